#include "scene/views/stage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gradwalk {
namespace {

struct Placed {
  const Panel* panel = nullptr;
  GridWindow window;
  GridFigures figures;
  GridSize size;
};

// A column with its grids measured.
struct Column {
  const StageColumn* model = nullptr;
  std::optional<Placed> value, gradient;
  std::string sign;
};

// What is tried, in order of preference, until something fits.
struct Attempt {
  GridLimit limit;
  int digits;    // significant digits in the cells
  double least;  // size that the digits must reach
  bool all;      // with the columns that may be left out
};

std::vector<Attempt> attempts(int digits) {
  std::vector<Attempt> list;
  constexpr GridLimit whole{16, 16, 4};
  const auto add = [&](GridLimit limit, int most, double least, bool all) {
    if (most <= digits) list.push_back({limit, most, least, all});
  };
  add(whole, digits, 24, true);
  for (const bool all : {true, false}) {
    add(whole, digits, 20, all);
    add(whole, 4, 20, all);
    add(whole, 3, 20, all);
  }
  add(whole, 3, leastDigits, true);
  add(whole, 3, leastDigits, false);
  for (const GridLimit limit : {GridLimit{12, 12, 4},
                                {10, 10, 3},
                                {8, 8, 3},
                                {7, 7, 2},
                                {6, 6, 2},
                                {5, 5, 2},
                                {5, 5, 1},
                                {4, 4, 1},
                                {3, 3, 1},
                                {2, 2, 1},
                                {1, 1, 1}}) {
    add(limit, digits, 20, false);
    add(limit, 3, leastDigits, false);
  }
  return list;
}

constexpr std::array<double, 13> digitSizes = {40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10};

// Grids, signs and arrows in place, from (0, 0).
struct Arrangement {
  std::vector<std::pair<const Placed*, Point>> grids;
  std::vector<TextRequest> signs;
  std::vector<LineShape> arrows;
  double width = 0.0, height = 0.0;
};

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

std::vector<Column> columnsOf(const Page& page, const StageModel& model, const Attempt& attempt) {
  std::vector<Column> columns;
  const auto place = [&](const std::optional<Panel>& panel) -> std::optional<Placed> {
    if (!panel) return std::nullopt;
    Placed placed;
    placed.panel = &*panel;
    placed.window = windowOf(*panel, attempt.limit);
    placed.figures = figuresOf(page.fonts, *panel, placed.window, attempt.digits);
    return placed;
  };
  for (const StageColumn& column : model.columns)
    if (!column.optional || attempt.all)
      columns.push_back(
          {&column, place(column.value), place(column.gradient), columns.empty() ? "" : column.sign});
  return columns;
}

void measure(const Page& page, std::vector<Column>& columns, double digits) {
  for (Column& column : columns)
    for (auto* placed : {&column.value, &column.gradient})
      if (*placed)
        (*placed)->size = sizeOf(page, *(*placed)->panel, (*placed)->window, (*placed)->figures, digits);
}

// A list: rows of tensors, as many as fit beside each other.
Arrangement arrangeList(const Page& page, const std::vector<Column>& columns, double width) {
  Arrangement list;
  const double between = 1.8 * gap(page);
  for (std::size_t from = 0; from < columns.size();) {
    std::size_t to = from;
    double total = 0.0;
    Rise rise;
    for (; to < columns.size(); ++to) {
      const double more = columns[to].value->size.width + (to > from ? between : 0.0);
      if (to > from && total + more > width) break;
      total += more;
      rise.include(columns[to].value->size);
    }
    list.width = std::max(list.width, total);
    if (from > 0) list.height += rowGap(page);
    double x = (width - total) / 2;
    for (; from < to; ++from) {
      const GridSize& size = columns[from].value->size;
      list.grids.push_back(
          {&*columns[from].value, {x, list.height + rise.above - size.gridTop() - size.gridHeight / 2}});
      x += size.width + between;
    }
    list.height += rise.height();
  }
  if (list.width <= width) list.width = width;  // rows are centred in all of it
  return list;
}

// The right ends of the two rows so far; a grid goes as far left as its own row lets
// it, so that a wide gradient may reach under a neighbour that has none.
struct Ends {
  double value = 0.0, gradient = 0.0;
  bool anyValue = false, anyGradient = false;
};

Arrangement arrangeOperation(const Page& page, const StageModel& model, const std::vector<Column>& columns) {
  Arrangement all;
  Rise values, gradients;
  for (const Column& column : columns) {
    if (column.value) values.include(column.value->size);
    if (column.gradient) gradients.include(column.gradient->size);
  }
  const bool two = values.height() > 0 && gradients.height() > 0;
  all.height = values.height() + gradients.height() + (two ? rowGap(page) : 0.0);
  const double middle = values.above, below = all.height - gradients.height() + gradients.above;
  const double signSize = 1.2 * page.type.large, arrowWidth = page.type.gap(58);
  const double thickness = std::max(2.0, page.type.gap(3));

  Ends ends;
  double least = 0.0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const Column& column = columns[k];
    if (k > 0 && column.model->result && !columns[k - 1].model->result) {
      const double left = std::max(ends.value, ends.gradient) + 0.7 * gap(page), right = left + arrowWidth;
      if (values.height() > 0)
        all.arrows.push_back({"flow:forward",
                              {{left, middle}, {right, middle}},
                              model.backward ? Ink::rule : Ink::accent,
                              thickness,
                              Stroke::solid,
                              true});
      if (model.backward && gradients.height() > 0)
        all.arrows.push_back(
            {"flow:backward", {{right, below}, {left, below}}, Ink::accent, thickness, Stroke::solid, true});
      ends.value = ends.gradient = right - 0.3 * gap(page);
      ends.anyValue = ends.anyGradient = true;
    }
    const double signWidth = column.sign.empty() ? 0.0 : page.width(column.sign, signSize) + 0.4 * gap(page);
    const double valueHalf = column.value ? column.value->size.width / 2 : 0.0;
    const double gradientHalf = column.gradient ? column.gradient->size.width / 2 : 0.0;
    double centre = -1e9;
    if (column.value) centre = ends.anyValue ? ends.value + gap(page) + signWidth + valueHalf : valueHalf;
    if (column.gradient)
      centre = std::max(centre, ends.anyGradient ? ends.gradient + gap(page) + gradientHalf : -1e9);
    if (centre < -1e8) centre = gradientHalf;
    if (column.value) {
      if (signWidth > 0)
        all.signs.push_back({"sign", column.sign, (ends.value + centre - valueHalf) / 2,
                             middle + page.fonts.glyph(U'+', Face::regular).above * signSize / 2, signSize,
                             Face::regular, model.backward ? Ink::faint : Ink::text, Align::middle});
      const GridSize& size = column.value->size;
      all.grids.push_back(
          {&*column.value, {centre - valueHalf, middle - size.gridTop() - size.gridHeight / 2}});
      ends.value = centre + valueHalf;
      ends.anyValue = true;
    }
    if (column.gradient) {
      const GridSize& size = column.gradient->size;
      all.grids.push_back(
          {&*column.gradient, {centre - gradientHalf, below - size.gridTop() - size.gridHeight / 2}});
      ends.gradient = centre + gradientHalf;
      ends.anyGradient = true;
      least = std::min(least, centre - gradientHalf);
    }
  }
  for (auto& [placed, at] : all.grids) at.x -= least;
  for (TextRequest& sign : all.signs) sign.x -= least;
  for (LineShape& arrow : all.arrows)
    for (Point& point : arrow.points) point.x -= least;
  all.width = std::max(ends.value, ends.gradient) - least;
  return all;
}

