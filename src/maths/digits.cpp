#include "maths/digits.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

namespace gradwalk {
namespace {

// 0.d₁d₂d₃… × 10^point, digits without leading or trailing zeros; "" is zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};

void trim(Decimal& d) {
  while (!d.digits.empty() && d.digits.back() == '0') d.digits.pop_back();
  if (d.digits.empty()) d.point = 0;
}

Decimal fromDouble(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value),
                                 std::chars_format::scientific);
  Decimal d{.negative = std::signbit(value), .digits = {}, .point = 0};
  const char* at = buffer.data();
  for (; at != end.ptr && *at != 'e'; ++at)
    if (*at != '.') d.digits += *at;
  if (at != end.ptr) d.point = std::atoi(at + 1) + 1;
  trim(d);
  return d;
}

// Keeps `count` digits (may be negative: everything is beyond), half away from
// zero or cut off.
void keep(Decimal& d, int count, bool cut) {
  if (count >= static_cast<int>(d.digits.size())) return;
  const bool up = !cut && count >= 0 && d.digits[static_cast<std::size_t>(count)] >= '5';
  d.digits.resize(static_cast<std::size_t>(count < 0 ? 0 : count));
  if (up) {
    std::size_t k = d.digits.size();
    while (k > 0 && d.digits[k - 1] == '9') d.digits[--k] = '0';
    if (k > 0) {
      ++d.digits[k - 1];
    } else {
      d.digits.insert(d.digits.begin(), '1');
      ++d.point;
    }
  }
  trim(d);
}

// The double nearest to a decimal; infinite or 0 where it is beyond all doubles. Not strtod,
// which reads a comma where the user's locale writes one.
double nearest(const std::string& decimal, bool large) {
  double value = 0.0;
  const auto result = std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
  if (result.ec == std::errc::result_out_of_range)
    return large ? std::numeric_limits<double>::infinity() : 0.0;
  return value;
}

double toDouble(const Decimal& d) {
  if (d.digits.empty()) return 0.0;
  const double magnitude = nearest("0." + d.digits + "e" + std::to_string(d.point), d.point > 0);
  return d.negative ? -magnitude : magnitude;
}

std::string plain(const Decimal& d) {
  if (d.digits.empty()) return "0";
  const int count = static_cast<int>(d.digits.size());
  std::string out = d.negative ? "-" : "";
  if (d.point <= 0) return out + "0." + std::string(static_cast<std::size_t>(-d.point), '0') + d.digits;
  if (d.point >= count) return out + d.digits + std::string(static_cast<std::size_t>(d.point - count), '0');
  const auto whole = static_cast<std::size_t>(d.point);
  return out + d.digits.substr(0, whole) + "." + d.digits.substr(whole);
}

std::string scientific(const Decimal& d) {
  std::string out = d.negative ? "-" : "";
  out += d.digits[0];
  if (d.digits.size() > 1) out += "." + d.digits.substr(1);
  const int exponent = d.point - 1;
  const std::string power = std::to_string(std::abs(exponent));
  return out + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
}

std::string readable(const Decimal& d) {
  if (d.digits.empty()) return "0";
  return d.point < -5 || d.point > 9 ? scientific(d) : plain(d);
}

// Digits before the point are never rounded away while the number is printed plainly.
void keepSignificant(Decimal& d, int digits) {
  keep(d, d.point <= 9 && d.point > digits ? d.point : digits, false);
}

// A double's last two digits are noise of the arithmetic (0.1 + 0.2): they do not make
// a figure a rounded one.
constexpr int noiseFreeDigits = 15;

std::optional<std::string> special(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  return std::nullopt;
}

// "270.43", "-.5", "1.5e-3": mantissa digits, places after the point, exponent.
struct Figure {
  bool negative = false;
  std::string digits;
  int places = 0, exponent = 0;
  double magnitude = 0.0;
};

