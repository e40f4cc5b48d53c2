// What dense and dropout_prediction ask of x and W: a vector, or one row for each sample,
// and weights of shape in×out.
#pragma once

#include <optional>
#include <string>

#include "ops/operation.h"

namespace gradwalk {

// Argument 0 is x, argument 1 is W.
inline std::optional<Misfit> checkRowsByMatrix(const OpCall& call) {
  const Shape& x = call.shapes[0];
  const Shape& w = call.shapes[1];
  if (x.empty() || x.size() > 2)
    return Misfit{0, "", "a vector, or one row for each sample", text(x), "put a flatten before it"};
  if (w.size() != 2 || w[0] != x.back())
    return Misfit{1, "", "weights of shape " + std::to_string(x.back()) + "×outputs", text(w),
                  "weights are in×out, and the input has " + std::to_string(x.back()) + " numbers"};
  return std::nullopt;
}

}  // namespace gradwalk