void draw(Page& page, Arrangement all, const Box& room) {
  const double x = room.x + (room.width - all.width) / 2, y = room.y + (room.height - all.height) / 2;
  for (LineShape& arrow : all.arrows) {
    for (Point& point : arrow.points) point = {point.x + x, point.y + y};
    page.line(std::move(arrow));
  }
  for (TextRequest& sign : all.signs) {
    sign.x += x;
    sign.baseline += y;
    page.text(std::move(sign));
  }
  for (const auto& [placed, at] : all.grids)
    drawGrid(page, *placed->panel, placed->window, placed->figures, placed->size, {at.x + x, at.y + y});
}

}  // namespace

bool drawStage(Page& page, const StageModel& model, const Box& room, int digits) {
  if (model.columns.empty()) return true;
  for (const Attempt& attempt : attempts(digits)) {
    std::vector<Column> columns = columnsOf(page, model, attempt);
    const double least = std::max(leastDigits, attempt.least * std::min(page.type.unit, 1.35));
    for (const double step : digitSizes) {
      const double size = std::max(leastDigits, std::round(step * page.type.unit));
      if (size < least) break;
      measure(page, columns, size);
      Arrangement all =
          model.wraps ? arrangeList(page, columns, room.width) : arrangeOperation(page, model, columns);
      if (all.width > room.width || all.height > room.height) continue;
      draw(page, std::move(all), room);
      return true;
    }
  }
  return false;
}

}  // namespace gradwalk
