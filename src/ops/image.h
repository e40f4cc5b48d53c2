// Images as operations see them: H×W, C×H×W and N×C×H×W are all N×C×H×W.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ops/operation.h"

namespace gradwalk {

struct Image {
  std::int64_t count = 1, channels = 1, height = 1, width = 1;
};

struct Place {
  std::int64_t image = 0, channel = 0, row = 0, column = 0;
};

// `shape` has rank 2, 3 or 4.
Image imageOf(const Shape& shape);

// A misfit unless argument `argument` has rank 2, 3 or 4.
std::optional<Misfit> checkImage(const Shape& shape, int argument);

inline Place placeOf(const Image& image, std::int64_t cell) {
  Place at;
  at.column = cell % image.width;
  cell /= image.width;
  at.row = cell % image.height;
  cell /= image.height;
  at.channel = cell % image.channels;
  at.image = cell / image.channels;
  return at;
}

inline std::int64_t cellOf(const Image& image, std::int64_t n, std::int64_t c, std::int64_t row,
                           std::int64_t column) {
  return ((n * image.channels + c) * image.height + row) * image.width + column;
}

inline bool contains(const Image& image, std::int64_t row, std::int64_t column) {
  return row >= 0 && column >= 0 && row < image.height && column < image.width;
}

// ⌊(in − F + 2p)/s⌋ + 1, where the window fits.
inline std::int64_t outputExtent(std::int64_t in, std::int64_t window, std::int64_t stride,
                                 std::int64_t padding) {
  return (in - window + 2 * padding) / stride + 1;
}

// How formulas write the input index i·s+h−p and the output index (r+p−h)/s, with the
// numbers of stride and padding in place and what does nothing left out.
std::string inputIndex(const std::string& output, const std::string& offset, std::int64_t stride,
                       std::int64_t padding);
std::string outputIndex(const std::string& input, const std::string& offset, std::int64_t stride,
                        std::int64_t padding);

}  // namespace gradwalk
