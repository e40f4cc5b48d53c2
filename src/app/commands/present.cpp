#include "app/commands/present.h"

#include <algorithm>

#include "app/state.h"
#include "scene/compose.h"
#include "scene/least_digits.h"

namespace gradwalk {
namespace {

constexpr double enlarged = 1.25;

}  // namespace

double presentedScale(const AppState& state) {
  return state.presenting.on ? enlarged * std::max(state.textScale, 1.0) : state.textScale;
}

Scene composePresented(const Trace& trace, const Cursor& cursor, SceneOptions& options, const Fonts& fonts) {
  Scene best;
  double largest = -1.0;
  const SceneOptions asked = options;
  for (const double share : {1.0, 0.92, 0.85, 0.78, 0.7, 0.6}) {
    SceneOptions tried = asked;
    tried.textScale = std::max(asked.textScale * share, std::min(asked.textScale, 0.8));
    Scene scene = compose(trace, cursor, tried, fonts);
    const double digits = leastOfDigits(scene);
    if (digits > largest) {
      best = std::move(scene);
      options = tried;
      largest = digits;
    }
  }
  return best;
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
