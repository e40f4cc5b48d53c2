// What [train] optimizer asks for: the rule, every number it needs, what is done to the
// gradient before, the schedule, and which form of each fine convention.
//
//     adam(learning_rate=0.3, convention=003, clip_norm=1, schedule=cosine, steps=30)
//
// A choice is the call's own, else that of the call's preset (convention=003), else the
// lesson's under [conventions], else PyTorch's.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "optim/optimizer.h"
#include "optim/schedule.h"
#include "optim/treatment.h"

namespace gradwalk {

struct ChosenOptimizer {
  const Optimizer* optimizer = nullptr;
  const Schedule* schedule = nullptr;        // never nullptr: the constant one
  std::vector<const Treatment*> treatments;  // those given, in their order
  std::map<std::string, double> settings;    // of the rule, the treatments and the schedule
  std::map<std::string, int> choices;        // of each fine convention of the rule
  std::set<std::string> followed;            // those that the lesson's [conventions] decide
};

// nullopt after adding a problem.
std::optional<ChosenOptimizer> chooseOptimizer(const Lesson& lesson, Problems& problems);

// The settings that the lesson's optimizer takes: the rule's, those of every treatment, those of
// its schedule. Empty without an optimizer. `always` are only those that it has in any case.
std::vector<HyperParameter> optimizerSettings(const Lesson& lesson, bool always = false);

// As the lesson writes a setting's name: "lr" for learning_rate; its full name where it does not.
std::string writtenSettingName(const Lesson& lesson, const std::string& name);

}  // namespace gradwalk
