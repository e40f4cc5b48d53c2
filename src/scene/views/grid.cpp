#include "scene/views/grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace gradwalk {
namespace {

std::size_t at(std::int64_t k) { return static_cast<std::size_t>(k); }

struct Range {
  std::int64_t from = std::numeric_limits<std::int64_t>::max(), to = std::numeric_limits<std::int64_t>::min();
  void include(std::int64_t k) {
    from = std::min(from, k);
    to = std::max(to, k + 1);
  }
  bool empty() const { return from >= to; }
};

// At most `limit` of [low, high), with `focus` in the middle; where the focus is
// longer than that, from its beginning.
std::pair<std::int64_t, std::int64_t> around(std::int64_t low, std::int64_t high, Range focus,
                                             std::int64_t limit) {
  if (high - low <= limit) return {low, high};
  std::int64_t from = low;
  if (!focus.empty()) from = focus.from - std::max<std::int64_t>(0, (limit - (focus.to - focus.from)) / 2);
  from = std::clamp(from, low, high - limit);
  return {from, from + limit};
}

// An updated number that differs from what it was also looks different, as far as
// eight digits can show it.
std::string figure(const Panel& panel, std::int64_t flat, int digits) {
  const double value = panel.values->data[at(flat)];
  std::string text = significant(value, digits);
  if (panel.before == nullptr || panel.before->data.size() != panel.values->data.size()) return text;
  const double before = panel.before->data[at(flat)];
  for (int more = digits; more < mostDigits && value != before && text == significant(before, more);)
    text = significant(value, ++more);
  return text;
}

double ems(const Fonts& fonts, std::string_view text) { return textWidth(fonts, text, 1.0); }

}  // namespace

Paging pagingOf(const Shape& shape) {
  Paging paging;
  if (!shape.empty()) paging.columns = shape.back();
  if (shape.size() > 1) paging.rows = shape[shape.size() - 2];
  for (std::size_t k = 0; k + 2 < shape.size(); ++k) paging.pages *= shape[k];
  return paging;
}

GridWindow windowOf(const Panel& panel, const GridLimit& limit) {
  const Paging paging = pagingOf(panel.shape);
  const auto& focus = panel.strong.empty() ? panel.reads : panel.strong;
  Range rows, columns;
  GridWindow window;
  const auto show = [&](std::int64_t page) {
    if (std::ssize(window.pages) < limit.pages &&
        std::find(window.pages.begin(), window.pages.end(), page) == window.pages.end())
      window.pages.push_back(page);
  };
  if (panel.written >= 0) {
    const PageCell cell = paging.cell(panel.written);
    show(cell.page);
    rows.include(cell.row);
    columns.include(cell.column);
  }
  for (const std::int64_t flat : focus) {
    const PageCell cell = paging.cell(flat);
    show(cell.page);
    rows.include(cell.row);
    columns.include(cell.column);
  }
  for (const PageCell& cell : panel.outside) {
    show(cell.page);
    rows.include(cell.row);
    columns.include(cell.column);
  }
  for (std::int64_t page = 0; page < std::min(paging.pages, limit.pages); ++page) show(page);
  std::sort(window.pages.begin(), window.pages.end());
  window.morePages = std::ssize(window.pages) < paging.pages;

  const std::int64_t p = panel.padding;
  std::tie(window.row, window.rowEnd) = around(-p, paging.rows + p, rows, limit.rows);
  std::tie(window.column, window.columnEnd) = around(-p, paging.columns + p, columns, limit.columns);
  window.above = window.row > -p;
  window.below = window.rowEnd < paging.rows + p;
  window.before = window.column > -p;
  window.after = window.columnEnd < paging.columns + p;
  return window;
}

