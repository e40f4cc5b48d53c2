#include "app/commands/lessons.h"

#include <algorithm>

#include "app/state.h"

namespace gradwalk {

void apply(AppState& state, const OpenFile& file) {
  state.wanted = file.path;
  state.picker = false;
}

void apply(AppState& state, const MovePick& move) {
  if (state.lessons.empty()) return;
  const auto last = static_cast<std::int64_t>(state.lessons.size()) - 1;
  const std::int64_t to = static_cast<std::int64_t>(state.picked) + move.by;
  state.picked = static_cast<std::size_t>(std::clamp<std::int64_t>(to, 0, last));
}

void apply(AppState& state, const OpenPicked&) {
  if (state.picked < state.lessons.size()) apply(state, OpenFile{state.lessons[state.picked].path});
}

void apply(AppState& state, const Quit&) { state.quit = true; }

}  // namespace gradwalk
