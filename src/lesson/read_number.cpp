#include "lesson/read_number.h"

#include <cmath>
#include <string>

#include "lesson/read_scan.h"
#include "lesson/tokens.h"

namespace gradwalk {
namespace {

constexpr double mostWhole = 9007199254740992.0;  // 2⁵³: below it a double holds every whole number

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Digits with single '_' between them; the position after them, or `at` when there are none.
std::size_t digitsFrom(std::string_view word, std::size_t at) {
  std::size_t k = at;
  while (k < word.size() && (isDigit(word[k]) || (word[k] == '_' && k > at && isDigit(word[k - 1]) &&
                                                  k + 1 < word.size() && isDigit(word[k + 1]))))
    ++k;
  return k;
}

enum class Shape { whole, fraction, other };

// [+-] digits [. digits] [e [+-] digits], no zero before another digit.
Shape shapeOf(std::string_view word) {
  std::size_t k = !word.empty() && (word[0] == '+' || word[0] == '-') ? 1 : 0;
  const std::size_t whole = k;
  k = digitsFrom(word, k);
  if (k == whole || (word[whole] == '0' && k > whole + 1)) return Shape::other;
  if (k == word.size()) return Shape::whole;
  if (word[k] == '.') {
    const std::size_t places = k + 1;
    k = digitsFrom(word, places);
    if (k == places) return Shape::other;
  }
  if (k < word.size() && (word[k] == 'e' || word[k] == 'E')) {
    ++k;
    if (k < word.size() && (word[k] == '+' || word[k] == '-')) ++k;
    const std::size_t exponent = k;
    k = digitsFrom(word, exponent);
    if (k == exponent) return Shape::other;
  }
  return k == word.size() ? Shape::fraction : Shape::other;
}

std::string_view unsignedPart(std::string_view word) {
  return !word.empty() && (word[0] == '+' || word[0] == '-') ? word.substr(1) : word;
}

bool looksLikeDate(std::string_view word) {
  return word.size() >= 5 && isDigit(word[0]) && isDigit(word[1]) &&
         (word[2] == ':' || (isDigit(word[2]) && isDigit(word[3]) && word[4] == '-'));
}

}  // namespace

std::optional<Problem> numberProblem(std::string_view word, std::size_t offset) {
  const Span where{offset, offset + word.size()};
  const std::string_view rest = unsignedPart(word);
  if (rest == "inf" || rest == "nan") return std::nullopt;
  const std::string shown(word);
  const bool numeric = !rest.empty() && (isDigit(rest[0]) || rest[0] == '.');
  if (word.substr(0, 3) == "−")
    return Problem{where, "'" + shown + "' is not a number", "a number such as 2, -0.5 or 1e-3", shown,
                   "the minus sign is typed as -"};
  if (!numeric) {
    const bool curly = word.substr(0, 3) == "“" || word.substr(0, 3) == "‘";
    const std::string hint = word == "True" || word == "False" ? "write it in small letters: true or false"
                             : curly                           ? "plain quotes are typed as \""
                                                               : "text stands in quotes";
    return Problem{where, "'" + shown + "' has no quotes", "a number, text in quotes, or a list", shown,
                   hint};
  }
  if (word.size() > longestNumber)
    return Problem{where, "a number is too long", "at most " + std::to_string(longestNumber) + " characters",
                   std::to_string(word.size()) + " characters", ""};
  const Shape shape = shapeOf(word);
  if (shape == Shape::other) {
    std::string hint;
    if (looksLikeDate(word))
      hint = "a date has no use in a lesson; text stands in quotes";
    else if (rest[0] == '.')
      hint = "a digit stands before the point: 0" + std::string(rest);
    else if (rest.back() == '.')
      hint = "a digit stands after the point: " + std::string(rest) + "0";
    else if (rest.find('/') != std::string_view::npos)
      hint = "write it as a decimal number";
    else if (rest.size() > 1 && rest[0] == '0' && isDigit(rest[1]))
      hint = "a number does not begin with an extra 0";
    else if (rest.size() > 1 && rest[0] == '0' && (rest[1] == 'x' || rest[1] == 'b' || rest[1] == 'o'))
      hint = "write it as a decimal number";
    return Problem{where, "'" + shown + "' is not a number", "a number such as 2, -0.5 or 1e-3", shown, hint};
  }
  const std::optional<double> value = numberOf(word);
  if (!value)
    return Problem{where, "the number is out of range", "a magnitude from 4.9e-324 to 1.79e+308", shown, ""};
  if (shape == Shape::whole && std::fabs(*value) >= mostWhole)
    return Problem{where, "the whole number is too large to be kept exactly", "at most 9007199254740991",
                   shown, "write it as " + std::string(word) + ".0 if its last digits do not matter"};
  return std::nullopt;
}

}  // namespace gradwalk
