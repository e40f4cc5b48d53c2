// A number that is asked for: "?" stands in its place, and it can be read nowhere else.
#include <doctest/doctest.h>

#include <algorithm>

#include "lesson/library.h"
#include "maths/digits.h"
#include "scene/compose.h"
#include "scene/views/page.h"
#include "trace/open_lesson.h"
#include "trace/origin.h"

using namespace gradwalk;

namespace {

const Fonts& theFonts() {
  static std::string problem;
  static const auto fonts = Fonts::load(problem);
  REQUIRE_MESSAGE(fonts.has_value(), problem);
  return *fonts;
}

std::vector<std::unique_ptr<OpenLesson>> shipped() {
  std::vector<std::unique_ptr<OpenLesson>> out;
  for (const LessonEntry& entry : listLessons()) {
    out.push_back(openLesson(entry.path).open);
    REQUIRE(out.back());
  }
  return out;
}

std::vector<const TextShape*> textsOf(const Scene& scene) {
  std::vector<const TextShape*> out;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape)) out.push_back(text);
  return out;
}

std::string textOf(const Scene& scene, const std::string& id) {
  const ShapeOf* shape = find(scene, id);
  return shape == nullptr ? "" : std::get<TextShape>(*shape).text;
}

std::string allOf(const Scene& scene, const std::string& id) {
  std::string out;
  for (const TextShape* text : textsOf(scene))
    if (text->id == id) out += text->text;
  return out;
}

Scene asked(const Trace& trace, const std::string& where, const std::string& what,
            Language language = Language::en) {
  Problem problem;
  SceneOptions options;
  options.language = language;
  options.asked = seek(trace, what, problem);
  const auto cursor = seek(trace, where, problem);
  REQUIRE(options.asked);
  REQUIRE(cursor);
  return compose(trace, *cursor, options, theFonts());
}

bool isNumber(const std::string& text, std::size_t at, std::size_t length) {
  const auto digit = [&](std::size_t k) {
    return k < text.size() && ((text[k] >= '0' && text[k] <= '9') || text[k] == '.');
  };
  // −1.5 is not 1.5.
  const std::string_view before = std::string_view(text).substr(0, at);
  return !(at > 0 && digit(at - 1)) && !digit(at + length) && !before.ends_with("−") &&
         !before.ends_with("-");
}

bool says(const std::string& text, const std::string& number) {
  for (std::size_t at = text.find(number); at != std::string::npos; at = text.find(number, at + 1))
    if (isNumber(text, at, number.size())) return true;
  return false;
}

std::string withoutMinus(const std::string& text) {
  return text.starts_with("−")   ? text.substr(std::string_view("−").size())
         : text.starts_with("-") ? text.substr(1)
                                 : text;
}

// Every way in which the number may be printed.
std::vector<std::string> printsOf(double value) {
  std::vector<std::string> out{withMinus(shortest(value)), shortest(value)};
  for (int digits = 3; digits <= mostDigits; ++digits) {
    out.push_back(significant(value, digits));
    out.push_back(withMinus(out.back()));
  }
  return out;
}

}  // namespace

TEST_CASE("asked: the cell shows a question mark, its operands stay, its result is gone") {
  const auto cnn = openLesson(*findLesson("cnn")).open;
  const Scene scene = asked(cnn->trace, "Z[1,0]", "Z[1,0]");
  CHECK(textOf(scene, "asked:Z:2") == "?");
  CHECK(find(scene, "digits:Z:2") == nullptr);
  CHECK(textOf(scene, "digits:Z:1") == "7");
  CHECK(find(scene, "digits:Z:3") == nullptr);
  CHECK(find(scene, "cell:Z:2") != nullptr);
  CHECK(allOf(scene, "formula.result").find('?') != std::string::npos);
  CHECK(allOf(scene, "formula.numbers").find('3') != std::string::npos);
  for (const TextShape* text : textsOf(scene)) CHECK_FALSE(says(text->text, "11"));
}

TEST_CASE("asked: sentences that name their result do not say it") {
  const auto pool = openLesson(*findLesson("cnn")).open;
  for (const Language language : {Language::en, Language::ko})
    for (const char* where : {"A[1,0]", "P[0,0]"}) {
      const Scene scene = asked(pool->trace, where, where, language);
      CHECK_FALSE(says(allOf(scene, "sentence"), "11"));
      CHECK(allOf(scene, "sentence").find('?') != std::string::npos);
    }
}

TEST_CASE("asked: of a whole operation the lines before are known, those after are not") {
  const auto cnn = openLesson(*findLesson("cnn")).open;
  const Scene scene = asked(cnn->trace, "p", "p.s[]");
  CHECK(textOf(scene, "asked:p.s:0") == "?");
  CHECK(textOf(scene, "digits:p.e:0") == "270.43");
  CHECK(find(scene, "digits:p:0") == nullptr);
  for (const TextShape* text : textsOf(scene)) {
    CHECK_FALSE(says(text->text, "270.43143"));
    CHECK_FALSE(says(text->text, "0.99998"));
  }
  // The lesson's own words for this step say 11.
  const Scene pooled = asked(cnn->trace, "P", "P[0,0]");
  CHECK_FALSE(says(allOf(pooled, "sentence"), "11"));
}