std::optional<Figure> parseFigure(std::string_view text) {
  Figure figure;
  std::size_t k = 0;
  if (k < text.size() && (text[k] == '-' || text[k] == '+')) figure.negative = text[k++] == '-';
  bool point = false;
  for (; k < text.size(); ++k) {
    if (std::isdigit(static_cast<unsigned char>(text[k]))) {
      figure.digits += text[k];
      if (point) ++figure.places;
    } else if (text[k] == '.' && !point) {
      point = true;
    } else if (text[k] != '_' || figure.digits.empty()) {
      break;
    }
  }
  if (figure.digits.empty() || figure.digits.size() > 400) return std::nullopt;
  if (k < text.size()) {
    if (text[k] != 'e' && text[k] != 'E') return std::nullopt;
    ++k;
    if (k + 1 < text.size() && text[k] == '+' && text[k + 1] != '-') ++k;
    const auto [end, error] = std::from_chars(text.data() + k, text.data() + text.size(), figure.exponent);
    if (error != std::errc{} || end != text.data() + text.size() || std::abs(figure.exponent) > 400)
      return std::nullopt;
  }
  const int power = figure.exponent - figure.places, count = static_cast<int>(figure.digits.size());
  figure.magnitude = nearest(figure.digits + "e" + std::to_string(power), count + power > 0);
  if (!std::isfinite(figure.magnitude)) return std::nullopt;
  return figure;
}

}  // namespace

std::string significant(double value, int digits) {
  if (const auto word = special(value)) return *word;
  Decimal d = fromDouble(value), whole = d;
  keep(whole, noiseFreeDigits, false);
  keepSignificant(d, digits);
  // Digits were cut off: the zeros that end the rest belong to it.
  if (d.digits != whole.digits || d.point != whole.point) {
    const int count = d.point <= 9 && d.point > digits ? d.point : digits;
    d.digits.resize(static_cast<std::size_t>(std::max(count, static_cast<int>(d.digits.size()))), '0');
  }
  return readable(d);
}

std::string significantApart(double value, double before, int digits) {
  const bool differ = roundSignificant(value, noiseFreeDigits) != roundSignificant(before, noiseFreeDigits);
  if (!differ) return significant(value, digits);
  // What is rounded away is to be small beside the change, too: 1.0000055 is not "1.00001".
  const double small = 0.05 * std::fabs(value - before);
  int apart = digits;
  for (int more = digits; more <= mostDigits; ++more) {
    const double shown = roundSignificant(value, more);
    if (shown == roundSignificant(before, more)) continue;
    apart = more;
    if (std::fabs(shown - value) <= small) break;
  }
  return significant(value, apart);
}

std::string decimals(double value, int places) {
  if (const auto word = special(value)) return *word;
  Decimal d = fromDouble(value);
  keep(d, d.point + places, false);
  return d.digits.empty() ? "0" : plain(d);
}

std::string shortest(double value) {
  if (const auto word = special(value)) return *word;
  return readable(fromDouble(value));
}

double roundTo(double value, int places) {
  if (special(value)) return value;
  Decimal d = fromDouble(value);
  keep(d, d.point + places, false);
  return toDouble(d);
}

double truncateTo(double value, int places) {
  if (special(value)) return value;
  Decimal d = fromDouble(value);
  keep(d, d.point + places, true);
  return toDouble(d);
}

double roundSignificant(double value, int digits) {
  if (special(value)) return value;
  Decimal d = fromDouble(value);
  keepSignificant(d, digits);
  return toDouble(d);
}

int printedPlaces(std::string_view figure) {
  const auto parsed = parseFigure(figure);
  return parsed ? parsed->places - parsed->exponent : notAFigure;
}

std::optional<double> printedValue(std::string_view figure) {
  const auto parsed = parseFigure(figure);
  if (!parsed) return std::nullopt;
  return parsed->negative ? -parsed->magnitude : parsed->magnitude;
}

}  // namespace gradwalk
