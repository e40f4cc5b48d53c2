// The lab in the window: the paths of all runs and what is known of the surface, made on the
// worker that made the runs, so that they are there together or not at all.
//
//     state.lab.data;               // of the run that is shown; null without a surface
//     labShown(state);              // the map stands on the canvas
//     perform(state, ToggleMap{});  // the lesson screen instead
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lesson/surface_formulas.h"
#include "trace/curvature.h"
#include "trace/lab.h"

namespace gradwalk {

// What is known of one open lesson; it never changes.
struct LabData {
  Lab lab;
  std::optional<SurfaceFormulas> formulas;         // of the loss, where it is scalar arithmetic of x and y
  bool quadratic = false;                          // the loss, over the part that is drawn
  std::vector<std::optional<std::size_t>> parted;  // of each run: the first step off the one followed
};
using LabDataPointer = std::shared_ptr<const LabData>;

// nullptr where the lesson has no surface, or once `stop` is set.
LabDataPointer labDataOf(const OpenLesson& open, const std::atomic<bool>* stop = nullptr);

// Where the run that is followed is at the shared step.
struct LabHere {
  std::size_t step = 0;
  double x = 0.0, y = 0.0, f = 0.0;    // f: the height
  std::optional<Curvature> curvature;  // of the loss
};

struct LabState {
  bool map = true;                 // what the canvas shows of a lesson with a surface; else the lesson screen
  bool arrows = false;             // against the gradient, all over the map
  std::string follow;              // the run asked for; where there is none of that name, see followedName()
  LabDataPointer data, own;        // of the run that is shown; of the lesson's own while it is an edited one
  std::shared_ptr<const Lab> lab;  // what is drawn: by hand, the path of the numbers that are shown
  std::optional<LabHere> here;
  bool table = false;  // the canvas has room for the table of runs
  int version = 0;     // one more with every other run that is shown

  // What `lab` and `here` were made of.
  const Trace* madeOf = nullptr;
  int madeVersion = -1, madePlaces = -1;
};

struct AppState;

bool hasLab(const AppState& state);

// The map is what the canvas shows. While a number is asked for it would tell it.
bool labShown(const AppState& state);

// The name of the run whose steps are asked for; "" where the lesson has no runs.
std::string followedName(const AppState& state);

// Whether a lesson follows the run asked for, as far as it has it.
bool followsAsked(const AppState& state, const Lesson& lesson);

// Nothing is known of another run.
void forgetLab(LabState& lab);

// Brings `lab` and `here` to the place at hand. True when something changed that can be seen.
bool refreshLab(AppState& state);

}  // namespace gradwalk
