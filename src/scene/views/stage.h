// The operation at hand: which tensors stand on the stage, in which part, and how
// they are laid out.
//
//       X        ∗     K     +   b      →      Z          values
//
//     ∂L/∂X          ∂L/∂K     ∂L/∂b    ←    ∂L/∂Z        backward: gradients below, in
//                                                         the same places
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/views/grid.h"

namespace gradwalk {

// A tensor, below it its gradient; either may be missing.
struct StageColumn {
  std::optional<Panel> value, gradient;
  std::string sign;       // what stands before it: "∗", "+"
  bool result = false;    // it stands behind the arrow
  bool optional = false;  // may be left out when there is no room
};

struct StageModel {
  std::vector<StageColumn> columns;
  bool wraps = false;     // a list of tensors, not an operation: may go on in further rows
  bool backward = false;  // the lit arrow runs from right to left
};

// `explanation` is of the cell at term level, `term` then of the term, else null.
StageModel stageModel(const Trace& trace, const Cursor& cursor, const Explanation& explanation,
                      const Explanation* term);

// How many cells of a quantity are known at a place: allKnown, or the first so many.
std::int64_t knownCells(const Trace& trace, const Cursor& cursor, int quantity);

// Draws into `room`. False, and nothing drawn, when it does not fit with digits that
// can be read.
bool drawStage(Page& page, const StageModel& model, const Box& room, int digits);

}  // namespace gradwalk
