// UTF-8 in and out, with everything taken away that a picture must not hold.
//
// Text on a screen comes from lesson files, so it may hold anything. Here broken
// bytes become U+FFFD, control characters and invisible direction marks vanish, a
// tab or line break becomes a space, and Hangul written as loose letters (as some
// systems name files) is joined into syllables.
//
//     codePoints("K\tX");            // U'K', U' ', U'X'
//     utf8(codePoints("\x01ŷ"));     // "ŷ"
#pragma once

#include <string>
#include <string_view>

namespace gradwalk {

std::u32string codePoints(std::string_view text);

std::string utf8(std::u32string_view text);

bool isHangul(char32_t code);

}  // namespace gradwalk
