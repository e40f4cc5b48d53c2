#include "lesson/tokens.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "maths/unicode.h"

namespace gradwalk {
namespace {

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Signs from a word processor, and what is written instead.
struct Lookalike {
  char32_t sign;
  const char* instead;
};

constexpr Lookalike lookalikes[] = {
    {U'×', "write * instead"},  {U'·', "write * instead"},       {U'⋅', "write * instead"},
    {U'∗', "write * instead"},  {U'÷', "write / instead"},       {U'−', "write - instead"},
    {U'–', "write - instead"},  {U'—', "write - instead"},       {U'‘', "write ' instead"},
    {U'’', "write ' instead"},  {U'“', "write ' instead"},       {U'”', "write ' instead"},
    {U'（', "write ( instead"}, {U'）', "write ) instead"},      {U'，', "write a plain comma"},
    {U'⊙', "write * instead"},  {U'²', "write ^2 instead"},      {U'√', "write sqrt(…) instead"},
    {U':', "write = instead"},  {U';', "write a comma instead"}, {U'{', "write ( instead"},
    {U'}', "write ) instead"},  {U'\\', "no \\ is needed here"}, {U'∂', "a gradient is written grad.K"},
};

std::string hintFor(char32_t sign) {
  for (const Lookalike& lookalike : lookalikes)
    if (lookalike.sign == sign) return lookalike.instead;
  return "";
}

// Length of the number that `text` begins with.
std::size_t numberLength(std::string_view text) {
  const auto digits = [&](std::size_t k) {
    while (k < text.size() && isDigit(static_cast<unsigned char>(text[k]))) ++k;
    return k;
  };
  std::size_t k = digits(0);
  if (k < text.size() && text[k] == '.') k = digits(k + 1);
  if (k < text.size() && (text[k] == 'e' || text[k] == 'E')) {
    const std::size_t sign = k + 1 < text.size() && (text[k + 1] == '-' || text[k + 1] == '+') ? 1 : 0;
    if (const std::size_t end = digits(k + 1 + sign); end > k + 1 + sign) k = end;
  }
  return k;
}

}  // namespace

bool beginsName(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
  return (c >= 0xC0 && c <= 0x24F && c != U'×' && c != U'÷') ||         // Latin with accents
         (c >= 0x370 && c <= 0x3FF && c != 0x37E && c != 0x387) ||      // Greek
         (c >= 0x400 && c <= 0x481) || (c >= 0x1E00 && c <= 0x1EFF) ||  // Cyrillic, ŷ's neighbours
         (c >= 0x3131 && c <= 0x318E) || (c >= 0x1100 && c <= 0x11FF) ||
         (c >= 0xAC00 && c <= 0xD7A3) ||                                // Hangul
         (c >= 0x3041 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF);  // Kana, Han
}

bool continuesName(char32_t c) {
  return beginsName(c) || isDigit(c) || (c >= 0x300 && c <= 0x36F) || (c >= 0x2080 && c <= 0x2089);  // x̂, x₁
}

std::optional<double> numberOf(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '_') digits += c;
  const char* begin = digits.data();
  if (*begin == '+') ++begin;
  double value = 0.0;
  const auto [end, error] = std::from_chars(begin, digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string describe(const Token& token) {
  switch (token.kind) {
    case TokenKind::number:
    case TokenKind::name:
      return std::string(token.text);
    case TokenKind::end:
      return "the end";
    case TokenKind::quoted:
    case TokenKind::sign:
      break;
  }
  return "'" + std::string(token.text) + "'";
}

Tokens::Tokens(std::string_view text, std::size_t offset, Problems& problems)
    : text_(text), offset_(offset), problems_(&problems) {
  next_ = read();
}

Token Tokens::take() {
  const Token token = next_;
  next_ = read();
  return token;
}

Token Tokens::make(TokenKind kind, std::size_t length, double value) {
  const Token token{kind, text_.substr(at_, length), value, {offset_ + at_, offset_ + at_ + length}};
  at_ += length;
  return token;
}

void Tokens::fail(std::size_t begin, std::size_t end, Problem problem) {
  problem.where = {offset_ + begin, offset_ + end};
  problems_->push_back(std::move(problem));
  failed_ = true;
  at_ = text_.size();
}

Token Tokens::number() {
  const std::size_t length = numberLength(text_.substr(at_));
  const std::string_view text = text_.substr(at_, length);
  if (at_ + length < text_.size()) {
    const CodePoint after = decodeUtf8(text_, at_ + length);
    if (beginsName(after.value)) {
      std::size_t end = at_ + length;
      for (CodePoint c = after; end < text_.size() && continuesName(c.value);) {
        end += c.bytes;
        if (end < text_.size()) c = decodeUtf8(text_, end);
      }
      const std::string word(text_.substr(at_, end - at_));
      fail(at_, end,
           {{},
            "'" + word + "' is neither a number nor a name",
            "a sign between the number and the name",
            word,
            "write " + std::string(text) + "*" + word.substr(length)});
      return make(TokenKind::end, 0);
    }
  }
  const std::optional<double> value = numberOf(text);
  if (!value) {
    fail(at_, at_ + length,
         {{}, "the number is out of range", "a magnitude from 4.9e-324 to 1.79e+308", std::string(text), ""});
    return make(TokenKind::end, 0);
  }
  return make(TokenKind::number, length, *value);
}

Token Tokens::quoted() {
  const char quote = text_[at_];
  const std::size_t close = text_.find(quote, at_ + 1);
  if (close == std::string_view::npos) {
    fail(at_, text_.size(),
         {{}, "a quoted word is not closed", std::string("a second ") + quote, "the end", ""});
    return make(TokenKind::end, 0);
  }
  ++at_;
  const Token token = make(TokenKind::quoted, close - at_);
  ++at_;
  return token;
}

Token Tokens::read() {
  constexpr std::string_view signs = "+-*/^@=,()[]";
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
    ++at_;
  if (at_ == text_.size()) return make(TokenKind::end, 0);
  const CodePoint c = decodeUtf8(text_, at_);
  const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  if (isDigit(c.value) || (c.value == U'.' && isDigit(static_cast<unsigned char>(next)))) return number();
  if (beginsName(c.value)) {
    std::size_t length = 0;
    for (std::size_t k = at_; k < text_.size();) {
      const CodePoint part = decodeUtf8(text_, k);
      const bool dot =
          part.value == U'.' && k + 1 < text_.size() && continuesName(decodeUtf8(text_, k + 1).value);
      if (!continuesName(part.value) && !dot) break;
      k += part.bytes;
      length = k - at_;
    }
    return make(TokenKind::name, length);
  }
  if (c.value == U'\'' || c.value == U'"') return quoted();
  if (c.value < 0x80 && signs.find(static_cast<char>(c.value)) != std::string_view::npos)
    return make(TokenKind::sign, 1);
  const std::string sign(text_.substr(at_, c.bytes));
  fail(at_, at_ + c.bytes,
       {{},
        "'" + sign + "' has no meaning here",
        "names, numbers, brackets and + - * / ^ @",
        sign,
        hintFor(c.value)});
  return make(TokenKind::end, 0);
}

}  // namespace gradwalk
