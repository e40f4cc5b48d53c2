// A quantity sampled over a rectangle of two others.
//
//     Field f = sampled({-8, 8, -4, 4}, 97, 49, [](double x, double y) { return x * x / 20 + y * y; });
//     f.at(0, 0);   // at the left bottom corner: the first and last samples lie on the edges
//
// Values may be infinite or not a number.
#pragma once

#include <cstddef>
#include <vector>

namespace gradwalk {

struct Extent {
  double left = 0.0, right = 1.0, bottom = 0.0, top = 1.0;
  bool contains(double x, double y) const { return x >= left && x <= right && y >= bottom && y <= top; }
  bool operator==(const Extent&) const = default;
};

struct Field {
  Extent frame;
  std::size_t columns = 0, rows = 0;
  std::vector<double> values;  // row-major, the bottom row first
  double at(std::size_t column, std::size_t row) const { return values[row * columns + column]; }
  // Whether there is a cell to draw, and a value for each of its corners.
  bool usable() const { return columns > 1 && rows > 1 && values.size() >= columns * rows; }
  bool operator==(const Field&) const = default;
};

// Where sample k of n lies between two edges.
inline double sampleAt(double low, double high, std::size_t k, std::size_t n) {
  const double share = n > 1 ? static_cast<double>(k) / static_cast<double>(n - 1) : 0.5;
  return low * (1.0 - share) + high * share;
}

template <class Function>
Field sampled(const Extent& frame, std::size_t columns, std::size_t rows, const Function& f) {
  Field field{frame, columns, rows, {}};
  field.values.reserve(columns * rows);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c)
      field.values.push_back(
          f(sampleAt(frame.left, frame.right, c, columns), sampleAt(frame.bottom, frame.top, r, rows)));
  return field;
}

}  // namespace gradwalk
