#include "maths/tensor.h"

#include <cstring>

namespace gradwalk {

std::int64_t elementCount(const Shape& shape) {
  std::int64_t count = 1;
  for (const std::int64_t extent : shape) count *= extent;
  return count;
}

std::int64_t flatIndex(const Shape& shape, const Index& index) {
  std::int64_t flat = 0;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) flat = flat * shape[axis] + index[axis];
  return flat;
}

Index unravel(const Shape& shape, std::int64_t flat) {
  Index index(shape.size());
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    index[axis] = flat % shape[axis];
    flat /= shape[axis];
  }
  return index;
}

std::string text(const Shape& shape) {
  if (shape.empty()) return "scalar";
  std::string out;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (axis > 0) out += "×";
    out += std::to_string(shape[axis]);
  }
  return out;
}

std::string cellText(const Index& index) {
  if (index.empty()) return "";
  std::string out = "[";
  for (std::size_t axis = 0; axis < index.size(); ++axis) {
    if (axis > 0) out += ",";
    out += std::to_string(index[axis]);
  }
  return out + "]";
}

Tensor filled(Shape shape, double value) {
  const auto count = static_cast<std::size_t>(elementCount(shape));
  return {std::move(shape), std::vector<double>(count, value)};
}

bool sameBits(const Tensor& a, const Tensor& b) {
  if (a.shape != b.shape || a.data.size() != b.data.size()) return false;
  return a.data.empty() || std::memcmp(a.data.data(), b.data.data(), a.data.size() * sizeof(double)) == 0;
}

}  // namespace gradwalk
