// What lies under the pointer on the canvas.
//
//     if (std::optional<HoveredCell> cell = hoveredCell(scene, {x, y})) {
//       hoverWords(state, *cell);   // "Z[1,0] = 11\nshape 2×2"
//     }
//
// A scene names the ground of each cell "cell:QUANTITY:FLAT" and its digits
// "digits:QUANTITY:FLAT"; a cell that is not computed yet has no digits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/state.h"
#include "scene/scene.h"

namespace gradwalk {

struct HoveredCell {
  std::string quantity;
  std::int64_t cell = 0;
  bool known = false;
  bool operator==(const HoveredCell&) const = default;
};

std::optional<HoveredCell> hoveredCell(const Scene& scene, Point at);

// Name, index, every digit, shape; "" when the lesson has no such quantity.
std::string hoverWords(const AppState& state, const HoveredCell& cell);

// Where a click on the cell leads: to the line of this step that writes it.
std::optional<Cursor> placeOf(const AppState& state, const HoveredCell& cell);

}  // namespace gradwalk
