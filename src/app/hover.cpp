#include "app/hover.h"

#include <charconv>
#include <string_view>

#include "app/ui_text.h"
#include "maths/digits.h"
#include "scene/views/page.h"
#include "trace/explain.h"

namespace gradwalk {
namespace {

constexpr std::string_view cellPrefix = "cell:";

bool inside(const Box& box, Point at) {
  return at.x >= box.x && at.x < box.right() && at.y >= box.y && at.y < box.bottom();
}

}  // namespace

std::optional<HoveredCell> hoveredCell(const Scene& scene, Point at) {
  for (const ShapeOf& shape : scene.shapes) {
    const auto* rect = std::get_if<RectShape>(&shape);
    if (rect == nullptr || !rect->id.starts_with(cellPrefix) || !inside(rect->box, at)) continue;
    const std::string_view id = std::string_view(rect->id).substr(cellPrefix.size());
    const std::size_t colon = id.rfind(':');
    if (colon == std::string_view::npos) continue;
    HoveredCell cell{std::string(id.substr(0, colon)), 0, false};
    const std::string_view digits = id.substr(colon + 1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), cell.cell).ec != std::errc{}) continue;
    cell.known = find(scene, "digits:" + std::string(id)) != nullptr;
    return cell;
  }
  return std::nullopt;
}

std::string hoverWords(const AppState& state, const HoveredCell& cell) {
  const Trace* trace = state.trace();
  const int id = trace == nullptr ? -1 : trace->program().find(cell.quantity);
  if (id < 0) return "";
  const Shape& shape = trace->program().quantities[static_cast<std::size_t>(id)].shape;
  if (cell.cell < 0 || cell.cell >= elementCount(shape)) return "";
  std::string words = symbol(trace->program(), id) + cellText(unravel(shape, cell.cell));
  if (cell.known) {
    const Tensor& values = trace->value(state.cursor.pass, id);
    if (static_cast<std::size_t>(cell.cell) >= values.data.size()) return "";
    words += " = " + withMinus(shortest(values.data[static_cast<std::size_t>(cell.cell)]));
  } else {
    words += std::string(": ") + label(Ui::notComputed, state.language);
  }
  return words + "\n" + cell.quantity + " · " + label(Ui::shape, state.language) + " " + text(shape);
}

std::optional<Cursor> placeOf(const AppState& state, const HoveredCell& cell) {
  const Trace* trace = state.trace();
  const Step* step = trace == nullptr ? nullptr : stepAt(*trace, state.cursor);
  if (step == nullptr) return std::nullopt;
  const int id = trace->program().find(cell.quantity);
  for (std::size_t l = 0; l < step->lines.size(); ++l) {
    if (step->lines[l].writes != id) continue;
    Cursor where = state.cursor;
    where.line = static_cast<int>(l);
    where.cell = cell.cell;
    where.term = -1;
    return where;
  }
  return std::nullopt;
}

}  // namespace gradwalk
