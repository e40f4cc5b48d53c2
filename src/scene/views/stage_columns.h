// A stage's columns on their way to a layout; used by stage.cpp and stage_arrange.cpp.
#pragma once

#include <string>
#include <vector>

#include "scene/views/stage.h"

namespace gradwalk {

// A column with its grids measured.
struct Column {
  std::optional<PlacedGrid> value, gradient;
  std::string sign;
  bool result = false;
};

// An operation: operands, arrow, results; gradients in a row below.
StageLayout arrangeOperation(const Page& page, bool backward, const std::vector<Column>& columns);

// A list: rows of tensors, as many as fit beside each other, an arrow to the left
// before the first result; below, how many of `count` are left out.
StageLayout arrangeList(const Page& page, const std::vector<Column>& columns, double width,
                        std::size_t count);

}  // namespace gradwalk
