// An edited lesson's run, and runs that are given up.
#include <doctest/doctest.h>

#include <algorithm>

#include "lesson/library.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

OpenResult edited(const OpenLesson& own, const std::vector<std::string>& words, Judging judging) {
  Edits edits;
  Problems problems;
  for (const std::string& each : words) setEdit(edits, *parseEdit(own.lesson, each, problems));
  return openEdited(own.lesson, own.path, edits, judging);
}

}  // namespace

TEST_CASE("edited: every number follows from the edited cell") {
  const auto own = std::move(openLesson(*findLesson("cnn")).open);
  REQUIRE(own);
  // Z[0,0] = 1·1 + 2·2 + 1·1 + 0·2 + 2·1 … by hand: with K[0,1] = 2 it gains 2·X[0,1] = 4.
  const OpenResult result = edited(*own, {"K[0,1]=2"}, Judging::suspended);
  REQUIRE(result.open);
  const OpenLesson& open = *result.open;
  CHECK(open.trace.value(1, open.program.find("Z")).data == std::vector<double>{9, 7, 13, 12});
  CHECK(open.checks.empty());
  CHECK(open.edits.size() == 1);
  CHECK(open.path == own->path);
}

TEST_CASE("edited: a learning rate that is too small to fit is refused with its place") {
  const auto own = std::move(openLesson(*findLesson("cnn")).open);
  REQUIRE(own);
  const OpenResult result = edited(*own, {"learning_rate=-1"}, Judging::suspended);
  CHECK(!result.open);
  CHECK(result.problems.find("learning_rate does not fit") != std::string::npos);
}

TEST_CASE("edited: printed values are judged where that is asked for, and then fail") {
  const auto own = std::move(openLesson(*findLesson("cnn")).open);
  REQUIRE(own);
  const OpenResult result = edited(*own, {"K[0,1]=2"}, Judging::asUsual);
  REQUIRE(result.open);
  CHECK(result.open->checks.size() == own->checks.size());
  CHECK(std::any_of(result.open->checks.begin(), result.open->checks.end(),
                    [](const Check& check) { return !check.holds; }));
}

TEST_CASE("edited: a run that nobody waits for is given up and brings nothing") {
  const std::atomic<bool> stop = true;
  const OpenResult result = openLesson(*findLesson("cnn"), &stop);
  CHECK(!result.open);
  CHECK(result.problems.empty());
}
