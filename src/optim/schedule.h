// A schedule: the learning rate of each update. One step an update, whose last line is η_t.
//
//     adam(learning_rate=0.3, schedule=cosine, steps=30)
//
// Updates t count from 1. Slots of its lines: t, η (the learning_rate of the call), its own
// settings, the loss (where it is read), its states.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ops/operation.h"
#include "optim/setting.h"

namespace gradwalk {

struct Schedule {
  std::string name;  // "step_decay"
  Text title;
  Text what;
  std::vector<HyperParameter> settings = {};
  std::vector<std::string> states = {};  // all start at 0
  bool readsLoss = false;
  std::vector<Line> (*lines)() = nullptr;  // nullptr: the rate stays
  std::string formula;
};

std::span<const Schedule> schedules();
const Schedule* findSchedule(std::string_view name);

}  // namespace gradwalk
