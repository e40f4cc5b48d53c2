// What may be done to a gradient before the rule reads it, for every rule alike: settings of
// the same call, absent unless they are given.
//
//     sgd(learning_rate=0.1, clip_norm=1, weight_decay=0.01)
//
// They are applied in the order of the menu, PyTorch's: clipping first, then the penalties.
// Each is a step of its own for each parameter. Slots of its lines: x, g, the setting; of a
// `global` one x, g, the factor that its lines `once` make.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ops/operation.h"
#include "optim/setting.h"

namespace gradwalk {

struct Treatment {
  HyperParameter setting;  // its name is the treatment's: "clip_norm"
  Text title;
  Text what;
  std::vector<Line> (*lines)(const Shape& shape) = nullptr;
  // A global treatment knows all gradients: first a sum over each parameter (slots: g, the sum
  // so far, where there is one before it), then numbers made of the whole sum (slots: the sum,
  // the setting); the last one is the factor.
  Line (*share)(const Shape& shape, bool first) = nullptr;
  std::vector<Line> (*once)() = nullptr;
  bool clips = false;  // before everything else; a setting of 0 is not the same as none

  bool global() const { return once != nullptr; }
};

std::span<const Treatment> treatments();
const Treatment* findTreatment(std::string_view name);

}  // namespace gradwalk
