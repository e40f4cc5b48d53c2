// Predict, then reveal: numbers are hidden until someone types a guess or asks for them.
//
// Everything computed so far is known up to a certain cell, in the order of time; what comes
// after is hidden wherever it could be read. Going back hides nothing again. Jumping ahead
// makes known what lies between, since the operands are shown: they are the exercise.
//
//     perform(state, TogglePredicting{});
//     askedPlace(state);                    // Z[1,0]: its cell shows "?"
//     perform(state, TypeGuess{"11"});
//     perform(state, JudgeGuess{});         // state.predicting.grade->outcome
//     perform(state, Walk{+1});             // shows the number; the next one goes on
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "trace/grade.h"
#include "trace/origin.h"

namespace gradwalk {

struct AppState;

struct Predicting {
  bool on = false;
  std::int64_t known = 0;     // so many cells, counted from the start of the run
  std::int64_t question = 0;  // the number of the cell that guess and grade are about
  std::string guess;          // typed so far
  bool typing = true;         // the field has the keyboard

  std::optional<Grade> grade;        // of what was judged last, as long as that cell is in sight
  std::int64_t graded = 0;           // the number of that cell,
  std::string gradedGuess;           // and what was typed for it
  Language language = Language::en;  // of the grade's sentence
  bool hand = false;                 // whose numbers `known` counts
};

// The cell that is asked for; nullopt where everything that is shown is known.
std::optional<Cursor> askedPlace(const AppState& state);

// Whether a number must not be seen.
bool isHidden(const AppState& state, const CellPlace& what);
// The same of a place, and of all that it contains.
bool isHidden(const AppState& state, const Cursor& where);

// The field for the guess takes what is typed.
bool guessing(const AppState& state);

// After anything that may have moved the cursor.
void settlePredicting(AppState& state);

// Another run is shown: its numbers are new.
void askAgain(AppState& state);

}  // namespace gradwalk
