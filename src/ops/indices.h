// How formulas write the indices of a tensor of a given rank.
#pragma once

#include <string>

#include "maths/tensor.h"

namespace gradwalk {

// "", "[i]", "[i,j]", "[c,i,j]", "[n,c,i,j]"; "[…]" beyond.
std::string indexLetters(const Shape& shape);

// A formula over cells in the same place: each "[i]" in it becomes the letters of `shape`.
//
//     overCells({2, 3}, "y[i] = max(0, x[i])");   // "y[i,j] = max(0, x[i,j])"
std::string overCells(const Shape& shape, std::string formula);

// A formula over rows of a batch: where there is a batch axis, "[i]" becomes "[n,i]",
// "[j]" "[n,j]" and "[]" "[n]"; otherwise "[]" goes.
std::string overRows(bool batch, std::string formula);

}  // namespace gradwalk
