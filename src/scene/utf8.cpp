#include "scene/utf8.h"

#include <cstddef>
#include <cstdint>

#include "maths/unicode.h"

namespace gradwalk {
namespace {

// C0 and C1 controls, and the marks that have no picture but change the order or
// the joining of what stands around them.
bool vanishes(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
         (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xFFF9 && code <= 0xFFFC) ||
         (code & 0xFFFEu) == 0xFFFEu || (code >= 0xFDD0 && code <= 0xFDEF);
}

// Conjoining letters (Unicode 3.12): syllable = (L·21 + V)·28 + T from U+AC00.
bool join(char32_t& last, char32_t next) {
  if (last >= 0x1100 && last < 0x1113 && next >= 0x1161 && next < 0x1176) {
    last = 0xAC00 + ((last - 0x1100) * 21 + (next - 0x1161)) * 28;
    return true;
  }
  const bool open = last >= 0xAC00 && last < 0xD7A4 && (last - 0xAC00) % 28 == 0;
  if (open && next > 0x11A7 && next < 0x11C3) {
    last += next - 0x11A7;
    return true;
  }
  return false;
}

}  // namespace

std::u32string codePoints(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decodeUtf8(text, at);
    at += next.bytes;
    char32_t code = next.value;
    if (code == U'\t' || code == U'\n' || code == U'\r') code = U' ';
    if (vanishes(code)) continue;
    if (!codes.empty() && join(codes.back(), code)) continue;
    codes.push_back(code);
  }
  return codes;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto put = [&](std::uint32_t byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  for (const char32_t c : text) {
    const auto code = static_cast<std::uint32_t>(c);
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xC0u | (code >> 6));
      put(0x80u | (code & 0x3Fu));
    } else if (code < 0x10000) {
      put(0xE0u | (code >> 12));
      put(0x80u | ((code >> 6) & 0x3Fu));
      put(0x80u | (code & 0x3Fu));
    } else {
      put(0xF0u | (code >> 18));
      put(0x80u | ((code >> 12) & 0x3Fu));
      put(0x80u | ((code >> 6) & 0x3Fu));
      put(0x80u | (code & 0x3Fu));
    }
  }
  return out;
}

bool isHangul(char32_t code) {
  return (code >= 0xAC00 && code < 0xD7A4) || (code >= 0x1100 && code < 0x1200) ||
         (code >= 0x3130 && code < 0x3190);
}

}  // namespace gradwalk
