#include "scene/views/grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "maths/unicode.h"
#include "trace/hand_effect.h"

namespace gradwalk {
namespace {

std::size_t at(std::int64_t k) { return static_cast<std::size_t>(k); }

// At most `side` of [low, high), or a little more where the focus [from, to) is longer,
// with the focus in the middle; where even that is too long, from its beginning.
std::pair<std::int64_t, std::int64_t> around(std::int64_t low, std::int64_t high, std::int64_t from,
                                             std::int64_t to, std::int64_t side) {
  const std::int64_t length = std::max<std::int64_t>(0, to - from);
  const std::int64_t limit = std::max(side, std::min(length, mostForReads));
  if (high - low <= limit) return {low, high};
  const std::int64_t start = length == 0 ? low : from - std::max<std::int64_t>(0, (limit - length) / 2);
  const std::int64_t first = std::clamp(start, low, high - limit);
  return {first, first + limit};
}

// An updated number that moved also looks as if it had, as in its formula.
std::string figure(const Panel& panel, std::int64_t flat, int digits) {
  const double value = panel.values->data[at(flat)];
  if (digits == allDigits) return shortest(value);
  const bool updated = panel.before != nullptr && panel.before->data.size() == panel.values->data.size();
  return updated ? significantApart(value, panel.before->data[at(flat)], digits) : significant(value, digits);
}

double ems(const Fonts& fonts, std::string_view text) {
  double width = 0.0;
  for (std::size_t k = 0; k < text.size();) {
    const CodePoint code = decodeUtf8(text, k);
    k += code.bytes;
    width += fonts.advance(code.value, Face::regular, 1.0);
  }
  return width;
}

}  // namespace

Paging pagingOf(const Shape& shape) {
  Paging paging;
  if (!shape.empty()) paging.columns = shape.back();
  if (shape.size() > 1) paging.rows = shape[shape.size() - 2];
  for (std::size_t k = 0; k + 2 < shape.size(); ++k) paging.pages *= shape[k];
  return paging;
}

Focus focusOf(const Panel& panel) {
  const Paging paging = pagingOf(panel.shape);
  Focus focus;
  const auto include = [&](const PageCell& cell) {
    if (std::find(focus.pages.begin(), focus.pages.end(), cell.page) == focus.pages.end())
      focus.pages.push_back(cell.page);
    const bool first = focus.empty();
    focus.row = first ? cell.row : std::min(focus.row, cell.row);
    focus.rowEnd = first ? cell.row + 1 : std::max(focus.rowEnd, cell.row + 1);
    focus.column = first ? cell.column : std::min(focus.column, cell.column);
    focus.columnEnd = first ? cell.column + 1 : std::max(focus.columnEnd, cell.column + 1);
  };
  if (panel.written >= 0) include(paging.cell(panel.written));
  for (const std::int64_t flat : panel.strong.empty() ? panel.reads : panel.strong)
    include(paging.cell(flat));
  for (const PageCell& cell : panel.outside) include(cell);
  return focus;
}

GridWindow windowOf(const Panel& panel, const Focus& focus, const GridLimit& limit) {
  const Paging paging = pagingOf(panel.shape);
  GridWindow window;
  window.touchesMore = std::ssize(focus.pages) > limit.pages;
  const auto read = std::min(std::ssize(focus.pages), static_cast<std::ptrdiff_t>(limit.pages));
  window.pages.assign(focus.pages.begin(), focus.pages.begin() + read);
  // Beside those that are read, their neighbours.
  const auto wanted = static_cast<std::ptrdiff_t>(std::min(paging.pages, limit.idlePages ? limit.pages : 1));
  const std::int64_t centre = window.pages.empty() ? 0 : window.pages.front();
  for (std::int64_t away = 0; std::ssize(window.pages) < wanted; ++away)
    for (const std::int64_t page : {centre - away, centre + away})
      if (page >= 0 && page < paging.pages && std::ssize(window.pages) < wanted &&
          std::find(window.pages.begin(), window.pages.end(), page) == window.pages.end())
        window.pages.push_back(page);
  std::sort(window.pages.begin(), window.pages.end());
  window.pagesBefore = window.pages.front() > 0;
  window.pagesAfter = window.pages.back() + 1 < paging.pages;

  // A small tensor is not worth cutting; a long row is worth less than a picture.
  const std::int64_t p = panel.padding, rows = paging.rows + 2 * p, columns = paging.columns + 2 * p;
  std::int64_t side = limit.side;
  if (rows * columns <= (side > 1 ? 16 : 9)) side = 16;
  if (paging.rows == 1 && side < 6) side = std::min<std::int64_t>(side, 3);
  std::tie(window.row, window.rowEnd) = around(-p, paging.rows + p, focus.row, focus.rowEnd, side);
  std::tie(window.column, window.columnEnd) =
      around(-p, paging.columns + p, focus.column, focus.columnEnd, side);
  window.above = window.row > -p;
  window.below = window.rowEnd < paging.rows + p;
  window.before = window.column > -p;
  window.after = window.columnEnd < paging.columns + p;
  return window;
}

double labelWidthOf(const Page& page, const Panel& panel) {
  return page.width(panel.symbol, page.type.body, Face::bold) + 0.5 * page.type.body +
         page.width(page.shapeText(panel.shape), page.type.small);
}

namespace {

// "(5)" under a 7; nothing where both print the same.
void addOwn(const Panel& panel, const Paging& paging, const PageCell& cell, int digits,
            const std::string& text, GridFigures& figures) {
  std::string& own = figures.own.emplace_back();
  if (!paging.contains(cell)) return;
  const std::int64_t flat = paging.flat(cell);
  if ((panel.known != allKnown && flat >= panel.known) || flat == panel.asked) return;
  if (panel.own->data[at(flat)] == panel.values->data[at(flat)]) return;
  if (panel.exact == panel.own) {
    const std::string exact = exactFigure(panel.values->data[at(flat)], panel.own->data[at(flat)]);
    if (!exact.empty()) own = "(" + withMinus(exact) + ")";
    return;
  }
  Panel lesson = {};
  lesson.values = panel.own;
  std::string number = withMinus(figure(lesson, flat, digits));
  if (number != text) own = "(" + number + ")";
}

}  // namespace

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
        double left = ems(fonts, std::string_view(text).substr(0, point));
        const std::size_t k = at(column - window.column);
        figures.left[k] = std::max(figures.left[k], left);
        figures.right[k] = std::max(figures.right[k], ems(fonts, std::string_view(text).substr(point)));
        if (panel.own != nullptr) addOwn(panel, paging, cell, digits, text, figures);
        // In the room that the number will need.
        if (panel.asked >= 0 && paging.contains(cell) && paging.flat(cell) == panel.asked) {
          text = askedSign;
          left = ems(fonts, text);
          figures.left[k] = std::max(figures.left[k], left);
        }
        figures.text.push_back(std::move(text));
        figures.leftOf.push_back(left);
      }
  for (std::size_t k = 0; k < figures.left.size(); ++k)
    figures.cellEms = std::max(figures.cellEms, figures.left[k] + figures.right[k]);
  return figures;
}

