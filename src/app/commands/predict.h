// Predicting a number before it is shown.
#pragma once

#include <string>

namespace gradwalk {

struct AppState;

struct TogglePredicting {};
struct TypeGuess {  // the text of the field so far
  std::string text;
};
struct JudgeGuess {};
struct RevealNumber {};  // whoever asks for it
struct FocusGuess {      // the keyboard goes to the field, or back to the lesson
  bool on = true;
};

void apply(AppState& state, const TogglePredicting&);
void apply(AppState& state, const TypeGuess&);
void apply(AppState& state, const JudgeGuess&);
void apply(AppState& state, const RevealNumber&);
void apply(AppState& state, const FocusGuess&);

}  // namespace gradwalk
