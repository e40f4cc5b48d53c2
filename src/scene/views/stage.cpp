// How a stage is laid out: the same places for the same tensors, digits as large as
// fit, fewer of them before fewer cells.
#include "scene/views/stage_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gradwalk {
namespace {

// Each cell is two shapes.
constexpr std::int64_t mostCells = static_cast<std::int64_t>(mostShapes) * 2 / 5;

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
    // In hand arithmetic the numbers are what was written down, all of it.
    if (model.byHand)
      for (const double least : {24.0, 20.0, leastDigits})
        if (least == 24.0 || !request.comfortable) list.push_back({{16, 4, true}, allDigits, least});
    for (const std::int64_t pages : {4, 2, 1}) {
      const GridLimit limit{16, pages, true};
      if (request.comfortable) {
        add(limit, request.digits, 24);
        add(limit, 4, 24);
        continue;
      }
      add(limit, request.digits, 24);
      add(limit, request.digits, 20);
      add(limit, 4, 20);
      add(limit, 3, 20);
    }
    if (request.comfortable) return list;
    for (const std::int64_t pages : {4, 2, 1}) add({16, pages, true}, 3, leastDigits);
    return list;
  }
  // Of a list rather fewer cells than small digits.
  if (model.wraps)
    for (const std::int64_t side : {12, 8, 6, 5, 4}) add({side, 4, false, 84}, request.digits, 26);
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
  constexpr double leastMap = 1;  // no larger than can be seen; see sizeOf()
  for (const std::int64_t side : {4, 3, 2, 1}) add({side, 4, false, leastMap}, 3, leastDigits);
  if (request.mapless) {
    for (const std::int64_t side : {3, 2, 1}) add({side, 4, false, 0}, 3, leastDigits);
    add({1, 1, false, 0}, 3, leastDigits);
  }
  return list;
}

constexpr std::array<double, 14> digitSizes = {48, 40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10};

// Sizes for digits on this page's scale that are no smaller than `least`, largest first.
std::vector<double> sizesFrom(const Page& page, double least) {
  std::vector<double> sizes;
  for (const double step : digitSizes)
    if (const double size = std::max(leastDigits, std::round(step * page.type.unit));
        size >= least && (sizes.empty() || size < sizes.back()))
      sizes.push_back(size);
  return sizes;
}

// The columns of a model with what `share` leaves of them.
std::vector<Column> columnsOf(const Page& page, const StageModel& model, StageShare share) {
  std::vector<Column> columns;
  const auto grid = [&page](const Panel& panel) {
    return PlacedGrid{&panel, focusOf(panel), labelWidthOf(page, panel), {}, nullptr, {}, {}};
  };
  if (share == StageShare::flow) {
    // What is made, then what it is made from: on the whole operation the gradient
    // that arrives, on a line or a cell all that is read.
    for (const bool made : {true, false})
      for (const StageColumn& column : model.columns)
        for (const auto* panel : {&column.value, &column.gradient}) {
          const bool isValue = panel == &column.value;
          if (!*panel || (*panel)->made != made || (isValue ? column.valueOptional : column.gradientOptional))
            continue;
          if (!made && isValue && model.operation && model.backward) continue;
          Column each;
          each.value = grid(**panel);
          each.result = !made;
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
  std::int64_t cells = 0;
  forEachGrid(columns, [&](PlacedGrid& grid) {
    if (!good) return;
    grid.window = windowOf(*grid.panel, grid.focus, limit);
    if (whole) good = !grid.window.cut() && !grid.window.touchesMore;
    cells += grid.window.rows() * grid.window.columns() * std::ssize(grid.window.pages);
    good = good && cells <= mostCells;
  });
  return good;
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
    const auto fitting = [&](double size) -> std::optional<StageLayout> {
      forEachGrid(columns, [&](PlacedGrid& grid) {
        grid.size =
            sizeOf(page, *grid.panel, grid.window, *grid.figures, size, attempt.limit.map, grid.labelWidth);
      });
      const bool list = model.wraps || request.share == StageShare::flow;
      StageLayout all =
          list ? arrangeList(page, columns, request.width, model.wraps ? model.columns.size() : 0)
               : arrangeOperation(page, model.backward, columns);
      if (all.width <= request.width && all.height <= request.height) return all;
      return std::nullopt;
    };
    // The smallest size first: where it does not fit, no other will.
    const std::vector<double> sizes =
        sizesFrom(page, std::max(leastDigits, attempt.least * std::min(page.type.unit, 1.35)));
    if (sizes.empty() || !fitting(sizes.back())) continue;
    for (const double size : sizes)
      if (auto all = fitting(size)) return all;
  }
  return std::nullopt;
}

}  // namespace

std::optional<StageLayout> layOutStage(const Page& page, const StageModel& model, FigureCache& cache,
                                       const StageRequest& request) {
  const bool part = request.share == StageShare::part;
  if (request.height < 0) return std::nullopt;
  if (request.share == StageShare::none) return StageLayout{};
  if (request.share == StageShare::flow && model.wraps) return std::nullopt;
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
