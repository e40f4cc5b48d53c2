// What commands that move have in common.
#pragma once

#include "app/state.h"

namespace gradwalk {

// The only ways in which the cursor moves; the clock of playing starts again. What was
// walked before is not walked back any more.
void moveTo(AppState& state, const Cursor& cursor);

// One place on at the level shown; to another level, deeper or further out; and back from
// there exactly to where that began, else one place back.
void stepOn(AppState& state);
void stepToLevel(AppState& state, Level level);
void stepBack(AppState& state);

// The place at `level` that the cursor stands in, or the first one inside it.
Cursor atLevel(const Trace& trace, Cursor cursor, Level level);

// So many places on, or back.
Cursor walked(const Trace& trace, Cursor cursor, Level level, int by);

// The run by hand, where the lesson's own does not hold and it was not made yet: at once
// of a small lesson, else asked for as an edited run is.
void runByHand(AppState& state);

}  // namespace gradwalk
