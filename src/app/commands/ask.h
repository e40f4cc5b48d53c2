// Where a number comes from, and who uses it.
#pragma once

#include "trace/origin.h"

namespace gradwalk {

struct AppState;

struct Inspect {  // a number on the canvas, in the formula or in a table
  CellPlace what;
};
struct InspectHere {};  // the number that the present place writes
struct InspectBack {};  // the one before
struct InspectNone {};

void apply(AppState& state, const Inspect&);
void apply(AppState& state, const InspectHere&);
void apply(AppState& state, const InspectBack&);
void apply(AppState& state, const InspectNone&);

}  // namespace gradwalk
