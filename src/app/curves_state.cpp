#include "app/curves_state.h"

#include <utility>

#include "app/commands/hand.h"
#include "app/problem_words.h"
#include "app/state.h"
#include "lesson/runs.h"

namespace gradwalk {
namespace {

// The worker's own run is only walked through once.
constexpr std::int64_t smallBudget = 16 << 20;

// In a run of its own, which nobody takes away from under it.
std::vector<Curve> fetched(const Source& source, std::size_t followed, const Rounding& rounding,
                           const std::string& typed, const Stop& stop) {
  Problems problems;
  std::optional<Lesson> lesson = readLesson(source, problems);
  if (!lesson) return {};
  lesson = lessonOfRun(*lesson, followed);
  const std::optional<Program> program = checkLesson(*lesson, problems);
  if (!program) return {};
  const Trace trace(*program, *lesson, rounding, smallBudget, &stop);
  if (stop.load()) return {};
  const auto quantities = curveQuantities(trace, typed, problems);
  return quantities ? curvesOf(trace, *quantities, &stop) : std::vector<Curve>{};
}

}  // namespace

Rounding shownRounding(const AppState& state) {
  if (!state.hand) return {};
  if (lessonsHand(state)) return {state.open->lesson.hand, true, state.open->trace.iterations()};
  HandArithmetic rule;
  rule.decimals = handDecimals(state);
  return {rule, true, state.open->trace.iterations()};
}

int shownDecimals(const AppState& state) {
  return !state.hand ? -1 : lessonsHand(state) ? -2 : handDecimals(state);
}

void forgetCurves(Curves& curves) {
  curves.quantities.clear();
  curves.curves.reset();
  curves.problem.clear();
  ++curves.version;
}

bool CurveRunner::advance(AppState& state) {
  Curves& curves = state.curves;
  const std::size_t followed = state.open ? state.open->lesson.followed : 0;
  if (decimals_ != shownDecimals(state) || followed_ != followed) {
    decimals_ = shownDecimals(state);
    followed_ = followed;
    forgetCurves(curves);
  }
  if ((!curves.shown || runCurvesDrawn(state)) && job_.busy()) asked_ = -1;  // nobody looks
  if (asked_ != curves.version) job_.cancel();
  const Trace* trace = state.trace();
  if (curves.shown && !runCurvesDrawn(state) && trace != nullptr && !state.editing.computing && asked_ != curves.version) {
    asked_ = curves.version;
    Problems problems;
    auto quantities = curveQuantities(*trace, curves.typed, problems);
    if (!quantities) {
      curves.problem = problemWords(problems);
      return true;
    }
    curves.quantities = std::move(*quantities);
    job_.start([source = state.open->lesson.source, followed, rounding = shownRounding(state),
                typed = curves.typed](const Stop& stop) { return fetched(source, followed, rounding, typed, stop); });
  }
  if (!job_.busy()) return false;
  std::optional<std::vector<Curve>> done = job_.takeWithin(std::chrono::milliseconds(3));
  if (!done || done->empty() || asked_ != curves.version) return false;
  curves.curves = std::move(*done);
  return true;
}

}  // namespace gradwalk
