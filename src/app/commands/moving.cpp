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

constexpr std::size_t longestTrail = 2000;

void walk(AppState& state, const Cursor& cursor, Level level) {
  const Stand from{state.cursor, state.level}, to{cursor, level};
  state.clock = 0.0;
  if (from == to) return;
  state.trail.push_back({from, to});
  if (state.trail.size() > longestTrail) state.trail.pop_front();
  state.cursor = cursor;
  state.level = level;
}

}  // namespace

void moveTo(AppState& state, const Cursor& cursor) {
  state.cursor = cursor;
  state.clock = 0.0;
  state.trail.clear();
}

void stepOn(AppState& state) {
  const Trace* trace = state.trace();
  if (trace != nullptr) walk(state, next(*trace, state.cursor, state.level), state.level);
}

void stepToLevel(AppState& state, Level level) {
  const Trace* trace = state.trace();
  walk(state, trace == nullptr ? state.cursor : atLevel(*trace, state.cursor, level), level);
}

void stepBack(AppState& state) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return;
  if (!state.trail.empty() && state.trail.back().to == Stand{state.cursor, state.level}) {
    const Stand from = state.trail.back().from;
    state.trail.pop_back();
    state.cursor = from.cursor;
    state.level = from.level;
    state.clock = 0.0;
    return;
  }
  moveTo(state, previous(*trace, state.cursor, state.level));
}

Cursor atLevel(const Trace& trace, Cursor cursor, Level level) {
  if (cursor.atStart()) return cursor;
  if (level == Level::iteration) return place(trace, level, cursor.pass);
  if (levelOf(cursor) < level) {
    // A cell without terms has nothing inside; next() would leave it.
    if (cursor.cell >= 0 && termCount(trace, cursor) == 0) return cursor;
    return next(trace, cursor, level);
  }
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
