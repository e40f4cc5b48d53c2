// A dual number: a value and its exact derivative along one chosen direction.
//
// Running a cell's mathematics on duals gives the derivative that the
// hand-written backward rule is held to. (Wengert 1964, forward mode.)
//
//     Dual x{3.0, 1.0};        // x = 3, dx = 1
//     (x * x).derivative;      // 6
#pragma once

#include <cmath>

#include "maths/power.h"

namespace gradwalk {

struct Dual {
  double value = 0.0;
  double derivative = 0.0;
};

inline Dual operator-(Dual a) { return {-a.value, -a.derivative}; }
inline Dual operator+(Dual a, Dual b) { return {a.value + b.value, a.derivative + b.derivative}; }
inline Dual operator-(Dual a, Dual b) { return {a.value - b.value, a.derivative - b.derivative}; }
inline Dual operator*(Dual a, Dual b) {
  return {a.value * b.value, a.derivative * b.value + a.value * b.derivative};
}
inline Dual operator/(Dual a, Dual b) {
  const double quotient = a.value / b.value;
  return {quotient, (a.derivative - quotient * b.derivative) / b.value};
}
inline Dual exp(Dual a) {
  const double e = std::exp(a.value);
  return {e, e * a.derivative};
}
inline Dual log(Dual a) { return {std::log(a.value), a.derivative / a.value}; }
inline Dual sqrt(Dual a) {
  const double root = std::sqrt(a.value);
  return {root, a.derivative / (2.0 * root)};
}
inline Dual sin(Dual a) { return {std::sin(a.value), std::cos(a.value) * a.derivative}; }
inline Dual cos(Dual a) { return {std::cos(a.value), -(std::sin(a.value) * a.derivative)}; }
inline Dual tan(Dual a) {
  const double t = std::tan(a.value);
  return {t, (1.0 + t * t) * a.derivative};
}
inline Dual tanh(Dual a) {
  const double t = std::tanh(a.value);
  return {t, (1.0 - t * t) * a.derivative};
}
inline Dual atan(Dual a) { return {std::atan(a.value), a.derivative / (1.0 + a.value * a.value)}; }
// At 0 the derivative is taken to be 0.
inline Dual abs(Dual a) {
  const double sign = a.value > 0.0 ? 1.0 : a.value < 0.0 ? -1.0 : a.value == 0.0 ? 0.0 : a.value;
  return {std::fabs(a.value), sign * a.derivative};
}
// What does not move has no share, also where its factor is no number: (−2)³ has a
// derivative by the −2 alone.
inline Dual pow(Dual a, Dual b) {
  const double base = a.derivative == 0.0 ? 0.0 : powByBase(a.value, b.value) * a.derivative;
  const double exponent = b.derivative == 0.0 ? 0.0 : powByExponent(a.value, b.value) * b.derivative;
  return {pow(a.value, b.value), base + exponent};
}
inline bool greater(Dual a, Dual b) { return a.value > b.value; }
inline bool equal(Dual a, Dual b) { return a.value == b.value; }
inline Dual where(bool condition, Dual a, Dual b) { return condition ? a : b; }

}  // namespace gradwalk
