#include "app/commands/moving.h"

#include "app/commands/hand.h"

namespace gradwalk {
namespace {

// A run by hand of so many cells takes a few milliseconds.
constexpr double mostCellsAtOnce = 100'000;

double cellsOf(const Trace& trace) {
  double cells = 0.0;
  for (const Quantity& quantity : trace.program().quantities)
    cells += static_cast<double>(elementCount(quantity.shape));
  return cells * trace.passes();
}

}  // namespace

void moveTo(AppState& state, const Cursor& cursor) {
  state.cursor = cursor;
  state.clock = 0.0;
}

Cursor atLevel(const Trace& trace, Cursor cursor, Level level) {
  if (cursor.atStart()) return cursor;
  if (levelOf(cursor) < level) return next(trace, cursor, level);
  if (level < Level::term) cursor.term = -1;
  if (level < Level::cell) cursor.cell = -1;
  if (level < Level::line) cursor.line = -1;
  return cursor;
}

Cursor walked(const Trace& trace, Cursor cursor, Level level, int by) {
  for (; by > 0; --by) cursor = next(trace, cursor, level);
  for (; by < 0; ++by) cursor = previous(trace, cursor, level);
  return cursor;
}

void runByHand(AppState& state) {
  if (!state.open || lessonsHand(state) || state.byHand) return;
  if (cellsOf(state.open->trace) <= mostCellsAtOnce) {
    state.byHand.emplace(runByHand(*state.open, handDecimals(state)));
    return;
  }
  // On the worker, with a run of its own to point into.
  state.editing.wanted = state.editing.computing = true;
  state.editing.computingFor = 0.0;
}

}  // namespace gradwalk
