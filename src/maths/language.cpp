#include "maths/language.h"

#include <array>

#include "maths/unicode.h"

namespace gradwalk {
namespace {

// How a word ends when it is read aloud in Korean. ㄹ counts as a vowel before 로.
enum class Ending { unknown, vowel, consonant, rieul };

struct Particle {
  std::string_view afterConsonant, afterVowel, either;
};

constexpr std::array<Particle, 11> particles = {{
    {"을", "를", "을(를)"},
    {"은", "는", "은(는)"},
    {"이", "가", "이(가)"},
    {"과", "와", "과(와)"},
    {"으로", "로", "(으)로"},
    {"이라", "라", "(이)라"},
    {"이나", "나", "(이)나"},
    {"이며", "며", "(이)며"},
    {"이고", "고", "(이)고"},
    {"이다", "다", "(이)다"},
    {"아", "야", "아(야)"},
}};

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// 영 일 이 삼 사 오 육 칠 팔 구
Ending digitEnding(char32_t digit) {
  switch (digit) {
    case U'1':
    case U'7':
    case U'8':
      return Ending::rieul;
    case U'0':
    case U'3':
    case U'6':
      return Ending::consonant;
    default:
      return Ending::vowel;
  }
}

// The last digit read: 10 십, 100 백, 1000 천, 10000 만, 10⁸ 억, 10¹² 조, and after a
// decimal point digit by digit. In 1.8e-07 the word 승 (power) comes last.
Ending numberEnding(const std::u32string& word, std::size_t last) {
  std::size_t first = last;
  while (first > 0 && isDigit(word[first - 1])) --first;
  const auto before = [&](std::size_t k) { return first >= k ? word[first - k] : U' '; };
  const bool sign = before(1) == U'-' || before(1) == U'+';
  const char32_t power = before(sign ? 2 : 1);
  if ((power == U'e' || power == U'E') && isDigit(before(sign ? 3 : 2))) return Ending::consonant;
  if (before(1) == U'.' && isDigit(before(2))) return digitEnding(word[last]);
  std::size_t zeros = 0;
  while (zeros <= last - first && word[last - zeros] == U'0') ++zeros;
  if (zeros == 0 || zeros > last - first) return digitEnding(word[last]);
  return zeros >= 12 && zeros < 16 ? Ending::vowel : Ending::consonant;
}

Ending letterEnding(char32_t letter) {
  switch (letter) {
    case U'L':  // 엘
    case U'R':  // 알
      return Ending::rieul;
    case U'M':  // 엠
    case U'N':  // 엔
      return Ending::consonant;
    default:
      return Ending::vowel;
  }
}

Ending greekEnding(char32_t letter) {
  switch (letter) {
    case U'Ε':
    case U'ε':
    case U'ϵ':  // 엡실론
    case U'Ο':
    case U'ο':  // 오미크론
    case U'Υ':
    case U'υ':  // 입실론
      return Ending::consonant;
    default:
      return Ending::vowel;
  }
}

Ending hangulEnding(char32_t syllable) {
  const unsigned final = (syllable - 0xAC00u) % 28u;
  return final == 0 ? Ending::vowel : final == 8 ? Ending::rieul : Ending::consonant;
}

// Letters with a circumflex as one code point: ŷ is read 와이 햇.
constexpr std::u32string_view hats = U"âêîôûĉĝĥĵŝŵŷẑÂÊÎÔÛĈĜĤĴŜŴŶẐ";

Ending symbolEnding(char32_t c) {
  if (hats.find(c) != std::u32string_view::npos) return Ending::consonant;
  switch (c) {
    case U'\u0302':  // 햇
    case U'\u0307':  // 닷
    case U'\u2032':  // 프라임
      return Ending::consonant;
    case U'\u0303':  // 틸다
    case U'\u0304':  // 바
    case U'%':       // 퍼센트
    case U'°':       // 도
    case U'∞':       // 무한대
    case U'∇':       // 나블라
    case U'ᵀ':       // 티
      return Ending::vowel;
    case U'ℓ':
      return Ending::rieul;
    default:
      break;
  }
  if (c == U'\u00B2' || c == U'\u00B3' || c == U'\u00B9' || (c >= 0x2070 && c <= 0x207F))
    return Ending::consonant;  // 제곱
  if (c >= 0x2080 && c <= 0x2089) return digitEnding(U'0' + (c - 0x2080));
  return Ending::unknown;
}

bool isPassedOver(char32_t c) {
  if (c < 0x80) return true;  // what is left of ASCII: spaces, brackets, punctuation
  return c == U'·' || c == U'«' || c == U'»' || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0x2190 && c <= 0x21FF) ||
         (c >= 0x0300 && c <= 0x036F) || (c >= 0xFE00 && c <= 0xFE0F);
}

std::u32string letters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decodeUtf8(text, at);
    out += c.value;
    at += c.bytes;
  }
  return out;
}

