// The forward lines of cross entropy, shared by cross_entropy and by its fusion with
// softmax.
#pragma once

#include "ops/operation.h"

namespace gradwalk {

struct CrossEntropyGeometry {
  std::int64_t samples = 1, classes = 1;
  bool mean = true;  // divide by the number of samples
  bool clip = false;
  bool batch = false;  // there is an axis of samples
};

// `predictions` is the argument that holds the probabilities, of shape C or N×C.
CrossEntropyGeometry crossEntropyGeometry(const OpCall& call, std::size_t predictions);

// Lines l and y, reading probabilities from input `p` and targets from input `t`.
std::vector<Line> crossEntropyForward(const OpCall& call, int p, int t);

std::vector<Attribute> crossEntropyAttributes();

// Probabilities are clipped to [clipAt, 1 − clipAt], as 004's code does.
inline constexpr double clipAt = 1e-12;

}  // namespace gradwalk