GridSize sizeOf(const Page& page, const Panel& panel, const GridWindow& window, const GridFigures& figures,
                double digits, double map, double labelWidth) {
  const Type& type = page.type;
  const Paging paging = pagingOf(panel.shape);
  GridSize size;
  size.digits = digits;
  size.cellHeight = std::ceil(1.42 * digits);
  size.cellWidth = std::ceil(std::max(1.5 * digits, (figures.cellEms + 0.6) * digits));
  for (const std::string& own : figures.own) {
    if (own.empty()) continue;
    size.ownHeight = std::ceil(1.12 * type.small);
    size.cellWidth = std::max(size.cellWidth, std::ceil(page.width(own, type.small) + 0.5 * type.small));
  }
  size.cellHeight += size.ownHeight;
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
  double overhang = 0.0;  // of the last page's name
  for (std::size_t p = 0; paging.pages > 1 && p < window.pages.size(); ++p) {
    const double wider = std::ceil(page.width(pageTitle(panel, window, p), type.small)) - size.pageWidth;
    if (p + 1 == window.pages.size())
      overhang = std::max(wider, 0.0);
    else
      size.pageGap = std::max(size.pageGap, wider + std::ceil(0.6 * type.small));
  }
  const auto pages = static_cast<double>(window.pages.size());
  size.width = size.rowIndexWidth + pages * size.pageWidth + (pages - 1) * size.pageGap + overhang;
  size.height = size.gridTop() + size.gridHeight + size.stubBelow;
  if (window.cut() && map > 0) {
    // The map keeps the page's proportions within a square, never thinner than can be seen.
    const double side = std::ceil(std::max(40.0, type.gap(map)));
    const auto longer = static_cast<double>(std::max(paging.rows, paging.columns));
    size.mapWidth = std::max(8.0, side * static_cast<double>(paging.columns) / longer);
    size.mapHeight = std::max(8.0, side * static_cast<double>(paging.rows) / longer);
    size.mapGap = std::ceil(0.6 * type.body);
    if (paging.rows == 1) {  // under the row instead of beside it
      size.mapWidth = size.pageWidth;
      size.height += size.mapHeight + size.mapGap;
    } else {
      size.width += size.mapGap + size.mapWidth;
      // In the middle of the digits, or from the indices down where it is higher.
      size.mapTop = std::max(size.labelHeight + size.pageNameHeight,
                             size.gridTop() + (size.gridHeight - size.mapHeight) / 2);
      size.height = std::max(size.height, size.mapTop + size.mapHeight);
    }
  }
  size.width = std::ceil(std::max(size.width, labelWidth));
  return size;
}

std::string pageTitle(const Panel& panel, const GridWindow& window, std::size_t p) {
  const Shape outer(panel.shape.begin(), panel.shape.end() - 2);
  std::string title = cellText(unravel(outer, window.pages[p]));
  if (p == 0 && window.pagesBefore) title.insert(0, "⋯ ");
  const bool last = p + 1 == window.pages.size();
  if (last ? window.pagesAfter : window.pages[p + 1] != window.pages[p] + 1) title += " ⋯";
  return title;
}

}  // namespace gradwalk
