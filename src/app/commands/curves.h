// Curves of quantities against iteration.
#pragma once

#include <string>

#include "app/run_curves_state.h"

namespace gradwalk {

struct AppState;

struct ToggleCurves {};
struct ScaleCurves {  // logarithmic or linear
  bool logarithmic = false;
};
struct EditCurves {  // the field has the keyboard, or has it no more
  bool typing = true;
};
struct TypeCurves {  // the text of the field so far
  std::string text;
};
struct ShowCurves {  // quantities, parted by commas
  std::string quantities;
};
struct SeekCurve {  // an iteration of one of the curves
  int iteration = 1;
  std::size_t curve = 0;
};
struct ShowRunCurves {  // of every run against the step they share
  LabQuantity quantity = LabQuantity::f;
};
struct SeekStep {  // the shared step; 0 is the start
  std::size_t step = 0;
};

void apply(AppState& state, const ToggleCurves&);
void apply(AppState& state, const ScaleCurves&);
void apply(AppState& state, const EditCurves&);
void apply(AppState& state, const TypeCurves&);
void apply(AppState& state, const ShowCurves&);
void apply(AppState& state, const SeekCurve&);
void apply(AppState& state, const ShowRunCurves&);
void apply(AppState& state, const SeekStep&);

}  // namespace gradwalk
