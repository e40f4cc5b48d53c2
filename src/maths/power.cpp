#include "maths/power.h"

#include <cmath>

namespace gradwalk {

double pow(double a, double b) { return b == 2.0 ? a * a : std::pow(a, b); }

double powByBase(double a, double b) { return b == 0.0 ? 0.0 : b * pow(a, b - 1.0); }

double powByExponent(double a, double b) {
  const double power = pow(a, b);
  return power == 0.0 ? 0.0 : power * std::log(a);
}

}  // namespace gradwalk
