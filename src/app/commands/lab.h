// The lab: what the canvas shows of it, and its runs.
#pragma once

#include <cstddef>
#include <string>

namespace gradwalk {

struct AppState;

struct ToggleMap {};     // the map, or the lesson screen
struct ToggleArrows {};  // against the gradient, all over the map
struct FollowRun {       // its steps are those that are shown
  std::string run;
};
// The followed run's own start, if it has one, else that of all.
struct MoveStart {
  double x = 0.0, y = 0.0;
  bool goesOn = false;  // a drag: undone together with the one before
};
struct SetCall {  // of a run, its optimizer
  std::size_t run = 0;
  std::string call;
  bool goesOn = false;
};
struct OwnStart {  // a run begins where it likes ("-7,2"), or where all do ("")
  std::size_t run = 0;
  std::string start;
};
struct AddRun {
  std::string rule;
};
struct DuplicateRun {
  std::size_t run = 0;
};
struct RemoveRun {
  std::size_t run = 0;
};

void apply(AppState& state, const ToggleMap&);
void apply(AppState& state, const ToggleArrows&);
void apply(AppState& state, const FollowRun&);
void apply(AppState& state, const MoveStart&);
void apply(AppState& state, const SetCall&);
void apply(AppState& state, const OwnStart&);
void apply(AppState& state, const AddRun&);
void apply(AppState& state, const DuplicateRun&);
void apply(AppState& state, const RemoveRun&);

}  // namespace gradwalk
