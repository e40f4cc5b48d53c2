#include "app/hover.h"

#include <algorithm>
#include <charconv>
#include <cmath>
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

// "in the lesson: 1", where an edit changed it; by hand "exactly: 1", where rounding did.
std::string ownWords(const AppState& state, const HoveredCell& cell, const Tensor& shown) {
  const Trace* const lessons = state.hand ? &state.open->trace : ownTrace(state);
  if (lessons == nullptr) return "";
  const Trace& own = *lessons;
  const int id = own.program().find(cell.quantity);
  if (id < 0 || state.cursor.pass > own.passes()) return "";
  const Tensor& values = own.value(state.cursor.pass, id);
  const auto k = static_cast<std::size_t>(cell.cell);
  if (values.shape != shown.shape || k >= values.data.size() || values.data[k] == shown.data[k]) return "";
  return say(text(state.hand ? Ui::exactly : Ui::lessonsOwn), state.language,
             {{"number", withMinus(shortest(values.data[k]))}});
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

std::string draggedText(const std::string& from, float ems) {
  const auto start = printedValue(from);
  if (!start) return from;
  const int places = std::clamp(printedPlaces(from), 0, 9);
  const double steps = std::trunc(static_cast<double>(ems) * 2.0);
  if (steps == 0.0) return from;
  return shortest(roundTo(*start + steps * std::pow(10.0, -places), places));
}

std::optional<Edit> editTarget(const AppState& state, const HoveredCell& cell) {
  const Trace* trace = state.trace();
  const int id = trace == nullptr ? -1 : trace->program().find(cell.quantity);
  if (id < 0) return std::nullopt;
  const Quantity& quantity = trace->program().quantities[static_cast<std::size_t>(id)];
  if (quantity.kind == QuantityKind::constant) {
    const std::size_t dot = cell.quantity.find('.');
    Edit edit{.kind = EditKind::setting,
              .name = dot == std::string::npos ? cell.quantity : cell.quantity.substr(dot + 1)};
    return ownText(trace->lesson(), edit).empty() ? std::nullopt : std::optional(std::move(edit));
  }
  if (quantity.valueIndex < 0) return std::nullopt;
  // Beyond its first update a parameter shows what was computed.
  if (quantity.kind == QuantityKind::parameter && state.cursor.pass > 1) return std::nullopt;
  const Value& value = trace->lesson().values[static_cast<std::size_t>(quantity.valueIndex)];
  const auto pass = static_cast<std::size_t>(std::min(state.cursor.pass, trace->iterations()) - 1);
  return Edit{
      .kind = EditKind::cell, .name = value.name, .item = pass % value.each.size(), .cell = cell.cell};
}

std::optional<HoveredCell> hoveredLeaf(const AppState& state, const Scene& scene, Point at) {
  constexpr std::string_view prefix = "leaf:";
  const Trace* trace = state.trace();
  for (const ShapeOf& shape : scene.shapes) {
    const auto* rect = std::get_if<RectShape>(&shape);
    if (trace == nullptr || rect == nullptr || !rect->id.starts_with(prefix) || !inside(rect->box, at))
      continue;
    const std::string_view id = std::string_view(rect->id).substr(prefix.size());
    const std::size_t colon = id.find(':');
    if (colon == std::string_view::npos) continue;
    std::size_t quantity = 0;
    HoveredCell cell;
    std::from_chars(id.data(), id.data() + colon, quantity);
    std::from_chars(id.data() + colon + 1, id.data() + id.size(), cell.cell);
    if (quantity >= trace->program().quantities.size()) continue;
    cell.quantity = trace->program().quantities[quantity].name;
    // A formula shows nothing else, but names what is asked for.
    cell.known = !isHidden(state, CellPlace{state.cursor.pass, static_cast<int>(quantity), cell.cell});
    return cell;
  }
  return std::nullopt;
}

std::optional<CellPlace> cellPlace(const AppState& state, const HoveredCell& cell) {
  const Trace* trace = state.trace();
  const int id = trace == nullptr ? -1 : trace->program().find(cell.quantity);
  if (id < 0 || !cell.known) return std::nullopt;
  const Tensor& values = trace->value(state.cursor.pass, id);
  if (cell.cell < 0 || static_cast<std::size_t>(cell.cell) >= values.data.size()) return std::nullopt;
  return CellPlace{state.cursor.pass, id, cell.cell};
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
    if (const std::string own = ownWords(state, cell, values); !own.empty()) words += "\n" + own;
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
