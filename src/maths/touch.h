// A touch: a number that remembers whether one watched cell went into it.
//
// Running a cell's mathematics on touches answers "did you read it?", also where the
// value does not depend on what was read: a maximum looks at every candidate, a branch at
// its condition. It is the reverse of a Term's reads, at the price of a double.
//
//     Reader<Touch> r;
//     r.bind(0, &x);
//     r.watch(0, 4);                    // x[4]
//     line(r, cell).touched;            // this cell of the line read it
#pragma once

#include <cmath>

#include "maths/power.h"

namespace gradwalk {

struct Touch {
  double value = 0.0;
  bool touched = false;
};

// A truth value that remembers what was compared.
struct TouchCondition {
  bool holds = false, touched = false;
};

inline Touch operator-(Touch a) { return {-a.value, a.touched}; }
inline Touch operator+(Touch a, Touch b) { return {a.value + b.value, a.touched || b.touched}; }
inline Touch operator-(Touch a, Touch b) { return {a.value - b.value, a.touched || b.touched}; }
inline Touch operator*(Touch a, Touch b) { return {a.value * b.value, a.touched || b.touched}; }
inline Touch operator/(Touch a, Touch b) { return {a.value / b.value, a.touched || b.touched}; }
inline Touch exp(Touch a) { return {std::exp(a.value), a.touched}; }
inline Touch log(Touch a) { return {std::log(a.value), a.touched}; }
inline Touch sqrt(Touch a) { return {std::sqrt(a.value), a.touched}; }
inline Touch sin(Touch a) { return {std::sin(a.value), a.touched}; }
inline Touch cos(Touch a) { return {std::cos(a.value), a.touched}; }
inline Touch tan(Touch a) { return {std::tan(a.value), a.touched}; }
inline Touch tanh(Touch a) { return {std::tanh(a.value), a.touched}; }
inline Touch atan(Touch a) { return {std::atan(a.value), a.touched}; }
inline Touch abs(Touch a) { return {std::fabs(a.value), a.touched}; }
inline Touch pow(Touch a, Touch b) { return {pow(a.value, b.value), a.touched || b.touched}; }
inline TouchCondition greater(Touch a, Touch b) { return {a.value > b.value, a.touched || b.touched}; }
inline TouchCondition equal(Touch a, Touch b) { return {a.value == b.value, a.touched || b.touched}; }
inline Touch where(TouchCondition condition, Touch a, Touch b) {
  return {condition.holds ? a.value : b.value, condition.touched || a.touched || b.touched};
}

}  // namespace gradwalk
