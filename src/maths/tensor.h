// A dense tensor in row-major order, of any rank up to maxRank.
//
// The whole program stores numbers in this one plain value: a shape and its
// elements. Rank 0 is a scalar with one element.
//
//     Tensor x = {{2, 2}, {1, 2, 3, 4}};
//     x.data[flatIndex(x.shape, {1, 0})];   // 3
//     text(x.shape);                        // "2×2"
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gradwalk {

using Shape = std::vector<std::int64_t>;
using Index = std::vector<std::int64_t>;

inline constexpr std::size_t maxRank = 8;

template <class N>
struct TensorOf {
  Shape shape;          // extents, outermost first
  std::vector<N> data;  // row-major, elementCount(shape) numbers

  bool operator==(const TensorOf&) const = default;
};

using Tensor = TensorOf<double>;

// Number of elements of a shape; 1 for a scalar. The caller bounds the shape
// first (see lesson/limits.h): the product is not checked for overflow here.
std::int64_t elementCount(const Shape& shape);

// Position of `index` in row-major order. `index` has the rank of `shape`.
std::int64_t flatIndex(const Shape& shape, const Index& index);

// The inverse of flatIndex.
Index unravel(const Shape& shape, std::int64_t flat);

// "2×3", "4", and "scalar" for rank 0.
std::string text(const Shape& shape);

// "[1,0]", and "" for the one cell of a scalar.
std::string cellText(const Index& index);

// A tensor of `shape` filled with `value`.
Tensor filled(Shape shape, double value);

// Equal shapes and equal bits, so that −0 differs from 0 and NaN equals itself.
bool sameBits(const Tensor& a, const Tensor& b);

}  // namespace gradwalk
