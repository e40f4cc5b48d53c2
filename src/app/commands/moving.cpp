#include "app/commands/moving.h"

namespace gradwalk {

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
  if (state.open && !state.open->hand && !state.byHand)
    state.byHand.emplace(runByHand(*state.open, usualDecimals));
}

}  // namespace gradwalk
