// How a stage is laid out: the same places for the same tensors, digits as large as
// fit, fewer of them before fewer cells.
#include "scene/views/stage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gradwalk {
namespace {

// What is tried, in order of preference, until something fits.
struct Attempt {
  GridLimit limit;
  int digits;    // significant digits in the cells
  double least;  // size that the digits must reach
};

std::vector<Attempt> attempts(const StageModel& model, const StageRequest& request) {
  std::vector<Attempt> list;
  const auto add = [&](GridLimit limit, int most, double least) {
    if (most <= request.digits) list.push_back({limit, most, least});
  };
  if (request.share != StageShare::part) {
    for (const std::int64_t pages : {4, 2, 1}) {
      const GridLimit limit{16, pages, true};
      add(limit, request.digits, 24);
      add(limit, request.digits, 20);
      add(limit, 4, 20);
      add(limit, 3, 20);
    }
    for (const std::int64_t pages : {4, 2, 1}) add({16, pages, true}, 3, leastDigits);
    return list;
  }
  // Where nothing in particular is read, the map is the picture.
  constexpr double smallMap = 84, largeMap = 170;
  for (const std::int64_t side : {12, 8, 6, 5, 4, 3, 2, 1}) {
    if (side < request.leastSide) break;
    for (const double map : {largeMap, smallMap}) {
      if (map == largeMap && model.focused) continue;
      add({side, 4, false, map}, request.digits, 20);
      add({side, 4, false, map}, 3, leastDigits);
    }
  }
  if (request.leastSide > 1) return list;
  for (const std::int64_t side : {3, 2, 1}) add({side, 4, false, 0}, 3, leastDigits);
  add({1, 1, false, 0}, 3, leastDigits);
  return list;
}

constexpr std::array<double, 13> digitSizes = {40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10};

// A column with its grids measured.
struct Column {
  std::optional<PlacedGrid> value, gradient;
  std::string sign;
  bool result = false;
};

// The columns of a model with what `share` leaves of them.
std::vector<Column> columnsOf(const Page& page, const StageModel& model, StageShare share) {
  std::vector<Column> columns;
  const auto grid = [&page](const Panel& panel) {
    return PlacedGrid{&panel, focusOf(panel), labelWidthOf(page, panel), {}, nullptr, {}, {}};
  };
  if (share == StageShare::oneRow) {
    // What is written, then what is read, both as the gradients' row.
    for (const bool written : {true, false})
      for (const StageColumn& column : model.columns)
        for (const auto* panel : {&column.value, &column.gradient}) {
          const bool optional = panel == &column.value ? column.valueOptional : column.gradientOptional;
          if (!*panel || optional || ((*panel)->role == Role::written) != written) continue;
          Column each;
          each.gradient = grid(**panel);
          each.result = !written;
          columns.push_back(std::move(each));
        }
    return columns;
  }
  bool valueBefore = false;
  for (const StageColumn& column : model.columns) {
    Column each;
    const bool all = share == StageShare::all;
    if (column.value && (all || !column.valueOptional)) each.value = grid(*column.value);
    if (column.gradient && (all || !column.gradientOptional)) each.gradient = grid(*column.gradient);
    if (valueBefore && each.value) each.sign = column.sign;
    valueBefore = each.value.has_value();
    each.result = column.result;
    if (each.value || each.gradient) columns.push_back(std::move(each));
  }
  return columns;
}

template <class Action>
void forEachGrid(std::vector<Column>& columns, const Action& action) {
  for (Column& column : columns)
    for (auto* grid : {&column.value, &column.gradient})
      if (*grid) action(**grid);
}

// False when the limit cuts a tensor that must be whole.
// Of the pages that are read, four must be seen unless the limit itself says fewer.
bool choose(std::vector<Column>& columns, const GridLimit& limit, bool whole) {
  bool good = true;
  forEachGrid(columns, [&](PlacedGrid& grid) {
    if (!good) return;
    grid.window = windowOf(*grid.panel, grid.focus, limit);
    if (whole) good = !grid.window.cut() && !grid.window.touchesMore;
  });
  return good;
}

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

void put(StageLayout& layout, const PlacedGrid& grid, double x, double middle) {
  layout.grids.push_back(grid);
  layout.grids.back().at = {x, middle - grid.size.gridTop() - grid.size.gridHeight / 2};
}

// A list: rows of tensors, as many as fit beside each other; below, how many of `count`
// are left out.
StageLayout arrangeList(const Page& page, const std::vector<Column>& columns, double width,
                        std::size_t count) {
  StageLayout list;
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
      put(list, *columns[from].value, x, list.height + rise.above);
      x += columns[from].value->size.width + between;
    }
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

// The right ends of the two rows so far. A grid goes as far left as its own row lets
// it, so that a wide gradient may reach under a neighbour that has none.
struct Ends {
  std::optional<double> value, gradient;
  double most() const { return std::max(value.value_or(0.0), gradient.value_or(0.0)); }
};

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
  const double signSize = 1.2 * page.type.large, arrowWidth = page.type.gap(58);
  const double thickness = std::max(2.0, page.type.gap(3));

