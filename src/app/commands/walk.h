// Moving through a computation, as in a debugger: over is the next place at the level shown,
// into the first place one level deeper, out the place around at the level above. Previous
// undoes each of them exactly, and pauses.
#pragma once

#include <cstdint>
#include <string>

#include "trace/cursor.h"

namespace gradwalk {

struct AppState;

struct Walk {  // places forward or back at the level shown
  int by = 1;
};
struct WalkPhase {
  int by = 1;
};
struct WalkIteration {
  int by = 1;
};
struct ToStart {};
struct ToEnd {};
struct SeekPlace {  // what a click in the outline or on a cell names
  Cursor cursor;
};
struct SeekNumber {  // the slider, at the level shown
  std::int64_t number = 0;
};
struct SeekText {  // what was typed: a step number or a path
  std::string text;
};
struct TypeGoTo {  // the text of the field so far
  std::string text;
};
struct ChangeLevel {  // into is +1, out −1
  int by = 1;
};
struct SetLevel {
  Level level = Level::operation;
};
struct Play {
  bool on = true;
};
struct TogglePlay {};
struct SetSpeed {
  double stepsASecond = 1.0;
};

void apply(AppState& state, const Walk&);
void apply(AppState& state, const WalkPhase&);
void apply(AppState& state, const WalkIteration&);
void apply(AppState& state, const ToStart&);
void apply(AppState& state, const ToEnd&);
void apply(AppState& state, const SeekPlace&);
void apply(AppState& state, const SeekNumber&);
void apply(AppState& state, const SeekText&);
void apply(AppState& state, const TypeGoTo&);
void apply(AppState& state, const ChangeLevel&);
void apply(AppState& state, const SetLevel&);
void apply(AppState& state, const Play&);
void apply(AppState& state, const TogglePlay&);
void apply(AppState& state, const SetSpeed&);

}  // namespace gradwalk
