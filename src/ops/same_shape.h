// The shape rule of operations that take two tensors cell by cell.
#pragma once

#include <optional>

#include "ops/operation.h"

namespace gradwalk {

// A misfit unless arguments 0 and 1 have the same shape.
inline std::optional<Misfit> checkSameShape(const OpCall& call) {
  if (call.shapes[0] == call.shapes[1]) return std::nullopt;
  return Misfit{1, "", "shape " + text(call.shapes[0]) + ", as the first argument has", text(call.shapes[1]),
                ""};
}

}  // namespace gradwalk