  Ends ends;
  double least = 0.0, lastCentre = 0.0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const Column& column = columns[k];
    if (k > 0 && column.result && !columns[k - 1].result) {
      const double left = ends.most() + 0.7 * gap(page), right = left + arrowWidth;
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

}  // namespace

const GridFigures& FigureCache::figures(const Fonts& fonts, const Panel& panel, const GridWindow& window,
                                        int digits) {
  for (const Entry& entry : entries_)
    if (entry.panel == &panel && entry.digits == digits && entry.window == window) return entry.figures;
  return entries_.emplace_back(Entry{&panel, window, digits, figuresOf(fonts, panel, window, digits)})
      .figures;
}

namespace {

// The first of the attempts that fits.
std::optional<StageLayout> firstFit(const Page& page, const StageModel& model, FigureCache& cache,
                                    const StageRequest& request, std::vector<Column> columns) {
  const bool part = request.share == StageShare::part;
  for (const Attempt& attempt : attempts(model, request)) {
    if (!choose(columns, attempt.limit, !part)) continue;
    // Where even the smallest digits would be too much, they need no measuring.
    double tall = 0.0, wide = 0.0;
    forEachGrid(columns, [&](const PlacedGrid& grid) {
      const double cell = leastDigits * 1.4;
      tall = std::max(tall, static_cast<double>(grid.window.rows()) * cell);
      wide =
          std::max(wide, static_cast<double>(grid.window.columns() * std::ssize(grid.window.pages)) * cell);
    });
    if (tall > request.height || wide > request.width) continue;
    forEachGrid(columns, [&](PlacedGrid& grid) {
      grid.figures = &cache.figures(page.fonts, *grid.panel, grid.window, attempt.digits);
    });
    const double least = std::max(leastDigits, attempt.least * std::min(page.type.unit, 1.35));
    for (const double step : digitSizes) {
      const double size = std::max(leastDigits, std::round(step * page.type.unit));
      if (size < least) break;
      forEachGrid(columns, [&](PlacedGrid& grid) {
        grid.size =
            sizeOf(page, *grid.panel, grid.window, *grid.figures, size, attempt.limit.map, grid.labelWidth);
      });
      StageLayout all = model.wraps ? arrangeList(page, columns, request.width, model.columns.size())
                                    : arrangeOperation(page, model.backward, columns);
      if (all.width <= request.width && all.height <= request.height) return all;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<StageLayout> layOutStage(const Page& page, const StageModel& model, FigureCache& cache,
                                       const StageRequest& request) {
  const bool part = request.share == StageShare::part;
  if (request.height < 0) return std::nullopt;
  if (request.share == StageShare::none) return StageLayout{};
  if (request.share == StageShare::oneRow && !model.backward) return std::nullopt;
  std::vector<Column> columns = columnsOf(page, model, part ? StageShare::essential : request.share);
  if (columns.empty()) return StageLayout{};
  if (!model.wraps || !part) return firstFit(page, model, cache, request, std::move(columns));
  // Of a long list rather fewer tensors that can be read than all of them in scraps.
  StageRequest fewer = request;
  fewer.leastSide = std::max<std::int64_t>(request.leastSide, 3);
  for (std::size_t count = columns.size(); count > 0; --count) {
    columns.resize(count);
    if (auto fit = firstFit(page, model, cache, fewer, columns)) return fit;
  }
  columns = columnsOf(page, model, StageShare::essential);
  columns.resize(1);
  return firstFit(page, model, cache, request, std::move(columns));
}

void drawStage(Page& page, StageLayout layout, const Box& room) {
  const double x = room.x + (room.width - layout.width) / 2, y = room.y + (room.height - layout.height) / 2;
  for (LineShape& arrow : layout.arrows) {
    for (Point& point : arrow.points) point = {point.x + x, point.y + y};
    page.line(std::move(arrow));
  }
  for (TextRequest& sign : layout.signs) {
    sign.x += x;
    sign.baseline += y;
    page.text(std::move(sign));
  }
  for (const PlacedGrid& grid : layout.grids)
    drawGrid(page, *grid.panel, grid.window, *grid.figures, grid.size, {grid.at.x + x, grid.at.y + y});
}

}  // namespace gradwalk
