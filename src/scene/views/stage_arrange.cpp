// Where the grids of a stage stand: as an operation with its gradients below, or as a
// list in rows.
#include <algorithm>

#include "scene/views/stage_columns.h"

namespace gradwalk {
namespace {

// Grids of a row stand with their middles on one line.
struct Rise {
  double above = 0.0, below = 0.0;
  void include(const GridSize& size) {
    const double middle = size.gridTop() + size.gridHeight / 2;
    above = std::max(above, middle);
    below = std::max(below, size.height - middle);
  }
  double height() const { return above + below; }
};

double gap(const Page& page) { return page.type.gap(22); }
double rowGap(const Page& page) { return page.type.gap(14); }
double arrowWidth(const Page& page) { return page.type.gap(58); }
double arrowThickness(const Page& page) { return std::max(2.0, page.type.gap(3)); }

void put(StageLayout& layout, const PlacedGrid& grid, double x, double middle) {
  layout.grids.push_back(grid);
  layout.grids.back().at = {x, middle - grid.size.gridTop() - grid.size.gridHeight / 2};
}

}  // namespace

StageLayout arrangeList(const Page& page, const std::vector<Column>& columns, double width,
                        std::size_t count) {
  StageLayout list;
  const double between = 1.8 * gap(page), arrow = arrowWidth(page) + gap(page);
  // Room before a column, beside another or at the beginning of a row.
  const auto isFirstRead = [&](std::size_t k) {
    return k > 0 && columns[k].result && !columns[k - 1].result;
  };
  const auto before = [&](std::size_t k, bool beginsRow) {
    return (beginsRow ? 0.0 : isFirstRead(k) ? 0.7 * gap(page) : between) + (isFirstRead(k) ? arrow : 0.0);
  };
  for (std::size_t from = 0; from < columns.size();) {
    std::size_t to = from;
    double total = 0.0;
    Rise rise;
    for (; to < columns.size(); ++to) {
      const double more = columns[to].value->size.width + before(to, to == from);
      if (to > from && total + more > width) break;
      total += more;
      rise.include(columns[to].value->size);
    }
    list.width = std::max(list.width, total);
    if (from > 0) list.height += rowGap(page);
    double x = (width - total) / 2;
    const double middle = list.height + rise.above;
    for (std::size_t k = from; k < to; ++k) {
      x += before(k, k == from);
      if (isFirstRead(k)) {
        const double tip = x - arrow;
        list.arrows.push_back({"flow:backward",
                               {{tip + arrowWidth(page), middle}, {tip, middle}},
                               Ink::accent,
                               arrowThickness(page),
                               Stroke::solid,
                               true});
      }
      put(list, *columns[k].value, x, middle);
      x += columns[k].value->size.width;
    }
    from = to;
    list.height += rise.height();
  }
  if (columns.size() < count) {
    constexpr Text more = {"⋯ and {n} more", "⋯ 그 밖에 {n}개"};
    list.height += Fonts::lineHeight(page.type.small);
    list.signs.push_back({"more", say(more, page.language, {{"n", std::to_string(count - columns.size())}}),
                          width / 2, list.height - 0.3 * page.type.small, page.type.small, Face::regular,
                          Ink::faint, Align::middle});
  }
  list.width = std::max(list.width, width);  // rows are centred in all of it
  return list;
}

namespace {

// The right ends of the two rows so far. A grid goes as far left as its own row lets
// it, so that a wide gradient may reach under a neighbour that has none.
struct Ends {
  std::optional<double> value, gradient;
  double most() const { return std::max(value.value_or(0.0), gradient.value_or(0.0)); }
};

}  // namespace

StageLayout arrangeOperation(const Page& page, bool backward, const std::vector<Column>& columns) {
  StageLayout all;
  Rise values, gradients;
  for (const Column& column : columns) {
    if (column.value) values.include(column.value->size);
    if (column.gradient) gradients.include(column.gradient->size);
  }
  const bool two = values.height() > 0 && gradients.height() > 0;
  const bool resultValue = std::any_of(columns.begin(), columns.end(),
                                       [](const Column& column) { return column.result && column.value; });
  all.height = values.height() + gradients.height() + (two ? rowGap(page) : 0.0);
  const double middle = values.above, below = all.height - gradients.height() + gradients.above;
  const double signSize = 1.2 * page.type.large, thickness = arrowThickness(page);

  Ends ends;
  double least = 0.0, lastCentre = 0.0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const Column& column = columns[k];
    if (k > 0 && column.result && !columns[k - 1].result) {
      const double left = ends.most() + 0.7 * gap(page), right = left + arrowWidth(page);
      const Point a{left, middle}, b{right, middle}, c{right, below}, d{left, below};
      if (resultValue)
        all.arrows.push_back(
            {"flow:forward", {a, b}, backward ? Ink::rule : Ink::accent, thickness, Stroke::solid, true});
      if (backward && gradients.height() > 0)
        all.arrows.push_back({"flow:backward", {c, d}, Ink::accent, thickness, Stroke::solid, true});
      ends.value = ends.gradient = right - 0.3 * gap(page);
    }
    const double signWidth = column.sign.empty() ? 0.0 : page.width(column.sign, signSize) + 0.4 * gap(page);
    const double valueHalf = column.value ? column.value->size.width / 2 : 0.0;
    const double gradientHalf = column.gradient ? column.gradient->size.width / 2 : 0.0;
    std::optional<double> centre;
    const auto atLeast = [&](double x) { centre = centre ? std::max(*centre, x) : x; };
    if (column.value && ends.value) atLeast(*ends.value + gap(page) + signWidth + valueHalf);
    if (column.gradient && ends.gradient) atLeast(*ends.gradient + gap(page) + gradientHalf);
    if (!centre) atLeast(lastCentre + std::max(valueHalf, gradientHalf));
    lastCentre = *centre;
    if (column.value) {
      if (signWidth > 0)
        all.signs.push_back({"sign", column.sign, (*ends.value + *centre - valueHalf) / 2,
                             middle + page.fonts.glyph(U'+', Face::regular).above * signSize / 2, signSize,
                             Face::regular, backward ? Ink::faint : Ink::text, Align::middle});
      put(all, *column.value, *centre - valueHalf, middle);
      ends.value = *centre + valueHalf;
    }
    if (column.gradient) {
      put(all, *column.gradient, *centre - gradientHalf, below);
      ends.gradient = *centre + gradientHalf;
      least = std::min(least, *centre - gradientHalf);
    }
  }
  for (PlacedGrid& grid : all.grids) grid.at.x -= least;
  for (TextRequest& sign : all.signs) sign.x -= least;
  for (LineShape& arrow : all.arrows)
    for (Point& point : arrow.points) point.x -= least;
  all.width = ends.most() - least;
  return all;
}

}  // namespace gradwalk
