#include "app/timeline.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace gradwalk {
namespace {

// Bands meet half-way between two places.
double before(const Trace& trace, Level level, const Cursor& at) {
  const auto all = static_cast<double>(std::max<std::int64_t>(count(trace, level), 1));
  return std::max(static_cast<double>(number(trace, at, level)) - 0.5, 0.0) / all;
}

std::optional<MarkKind> kindOf(const Check& check) {
  if (!check.holds) return MarkKind::fails;
  switch (check.found) {
    case Verdict::exact:
    case Verdict::rounds:
      return std::nullopt;
    case Verdict::truncates:
    case Verdict::hand:
      return MarkKind::rounded;
    case Verdict::erratum:
      break;
  }
  return MarkKind::erratum;
}

}  // namespace

double timelineShare(const Trace& trace, Level level, int pass) {
  return pass <= 1 ? 0.0 : before(trace, level, {.pass = pass, .step = 0});
}

std::vector<TimelineBand> timelineBands(const Trace& trace, Level level, std::size_t most) {
  std::vector<TimelineBand> bands;
  const Program& program = trace.program();
  if (program.steps.empty() || static_cast<std::size_t>(trace.passes()) * 3 > most) return bands;
  const auto add = [&](int pass, int step, Phase phase) {
    const double from = bands.empty() ? 0.0 : before(trace, level, {.pass = pass, .step = step});
    if (!bands.empty()) bands.back().to = from;
    bands.push_back({from, 1.0, pass, phase});
  };
  for (int pass = 1; pass <= trace.passes(); ++pass) {
    add(pass, trace.firstStep(pass), Phase::forward);
    if (pass > trace.iterations()) continue;
    if (program.backwardSteps > 0) add(pass, program.forwardSteps, Phase::backward);
    if (program.updateSteps > 0) add(pass, program.forwardSteps + program.backwardSteps, Phase::update);
  }
  return bands;
}

std::vector<TimelineMark> timelineMarks(const OpenLesson& open, const Trace& trace, Level level,
                                        double nearest) {
  struct Found {
    double at;
    MarkKind kind;
    std::size_t check;
  };
  const auto all = static_cast<double>(std::max<std::int64_t>(count(trace, level), 1));
  std::vector<Found> found;
  for (std::size_t k = 0; k < open.checks.size(); ++k)
    if (const auto kind = kindOf(open.checks[k]))
      found.push_back({static_cast<double>(number(trace, open.checks[k].where, level)) / all, *kind, k});
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.at < b.at; });

  std::vector<TimelineMark> marks;
  for (std::size_t from = 0, to = 0; from < found.size(); from = to) {
    while (to < found.size() && found[to].at - found[from].at <= nearest) ++to;
    const auto begin = found.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(to);
    std::stable_sort(begin, end, [](const Found& a, const Found& b) { return a.kind > b.kind; });
    TimelineMark mark{begin->at, begin->kind, {}};
    for (auto each = begin; each != end; ++each) mark.checks.push_back(each->check);
    marks.push_back(std::move(mark));
  }
  return marks;
}

}  // namespace gradwalk
