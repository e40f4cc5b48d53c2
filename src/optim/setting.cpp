#include "optim/setting.h"

#include <cmath>

#include "maths/digits.h"

namespace gradwalk {

std::string_view fullSettingName(std::string_view written) {
  return written == "lr" ? "learning_rate" : written;
}

std::string boundsOf(const HyperParameter& setting) {
  const std::string kind = setting.whole ? "a whole number" : "a number";
  return kind + " from " + shortest(setting.least) + (setting.below ? " up to, but not, " : " to ") +
         shortest(setting.most);
}

bool fits(const HyperParameter& setting, double value) {
  if (!(value >= setting.least) || !(value <= setting.most)) return false;
  if (setting.below && value == setting.most) return false;
  return !setting.whole || value == std::floor(value);
}

}  // namespace gradwalk
