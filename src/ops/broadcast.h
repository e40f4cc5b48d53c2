// Which cells of two operands meet, as NumPy broadcasts them: the shapes are laid on each
// other from the right, and an axis of length 1, or one that is missing, is read again for
// every place of the other.
//
//     const Broadcast pair({2, 3}, {3});
//     pair.shape;            // 2×3
//     pair.cell(1, 4);       // 1: y[1,1] reads b[1]
//     pair.uses(1);          // 2 cells of y read each cell of b
//     pair.use(1, 0, 1);     // 3: the second of those that read b[0] is y[1,0]
//     pair.letters(1);       // "[j]"
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "ops/operation.h"

namespace gradwalk {

class Broadcast {
 public:
  // The shapes must fit, see checkBroadcast().
  Broadcast(const Shape& a, const Shape& b);

  Shape shape;  // of the result

  // The cell of operand k that cell `of` of the result reads.
  std::int64_t cell(int k, std::int64_t of) const;
  // How many cells of the result read each cell of operand k, and the t-th that reads `cell`.
  std::int64_t uses(int k) const { return side(k).uses; }
  std::int64_t use(int k, std::int64_t cell, std::int64_t t) const;

  // How a formula writes the index of operand k: "[i,j]", "[j]", "[i,0]", "".
  std::string letters(int k) const { return side(k).letters; }

 private:
  struct Side {
    bool whole = false;  // the result's own shape
    std::int64_t uses = 1;
    Shape extents;  // one for each axis of the result: 1 where it is repeated
    std::string letters;
  };
  const Side& side(int k) const { return sides_[static_cast<std::size_t>(k)]; }
  Side sideOf(const Shape& operand) const;

  std::array<Side, 2> sides_;
};

// A misfit where arguments 0 and 1 do not broadcast.
std::optional<Misfit> checkBroadcast(const OpCall& call);

}  // namespace gradwalk
