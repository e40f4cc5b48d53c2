// Comparing numbers of a tape with those of a trace.
#pragma once

#include <bit>
#include <cstdint>

namespace gradwalk {

// Of a NaN only that it is one: which of two operands it comes from, a compiler may choose.
inline bool sameNumber(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}

}  // namespace gradwalk
