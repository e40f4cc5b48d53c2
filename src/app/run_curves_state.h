// A quantity of every run against the step they share, under the canvas of a lesson that has a
// surface.
//
//     perform(state, ShowRunCurves{LabQuantity::x});
//     state.runCurves.descents;       // once they are there: of the runs that are shown
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "scene/lab_curves.h"

namespace gradwalk {

struct RunCurves {
  bool wanted = true;  // rather than quantities that were typed
  LabQuantity quantity = LabQuantity::f;
  std::optional<std::vector<Descent>> descents;  // empty: not known (yet)
  int version = 0;                               // one more when they are others
};

struct AppState;

// The lesson compares runs over a surface, so there are such curves.
bool hasRunCurves(const AppState& state);

// They are what is drawn when curves are shown.
bool runCurvesDrawn(const AppState& state);

// The name of a quantity in the lesson that is open.
std::string runCurveName(const AppState& state, LabQuantity quantity);

LabCurves runCurvesNow(const AppState& state);

class RunCurveRunner {
 public:
  bool advance(AppState& state);

 private:
  Job<std::vector<Descent>> job_;
  std::string source_;  // the lesson's text that was asked for
  int decimals_ = -1;   // shownDecimals()
  bool asked_ = false;
};

}  // namespace gradwalk
