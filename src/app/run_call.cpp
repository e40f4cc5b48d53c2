#include "app/run_call.h"

#include <algorithm>
#include <cmath>

#include "lesson/expression.h"
#include "maths/digits.h"
#include "optim/treatment.h"

namespace gradwalk {
namespace {

template <class Arguments>
auto found(Arguments& arguments, std::string_view name) {
  return std::find_if(arguments.begin(), arguments.end(),
                      [name](const auto& each) { return fullSettingName(each.first) == name; });
}

const Schedule* scheduleOf(const RunCall& call) {
  const std::string name = call.argument("schedule");
  return findSchedule(name.empty() ? "constant" : name);
}

bool isSetting(const std::vector<HyperParameter>& settings, std::string_view name) {
  return std::any_of(settings.begin(), settings.end(),
                     [name](const HyperParameter& each) { return each.name == name; });
}

// What an argument is about, so that another rule knows whether it has it too.
bool keeps(const Optimizer& rule, const std::string& name, const std::string& value,
           const Schedule* schedule) {
  if (name == "convention") return findPreset(rule, value) != nullptr;
  if (name == "schedule" || findTreatment(name) != nullptr || isSetting(rule.hyperParameters, name))
    return true;
  if (std::find(rule.conventions.begin(), rule.conventions.end(), name) != rule.conventions.end())
    return true;
  return schedule != nullptr && isSetting(schedule->settings, name);
}

void add(const RunCall& call, const HyperParameter& setting, const Preset* preset, bool treatment,
         std::vector<RunSetting>& out) {
  std::string written = call.argument(setting.name);
  double usual = setting.initial;
  if (preset != nullptr)
    if (const auto own = preset->settings.find(setting.name); own != preset->settings.end())
      usual = own->second;
  if (written.empty()) written = shortest(usual);
  out.push_back({&setting, printedValue(written).value_or(usual), written, treatment});
}

}  // namespace

std::string RunCall::argument(std::string_view name) const {
  const auto at = found(arguments, name);
  return at == arguments.end() ? "" : at->second;
}

void RunCall::set(std::string_view name, const std::string& value) {
  const auto at = found(arguments, name);
  if (at == arguments.end())
    arguments.emplace_back(name, value);
  else
    at->second = value;
}

void RunCall::drop(std::string_view name) {
  const auto at = found(arguments, name);
  if (at != arguments.end()) arguments.erase(at);
}

RunCall readCall(const std::string& call) {
  RunCall out;
  Problems problems;
  const auto e = parseExpression(call, 0, problems);
  if (!e) return {call, {}};
  const ExpressionNode& root = e->node(e->root);
  out.rule = root.text;
  if (root.kind != ExpressionKind::call) return out;
  for (const std::int32_t child : root.children) {
    const ExpressionNode& argument = e->node(child);
    if (argument.kind != ExpressionKind::keyword) continue;
    const Span where = e->node(argument.children[0]).where;
    out.arguments.emplace_back(argument.text, call.substr(where.begin, where.end - where.begin));
  }
  return out;
}

std::string text(const RunCall& call) {
  std::string out = call.rule + "(";
  for (const auto& [name, value] : call.arguments)
    out += (out.ends_with('(') ? "" : ", ") + name + "=" + value;
  return out + ")";
}

std::vector<RunSetting> settingsOf(const RunCall& call) {
  std::vector<RunSetting> out;
  const Optimizer* rule = findOptimizer(call.rule);
  if (rule == nullptr) return out;
  const Preset* preset = findPreset(*rule, call.argument("convention"));
  for (const HyperParameter& each : rule->hyperParameters) add(call, each, preset, false, out);
  if (const Schedule* schedule = scheduleOf(call))
    for (const HyperParameter& each : schedule->settings) add(call, each, preset, false, out);
  for (const Treatment& each : treatments())
    if (!call.argument(each.setting.name).empty()) add(call, each.setting, preset, true, out);
  return out;
}

RunCall withRule(const RunCall& call, const Optimizer& rule) {
  RunCall out{rule.name, {}};
  const Schedule* schedule = scheduleOf(call);
  for (const auto& [name, value] : call.arguments)
    if (keeps(rule, std::string(fullSettingName(name)), value, schedule))
      out.arguments.emplace_back(name, value);
  return out;
}

RunCall withSchedule(const RunCall& call, const Schedule& schedule, int iterations) {
  RunCall out = call;
  if (const Schedule* before = scheduleOf(call))
    for (const HyperParameter& each : before->settings) out.drop(each.name);
  out.drop("schedule");
  if (schedule.lines == nullptr) return out;
  out.set("schedule", schedule.name);
  for (const HyperParameter& each : schedule.settings)
    if (each.required)
      out.set(each.name, std::to_string(each.name == "steps" ? iterations : std::max(iterations / 3, 1)));
  return out;
}

double SliderRange::share(double value) const {
  if (!(value > low)) return 0.0;
  if (!(value < high)) return 1.0;
  return logarithmic ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
}

double SliderRange::value(double share) const {
  if (!logarithmic) return roundTo(low + share * (high - low), high - low > 2.0 ? 0 : 3) + 0.0;
  const double exact = low * std::pow(high / low, share);
  return roundTo(exact, 2 - static_cast<int>(std::floor(std::log10(exact))));
}

SliderRange sliderRange(const HyperParameter& setting, double value) {
  SliderRange out;
  if (setting.whole) {
    out = {setting.least, std::max(setting.least + 99.0, value), false};
  } else if (setting.most <= 1.0) {
    // The end itself may not be reached.
    out = {setting.least, setting.below ? 0.999 : setting.most, false};
  } else {
    const bool tiny = setting.initial > 0.0 && setting.initial < 1e-5;
    out = {tiny ? 1e-12 : 1e-4, tiny ? 1.0 : 10.0, true};
    if (value > 0.0) {
      out.low = std::min(out.low, value);
      out.high = std::max(out.high, value);
    }
  }
  return out;
}

}  // namespace gradwalk
