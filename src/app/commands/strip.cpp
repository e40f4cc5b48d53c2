#include "app/commands/strip.h"

#include <algorithm>
#include <cmath>

#include "app/state.h"

namespace gradwalk {
namespace {

constexpr double zoomStep = 1.2;

}  // namespace

void apply(AppState& state, const ZoomStrip& zoom) {
  StripView& strip = state.strip;
  // In steps of the same sizes in both directions, 1 among them.
  const double step = strip.fit ? 0.0 : std::round(std::log(strip.zoom) / std::log(zoomStep));
  strip.zoom = std::clamp(std::pow(zoomStep, step + zoom.by), leastStripZoom, mostStripZoom);
  strip.fit = false;
}

void apply(AppState& state, const PanStrip& pan) {
  const Program* program = state.open ? &state.open->program : nullptr;
  const int last = program ? std::max(program->forwardSteps - program->aheadSteps - 1, 0) : 0;
  state.strip.first = std::clamp(pan.first, 0, last);
}

void apply(AppState& state, const FitStrip&) {
  // The same key again goes back to the usual size.
  state.strip = {.zoom = 1.0, .fit = !state.strip.fit, .first = {}};
}

}  // namespace gradwalk
