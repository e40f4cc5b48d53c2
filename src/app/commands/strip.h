// Looking at the strip: larger, smaller, along it, all of it.
#pragma once

namespace gradwalk {

struct AppState;

struct ZoomStrip {  // larger +1, smaller −1
  int by = 1;
};
struct PanStrip {  // this operation is the first shown, until a step leaves the part shown
  int first = 0;
};
struct FitStrip {};

void apply(AppState& state, const ZoomStrip&);
void apply(AppState& state, const PanStrip&);
void apply(AppState& state, const FitStrip&);

}  // namespace gradwalk
