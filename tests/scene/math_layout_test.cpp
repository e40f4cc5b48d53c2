// Formulas set as in a textbook: where the parts stand.
#include "scene/math_layout.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "scene/words.h"

using namespace gradwalk;

namespace {

const Fonts& testFonts() {
  static const Fonts loaded = [] {
    std::string problem;
    auto found = Fonts::load(problem);
    if (!found) throw std::runtime_error(problem);
    return std::move(*found);
  }();
  return loaded;
}

MathBox setOf(const std::string& text, bool stacked = true) {
  const MathSetter setter(testFonts(), {26.0, 17.0, stacked, false});
  const Notation n = notation({{text, Role::plain, -1, -1}});
  return setter.set(n, n.root);
}

const MathText& part(const MathBox& box, const std::string& text) {
  for (const MathText& each : box.texts)
    if (each.text == text) return each;
  FAIL("no text " << text);
  return box.texts[0];
}

}  // namespace

TEST_CASE("math: an index stands lower, smaller and behind, but no smaller than indices elsewhere") {
  const MathBox box = setOf("x[3]");
  CHECK(part(box, "3").baseline > 0);
  CHECK(part(box, "3").size < part(box, "x").size);
  CHECK(part(box, "3").size >= 17.0);
  CHECK(part(box, "3").x > part(box, "x").x);
  const MathSetter small(testFonts(), {17.0, 17.0, true, false});
  const Notation n = notation({{"x[3]", Role::plain, -1, -1}});
  CHECK(part(small.set(n, n.root), "3").size == 17.0);
}

TEST_CASE("math: a fraction has its parts above and below a bar as wide as the wider one") {
  const MathBox box = setOf("a / (b + c)");
  CHECK(part(box, "a").baseline < part(box, "b").baseline);
  REQUIRE(box.rules.size() == 1);
  const MathRule& bar = box.rules[0];
  CHECK(bar.points[0].y < part(box, "b").baseline);
  CHECK(bar.points[0].y > part(box, "a").baseline);
  CHECK(bar.points[0].x <= part(box, "b").x);
  CHECK(bar.points[1].x >= part(box, "c").x);
  for (const MathText& each : box.texts) CHECK(each.text != "(");  // the bar says it
  const MathBox inlined = setOf("a / (b + c)", false);
  CHECK(inlined.rules.empty());
  CHECK(part(inlined, "(").baseline == part(inlined, "a").baseline);
}

TEST_CASE("math: parentheses grow with what they hold") {
  const MathBox low = setOf("2·(a + b)"), tall = setOf("2·(a / b)");
  CHECK(low.rules.empty());
  REQUIRE(tall.rules.size() == 3);
  const auto heightOf = [](const MathRule& rule) { return rule.points.back().y - rule.points.front().y; };
  CHECK(heightOf(tall.rules[0]) > 1.5 * 26.0);
}

TEST_CASE("math: a matrix has columns that end under each other, in brackets") {
  const MathBox box = setOf("[[5, 7], [11, -10]]");
  CHECK(part(box, "5").baseline == part(box, "7").baseline);
  CHECK(part(box, "11").baseline > part(box, "5").baseline);
  const double right5 = part(box, "5").x + textWidth(testFonts(), "5", 26.0);
  const double right11 = part(box, "11").x + textWidth(testFonts(), "11", 26.0);
  CHECK(right5 == doctest::Approx(right11));
  CHECK(box.rules.size() == 2);
  CHECK(part(box, "−").x > part(box, "11").x);
}

TEST_CASE("math: variables lean, names, numbers and functions do not") {
  CHECK(part(setOf("x + 1"), "x").face == Face::italic);
  CHECK(part(setOf("∂L / ∂K"), "∂K").face == Face::italic);
  CHECK(part(setOf("b_conv"), "conv").face == Face::regular);
  CHECK(part(setOf("exp(x)"), "exp").face == Face::regular);
  CHECK(part(setOf("x + 1"), "1").face == Face::regular);
}

TEST_CASE("math: the limits of a sum stand under its sign") {
  const MathBox box = setOf("y = Σ k[h,w]·x[h,w]");
  CHECK(part(box, "h,w").baseline > part(box, "Σ").baseline);
  CHECK(part(box, "Σ").size > 26.0);
}

TEST_CASE("math: nothing is wider than its line, and no part of it is lost") {
  const MathSetter setter(testFonts(), {26.0, 17.0, true, false});
  const Notation n =
      notation({{"(aaaa + bbbb·cccc + dddd)/(eeee + ffff) + averyverylongname[1,2,3]", Role::plain, -1, -1}});
  for (const double width : {400.0, 120.0, 60.0}) {
    std::string all;
    for (const MathBox& box : setter.pieces(n, n.root, width)) {
      CHECK(box.width <= width + 40.0);  // a sign may hang over where a single word fills the line
      for (const MathText& text : box.texts) all += text.text;
    }
    for (const char* name : {"aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff"})
      CHECK(all.find(name) != std::string::npos);
  }
}
