// The lines that AdaGrad, RMSProp and Adam share: a learning rate of its own for each cell,
// the step at that rate, and the move.
#pragma once

#include "optim/optimizer.h"

namespace gradwalk {

// Where the three lines find what they read.
struct AdaptiveSlots {
  int rate = 2;     // slot of η, or of the corrected rate
  int epsilon = 3;  // slot of ε
  int scale = 0;    // line under the root
  int along = -1;   // line that is stepped along; −1: the gradient
  int from = -1;    // line that the step is taken from; −1: the parameter
  int first = 1;    // line number of "rate", the first of the three
};

// How formulas call them.
struct AdaptiveNames {
  std::string rate = "η", scale = "G", along = "g", from = "x";
};

// "rate", η / (√G + ε) or η / √(G + ε); "step", rate·g; "y", x − step.
std::vector<Line> adaptiveLines(const OptimizerCall& call, const AdaptiveSlots& slots,
                                const AdaptiveNames& names);

}  // namespace gradwalk