GridFigures figuresOf(const Fonts& fonts, const Panel& panel, const GridWindow& window, int digits) {
  const Paging paging = pagingOf(panel.shape);
  GridFigures figures;
  figures.left.assign(at(window.columns()), 0.0);
  figures.right.assign(at(window.columns()), 0.0);
  const bool filled = panel.values != nullptr && !panel.values->data.empty();
  for (const std::int64_t page : window.pages)
    for (std::int64_t row = window.row; row < window.rowEnd; ++row)
      for (std::int64_t column = window.column; column < window.columnEnd; ++column) {
        const PageCell cell{page, row, column};
        std::string text = "0";
        if (paging.contains(cell)) text = filled ? withMinus(figure(panel, paging.flat(cell), digits)) : "";
        const std::size_t point = std::min(text.find_first_of(".e"), text.size());
        const double left = ems(fonts, std::string_view(text).substr(0, point));
        const std::size_t k = at(column - window.column);
        figures.left[k] = std::max(figures.left[k], left);
        figures.right[k] = std::max(figures.right[k], ems(fonts, std::string_view(text).substr(point)));
        figures.text.push_back(std::move(text));
        figures.leftOf.push_back(left);
      }
  for (std::size_t k = 0; k < figures.left.size(); ++k)
    figures.cellEms = std::max(figures.cellEms, figures.left[k] + figures.right[k]);
  return figures;
}

GridSize sizeOf(const Page& page, const Panel& panel, const GridWindow& window, const GridFigures& figures,
                double digits) {
  const Type& type = page.type;
  const Paging paging = pagingOf(panel.shape);
  GridSize size;
  size.digits = digits;
  size.cellHeight = std::ceil(1.42 * digits);
  size.cellWidth = std::ceil(std::max(1.5 * digits, (figures.cellEms + 0.6) * digits));
  size.labelHeight = std::ceil(1.6 * type.body);
  if (paging.pages > 1) size.pageNameHeight = std::ceil(1.3 * type.small);
  const bool indices = paging.rows * paging.columns > 1 || panel.padding > 0;
  if (indices && paging.columns + panel.padding > 1) size.columnIndexHeight = std::ceil(1.25 * type.small);
  if (indices && paging.rows + panel.padding > 1)
    size.rowIndexWidth = std::ceil(std::max(page.width(std::to_string(window.rowEnd - 1), type.small),
                                            page.width(withMinus(std::to_string(window.row)), type.small)) +
                                   0.45 * type.small);
  const double stub = std::ceil(0.45 * digits);
  if (window.before) size.stubBefore = stub;
  if (window.after) size.stubAfter = stub;
  if (window.above) size.stubAbove = stub;
  if (window.below) size.stubBelow = stub;
  size.gridHeight = static_cast<double>(window.rows()) * size.cellHeight;
  size.pageWidth = size.stubBefore + static_cast<double>(window.columns()) * size.cellWidth + size.stubAfter;
  size.pageGap = std::ceil(0.9 * digits);
  const auto pages = static_cast<double>(window.pages.size());
  size.width = size.rowIndexWidth + pages * size.pageWidth + (pages - 1) * size.pageGap;
  size.height = size.gridTop() + size.gridHeight + size.stubBelow;
  if (window.cut()) {
    // The map keeps the page's proportions within a square, never thinner than can be seen.
    const double side = std::ceil(std::clamp(type.gap(84), 40.0, 0.9 * std::max(size.gridHeight, 60.0)));
    const double longer = static_cast<double>(std::max(paging.rows, paging.columns));
    size.mapWidth = std::max(8.0, side * static_cast<double>(paging.columns) / longer);
    size.mapHeight = std::max(8.0, side * static_cast<double>(paging.rows) / longer);
    size.mapGap = std::ceil(0.6 * type.body);
    if (paging.rows == 1) {  // under the row instead of beside it
      size.mapWidth = size.pageWidth;
      size.height += size.mapHeight + size.mapGap;
    } else {
      size.width += size.mapGap + size.mapWidth;
    }
  }
  const double label = page.width(panel.symbol, type.body, Face::bold) + 0.5 * type.body +
                       page.width(page.shapeText(panel.shape), type.small);
  size.width = std::ceil(std::max(size.width, label));
  return size;
}

}  // namespace gradwalk
