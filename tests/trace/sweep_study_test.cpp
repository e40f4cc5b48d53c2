// Sweeps as one asks for them, and what a learning rate does.
#include "trace/sweep_study.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "lesson/with_setting.h"
#include "trace/drafts.h"
#include "trace/rate_verdict.h"

using namespace gradwalk;

namespace {

std::string problemOf(std::string_view axis) {
  Problems problems;
  const auto read = parseSweepAxis(axis, problems);
  if (read) goodAxes({*read}, problems);
  return problems.empty() ? "" : problems.front().message;
}

// The loss after the last update of one run.
double single(const Lesson& from, const std::string& setting, double value) {
  Lesson lesson = from;
  lesson.training.closing = true;
  lesson.training.optimizer = withSetting(*lesson.training.optimizer, setting, value);
  Problems problems;
  const auto program = checkLesson(lesson, problems);
  REQUIRE_MESSAGE(program.has_value(), render(lesson.source, problems));
  const Trace trace(*program, lesson);
  return trace.value(trace.passes(), program->loss).data[0];
}

}  // namespace

TEST_CASE("sweep study: an axis is read as it is typed") {
  Problems problems;
  const auto whole = parseSweepAxis("learning_rate=0.001:1:7:log", problems);
  REQUIRE(whole);
  CHECK(whole->setting == "learning_rate");
  CHECK(whole->from == 0.001);
  CHECK(whole->to == 1.0);
  CHECK(whole->count == 7);
  CHECK(whole->logarithmic);
  const auto brief = parseSweepAxis("momentum=0:0.99", problems);
  REQUIRE(brief);
  CHECK(brief->count == usualSweepCells);
  CHECK_FALSE(brief->logarithmic);
  const auto spaced = parseSweepAxis("lr=1e-3:1:log", problems);  // the short name
  REQUIRE(spaced);
  CHECK(spaced->setting == "learning_rate");
  CHECK(spaced->count == usualSweepCells);
  CHECK(spaced->logarithmic);
  CHECK(problems.empty());
  CHECK(*parseSweepGrid("5x4", problems) == std::array{5, 4});
}

TEST_CASE("sweep study: what cannot be read or tried is said") {
  CHECK(problemOf("x") == "a sweep needs a setting and its range");
  CHECK(problemOf("=1:2") == "a sweep needs a setting and its range");
  CHECK(problemOf("a=1") == "the range cannot be read");
  CHECK(problemOf("a=1:b") == "the range cannot be read");
  CHECK(problemOf("a=1:2:x") == "how many values to try cannot be read");
  CHECK(problemOf("a=1:2:3:cubic") == "the spacing is log or linear");
  CHECK(problemOf("a=1:2:3:log:4") == "the spacing is log or linear");
  CHECK(problemOf("a=2:1") == "a: the range is empty");
  CHECK(problemOf("a=1:1:2") == "a: the range is empty");
  CHECK(problemOf("a=1:1:1").empty());
  CHECK(problemOf("a=0:1:8:log") == "a: a logarithmic range is above 0");
  CHECK(problemOf("a=-1:1:8:log") == "a: a logarithmic range is above 0");
  CHECK(problemOf("a=1:inf") == "a: the range is not finite");
  CHECK(problemOf("a=1:2:0") == "a: so many values cannot be tried");
  CHECK(problemOf("a=1:2:4097") == "a: so many values cannot be tried");
  for (const char* grid : {"", "5", "x5", "5x", "0x5", "5x101", "5x5x5"}) {
    Problems problems;
    CHECK_FALSE(parseSweepGrid(grid, problems));
    CHECK(problems.size() == 1);
  }
}

TEST_CASE("sweep study: the cliff of gradient descent on the bowl is where 1 − 2η is below −1") {
  const Lesson lesson = bowlDraft(30, "0.1").lesson;
  SweepAsk ask{.axes = {{"learning_rate", 0.5, 1.5, 5, false}}};
  Problems problems;
  const auto study = studyOf(lesson, ask, nullptr, problems);
  REQUIRE(study);
  CHECK(study->updates == 30);
  CHECK(study->start == 6.45);  // 49/20 + 4
  for (std::size_t k = 0; k < 5; ++k)
    CHECK(study->sweep.results[k].loss == single(lesson, "learning_rate", study->sweep.points.at(k, 0)));
  CHECK(study->sweep.points.at(static_cast<std::size_t>(study->sweep.best), 0) == 0.75);
  // Between 0 and 1 both coordinates shrink; at 1 y goes from 2 to −2 and back; beyond, it grows.
  CHECK(study->diverged == 2);
  CHECK(study->notFinite == 0);
  REQUIRE(study->cliff);
  CHECK(*study->cliff == 1.25);
  CHECK_FALSE(diverges(*study, study->sweep.results[2]));
  // Of 800 updates the same end at infinity.
  ask.updates = 8000;
  const auto longer = studyOf(lesson, ask, nullptr, problems);
  REQUIRE(longer);
  CHECK(longer->diverged == 2);
  CHECK(longer->notFinite == 2);
}

