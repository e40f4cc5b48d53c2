// UTF-8 text one code point at a time, and how wide a code point is on a screen
// of fixed-width letters.
//
//     decodeUtf8("é", 0);           // value U+00E9, 2 bytes
//     displayWidth(U'가');          // 2: Hangul takes two columns
//     firstInvalidUtf8("ab\xff");   // 2: the offset of the bad byte
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gradwalk {

struct CodePoint {
  char32_t value = 0xFFFD;  // U+FFFD for a byte that is no UTF-8
  std::size_t bytes = 1;
  bool valid = false;
};

// The code point at byte `at`, which lies inside `text`. Overlong forms and
// surrogates are invalid; an invalid byte stands for itself alone.
CodePoint decodeUtf8(std::string_view text, std::size_t at);

// Offset of the first byte that is no UTF-8.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

// 0 for combining marks, 2 for Hangul, Han, Kana and other wide letters, else 1.
int displayWidth(char32_t c);

}  // namespace gradwalk
