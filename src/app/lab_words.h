// What the panel of runs says of the surface and of the run that is followed, line by line.
//
//     for (const LabLine& line : labLines(state)) …   // "Eigenvalues of the Hessian", "λ₁ = 0.1, along x", …
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lab_state.h"
#include "scene/scene.h"
#include "trace/stability.h"

namespace gradwalk {

struct LabLine {
  std::string name;  // for tests, in every language
  std::string words;
  bool heading = false;
  Ink ink = Ink::text;
};

// Empty while numbers are asked for or are not there yet.
std::vector<LabLine> labLines(const AppState& state);

// What the followed run's rate does along each eigenvector; nullopt where the theory has no
// word on the rule.
std::optional<Stability> stabilityHere(const AppState& state);

// Of each run at the shared step, under its name: where it ended, where it stopped being
// finite, where it left the run that is followed.
std::vector<std::string> runNotes(const AppState& state, std::size_t run);

// The table of runs at the shared step.
std::vector<LabLine> runNumbers(const AppState& state, std::size_t run);

// Every word of the rules that the panel may show.
std::vector<std::string> ruleWords(Language language);

}  // namespace gradwalk
