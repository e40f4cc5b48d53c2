// Sweeps as pictures.
#include "scene/sweep_view.h"

#include <doctest/doctest.h>

#include <cmath>

#include "maths/digits.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

const Fonts& sceneFonts() {
  static std::string problem;
  static const auto fonts = Fonts::load(problem);
  REQUIRE_MESSAGE(fonts.has_value(), problem);
  return *fonts;
}

SweepStudy momentumStudy(std::optional<double> tolerance = {}) {
  const LessonDraft draft = LessonDraft()
      .value("x", {{}, {-7}})
      .value("y", {{}, {2}})
      .line("f", "(x * x) / 20 + y * y")
      .train("f", {"x", "y"}, "momentum(learning_rate=0.1)", 30);
  SweepAsk ask{.axes = {{"learning_rate", 0.01, 3, 12, true}, {"momentum", 0, 0.9, 10, false}}};
  ask.tolerance = tolerance;
  ask.grid = {5, 5};
  ask.random = 25;
  Problems problems;
  auto study = studyOf(draft.lesson, ask, nullptr, problems);
  REQUIRE(study);
  return std::move(*study);
}

}  // namespace

TEST_CASE("sweep view: the heat map has the sweep's numbers, its best, and no shade where it diverges") {
  const SweepStudy study = momentumStudy();
  const HeatData data = sweepHeat(study, "f", {0.1, 0.9});
  REQUIRE(data.values.size() == 120);
  REQUIRE(study.diverged > 0);
  std::size_t without = 0;
  for (std::size_t k = 0; k < 120; ++k) {
    without += std::isnan(data.values[k]) ? 1U : 0U;
    if (!std::isnan(data.values[k])) CHECK(data.values[k] == study.sweep.results[k].loss);
  }
  CHECK(without == study.diverged);
  CHECK(data.samples.size() == 25 + 25 + 1);
  REQUIRE(data.best);
  CHECK(sweepPointAt(study, *data.best) == static_cast<std::size_t>(study.sweep.best));
  for (const Language language : {Language::en, Language::ko}) {
    const HeatView view = composeHeat(data, {.language = language}, sceneFonts());
    CHECK(overlaps(view.scene).empty());
    CHECK(view.best == data.best);
    for (const char* id : {"heat.grid", "heat.random", "heat.current", "heat.notFinite"})
      CHECK(find(view.scene, id) != nullptr);
  }
  // A cell's words have the settings that were run.
  const HeatCell cell{3, 7};
  const std::string words = sweepCellWords(study, cell, "f", Language::en);
  CHECK(words == "learning_rate = " + shortest(study.sweep.points.at(87, 0)) + "\nmomentum = " +
                     shortest(study.sweep.points.at(87, 1)) + "\nf = " + shortest(study.sweep.results[87].loss));
  CHECK(sweepCellWords(study, {0, 99}, "f", Language::en).empty());
}

TEST_CASE("sweep view: steps to a tolerance; one axis is one row") {
  const SweepStudy study = momentumStudy(0.1);
  const HeatData data = sweepHeat(study, "f");
  CHECK(data.name == "steps");
  REQUIRE(data.best);
  for (std::size_t k = 0; k < 120; ++k)
    CHECK((study.sweep.results[k].steps < 0 ? std::isnan(data.values[k])
                                            : data.values[k] == study.sweep.results[k].steps));
  SweepAsk ask{.axes = {{"learning_rate", 0.01, 3, 12, true}}};
  Problems problems;
  const auto row = studyOf(bowlDraft(30, "0.1").lesson, ask, nullptr, problems);
  REQUIRE(row);
  const HeatView view = composeHeat(sweepHeat(*row, "f", {0.1}), {}, sceneFonts());
  CHECK(view.rows == 1);
  CHECK(overlaps(view.scene).empty());
}

TEST_CASE("sweep view: learning-rate curves are named by what they do") {
  SweepAsk ask{.axes = {{"learning_rate", 0.01, 1.25, 4, false}}};
  ask.values = {0.01, 0.9, 1.0, 1.25};
  ask.curves = true;
  Problems problems;
  const auto study = studyOf(bowlDraft(30, "0.1").lesson, ask, nullptr, problems);
  REQUIRE(study);
  const LabCurves curves = rateCurves(*study, "f", Language::en);
  REQUIRE(curves.curves.size() == 4);
  CHECK(curves.curves[0].what == "too low: slow");
  CHECK(curves.curves[1].what == "good");
  CHECK(curves.curves[2].what == "high: stays above");  // y goes from 2 to −2 and back
  CHECK(curves.curves[3].what == "too high: diverges");
  CHECK(curves.curves[3].diverges);
  CHECK(curves.curves[0].values.front() == 6.45);
  CHECK(curves.curves[0].values.size() == 31);
  CHECK(overlaps(composeLabCurves(curves, {}, sceneFonts()).scene).empty());
}
