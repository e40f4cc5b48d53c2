#include "trace/sweep.h"

#include <cmath>
#include <set>

#include "lesson/with_setting.h"
#include "maths/digits.h"
#include "trace/descents.h"

namespace gradwalk {
namespace {

// Zero, the smallest and the largest value of a setting: what the checker is asked about.
struct Ends {
  double least = 0.0, most = 0.0;
  bool finite = true;
};

Ends endsOf(const SweepPoints& points, std::size_t setting) {
  Ends ends{points.at(0, setting), points.at(0, setting)};
  for (std::size_t k = 0; k < points.size(); ++k) {
    const double value = points.at(k, setting);
    ends.least = std::min(ends.least, value);
    ends.most = std::max(ends.most, value);
    ends.finite = ends.finite && std::isfinite(value);
  }
  return ends;
}

bool sameSteps(const Program& a, const Program& b) {
  if (a.quantities.size() != b.quantities.size() || a.steps.size() != b.steps.size()) return false;
  for (std::size_t id = 0; id < a.quantities.size(); ++id)
    if (a.quantities[id].name != b.quantities[id].name) return false;
  for (std::size_t s = 0; s < a.steps.size(); ++s)
    if (a.steps[s].lines.size() != b.steps[s].lines.size()) return false;
  return true;
}

bool better(const SweepResult& a, const SweepResult& b) {
  if (a.steps >= 0 && b.steps >= 0 && a.steps != b.steps) return a.steps < b.steps;
  if ((a.steps >= 0) != (b.steps >= 0)) return a.steps >= 0;
  return a.loss < b.loss;
}

int bestOf(const std::vector<SweepResult>& results) {
  int best = -1;
  for (std::size_t k = 0; k < results.size(); ++k)
    if (std::isfinite(results[k].loss) &&
        (best < 0 || better(results[k], results[static_cast<std::size_t>(best)])))
      best = static_cast<int>(k);
  return best;
}

// The lesson with the first point's settings, once the checker has nothing to say of any.
std::optional<Lesson> prepared(const Lesson& lesson, const SweepPoints& points, int updates,
                               Problems& problems) {
  const Training& training = lesson.training;
  const auto fail = [&](Span where, std::string message, std::string expected, std::string found) {
    problems.push_back({where, std::move(message), std::move(expected), std::move(found), ""});
    return std::nullopt;
  };
  if (!training.optimizer || training.loss.empty() || training.parameters.empty())
    return fail(training.lossWhere, "this lesson has no descent to sweep",
                "a loss, parameters and an optimizer under [train]", "none");
  const Span where = training.optimizer->node(training.optimizer->root).where;
  if (points.size() == 0) return fail(where, "a sweep needs points", "at least one", "none");
  if (points.size() > mostSweepPoints)
    return fail(where, "too many points for a sweep", "at most " + std::to_string(mostSweepPoints),
                std::to_string(points.size()));
  Lesson first = lesson;
  first.training.iterations = updates;
  first.training.closing = false;
  for (std::size_t k = 0; k < points.settings.size(); ++k)
    first.training.optimizer = withSetting(*first.training.optimizer, points.settings[k], points.at(0, k));
  std::optional<Program> program;
  for (std::size_t k = 0; k < points.settings.size(); ++k) {
    const Ends ends = endsOf(points, k);
    if (!ends.finite)
      return fail(where, points.settings[k] + " does not fit", "numbers", "an axis with infinity or nan");
    for (const double value : std::set<double>{points.at(0, k), ends.least, ends.most}) {
      Lesson at = first;
      at.training.optimizer = withSetting(*first.training.optimizer, points.settings[k], value);
      std::optional<Program> checked = checkLesson(at, problems);
      if (!checked) return std::nullopt;
      if (program && !sameSteps(*program, *checked))
        return fail(where, "the steps are others where " + points.settings[k] + " is " + shortest(value),
                    "a range in which the lesson has the same steps", "");
      program = std::move(checked);
    }
  }
  return first;
}

}  // namespace

std::optional<Sweep> sweepOf(const Lesson& lesson, SweepPoints points, const SweepOptions& options,
                             Problems& problems) {
  const int updates = options.updates.value_or(lesson.training.iterations);
  const std::optional<Lesson> first = prepared(lesson, points, std::max(updates, 1), problems);
  if (!first) return std::nullopt;
  const auto descents = Descents::make(*first, points.settings, updates, options.means, problems);
  if (!descents) return std::nullopt;
  const auto count = static_cast<double>(points.size());
  const double most = descents->means() == Means::tape ? mostSweepWork : mostSweepWork / 100.0;
  const double work = count * descents->work(options.tolerance.has_value() || options.curves);
  if (updates < 1 || work > most || (options.curves && count * (updates + 1.0) > mostCurveNumbers)) {
    problems.push_back({lesson.training.iterationsWhere, "this sweep would run too long",
                        "fewer points or fewer updates",
                        significant(count, 3) + " points of " + std::to_string(updates) + " updates", ""});
    return std::nullopt;
  }
  Sweep sweep{.points = std::move(points)};
  sweep.results.resize(sweep.points.size());
  if (options.curves)
    sweep.curves.assign(sweep.points.size(), std::vector<double>(static_cast<std::size_t>(updates) + 1));
  const auto blocks = static_cast<std::int64_t>((sweep.points.size() + tapeLanes - 1) / tapeLanes);
  const bool done = inBlocks(
      blocks, options.threads, options.stop, [&] { return descents->own(); },
      [&](Descents::Own& own, std::int64_t block) {
        const std::size_t from = static_cast<std::size_t>(block) * tapeLanes;
        const std::size_t lanes = std::min<std::size_t>(tapeLanes, sweep.points.size() - from);
        descents->run(own, from, static_cast<int>(lanes), options, sweep);
      });
  if (!done) return std::nullopt;
  sweep.best = bestOf(sweep.results);
  return sweep;
}

}  // namespace gradwalk
