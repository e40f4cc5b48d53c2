// Running until a condition holds.
#include "trace/until.h"

#include <doctest/doctest.h>

#include "lesson/library.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

// "1/forward/Z: sentence", or the sentence alone where it never holds.
std::string ran(const Trace& trace, const std::string& text, const Cursor& from = {},
                Language language = Language::en) {
  Problems problems;
  const auto condition = parseCondition(text, problems);
  REQUIRE_MESSAGE(condition, render({"condition", text}, problems));
  const Stopped stopped = runUntil(trace, from, *condition, {}, language, problems);
  CHECK(problems.empty());
  return (stopped.holds ? path(trace, stopped.where) + ": " : "") + stopped.sentence;
}

std::string refused(const Trace& trace, const std::string& text) {
  Problems problems;
  if (const auto condition = parseCondition(text, problems))
    runUntil(trace, {}, *condition, {}, Language::en, problems);
  REQUIRE_FALSE(problems.empty());
  return problems[0].message + " | " + std::to_string(problems[0].where.begin);
}

std::unique_ptr<OpenLesson> lesson(const char* name) {
  OpenResult result = openLesson(*findLesson(name));
  REQUIRE(result.open);
  return std::move(result.open);
}

}  // namespace

TEST_CASE("until: it stops where the quantity is computed, and says why") {
  const auto contrast = lesson("contrast");
  const Trace& trace = contrast->trace;
  CHECK(ran(trace, "any(Z < 0)") == "1/forward/Z: Stopped: any(Z < 0) (Z[0,0,0,1] = -1)");
  CHECK(ran(trace, "L < 1.5") == "2/forward/L: Stopped: L < 1.5 (L = 1.2581)");
  CHECK(ran(trace, "L < 1.5", {}, Language::ko) == "2/forward/L: 멈춤: L < 1.5 (L = 1.2581)");
  CHECK(ran(trace, "Z < 0") == "Up to the last step, Z < 0 never holds");  // every cell
  CHECK(ran(trace, "A >= 0") == "1/forward/A: Stopped: A >= 0 (A[0,0,0,0] = 6, and so on for all 16 cells)");
  CHECK(ran(trace, "Z[0,0,0,1] = -1 and L > 0").starts_with("1/forward/L: "));
  CHECK(ran(trace, "L < 0 or any(Z < 0)").starts_with("1/forward/Z: "));
  CHECK(ran(trace, "not finite") == "Up to the last step, not finite never holds");
}

TEST_CASE("until: it goes on after the present place, never back") {
  const auto contrast = lesson("contrast");
  const Trace& trace = contrast->trace;
  Problem problem;
  const Cursor first = *seek(trace, "1/forward/Z", problem);
  CHECK(ran(trace, "any(Z < 0)", first).starts_with("2/forward/Z: "));
}

TEST_CASE("until: in slices it comes to the same place") {
  const auto contrast = lesson("contrast");
  Problems problems;
  const auto condition = parseCondition("L < 1.5", problems);
  Stopped stopped{.more = true};
  int slices = 0;
  for (; stopped.more; ++slices)
    stopped = runUntil(contrast->trace, stopped.where, *condition, {}, Language::en, problems, 3);
  CHECK(slices > 5);
  CHECK(stopped.holds);
  CHECK(path(contrast->trace, stopped.where) == "2/forward/L");
}

TEST_CASE("until: what is no condition is told, with its place") {
  const auto cnn = lesson("cnn");
  CHECK(refused(cnn->trace, "Q < 1") == "nothing is called 'Q' | 0");
  CHECK(refused(cnn->trace, "L <") == "a side of the comparison is missing | 0");
  CHECK(refused(cnn->trace, "L + 2") == "this is no condition | 0");
  CHECK(refused(cnn->trace, "L < 1 and K") == "this is no condition | 10");
  CHECK(refused(cnn->trace, "L < 2 * / 3").ends_with("| 8"));
  CHECK(refused(cnn->trace, "not finite(Q)") == "nothing is called 'Q' | 0");
  CHECK(refused(cnn->trace, "K < X") == "the two sides have different shapes | 0");
  CHECK(refused(cnn->trace, "").starts_with("this is no condition"));
}