TEST_CASE("asked: a term's product is not said either") {
  const auto cnn = openLesson(*findLesson("cnn")).open;
  const Scene scene = asked(cnn->trace, "grad.K[0,0]/2", "grad.K[0,0]");
  CHECK(allOf(scene, "formula.term").ends_with("?"));
  CHECK_FALSE(says(allOf(scene, "formula.term"), "0.000055374"));
}

// A number may stand where it is an operand, or another one's index; where neither prints
// the same, no text of the scene says it.
TEST_CASE("asked: the number cannot be read from any text, in any lesson, language or level") {
  int checked = 0;
  for (const auto& lesson : shipped()) {
    CAPTURE(lesson->lesson.name);
    const Trace& trace = lesson->trace;
    const std::int64_t all = count(trace, Level::cell);
    for (std::int64_t n = 1; n <= all; n += 1 + all / 60) {
      const Cursor cell = place(trace, Level::cell, n);
      const CellPlace what = *writtenAt(trace, cell);
      const double value = valueAt(trace, what);
      const std::string at = path(trace, cell);
      CAPTURE(at);
      Cursor whole = cell, operation = cell;
      whole.cell = -1;
      operation.cell = operation.line = -1;
      const std::vector<std::string> prints = printsOf(value);
      const bool longOne = roundSignificant(value, 2) != roundSignificant(value, 12);
      for (const Language language : {Language::en, Language::ko})
        for (const Cursor& where : {cell, whole, operation}) {
          const Scene scene = compose(trace, where, {.language = language, .asked = cell}, theFonts());
          const std::string id = trace.program().quantities[static_cast<std::size_t>(what.quantity)].name +
                                 ":" + std::to_string(what.cell);
          CHECK(find(scene, "digits:" + id) == nullptr);
          // What is known may print the same, but for its sign, which a formula sets apart.
          const bool known = std::any_of(scene.shapes.begin(), scene.shapes.end(), [&](const ShapeOf& shape) {
            const auto* text = std::get_if<TextShape>(&shape);
            if (text == nullptr || !text->id.starts_with("digits:")) return false;
            const auto number = printedValue(withoutMinus(text->text));
            return number && std::any_of(prints.begin(), prints.end(), [&](const std::string& print) {
                     return printedValue(withoutMinus(print)) == number;
                   });
          });
          if (!known) CHECK_FALSE(says(allOf(scene, "formula.result"), prints.front()));
          if (!longOne || known) continue;
          ++checked;
          for (const TextShape* text : textsOf(scene))
            for (const std::string& print : prints) {
              CAPTURE(text->id);
              CAPTURE(text->text);
              CHECK_FALSE(says(text->text, print));
            }
        }
    }
  }
  CHECK(checked > 300);
}

TEST_CASE("asked: nothing overlaps, in any lesson, at either size, in both languages, small and large") {
  for (const auto& lesson : shipped()) {
    CAPTURE(lesson->lesson.name);
    const Trace& trace = lesson->trace;
    const std::int64_t all = count(trace, Level::cell);
    for (std::int64_t n = 1; n <= all; n += 1 + all / 12) {
      const Cursor cell = place(trace, Level::cell, n);
      Cursor operation = cell;
      operation.cell = operation.line = -1;
      for (const auto& [width, height] : {std::pair{1280.0, 720.0}, std::pair{1024.0, 768.0}})
        for (const double scale : {0.6, 1.0, 2.5})
          for (const Language language : {Language::en, Language::ko})
            for (const Cursor& where : {cell, operation}) {
              const auto found = overlaps(compose(
                  trace, where,
                  {.width = width, .height = height, .language = language, .textScale = scale, .asked = cell},
                  theFonts()));
              CHECK_MESSAGE(found.empty(), path(trace, where)
                                               << ": " << (found.empty() ? "" : found.front()));
            }
    }
  }
}

TEST_CASE("asked: nothing moves when the number is shown") {
  const auto cnn = openLesson(*findLesson("cnn")).open;
  Problem why;
  for (const char* where : {"Z[1,0]", "p.e[0]", "grad.K[2,2]", "new.W_dense[0,1]"}) {
    const Cursor cursor = *seek(cnn->trace, where, why);
    const Scene hidden = compose(cnn->trace, cursor, {.asked = cursor}, theFonts());
    const Scene shown = compose(cnn->trace, cursor, {}, theFonts());
    for (const ShapeOf& shape : shown.shapes) {
      if (!idOf(shape).starts_with("cell:")) continue;
      const ShapeOf* same = find(hidden, idOf(shape));
      REQUIRE(same != nullptr);
      CHECK(bounds(*same) == bounds(shape));
    }
  }
}
