// Works out a line of numbers as a student would who sees only its text:
//
//     calculate("1·3 + 0·(-0.000018458) + 1");   // 4
//     calculate("1(2 > 0)·5 / 2");               // 2.5
//
// It knows nothing of terms, so a missing parenthesis or a lost digit shows. Products
// bind tighter than sums and run left to right, powers tighter still; 1(…) is 1 where the condition holds,
// {a : condition ; b} is a where it holds, else b. nullopt where the text is no such line.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gradwalk {

class Calculator {
 public:
  explicit Calculator(std::string_view text) : rest_(text) {}

  std::optional<double> whole() {
    const double value = sum();
    if (!good_ || !peekEnd()) return std::nullopt;
    return value;
  }

 private:
  void skip() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  bool peekEnd() {
    skip();
    return rest_.empty();
  }
  bool take(std::string_view sign) {
    skip();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }
  double fail() {
    good_ = false;
    rest_ = {};
    return 0.0;
  }

  double sum() {
    double total = take("-") ? -product() : product();
    while (good_) {
      if (take("+"))
        total += product();
      else if (take("-"))
        total -= product();
      else
        break;
    }
    return total;
  }

  double product() {
    double value = power();
    while (good_) {
      if (take("·"))
        value *= power();
      else if (take("/"))
        value /= power();
      else
        break;
    }
    return value;
  }

  double power() {
    const double base = factor();
    return take("^") ? std::pow(base, factor()) : base;
  }

  bool condition() {
    const double left = sum();
    if (take(">")) return left > sum();
    if (take("=")) return left == sum();
    fail();
    return false;
  }

  std::vector<double> list() {
    std::vector<double> values{sum()};
    while (good_ && take(",")) values.push_back(sum());
    if (!take(")")) fail();
    return values;
  }

  double factor() {
    if (take("1(")) {
      const bool holds = condition();
      return take(")") ? (holds ? 1.0 : 0.0) : fail();
    }
    if (take("(")) {
      const double value = sum();
      return take(")") ? value : fail();
    }
    if (take("{")) {
      const double yes = sum();
      if (!take(":")) return fail();
      const bool holds = condition();
      if (!take(";")) return fail();
      const double no = sum();
      return take("}") ? (holds ? yes : no) : fail();
    }
    if (take("exp(")) return std::exp(list()[0]);
    if (take("log(")) return std::log(list()[0]);
    if (take("√(")) return std::sqrt(list()[0]);
    if (take("tanh(")) return std::tanh(list()[0]);
    if (take("sin(")) return std::sin(list()[0]);
    if (take("cos(")) return std::cos(list()[0]);
    if (take("tan(")) return std::tan(list()[0]);
    if (take("atan(")) return std::atan(list()[0]);
    if (take("abs(")) return std::fabs(list()[0]);
    if (take("|")) {
      const double value = sum();
      return take("|") ? std::fabs(value) : fail();
    }
    if (take("min(")) {
      const std::vector<double> values = list();
      return *std::min_element(values.begin(), values.end());
    }
    if (take("max(")) {
      const std::vector<double> values = list();
      return *std::max_element(values.begin(), values.end());
    }
    if (take("argmax(")) {
      const std::vector<double> values = list();
      return static_cast<double>(std::max_element(values.begin(), values.end()) - values.begin());
    }
    return number();
  }

  double number() {
    skip();
    double value = 0.0;
    if (rest_.starts_with('-')) return fail();  // two signs in a row
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{}) return fail();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  std::string_view rest_;
  bool good_ = true;
};

inline std::optional<double> calculate(std::string_view text) { return Calculator(text).whole(); }

}  // namespace gradwalk