Ending endingOf(std::string_view text) {
  const std::u32string word = letters(text);
  for (std::size_t k = word.size(); k-- > 0;) {
    const char32_t c = word[k];
    if (isDigit(c)) return numberEnding(word, k);
    if (c >= U'a' && c <= U'z') return letterEnding(c - U'a' + U'A');
    if (c >= U'A' && c <= U'Z') return letterEnding(c);
    if (c >= 0xAC00 && c <= 0xD7A3) return hangulEnding(c);
    if (c >= 0x11A8 && c <= 0x11FF) return c == 0x11AF ? Ending::rieul : Ending::consonant;
    if (c >= 0x1160 && c <= 0x11A7) return Ending::vowel;
    if (c >= 0x3131 && c <= 0x314E) return c == U'ㄹ' ? Ending::rieul : Ending::consonant;
    if (c >= 0x314F && c <= 0x3163) return Ending::vowel;
    if ((c >= 0x0391 && c <= 0x03C9) || c == U'ϵ' || c == U'µ') return greekEnding(c);
    const Ending ending = symbolEnding(c);
    if (ending != Ending::unknown || !isPassedOver(c)) return ending;
  }
  if (word == U"?") return Ending::vowel;  // 물음표, in place of a number
  return Ending::unknown;
}

// The replacement of what stands between two braces, or nothing for an unknown name.
const std::string* wordFor(std::string_view name, const Words& words) {
  for (const auto& [key, value] : words)
    if (key == name) return &value;
  return nullptr;
}

// Position of the `}` that closes what `text` begins with, or npos.
std::size_t closing(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] == '{') ++depth;
    if (text[k] == '}' && --depth == 0) return k;
  }
  return std::string_view::npos;
}

// Of "one|many" or "none|one|many", what a number asks for. A choice may hold
// placeholders of its own.
std::string_view chosen(std::string_view number, std::string_view choices) {
  std::array<std::string_view, 3> parts;
  std::size_t count = 0, depth = 0, from = 0;
  for (std::size_t k = 0; k <= choices.size() && count < parts.size(); ++k) {
    if (k < choices.size() && choices[k] == '{') ++depth;
    if (k < choices.size() && choices[k] == '}') --depth;
    if (k < choices.size() && (choices[k] != '|' || depth > 0)) continue;
    parts[count++] = choices.substr(from, k - from);
    from = k + 1;
  }
  if (count == 3 && number == "0") return parts[0];
  return number == "1" && count > 1 ? parts[count - 2] : parts[count - 1];
}

}  // namespace

std::string_view in(const Text& text, Language language) {
  return language == Language::ko ? text.ko : text.en;
}

std::string say(std::string_view pattern, const Words& words) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    pattern.remove_prefix(open);
    const std::size_t close = closing(pattern);
    const std::string_view inside = pattern.substr(1, close == std::string_view::npos ? 0 : close - 1);
    const std::size_t mark = inside.find_first_of("|?");
    const std::string* word = wordFor(inside.substr(0, mark), words);
    if (close == std::string_view::npos || !word) {
      out += '{';
      pattern.remove_prefix(1);
      continue;
    }
    if (mark != std::string_view::npos && inside[mark] == '?') {
      out += say(chosen(*word, inside.substr(mark + 1)), words);
    } else {
      out += *word;
      if (mark != std::string_view::npos) out += particle(*word, inside.substr(mark + 1));
    }
    pattern.remove_prefix(close + 1);
  }
  return out;
}

std::string say(const Text& pattern, Language language, const Words& words) {
  return say(in(pattern, language), words);
}

std::string particle(std::string_view word, std::string_view pair) {
  for (const Particle& p : particles) {
    if (pair != p.afterConsonant && pair != p.afterVowel) continue;
    const Ending ending = endingOf(word);
    if (ending == Ending::unknown) return std::string(p.either);
    const bool consonant =
        ending == Ending::consonant || (ending == Ending::rieul && p.afterConsonant != "으로");
    return std::string(consonant ? p.afterConsonant : p.afterVowel);
  }
  return std::string(pair);
}

}  // namespace gradwalk
