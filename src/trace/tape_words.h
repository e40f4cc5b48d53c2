// What each word of a term is worth, for one point of a tape and for the constants in it.
#pragma once

#include <cmath>

#include "maths/power.h"
#include "maths/term.h"

namespace gradwalk {

// Calls `with` with the function of two numbers that `kind` is; false where it is none.
template <class With>
[[gnu::always_inline]] inline bool binaryWord(TermKind kind, const With& with) {
  switch (kind) {
    case TermKind::add:
      with([](double a, double b) { return a + b; });
      return true;
    case TermKind::subtract:
      with([](double a, double b) { return a - b; });
      return true;
    case TermKind::multiply:
      with([](double a, double b) { return a * b; });
      return true;
    case TermKind::divide:
      with([](double a, double b) { return a / b; });
      return true;
    case TermKind::power:
      with([](double a, double b) { return pow(a, b); });
      return true;
    case TermKind::greater:
      with([](double a, double b) { return a > b ? 1.0 : 0.0; });
      return true;
    case TermKind::equal:
      with([](double a, double b) { return a == b ? 1.0 : 0.0; });
      return true;
    case TermKind::maximum:
      with([](double a, double b) { return (b > a) | ((b != b) & (a == a)) ? b : a; });
      return true;
    case TermKind::minimum:
      with([](double a, double b) { return (b < a) | ((b != b) & (a == a)) ? b : a; });
      return true;
    case TermKind::position:
      with([](double a, double b) { return (b > a) | ((b != b) & (a == a)) ? 1.0 : 0.0; });
      return true;
    default:
      return false;
  }
}

// The same of one number.
template <class With>
[[gnu::always_inline]] inline bool unaryWord(TermKind kind, const With& with) {
  switch (kind) {
    case TermKind::read:
      with([](double a) { return a; });
      return true;
    case TermKind::negate:
      with([](double a) { return -a; });
      return true;
    case TermKind::exp:
      with([](double a) { return std::exp(a); });
      return true;
    case TermKind::log:
      with([](double a) { return std::log(a); });
      return true;
    case TermKind::sqrt:
      with([](double a) { return std::sqrt(a); });
      return true;
    case TermKind::sin:
      with([](double a) { return std::sin(a); });
      return true;
    case TermKind::cos:
      with([](double a) { return std::cos(a); });
      return true;
    case TermKind::tan:
      with([](double a) { return std::tan(a); });
      return true;
    case TermKind::tanh:
      with([](double a) { return std::tanh(a); });
      return true;
    case TermKind::atan:
      with([](double a) { return std::atan(a); });
      return true;
    case TermKind::abs:
      with([](double a) { return std::fabs(a); });
      return true;
    default:
      return false;
  }
}

}  // namespace gradwalk
