// The gradients of the backward phase held against numbers that know nothing of it: the
// loss is worked out again with one cell a little larger and a little smaller.
//
//     GradientCheck check = checkGradients(trace);
//     check.holds();                      // every tensor agrees within check.tolerance
//     check.tensors[0].largest;           // the largest relative difference, and where
//
// Central differences, (L(x + h) − L(x − h)) / 2h with h = ∛ε·max(1, |x|), in the first
// iteration. A difference is relative to the largest gradient of its tensor. Where the
// loss has a kink (ReLU at 0, a tie in a pool) there is no derivative to compare with:
// such cells are named and left out. Of a large lesson a seeded sample is checked.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "trace/trace.h"

namespace gradwalk {

struct GradientTensor {
  int quantity = -1;  // the parameter or input
  std::int64_t cells = 0, checked = 0, kinks = 0;
  std::string kinkIn;    // the first operation that has a kink there: "relu"
  double largest = 0.0;  // relative difference
  bool holds = true;     // none is more than the tolerance and the rounding of the loss explain
  std::int64_t worst = -1;
  double analytic = 0.0, numeric = 0.0;  // at the worst cell
};

struct GradientCheck {
  std::vector<GradientTensor> tensors;  // empty: the lesson has no gradients
  double tolerance = 1e-5;
  double step = 0.0;  // h for |x| ≤ 1
  bool given = true;  // false when it was given up
  bool sampled() const;
  bool holds() const;
  double largest() const;
};

// `effort` bounds the work, in cells evaluated.
GradientCheck checkGradients(const Trace& trace, const std::atomic<bool>* stop = nullptr,
                             double effort = 1e8);

// The same of a lesson's text, of which only the first iteration is run. Quantities are
// numbered as in a run of all of it.
GradientCheck checkGradients(const Source& source, const std::atomic<bool>* stop = nullptr);

}  // namespace gradwalk
