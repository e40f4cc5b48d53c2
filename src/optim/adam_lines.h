// The lines of Adam and AdamW.
#pragma once

#include "optim/optimizer.h"

namespace gradwalk {

// Where a rule that contains Adam keeps what Adam reads.
struct AdamSlots {
  int epsilon = 5;   // η, β₁, β₂ stand in 2, 3, 4
  int m = 6, v = 7;  // states
  int once = 8;      // c₁, c₂ and, where the rate is corrected, α_t
  int lines = 0;     // lines before Adam's own
  int from = -1;     // the line that the step is taken from; −1: the parameter
  std::string fromName = "x";
};

// Bias corrections 1 − β₁ᵗ and 1 − β₂ᵗ (slots: t, η, β₁, β₂), by bias_correction.
std::vector<Line> adamOnce(const OptimizerCall& call);
std::vector<Line> adamLines(const OptimizerCall& call, const AdamSlots& slots);

}  // namespace gradwalk
