#include "app/run_curves_state.h"

#include <utility>

#include "app/state.h"
#include "lesson/runs.h"

namespace gradwalk {
namespace {

// The worker's own runs are only walked through once.
constexpr std::int64_t smallBudget = 16 << 20;

// In runs of its own, which nobody takes away from under it.
std::vector<Descent> fetched(const Source& source, const Rounding& rounding, const Stop& stop) {
  Problems problems;
  const std::optional<Lesson> lesson = readLesson(source, problems);
  std::vector<Descent> out;
  for (std::size_t run = 0; lesson && run < runCount(*lesson); ++run) {
    const Lesson own = lessonOfRun(*lesson, run);
    const std::optional<Program> program = checkLesson(own, problems);
    if (!program || !program->surface.exists()) return {};
    const Trace trace(*program, own, rounding, smallBudget, &stop);
    if (stop.load()) return {};
    out.push_back(descentOf(trace));
  }
  return out;
}

}  // namespace

bool hasRunCurves(const AppState& state) {
  return state.open && state.open->program.surface.exists() &&
         (state.open->lesson.surface.has_value() || !state.open->lesson.runs.empty());
}

bool runCurvesDrawn(const AppState& state) { return hasRunCurves(state) && state.runCurves.wanted; }

std::string runCurveName(const AppState& state, LabQuantity quantity) {
  const Program& program = state.open->program;
  const int id = quantity == LabQuantity::f   ? program.surface.height
                 : quantity == LabQuantity::x ? program.surface.x
                                              : program.surface.y;
  return program.quantities[static_cast<std::size_t>(id)].name;
}

LabCurves runCurvesNow(const AppState& state) {
  return labCurves(*state.runCurves.descents, state.runCurves.quantity,
                   runCurveName(state, state.runCurves.quantity), state.open->lesson.followed);
}

bool RunCurveRunner::advance(AppState& state) {
  RunCurves& curves = state.runCurves;
  const bool looked = state.curves.shown && runCurvesDrawn(state) && !state.editing.computing;
  if (!looked) {
    if (job_.busy()) {
      job_.cancel();
      asked_ = false;
    }
    return false;
  }
  const std::string& text = state.open->lesson.source.text;
  const int decimals = shownDecimals(state);
  if (!asked_ || source_ != text || decimals_ != decimals) {
    asked_ = true;
    source_ = text;
    decimals_ = decimals;
    curves.descents.reset();
    ++curves.version;
    job_.start([source = state.open->lesson.source, rounding = shownRounding(state)](const Stop& stop) {
      return fetched(source, rounding, stop);
    });
  }
  if (!job_.busy()) return false;
  std::optional<std::vector<Descent>> done = job_.takeWithin(std::chrono::milliseconds(3));
  if (!done || done->empty()) return false;
  curves.descents = std::move(*done);
  ++curves.version;
  return true;
}

}  // namespace gradwalk
