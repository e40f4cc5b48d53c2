#include "lesson/exact_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

#include "maths/digits.h"

namespace gradwalk {
namespace {

constexpr double mostWhole = 1e15;  // whole numbers up to here, and their decimals, are exact
constexpr int mostShift = 15;

// whole · 10^exponent
struct Decimal {
  double whole = 0.0;
  int exponent = 0;
};

std::optional<Decimal> decimalOf(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  const std::string text = shortest(value);
  Decimal out;
  bool negative = false, point = false;
  std::size_t k = 0;
  for (; k < text.size() && text[k] != 'e'; ++k) {
    if (text[k] == '-') negative = true;
    if (text[k] == '.') point = true;
    if (text[k] < '0' || text[k] > '9') continue;
    out.whole = out.whole * 10.0 + (text[k] - '0');
    if (out.whole > mostWhole) return std::nullopt;
    if (point) --out.exponent;
  }
  if (k < text.size()) {
    if (text[++k] == '+') ++k;
    int shift = 0;
    std::from_chars(text.data() + k, text.data() + text.size(), shift);
    out.exponent += shift;
  }
  if (negative) out.whole = -out.whole;
  return out;
}

std::optional<double> valueOf(Decimal d) {
  if (std::fabs(d.whole) > mostWhole) return std::nullopt;
  const std::string text =
      std::to_string(static_cast<std::int64_t>(d.whole)) + "e" + std::to_string(d.exponent);
  double value = 0.0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{}) return std::nullopt;
  return value;
}

double tenTo(int exponent) { return std::pow(10.0, exponent); }

// Both over the smaller power of ten; false where one becomes too long.
bool align(Decimal& a, Decimal& b) {
  Decimal& larger = a.exponent > b.exponent ? a : b;
  const int exponent = std::min(a.exponent, b.exponent), shift = larger.exponent - exponent;
  if (larger.whole == 0.0) {
    larger.exponent = exponent;
    return true;
  }
  if (shift > mostShift) return false;
  larger.whole *= tenTo(shift);
  larger.exponent = exponent;
  return std::fabs(larger.whole) <= mostWhole;
}

bool isWhole(double x) { return x == std::floor(x) && std::fabs(x) <= mostWhole; }

}  // namespace

std::optional<double> exactSum(double a, double b) {
  const double sum = a + b, back = sum - a;
  if (std::isfinite(sum) && (a - (sum - back)) + (b - back) == 0.0) return sum;
  std::optional<Decimal> x = decimalOf(a), y = decimalOf(b);
  if (!x || !y || !align(*x, *y)) return std::nullopt;
  return valueOf({x->whole + y->whole, x->exponent});
}

std::optional<double> exactProduct(double a, double b) {
  const double product = a * b;
  // Below this the error of a product may be too small to be seen.
  const bool visible = std::fabs(product) > 1e-290 || product == 0.0;
  if (std::isfinite(product) && visible && (product != 0.0 || a == 0.0 || b == 0.0) &&
      std::fma(a, b, -product) == 0.0)
    return product;
  const std::optional<Decimal> x = decimalOf(a), y = decimalOf(b);
  if (!x || !y) return std::nullopt;
  const double whole = x->whole * y->whole;
  if (std::fabs(whole) > mostWhole) return std::nullopt;
  return valueOf({whole, x->exponent + y->exponent});
}

Ratio reduced(Ratio ratio) {
  if (ratio.under == 1.0) return ratio;
  if (ratio.over == 0.0) return {0.0, 1.0};
  std::optional<Decimal> over = decimalOf(ratio.over), under = decimalOf(ratio.under);
  if (!over || !under || !align(*over, *under)) return ratio;
  const auto divisor = static_cast<double>(
      std::gcd(static_cast<std::int64_t>(over->whole), static_cast<std::int64_t>(under->whole)));
  return {over->whole / divisor, under->whole / divisor};
}

std::optional<Ratio> exactProduct(Ratio a, Ratio b) {
  const std::optional<double> over = exactProduct(a.over, b.over), under = exactProduct(a.under, b.under);
  if (!over || !under || *under == 0.0) return std::nullopt;
  return reduced({*over, *under});
}

std::optional<Ratio> exactSum(Ratio a, Ratio b) {
  if (a.under == b.under) {
    const std::optional<double> over = exactSum(a.over, b.over);
    return over ? std::optional<Ratio>(reduced({*over, a.under})) : std::nullopt;
  }
  const double left = a.over * b.under, right = b.over * a.under, under = a.under * b.under;
  const bool exact = isWhole(a.over) && isWhole(b.over) && isWhole(a.under) && isWhole(b.under) &&
                     isWhole(left) && isWhole(right) && isWhole(left + right) && isWhole(under);
  if (!exact) return std::nullopt;
  return reduced({left + right, under});
}

}  // namespace gradwalk
