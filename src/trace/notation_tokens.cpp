#include "trace/notation_tokens.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace gradwalk {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Signs that are more than one byte and no letters.
bool isSignAt(std::string_view rest) {
  constexpr std::array<std::string_view, 14> signs = {"−", "·", "⊙", "≈", "←", "…", "Σ",
                                                      "½", "√", "⌊", "⌋", "≤", "≥", "×"};
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view s) { return rest.starts_with(s); });
}

}  // namespace

bool isAsciiLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::size_t characterLength(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

bool lex(const std::string& text, std::vector<FormulaToken>& out) {
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    const char c = text[at];
    std::size_t length = characterLength(text, at);
    if (c == ' ') {
      space = true;
      ++at;
      continue;
    }
    FormulaToken token;
    token.spaceBefore = space;
    space = false;
    if (isDigit(c)) {
      while (length < rest.size() && (isDigit(rest[length]) || rest[length] == '.')) ++length;
      // An exponent, with or without its sign.
      if (length < rest.size() && rest[length] == 'e') {
        std::size_t end = length + 1;
        if (end < rest.size() && (rest[end] == '-' || rest[end] == '+')) ++end;
        if (end < rest.size() && isDigit(rest[end])) {
          while (end < rest.size() && isDigit(rest[end])) ++end;
          length = end;
        }
      }
      token.kind = FormulaToken::Kind::number;
    } else if (isAsciiLetter(c) || (static_cast<unsigned char>(c) >= 0x80 && !isSignAt(rest))) {
      while (length < rest.size()) {
        const char n = rest[length];
        const bool more = isAsciiLetter(n) || isDigit(n) || n == '_' ||
                          (n == '.' && length + 1 < rest.size() && isAsciiLetter(rest[length + 1])) ||
                          (static_cast<unsigned char>(n) >= 0x80 && !isSignAt(rest.substr(length)));
        if (!more) break;
        length += characterLength(rest, length);
      }
      token.kind = FormulaToken::Kind::word;
    } else {
      token.kind = FormulaToken::Kind::sign;
    }
    token.text = std::string(rest.substr(0, length));
    out.push_back(std::move(token));
    at += length;
  }
  return space;
}

}  // namespace gradwalk
