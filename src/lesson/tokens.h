// Words, numbers and signs: what expressions and generators are written with.
//
//     Tokens tokens("K - 2.5", 0, problems);
//     tokens.peek().kind;    // TokenKind::name
//     tokens.take().text;    // "K"
//     tokens.failed();       // false: nothing unreadable so far
//
// A name begins with a letter (of any alphabet: Latin, Greek, Hangul …) or '_' and
// goes on with letters, digits, '_' and dots.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lesson/diagnostic.h"

namespace gradwalk {

enum class TokenKind : std::uint8_t {
  number,
  name,
  quoted,  // 'word'; text is what stands inside
  sign,    // one of + - * / ^ @ = , ( ) [ ]
  end      // of the text, also after something unreadable
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  double value = 0.0;
  Span where;

  bool is(char sign) const { return kind == TokenKind::sign && text[0] == sign; }
};

// "X", "2.5", "')'", "the end": a token in a message.
std::string describe(const Token& token);

// Reads one token ahead. The text must outlive it and be valid UTF-8; `offset` is its
// position in the lesson's source. Something unreadable adds one problem.
class Tokens {
 public:
  Tokens(std::string_view text, std::size_t offset, Problems& problems);

  const Token& peek() const { return next_; }
  Token take();
  bool failed() const { return failed_; }

 private:
  Token read();
  Token make(TokenKind kind, std::size_t length, double value = 0.0);
  Token number();
  Token quoted();
  void fail(std::size_t begin, std::size_t end, Problem problem);

  std::string_view text_;
  std::size_t offset_, at_ = 0;
  Problems* problems_;
  bool failed_ = false;
  Token next_;
};

// Whether a code point may begin or continue a name.
bool beginsName(char32_t c);
bool continuesName(char32_t c);

// A decimal number such as 2, 0.5, -1e-3 as a double; nullopt when it is none, or out
// of a double's range. Digits may be separated by '_', as TOML allows.
std::optional<double> numberOf(std::string_view text);

}  // namespace gradwalk
