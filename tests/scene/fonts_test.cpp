#include "scene/fonts.h"

#include <doctest/doctest.h>

#include <string>

#include "scene/utf8.h"
#include "scene/words.h"

using namespace gradwalk;

namespace {

Fonts loaded() {
  std::string problem;
  auto fonts = Fonts::load(problem);
  REQUIRE_MESSAGE(fonts.has_value(), problem);
  return std::move(*fonts);
}

}  // namespace

TEST_CASE("fonts: a missing font is a sentence that names it and its package") {
  std::string problem;
  CHECK_FALSE(Fonts::load(problem, {"/nowhere"}).has_value());
  CHECK(problem.find("DejaVu Sans (package fonts-dejavu-core)") != std::string::npos);
  CHECK(problem.find("Nanum Gothic (package fonts-nanum)") != std::string::npos);
}

TEST_CASE("fonts: Hangul comes from Nanum, every mathematical sign from DejaVu") {
  const Fonts fonts = loaded();
  CHECK(fonts.glyph(U'한', Face::regular).file == FontFile::hangul);
  CHECK(fonts.glyph(U'한', Face::bold).file == FontFile::hangulBold);
  for (const char32_t sign : codePoints("∂ηβ√Σ⊙∇ŷ²₁ᵀ′∗·−≈→←▸①②③…⋯⋮")) {
    CAPTURE(static_cast<unsigned>(sign));
    CHECK(fonts.glyph(sign, Face::regular).index != 0);
    CHECK(fonts.glyph(sign, Face::regular).file == FontFile::sans);
  }
}

TEST_CASE("fonts: a glyph that no font has is a box of some width") {
  const Fonts fonts = loaded();
  const GlyphMetrics& none = fonts.glyph(0x10FFFE, Face::regular);
  CHECK(none.index == 0);
  CHECK(none.advance > 0.1);
}

TEST_CASE("fonts: digits all have one width, so that columns of figures line up") {
  const Fonts fonts = loaded();
  for (const Face face : {Face::regular, Face::bold, Face::italic})
    for (char32_t digit = U'1'; digit <= U'9'; ++digit)
      CHECK(fonts.advance(digit, face, 20) == fonts.advance(U'0', face, 20));
}

TEST_CASE("fonts: advances grow in proportion to the size, unhinted") {
  const Fonts fonts = loaded();
  CHECK(fonts.advance(U'W', Face::regular, 21.5) ==
        doctest::Approx(21.5 * fonts.advance(U'W', Face::regular, 1)));
}

TEST_CASE("utf8: broken bytes, control characters and direction marks cannot reach a picture") {
  CHECK(utf8(codePoints("a\x01\x7F"
                        "b")) == "ab");
  CHECK(utf8(codePoints("a\tb\nc")) == "a b c");
  CHECK(utf8(codePoints("\xE2\x80\xAEx")) == "x");
  CHECK(utf8(codePoints("\xFFx")) == "\xEF\xBF\xBDx");
  CHECK(utf8(codePoints("\xED\xA0\x80").substr(0, 1)) == "\xEF\xBF\xBD");
  CHECK(utf8(codePoints("\xC0\xBC")) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(utf8(codePoints("\xE2\x82")).find("\xEF\xBF\xBD") == 0);
  CHECK(utf8(codePoints("ŷ 합성곱 𝛼")) == "ŷ 합성곱 𝛼");
}

TEST_CASE("utf8: Hangul written as loose letters is joined") {
  CHECK(utf8(codePoints("\u1112\u1161\u11AB\u1100\u1173\u11AF")) == "한글");
}

TEST_CASE("words: glyphs of a text follow each other from left to right") {
  const Fonts fonts = loaded();
  const TextShape text = placeText(fonts, {"t", "합성곱 conv2d: Z[1,0] = Σ K·X", 10, 50, 26});
  REQUIRE(text.glyphs.size() == 26);
  for (std::size_t k = 1; k < text.glyphs.size(); ++k) CHECK(text.glyphs[k].x > text.glyphs[k - 1].x);
  CHECK(text.width == doctest::Approx(textWidth(fonts, text.text, 26)));
  CHECK(text.above > 10);
  CHECK(text.below > 2);
}

TEST_CASE("words: a text can be placed by its middle or its end") {
  const Fonts fonts = loaded();
  const double width = textWidth(fonts, "270.43", 20);
  CHECK(placeText(fonts, {"t", "270.43", 100, 50, 20, Face::regular, Ink::text, Align::right}).x ==
        doctest::Approx(100 - width));
  CHECK(placeText(fonts, {"t", "270.43", 100, 50, 20, Face::regular, Ink::text, Align::middle}).x ==
        doctest::Approx(100 - width / 2));
}

TEST_CASE("words: wrapping breaks at spaces, keeps every word and never exceeds the width") {
  const Fonts fonts = loaded();
  for (const std::string sentence :
       {"The kernel lies on rows 1–3, columns 0–2; nine products are summed and the bias is added",
        "커널이 1–3행, 0–2열에 놓이고 아홉 개의 곱을 더한 다음 편향을 더한다"}) {
    for (const double width : {180.0, 300.0, 700.0}) {
      const auto lines = wrap(fonts, sentence, 26, Face::regular, width);
      std::string joined;
      for (const std::string& line : lines) {
        CHECK(textWidth(fonts, line, 26) <= width + 1e-9);
        joined += (joined.empty() ? "" : " ") + line;
      }
      CHECK(joined == sentence);
    }
  }
}

TEST_CASE("words: a word wider than its line is broken, none of it is lost") {
  const Fonts fonts = loaded();
  const auto lines = wrap(fonts, "x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa y", 20, Face::regular, 60);
  std::string all;
  for (const std::string& line : lines) {
    all += line;
    CHECK(textWidth(fonts, line, 20) <= 60);
  }
  std::size_t count = 0;
  for (const char c : all) count += c == 'a';
  CHECK(count == 30);
  CHECK(wrap(fonts, "", 20, Face::regular, 60) == std::vector<std::string>{""});
  CHECK(wrap(fonts, "wide", 20, Face::regular, 1).size() == 4);
}
