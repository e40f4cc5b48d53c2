// A moving average as a line: m ← β·m + (1 − β)·g, or of g². It starts at 0.
#pragma once

#include <string>

#include "optim/optimizer.h"

namespace gradwalk {

struct AverageSlots {
  int share = 3;  // slot of β
  int state = 4;  // slot of the average as it was
  int which = 0;  // the state that the line makes
};

Line averageOfGradients(const OptimizerCall& call, const std::string& name, const std::string& share,
                        const AverageSlots& slots);
Line averageOfSquares(const OptimizerCall& call, const std::string& name, const std::string& share,
                      const AverageSlots& slots);

}  // namespace gradwalk
