#include "app/predict_state.h"

#include <algorithm>

#include "app/state.h"

namespace gradwalk {
namespace {

// The numbers of the first and the last cell of a place.
struct CellRange {
  std::int64_t first = 0, last = 0;
};

CellRange cellsOf(const Trace& trace, const Cursor& where) {
  const std::int64_t first = number(trace, where, Level::cell);
  if (where.atStart() || where.cell >= 0) return {first, first};
  std::int64_t cells = 0;
  const std::vector<StepLine>& lines = stepAt(trace, where)->lines;
  for (std::size_t l = 0; l < lines.size(); ++l)
    if (where.line < 0 || where.line == static_cast<int>(l)) cells += elementCount(lines[l].line.shape);
  return {first, first + cells - 1};
}

}  // namespace

std::optional<Cursor> askedPlace(const AppState& state) {
  const Trace* trace = state.trace();
  if (!state.predicting.on || trace == nullptr || state.cursor.atStart()) return std::nullopt;
  const CellRange cells = cellsOf(*trace, state.cursor);
  const std::int64_t asked = std::max(cells.first, state.predicting.known + 1);
  if (asked > cells.last) return std::nullopt;
  return place(*trace, Level::cell, asked);
}

bool isHidden(const AppState& state, const Cursor& where) {
  const Trace* trace = state.trace();
  return state.predicting.on && trace != nullptr && cellsOf(*trace, where).last > state.predicting.known;
}

bool isHidden(const AppState& state, const CellPlace& what) {
  const Trace* trace = state.trace();
  if (!state.predicting.on || trace == nullptr) return false;
  const auto made = madeAt(*trace, what);
  return made && isHidden(state, *made);
}

bool guessing(const AppState& state) {
  const bool covered = state.help || state.picker || state.goTo || state.editing.field ||
                       state.editing.saving || state.editing.computing || state.copying.menu ||
                       state.curves.typing || !state.problems.empty();
  return state.predicting.typing && !covered && !state.blank && askedPlace(state);
}

void settlePredicting(AppState& state) {
  const Trace* trace = state.trace();
  if (!state.predicting.on || trace == nullptr) return;
  if (state.predicting.hand != state.hand) askAgain(state);
  Predicting& predicting = state.predicting;
  const CellRange here = cellsOf(*trace, state.cursor);
  predicting.known = std::max(predicting.known, here.first - 1);
  const auto asked = askedPlace(state);
  if (asked) state.playing = false;
  const std::int64_t question = asked ? number(*trace, *asked, Level::cell) : 0;
  if (question != predicting.question) {
    predicting.question = question;
    predicting.guess.clear();
    predicting.typing = true;
  }
  // What was said about a number stays as long as that is in sight.
  if (predicting.graded < here.first || predicting.graded > here.last) predicting.grade.reset();
  if (predicting.grade && predicting.language != state.language) {
    predicting.language = state.language;
    predicting.grade =
        grade(*trace, place(*trace, Level::cell, predicting.graded), predicting.gradedGuess, state.language);
  }
}

void askAgain(AppState& state) {
  state.predicting = Predicting{.on = state.predicting.on, .hand = state.hand};
}

}  // namespace gradwalk
