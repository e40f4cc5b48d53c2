#include "app/commands/look.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/moving.h"
#include "app/layout.h"

namespace gradwalk {
namespace {

constexpr double scaleStep = 1.1;

bool* flag(AppState& state, Switch what) {
  switch (what) {
    case Switch::help:
      return &state.help;
    case Switch::goTo:
      return &state.goTo;
    case Switch::picker:
      return &state.picker;
    case Switch::blank:
      return &state.blank;
    case Switch::fullScreen:
      return &state.fullScreen;
    case Switch::hand:
      return &state.hand;
    case Switch::dark:
      return &state.dark;
    case Switch::wholeSums:
      return &state.wholeSums;
    case Switch::reduceMotion:
      return &state.reduceMotion;
    case Switch::copyMenu:
      return &state.copying.menu;
    case Switch::outline:
    case Switch::values:
    case Switch::problems:
      break;
  }
  return nullptr;
}

void markOpenLesson(AppState& state) {
  if (!state.open) return;
  for (std::size_t i = 0; i < state.lessons.size(); ++i) {
    if (state.lessons[i].path == state.open->path) state.picked = i;
  }
}

}  // namespace

void apply(AppState& state, const SetLanguage& set) { state.language = set.language; }

void apply(AppState& state, const ScaleText& scale) {
  state.textScale = scale.by == 0 ? 1.0 : state.textScale * std::pow(scaleStep, scale.by);
  state.textScale = std::clamp(state.textScale, leastScale, mostScale);
}

void apply(AppState& state, const Toggle& toggle) {
  if (toggle.what == Switch::problems) state.problems.clear();
  const Layout now = layoutOf(state, state.width, state.height);
  const auto flipped = [](bool shown) { return shown ? Side::hidden : Side::shown; };
  if (toggle.what == Switch::outline) state.outline = flipped(now.outlineShown);
  if (toggle.what == Switch::values) state.values = flipped(now.valuesShown);
  bool* const what = flag(state, toggle.what);
  if (what == nullptr) return;
  *what = !*what;
  if (!*what) return;
  if (const std::array tops = {&state.help, &state.goTo, &state.picker};
      std::find(tops.begin(), tops.end(), what) != tops.end()) {
    for (bool* top : tops) *top = top == what;  // one thing lies on top at a time
  }
  if (toggle.what == Switch::goTo) apply(state, TypeGoTo{});
  if (toggle.what == Switch::picker) markOpenLesson(state);
  if (toggle.what == Switch::hand) runByHand(state);
}

void apply(AppState& state, const Hide& hide) {
  if (bool* const what = flag(state, hide.what)) *what = false;
}

void apply(AppState& state, const ShowSideTab& show) {
  state.sideTab = show.tab;
  if (!layoutOf(state, state.width, state.height).valuesShown) state.values = Side::shown;
}

// The thing on top goes; presenting and full screen are the last.
void apply(AppState& state, const Dismiss&) {
  if (state.curves.typing) {
    apply(state, EditCurves{false});
    return;
  }
  if (guessing(state)) {  // the keyboard goes back to the lesson
    state.predicting.typing = false;
    return;
  }
  if (state.editing.saving || state.editing.field) {
    state.editing.saving = false;
    state.editing.field.reset();
    return;
  }
  for (bool* top : {&state.copying.menu, &state.help, &state.picker, &state.goTo}) {
    if (*top) {
      *top = false;
      return;
    }
  }
  if (!state.problems.empty()) {
    state.problems.clear();
  } else if (state.editing.notice != EditNotice::none) {
    state.editing.notice = EditNotice::none;
  } else if (state.telling.warning) {
    state.telling = {};
  } else if (state.presenting.on) {
    apply(state, Present{});
  } else {
    state.fullScreen = false;
  }
}

}  // namespace gradwalk
