#include "cli/help_optimizer.h"

#include <fmt/format.h>

#include "lesson/conventions.h"
#include "lesson/diagnostic.h"
#include "maths/digits.h"
#include "optim/optimizer.h"
#include "optim/schedule.h"
#include "optim/treatment.h"

namespace gradwalk {
namespace {

void describeSetting(const HyperParameter& setting, Language language) {
  fmt::print("  {:<14} {:<7} {}{}\n", setting.name, setting.symbol, in(setting.what, language),
             setting.required ? " (must be given)" : "");
}

std::string settingText(const HyperParameter& setting) {
  return setting.name + "=" + (setting.required ? "…" : shortest(setting.initial));
}

void printFormulas(const char* heading, const std::vector<Line>& lines) {
  if (lines.empty()) return;
  fmt::print("\n  {}\n", heading);
  for (const Line& line : lines) fmt::print("    {}\n", line.formula);
}

// "outside, each, ε 1e-08"
std::string presetText(const Preset& preset) {
  std::vector<std::string> words;
  for (const auto& [convention, choice] : preset.choices) words.push_back(convention + "=" + choice);
  for (const auto& [setting, value] : preset.settings) words.push_back(setting + "=" + shortest(value));
  return words.empty() ? "as it is" : listed(words);
}

void describe(const Optimizer& optimizer, Language language) {
  std::vector<std::string> settings;
  for (const HyperParameter& each : optimizer.hyperParameters) settings.push_back(settingText(each));
  fmt::print("{}({})\n  {}. {}\n\n", optimizer.name, listed(settings), in(optimizer.title, language),
             in(optimizer.what, language));
  for (const HyperParameter& each : optimizer.hyperParameters) describeSetting(each, language);
  fmt::print("  {:<14} {:<7} {}\n", "lr", "", "short for learning_rate");

  for (const std::string& name : optimizer.conventions) {
    const ConventionInfo& convention = *findConvention(name);
    fmt::print("  {:<14} {} (a convention)\n", name, in(convention.what, language));
    for (std::size_t k = 0; k < convention.choices.size(); ++k)
      fmt::print("             {}: {}\n", convention.choices[k], in(convention.choiceTitles[k], language));
  }
  fmt::print("  convention=… sets them together:\n");
  for (const Preset& preset : optimizer.presets)
    fmt::print("             {}: {}\n", preset.name, presetText(preset));

  const OptimizerCall call{{}, choicesOf(optimizer)};
  printFormulas("before the forward pass", aheadLines(optimizer, call));
  printFormulas("once an update", onceLines(optimizer, call));
  printFormulas("for each parameter x with its gradient g", optimizer.lines(call));
  for (const Preset& preset : optimizer.presets) {
    const OptimizerCall other{{}, choicesOf(optimizer, &preset)};
    bool known = false;
    for (const Preset& before : optimizer.presets) {
      if (&before == &preset) break;
      known = known || choicesOf(optimizer, &before) == other.choices;
    }
    if (known || other.choices == call.choices) continue;
    printFormulas(("with convention=" + preset.name).c_str(), aheadLines(optimizer, other));
    const std::vector<Line> once = onceLines(optimizer, other);
    if (aheadLines(optimizer, other).empty()) fmt::print("\n  with convention={}\n", preset.name);
    for (const Line& line : once) fmt::print("    {}\n", line.formula);
    for (const Line& line : optimizer.lines(other)) fmt::print("    {}\n", line.formula);
  }
  fmt::print("\n  It also takes");
  for (const Treatment& each : treatments()) fmt::print(" {}=…", each.setting.name);
  fmt::print(" and schedule=…\n");
}

void describe(const Treatment& treatment, Language language) {
  fmt::print("{}=…\n  {}. {}\n\n", treatment.setting.name, in(treatment.title, language),
             in(treatment.what, language));
  describeSetting(treatment.setting, language);
  if (treatment.share != nullptr)
    printFormulas("for each parameter", {treatment.share({2}, true), treatment.share({2}, false)});
  if (treatment.once != nullptr) printFormulas("once an update", treatment.once());
  printFormulas("for each parameter x with its gradient g", treatment.lines({2}));
}

void describe(const Schedule& schedule, Language language) {
  std::vector<std::string> settings{"schedule=" + schedule.name};
  for (const HyperParameter& each : schedule.settings) settings.push_back(settingText(each));
  fmt::print("{}\n  {}. {}\n\n", listed(settings), in(schedule.title, language), in(schedule.what, language));
  for (const HyperParameter& each : schedule.settings) describeSetting(each, language);
  fmt::print("\n  {}\n", schedule.formula);
}

}  // namespace

bool describeOptimizer(std::string_view word, Language language) {
  if (const Optimizer* optimizer = findOptimizer(word))
    describe(*optimizer, language);
  else if (const Treatment* treatment = findTreatment(word))
    describe(*treatment, language);
  else if (const Schedule* schedule = findSchedule(word))
    describe(*schedule, language);
  else
    return false;
  return true;
}

void listTraining(Language language) {
  const auto row = [&](const std::string& name, const Text& title) {
    fmt::print("  {:<22} {}\n", name, in(title, language));
  };
  fmt::print("\nOptimizers:\n");
  for (const Optimizer& each : optimizers()) row(each.name, each.title);
  fmt::print("\nWhat each of them may do to the gradient first:\n");
  for (const Treatment& each : treatments()) row(each.setting.name, each.title);
  fmt::print("\nSchedules of the learning rate:\n");
  for (const Schedule& each : schedules()) row(each.name, each.title);
}

void addTrainingNames(std::vector<std::string>& names) {
  for (const Optimizer& each : optimizers()) names.push_back(each.name);
  for (const Treatment& each : treatments()) names.push_back(each.setting.name);
  for (const Schedule& each : schedules()) names.push_back(each.name);
}

}  // namespace gradwalk
