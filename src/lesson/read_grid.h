// Nested lists of a lesson file as the cells of a tensor.
//
//     X = [[1, 2], [3, 4]]     shape 2×2, four cells
//
//     if (auto grid = readGrid(fields, node, "X")) grid->shape, grid->cells[0]->number;
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/read_fields.h"

namespace gradwalk {

struct Grid {
  Shape shape;
  std::vector<const TomlNode*> cells;  // row-major; numbers, texts, whatever is no list
};

// A value that is no list is a scalar. Rows of different length, empty lists, lists
// beside cells, and more than 8 axes are problems; `name` is what they speak of.
std::optional<Grid> readGrid(Fields& fields, const TomlNode& node, const std::string& name);

// The grid's cells as numbers; a problem for each that is none or is not finite.
std::optional<Tensor> numbers(Fields& fields, const Grid& grid, const std::string& name);

}  // namespace gradwalk
