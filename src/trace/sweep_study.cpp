#include "trace/sweep_study.h"

#include <algorithm>
#include <cmath>

#include "maths/digits.h"

namespace gradwalk {
namespace {

void countDiverged(SweepStudy& study) {
  const std::vector<SweepResult>& results = study.sweep.results;
  for (const SweepResult& each : results) {
    study.notFinite += each.notFinite >= 0 || !std::isfinite(each.loss) ? 1U : 0U;
    study.diverged += diverges(study, each) ? 1U : 0U;
  }
  if (study.asked.axes.size() != 1) return;
  for (std::size_t k = results.size(); k-- > 0 && diverges(study, results[k]);)
    study.cliff = study.sweep.points.at(k, 0);
}

}  // namespace

bool goodAxes(const std::vector<SweepAxis>& axes, Problems& problems) {
  const std::size_t before = problems.size();
  const auto fail = [&](const SweepAxis& axis, const std::string& what, std::string expected,
                        std::string found, std::string hint = "") {
    problems.push_back(
        {nowhere, axis.setting + ": " + what, std::move(expected), std::move(found), std::move(hint)});
  };
  for (const SweepAxis& axis : axes) {
    const std::string range = shortest(axis.from) + " to " + shortest(axis.to);
    if (!std::isfinite(axis.from) || !std::isfinite(axis.to))
      fail(axis, "the range is not finite", "two numbers", range);
    else if (axis.count < 1 || axis.count > mostSweepCells)
      fail(axis, "so many values cannot be tried", "from 1 to " + std::to_string(mostSweepCells),
           std::to_string(axis.count));
    else if (axis.logarithmic && axis.from <= 0.0)
      fail(axis, "a logarithmic range is above 0", "a positive number to begin with", shortest(axis.from),
           "a small one, such as 0.001, or leave :log out");
    else if (axis.from >= axis.to && (axis.count > 1 || axis.from > axis.to))
      fail(axis, "the range is empty", "a smaller number, then a greater one", range,
           axis.from > axis.to ? "write " + shortest(axis.to) + ":" + shortest(axis.from) : "");
  }
  if (axes.size() == 2 && axes[0].setting == axes[1].setting)
    fail(axes[1], "is on both axes", "two settings", "one of them twice");
  return problems.size() == before;
}

std::optional<SweepStudy> studyOf(const Lesson& lesson, const SweepAsk& ask, const std::atomic<bool>* stop,
                                  Problems& problems) {
  if (!goodAxes(ask.axes, problems)) return std::nullopt;
  SweepStudy study{.asked = ask};
  study.updates = ask.updates.value_or(lesson.training.iterations);
  SweepOptions options;
  options.tolerance = ask.tolerance;
  options.curves = ask.curves;
  options.updates = study.updates;
  options.stop = stop;
  SweepPoints points =
      ask.values.empty() ? gridPoints(ask.axes) : SweepPoints{{ask.axes[0].setting}, ask.values};
  if (points.size() > mostSweepPoints) {
    problems.push_back({nowhere, "too many settings to try", "at most " + std::to_string(mostSweepPoints),
                        std::to_string(ask.axes[0].count) + " × " + std::to_string(ask.axes[1].count), ""});
    return std::nullopt;
  }
  // Before the first update every setting has the same loss.
  SweepPoints first{points.settings, {}};
  for (std::size_t k = 0; k < points.settings.size(); ++k) first.values.push_back(points.at(0, k));
  SweepOptions once = options;
  once.curves = true;
  once.updates = 1;
  const auto begun = sweepOf(lesson, std::move(first), once, problems);
  if (!begun) return std::nullopt;
  study.start = begun->curves.front().front();
  auto sweep = sweepOf(lesson, std::move(points), options, problems);
  if (!sweep) return std::nullopt;
  study.sweep = std::move(*sweep);
  options.curves = false;
  const auto search = [&](std::optional<Sweep>& into, SweepPoints samples) {
    into = sweepOf(lesson, std::move(samples), options, problems);
    return into.has_value();
  };
  if (ask.grid && ask.axes.size() == 2) {
    std::vector<SweepAxis> coarse = ask.axes;
    for (std::size_t k = 0; k < 2; ++k) coarse[k].count = (*ask.grid)[k];
    if (!search(study.grid, gridPoints(coarse))) return std::nullopt;
  }
  if (ask.random > 0 && !search(study.random, randomPoints(ask.axes, ask.random, ask.seed)))
    return std::nullopt;
  countDiverged(study);
  return study;
}

bool diverges(const SweepStudy& study, const SweepResult& result) {
  return result.notFinite >= 0 || !std::isfinite(result.loss) || result.loss > study.start;
}

std::string sweepAsText(const SweepStudy& study) {
  std::string out;
  for (const std::string& setting : study.sweep.points.settings) out += setting + ",";
  out += "loss,steps\n";
  for (std::size_t k = 0; k < study.sweep.results.size(); ++k) {
    const SweepResult& result = study.sweep.results[k];
    for (std::size_t s = 0; s < study.sweep.points.settings.size(); ++s)
      out += shortest(study.sweep.points.at(k, s)) + ",";
    out += shortest(result.loss) + "," + (result.steps >= 0 ? std::to_string(result.steps) : "") + "\n";
  }
  return out;
}

}  // namespace gradwalk
