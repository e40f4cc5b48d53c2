// A number that an optimizer is called with: learning_rate=0.1. It may be one of the
// rule's own, of a treatment of the gradient (weight decay), or of a schedule.
#pragma once

#include <string>
#include <string_view>

#include "maths/language.h"

namespace gradwalk {

struct HyperParameter {
  std::string name;    // "learning_rate"
  std::string symbol;  // "η"
  double initial = 0.0;
  double least = 0.0, most = 1e9;
  Text what;
  bool learningRate = false;  // the gradient is multiplied by it; a schedule stands in for it
  bool whole = false;         // a whole number
  bool below = false;         // `most` itself does not fit: 0 ≤ γ < 1
  bool required = false;      // of a schedule: it has no usual value
};

// Its name where a short one was written: "lr" is "learning_rate".
std::string_view fullSettingName(std::string_view written);

// "a number from 0 up to, but not, 1"
std::string boundsOf(const HyperParameter& setting);
bool fits(const HyperParameter& setting, double value);

}  // namespace gradwalk