TEST_CASE("sweep study: steps to a tolerance, both searches, the same text for the same seed") {
  const Lesson lesson = bowlDraft(30, "0.1").lesson;
  SweepAsk ask{.axes = {{"learning_rate", 0.5, 1.5, 5, false}}};
  ask.tolerance = 0.2;
  Problems problems;
  const auto study = studyOf(lesson, ask, nullptr, problems);
  REQUIRE(study);
  // 2.45·(1 − 0.05)^2k is below 0.2 from k = 25 on, of 0.75 with 2.45·0.925^2k + 4·0.5^2k from 17 on.
  CHECK(study->sweep.results[0].steps == 25);
  CHECK(study->sweep.results[1].steps == 17);
  CHECK(study->sweep.results[4].steps == -1);
  CHECK(study->sweep.best == 1);
  CHECK(resultWords(*study, study->sweep.results[1], "f", Language::en).starts_with("17 steps to f < 0.2, f = 0.02"));
  CHECK(resultWords(*study, study->sweep.results[4], "f", Language::ko).starts_with("f < 0.2에 이르지 못함"));
  const std::string csv = sweepAsText(*study);
  CHECK(csv.starts_with("learning_rate,loss,steps\n0.5,"));
  CHECK(csv.find(",17\n") != std::string::npos);
  CHECK(csv.ends_with(",\n"));

  const LessonDraft momentum = LessonDraft()
      .value("x", {{}, {-7}})
      .value("y", {{}, {2}})
      .line("f", "(x * x) / 20 + y * y")
      .train("f", {"x", "y"}, "momentum(learning_rate=0.1)", 30);
  SweepAsk both{.axes = {{"learning_rate", 0.01, 1, 8, true}, {"momentum", 0, 0.9, 4, false}}};
  both.grid = {3, 2};
  both.random = 7;
  both.seed = 5;
  const auto compared = studyOf(momentum.lesson, both, nullptr, problems);
  REQUIRE(compared);
  CHECK(compared->sweep.results.size() == 32);
  CHECK(compared->grid->results.size() == 6);
  CHECK(compared->random->results.size() == 7);
  CHECK_FALSE(compared->cliff);
  // A cell on both grids has the same loss.
  CHECK(compared->grid->results[0].loss == compared->sweep.results[0].loss);
  CHECK(compared->grid->results[5].loss == compared->sweep.results[31].loss);
  const auto again = studyOf(momentum.lesson, both, nullptr, problems);
  CHECK(sweepLines(*again, "f", Language::ko) == sweepLines(*compared, "f", Language::ko));
  CHECK(sweepLines(*again, "f", Language::en).size() == 7);
  CHECK(problems.empty());
}

TEST_CASE("sweep study: an unknown setting, one on both axes, and too many are problems") {
  const Lesson lesson = bowlDraft(3, "0.1").lesson;
  const auto problem = [&](std::vector<SweepAxis> axes) {
    Problems problems;
    CHECK_FALSE(studyOf(lesson, {.axes = std::move(axes)}, nullptr, problems));
    return problems.empty() ? "" : problems.front().message;
  };
  CHECK(problem({{"learning_rat", 0.1, 1, 4, false}}) == "sgd has no such setting");
  CHECK(problem({{"learning_rate", 0.1, 1, 4, false}, {"learning_rate", 0.1, 1, 4, false}}) ==
        "learning_rate: is on both axes");
  CHECK(problem({{"learning_rate", 0.1, 1, 4096, false}, {"weight_decay", 0.1, 1, 4096, false}}) ==
        "too many settings to try");
}

TEST_CASE("sweep study: a rate is too low, good, high or too high by what its loss does") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  const std::vector<double> rates{0.01, 0.1, 0.5, 0.9, 1.0, 2.0, 3.0};
  const std::vector<std::vector<double>> curves{{10, 9, 8},    {10, 1, 0.2},  {10, 0.5, 0.1}, {10, 5, 4},
                                                {10, 2, 5},    {10, 11, 12}, {10, 1, inf}};
  const std::vector<RateVerdict> expected{RateVerdict::slow,   RateVerdict::good,     RateVerdict::good,
                                          RateVerdict::stays,  RateVerdict::swings,   RateVerdict::diverges,
                                          RateVerdict::diverges};
  CHECK(judgeRates(rates, curves) == expected);
  CHECK(judgeRates({1, 2}, {{1, 2}, {1, inf}}) == std::vector(2, RateVerdict::diverges));
  CHECK(rateWords(RateVerdict::slow, Language::en) == "too low: slow");
  CHECK(rateWords(RateVerdict::diverges, Language::ko) == "너무 큼: 발산한다");
}
