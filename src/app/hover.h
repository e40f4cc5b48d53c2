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

// A number that is being dragged, from where it was.
struct NumberDrag {
  Edit from;
  float x = 0.0F;
  bool moved = false;
};

// A number so many steps further; a step is one in its last place: 0.10 goes on to 0.11,
// 3 to 4, 1e-3 to 2e-3. Twice as fast as ems go by.
std::string draggedText(const std::string& from, float ems);

struct HoveredCell {
  std::string quantity;
  std::int64_t cell = 0;
  bool known = false;
  bool operator==(const HoveredCell&) const = default;
};

std::optional<HoveredCell> hoveredCell(const Scene& scene, Point at);

// A cell's piece of the formula, which is named by numbers.
std::optional<HoveredCell> hoveredLeaf(const AppState& state, const Scene& scene, Point at);

// The cell in the run that is shown, to be asked about.
std::optional<CellPlace> cellPlace(const AppState& state, const HoveredCell& cell);

// Name, index, every digit, shape; "" when the lesson has no such quantity.
std::string hoverWords(const AppState& state, const HoveredCell& cell);

// What of the lesson's text the number in the cell stands for: a cell of a value, a
// setting of the optimizer. nullopt for what is computed.
std::optional<Edit> editTarget(const AppState& state, const HoveredCell& cell);

// Where a click on the cell leads: to the line of this step that writes it.
std::optional<Cursor> placeOf(const AppState& state, const HoveredCell& cell);

}  // namespace gradwalk
