// What commands that move have in common.
#pragma once

#include "app/state.h"

namespace gradwalk {

// The only way in which the cursor moves; the clock of playing starts again.
void moveTo(AppState& state, const Cursor& cursor);

// The place at `level` that the cursor stands in, or the first one inside it.
Cursor atLevel(const Trace& trace, Cursor cursor, Level level);

// So many places on, or back.
Cursor walked(const Trace& trace, Cursor cursor, Level level, int by);

// The run by hand, where the lesson's own does not hold and it was not made yet: at once
// of a small lesson, else asked for as an edited run is.
void runByHand(AppState& state);

}  // namespace gradwalk
