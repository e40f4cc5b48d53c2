// Tensors as nested JSON arrays; a scalar is a number. What JSON cannot hold as a
// number is a string: "inf", "-inf", "nan".
#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

#include "maths/digits.h"
#include "maths/tensor.h"

namespace gradwalk {

// `leaf(i)` gives the JSON of the i-th element in row-major order.
template <class Leaf>
nlohmann::ordered_json nested(const Shape& shape, const Leaf& leaf, std::size_t axis = 0,
                              std::int64_t first = 0) {
  if (axis == shape.size()) return leaf(static_cast<std::size_t>(first));
  std::int64_t block = 1;
  for (std::size_t k = axis + 1; k < shape.size(); ++k) block *= shape[k];
  auto out = nlohmann::ordered_json::array();
  for (std::int64_t k = 0; k < shape[axis]; ++k)
    out.push_back(nested(shape, leaf, axis + 1, first + k * block));
  return out;
}

inline nlohmann::ordered_json toJson(double value) {
  if (std::isfinite(value)) return value;
  return shortest(value);
}

inline nlohmann::ordered_json toJson(const Tensor& tensor) {
  return nested(tensor.shape, [&](std::size_t i) { return toJson(tensor.data[i]); });
}

}  // namespace gradwalk
