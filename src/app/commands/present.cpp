#include "app/commands/present.h"

#include <algorithm>

#include "app/state.h"

namespace gradwalk {
namespace {

constexpr double enlarged = 1.25;

}  // namespace

double presentedScale(const AppState& state) {
  return state.presenting.on ? enlarged * std::max(state.textScale, 1.0) : state.textScale;
}

void apply(AppState& state, const Present&) {
  Presenting& presenting = state.presenting;
  if (presenting.on) {
    state.outline = presenting.outline;
    state.values = presenting.values;
    state.sideTab = presenting.sideTab;
    state.textScale = presenting.textScale;
    state.fullScreen = presenting.fullScreen;
    presenting = {};
    return;
  }
  presenting = {true, state.outline, state.values, state.sideTab, state.textScale, state.fullScreen};
  state.outline = state.values = Side::hidden;
  state.fullScreen = true;
  state.help = state.picker = state.goTo = false;
}

}  // namespace gradwalk
