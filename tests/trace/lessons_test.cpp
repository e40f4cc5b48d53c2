// What holds for every lesson that is shipped.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "maths/digits.h"
#include "trace/calculator.h"
#include "trace/every_place.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

std::vector<std::filesystem::path> shipped() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(GRADWALK_SOURCE_DIR) / "lessons"))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::unique_ptr<OpenLesson> opened(const std::filesystem::path& path) {
  OpenResult result = openLesson(path);
  REQUIRE_MESSAGE(result.open != nullptr, result.problems);
  return std::move(result.open);
}

bool sameValues(const Trace& a, const Trace& b, int pass) {
  for (int id = 0; id < static_cast<int>(a.program().quantities.size()); ++id)
    if (!sameBits(a.value(pass, id), b.value(pass, id))) return false;
  return true;
}

// The checks of the lesson as it stands now.
std::vector<Check> checksOf(const Lesson& lesson) {
  Problems problems;
  const auto program = checkLesson(lesson, problems);
  REQUIRE(program.has_value());
  const Trace trace(*program, lesson);
  const Trace hand(*program, lesson, {lesson.hand, true});
  const bool byHand = lesson.hand.decimals || lesson.hand.update || !lesson.hand.operations.empty();
  std::vector<Check> checks = checkPrinted(trace, byHand ? &hand : nullptr, problems);
  CHECK(problems.empty());
  return checks;
}

}  // namespace

TEST_CASE("shipped lessons: there are some, and every printed value holds") {
  CHECK(shipped().size() >= 7);
  for (const auto& path : shipped()) {
    const std::string name = path.stem().string();
    CAPTURE(name);
    const auto lesson = opened(path);
    std::size_t judged = 0;
    const auto hold = [&](const std::vector<Check>& checks) {
      judged += checks.size();
      for (const Check& check : checks) {
        CAPTURE(check.printed->run);
        CAPTURE(check.printed->of);
        CAPTURE(check.reason);
        CHECK(check.holds);
      }
    };
    hold(lesson->checks);
    for (const auto& other : lesson->others)
      if (other) hold(other->checks);
    CHECK(judged == lesson->lesson.printed.size());
  }
}

TEST_CASE("shipped lessons: run twice they are equal, and scrubbed backwards they equal the forward run") {
  for (const auto& path : shipped()) {
    const std::string name = path.stem().string();
    CAPTURE(name);
    const auto a = opened(path), b = opened(path);
    const Trace small(a->program, a->lesson, {}, 1);
    for (int pass = a->trace.passes(); pass >= 1; --pass) {
      CHECK(sameValues(a->trace, b->trace, pass));
      CHECK(sameValues(a->trace, small, pass));
    }
    std::vector<std::string> forward, backward;
    const std::int64_t last = count(a->trace, Level::operation);
    for (std::int64_t n = 1; n <= last; ++n)
      forward.push_back(explain(a->trace, place(a->trace, Level::operation, n), Language::en).result);
    for (std::int64_t n = last; n >= 1; --n)
      backward.push_back(explain(small, place(small, Level::operation, n), Language::en).result);
    std::reverse(backward.begin(), backward.end());
    CHECK(forward == backward);
  }
}

TEST_CASE("shipped lessons: one changed digit makes exactly that row fail") {
  for (const auto& path : shipped()) {
    const std::string name = path.stem().string();
    CAPTURE(name);
    const auto lesson = opened(path);
    // Of several runs, those of the first; the others are judged by the same means.
    std::vector<std::size_t> own;
    for (std::size_t row = 0; row < lesson->lesson.printed.size(); ++row) {
      const std::string& run = lesson->lesson.printed[row].run;
      if (run.empty() || run == lesson->lesson.runs.front().name) own.push_back(row);
    }
    for (const std::size_t row : own) {
      const Printed& printed = lesson->lesson.printed[row];
      // Without its mistake as an expression, another wrong figure is as wrong.
      if (printed.declared == Verdict::erratum && !printed.mistake) continue;
      Lesson changed = lesson->lesson;
      PrintedCell* figure = nullptr;
      for (PrintedCell& cell : changed.printed[row].cells)
        if (!cell.empty()) figure = &cell;
      REQUIRE(figure != nullptr);
      const std::size_t digit = figure->find_last_of("0123456789");
      (*figure)[digit] = static_cast<char>('0' + ((*figure)[digit] - '0' + 5) % 10);
      CAPTURE(printed.of);
      CAPTURE(*figure);
      const std::vector<Check> checks = checksOf(changed);
      REQUIRE(checks.size() == lesson->checks.size());
      for (std::size_t k = 0; k < checks.size(); ++k) CHECK(checks[k].holds == (own[k] != row));
    }
  }
}

TEST_CASE("shipped lessons: every place speaks in both languages, and every line re-adds as it says") {
  for (const auto& path : shipped()) {
    const std::string name = path.stem().string();
    CAPTURE(name);
    const auto lesson = opened(path);
    forEachPlace(lesson->trace, [&](const Cursor& cursor) {
      const Explanation en = explain(lesson->trace, cursor, Language::en, {.wholeSums = true});
      const Explanation ko = explain(lesson->trace, cursor, Language::ko, {.wholeSums = true});
      CAPTURE(en.path);
      for (const Explanation* e : {&en, &ko}) {
        CAPTURE(e->sentence);
        CHECK_FALSE(e->sentence.empty());
        CHECK(e->sentence.find_first_of("{}") == std::string::npos);
        CHECK(e->sentence.find("(를)") == std::string::npos);
        CHECK(e->sentence.find("(으)") == std::string::npos);
      }
      if (levelOf(cursor) < Level::cell) return;
      const std::string line = text(en.numbers);
      CAPTURE(line);
      CAPTURE(en.result);
      const auto value = calculate(line);
      REQUIRE(value.has_value());
      CHECK(readsAs(*value, en.result) == en.reAdds);
    });
  }
}
