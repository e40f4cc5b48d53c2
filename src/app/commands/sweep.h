// Hyper-parameters tried out.
#pragma once

#include "app/sweep_state.h"

namespace gradwalk {

struct SetSweep {
  SweepForm form;
};
struct ShowSweep {  // the heat map in place of the map, or away with it
  bool shown = true;
};
struct TypeSweep {  // a field has the keyboard, or has it no more
  bool typing = true;
};
struct LoadSweepCell {  // the followed run takes the settings of a cell
  HeatCell cell;
};

void apply(AppState& state, const SetSweep&);
void apply(AppState& state, const ShowSweep&);
void apply(AppState& state, const TypeSweep&);
void apply(AppState& state, const LoadSweepCell&);

}  // namespace gradwalk
