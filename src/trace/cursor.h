// A place in a trace: iteration → (phase →) operation → line → cell → term.
//
//     Cursor at = *seek(trace, "1/backward/Z/grad.K[0,0]/3", problem);
//     at = next(trace, at, Level::cell);
//     path(trace, at);                  // "1/backward/Z/grad.K[0,1]"
//
// The start (before anything is computed) is step 0. Cells and terms are
// enumerated on demand, so seeking is arithmetic.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "trace/trace.h"

namespace gradwalk {

enum class Level { iteration, operation, line, cell, term };

struct Cursor {
  int pass = 1;            // iteration, or iterations + 1 for the closing pass
  int step = -1;           // index into Program::steps; −1: the start
  int line = -1;           // −1: the whole operation
  std::int64_t cell = -1;  // −1: the whole line
  std::int64_t term = -1;  // −1: the whole cell
  bool whole = false;      // the whole iteration, once it is done; `step` is its last one

  bool operator==(const Cursor&) const = default;
  bool atStart() const { return step < 0; }
};

// How deep a cursor stands.
Level levelOf(const Cursor& cursor);

const Step* stepAt(const Trace& trace, const Cursor& cursor);      // nullptr at the start
const StepLine* lineAt(const Trace& trace, const Cursor& cursor);  // nullptr above line level

// "forward", "backward", "update": as paths write them.
const char* name(Phase phase);

// Number of places at a level, the start not counted: "step 17 of 64". Terms are
// not numbered through a lesson (a cell knows its own): Level::term counts cells.
std::int64_t count(const Trace& trace, Level level);

// The n-th place at a level, 1 … count; 0 is the start; clamped to the ends.
Cursor place(const Trace& trace, Level level, std::int64_t n);

// The number of the place at `level` that contains the cursor; at a deeper level
// than the cursor's own, the first one inside it. 0 at the start.
std::int64_t number(const Trace& trace, const Cursor& cursor, Level level);

// Terms of the cursor's cell; 0 where it stands on no cell.
std::int64_t termCount(const Trace& trace, const Cursor& cursor);

// One place on or back at a level; stays at the ends. From a shallower place, next
// goes to the first place inside it.
Cursor next(const Trace& trace, const Cursor& cursor, Level level);
Cursor previous(const Trace& trace, const Cursor& cursor, Level level);

// First operation of the next phase, and of this phase or the one before.
Cursor nextPhase(const Trace& trace, const Cursor& cursor);
Cursor previousPhase(const Trace& trace, const Cursor& cursor);

// "2/backward/Z/grad.K[0,0]/3"; "2/" is the whole iteration; "start" at the start; "after/forward/L" in the
// closing pass; the one cell of a scalar is "L[]".
std::string path(const Trace& trace, const Cursor& cursor);

// A path, or a step number. A leading "1/" and a phase may be left out where the
// rest says it: "Z", "grad.K[0,0]", "p.e[1]", "after.L". nullopt with a message
// (and a "did you mean") in `problem`.
std::optional<Cursor> seek(const Trace& trace, std::string_view where, Problem& problem);

// The nearest place that still exists, for a path from before an edit.
Cursor nearest(const Trace& trace, std::string_view path);

}  // namespace gradwalk
