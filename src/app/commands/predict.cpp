#include "app/commands/predict.h"

#include <algorithm>

#include "app/state.h"

namespace gradwalk {

void apply(AppState& state, const TogglePredicting&) {
  state.predicting = Predicting{.on = !state.predicting.on, .hand = state.hand};
  state.playing = false;
}

void apply(AppState& state, const TypeGuess& typed) {
  state.predicting.guess = typed.text;
  state.predicting.grade.reset();
}

void apply(AppState& state, const JudgeGuess&) {
  const auto asked = askedPlace(state);
  if (!asked) return;
  Predicting& predicting = state.predicting;
  predicting.grade = grade(*state.trace(), *asked, predicting.guess, state.language);
  predicting.graded = number(*state.trace(), *asked, Level::cell);
  predicting.gradedGuess = predicting.guess;
  predicting.language = state.language;
  // Who found it sees it; at operation and line level the next cell is asked for then.
  if (predicting.grade->outcome == Outcome::right) predicting.known = predicting.graded;
}

void apply(AppState& state, const RevealNumber&) {
  const auto asked = askedPlace(state);
  if (!asked) return;
  // Of a whole line or operation, all of it.
  const Trace& trace = *state.trace();
  Cursor last = state.cursor;
  if (last.line < 0) last.line = static_cast<int>(stepAt(trace, last)->lines.size()) - 1;
  if (last.cell < 0) last.cell = elementCount(lineAt(trace, last)->line.shape) - 1;
  state.predicting.known = std::max(state.predicting.known, number(trace, last, Level::cell));
}

void apply(AppState& state, const FocusGuess& focus) { state.predicting.typing = focus.on; }

}  // namespace gradwalk
