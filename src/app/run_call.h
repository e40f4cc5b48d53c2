// The optimizer's call of a run, taken apart: its rule, what it is called with, what else it
// could be called with.
//
//     RunCall call = readCall("adam(learning_rate=0.3, convention=003)");
//     call.set("learning_rate", "0.1");
//     text(call);   // "adam(learning_rate=0.1, convention=003)"
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "optim/optimizer.h"
#include "optim/schedule.h"

namespace gradwalk {

struct RunCall {
  std::string rule;
  std::vector<std::pair<std::string, std::string>> arguments;  // as written, short names too

  std::string argument(std::string_view name) const;  // "": not given
  void set(std::string_view name, const std::string& value);
  void drop(std::string_view name);
};

RunCall readCall(const std::string& call);
std::string text(const RunCall& call);

// A number that the call has: of the rule, of its schedule, or of a treatment that is given.
struct RunSetting {
  const HyperParameter* setting = nullptr;
  double value = 0.0;
  std::string written;     // as the call writes it, else the usual value
  bool treatment = false;  // it may be taken away
};
std::vector<RunSetting> settingsOf(const RunCall& call);

// The same with another rule; what the new one has too stays.
RunCall withRule(const RunCall& call, const Optimizer& rule);

// With another schedule, whose numbers are such that it ends after `iterations`.
RunCall withSchedule(const RunCall& call, const Schedule& schedule, int iterations);

// The range of a slider: where the numbers span decades it is logarithmic.
struct SliderRange {
  double low = 0.0, high = 1.0;
  bool logarithmic = false;

  double share(double value) const;  // 0 … 1; of what lies outside, the nearer end
  double value(double share) const;  // rounded to what a slider can say
};
SliderRange sliderRange(const HyperParameter& setting, double value);

}  // namespace gradwalk
