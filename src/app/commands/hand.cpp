#include "app/commands/hand.h"

#include <algorithm>

#include "app/commands/moving.h"

namespace gradwalk {

bool lessonsHand(const AppState& state) { return state.open && state.open->hand && !state.handPlaces; }

int handDecimals(const AppState& state) {
  if (state.handPlaces) return *state.handPlaces;
  return state.open ? state.open->lesson.hand.decimals.value_or(usualDecimals) : usualDecimals;
}

std::optional<int> extraHand(const OpenLesson& open, bool hand, std::optional<int> stepped) {
  if (!hand || (open.hand && !stepped)) return std::nullopt;
  return stepped.value_or(usualDecimals);
}

void apply(AppState& state, const StepDecimals& step) {
  if (!state.open) return;
  const std::optional<int> before = state.handPlaces;
  if (step.by == 0)
    state.handPlaces.reset();
  else
    state.handPlaces = std::clamp(handDecimals(state) + step.by, 0, mostDecimals);
  if (before != state.handPlaces) state.byHand.reset();
  state.hand = true;
  runByHand(state);
}

}  // namespace gradwalk
