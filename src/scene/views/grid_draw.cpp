#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "scene/views/grid.h"
#include "trace/hand_effect.h"

namespace gradwalk {
namespace {

std::size_t at(std::int64_t k) { return static_cast<std::size_t>(k); }

// Where the cells of each page of a window stand.
struct Frame {
  const GridWindow& window;
  const GridSize& size;
  Point corner;  // of cell (row, column) of the first page shown

  Point origin(std::size_t page) const {
    return {corner.x + static_cast<double>(page) * (size.pageWidth + size.pageGap), corner.y};
  }
  Box box(std::size_t page, std::int64_t row, std::int64_t column) const {
    const Point from = origin(page);
    return {from.x + static_cast<double>(column - window.column) * size.cellWidth,
            from.y + static_cast<double>(row - window.row) * size.cellHeight, size.cellWidth,
            size.cellHeight};
  }
  bool shows(std::int64_t row, std::int64_t column) const {
    return row >= window.row && row < window.rowEnd && column >= window.column && column < window.columnEnd;
  }
};

struct Pen {
  std::string id;
  Ink ink;
  Stroke stroke;
  double thickness;
};

// The border of a set of cells of one page: a rectangle where they fill one, else
// the edges that have a cell of the set on one side only.
//
//     ┌─────┐
//     │     └──┐
//     └────────┘
void drawBorder(Page& page, const Frame& frame, std::size_t shownPage, const std::vector<PageCell>& cells,
                const Pen& pen) {
  const GridWindow& w = frame.window;
  std::vector<bool> in(at(w.rows() * w.columns()), false);
  std::int64_t count = 0, top = w.rowEnd, bottom = w.row, left = w.columnEnd, right = w.column;
  for (const PageCell& cell : cells) {
    if (!frame.shows(cell.row, cell.column)) continue;
    const std::size_t k = at((cell.row - w.row) * w.columns() + cell.column - w.column);
    if (in[k]) continue;
    in[k] = true;
    ++count;
    top = std::min(top, cell.row);
    bottom = std::max(bottom, cell.row + 1);
    left = std::min(left, cell.column);
    right = std::max(right, cell.column + 1);
  }
  if (count == 0) return;
  if (count == (bottom - top) * (right - left)) {
    const Box box = unite(frame.box(shownPage, top, left), frame.box(shownPage, bottom - 1, right - 1));
    page.rect({pen.id, box, {}, pen.ink, pen.thickness, pen.stroke, 3});
    return;
  }
  const auto inside = [&](std::int64_t row, std::int64_t column) {
    return frame.shows(row, column) && in[at((row - w.row) * w.columns() + column - w.column)];
  };
  const double half = pen.thickness / 2;
  const auto edges = [&](bool across, std::int64_t lineFrom, std::int64_t lineTo, std::int64_t from,
                         std::int64_t to) {
    for (std::int64_t line = lineFrom; line <= lineTo; ++line)
      for (std::int64_t k = from; k < to;) {
        const auto edge = [&](std::int64_t j) {
          return across ? inside(line - 1, j) != inside(line, j) : inside(j, line - 1) != inside(j, line);
        };
        std::int64_t end = k;
        while (end < to && edge(end)) ++end;
        if (end > k) {
          const Box a = across ? frame.box(shownPage, line, k) : frame.box(shownPage, k, line);
          const Box b = across ? frame.box(shownPage, line, end) : frame.box(shownPage, end, line);
          const Point first = across ? Point{a.x - half, a.y} : Point{a.x, a.y - half};
          const Point last = across ? Point{b.x + half, b.y} : Point{b.x, b.y + half};
          page.line({pen.id, {first, last}, pen.ink, pen.thickness, pen.stroke});
        }
        k = std::max(end, k + 1);
      }
  };
  edges(true, top, bottom, left, right);
  edges(false, left, right, top, bottom);
}

void drawLabel(Page& page, const Panel& panel, const GridSize& size, Point corner) {
  const Type& type = page.type;
  const std::string shape = page.shapeText(panel.shape);
  const double shapeWidth = page.width(shape, type.small);
  const double symbolWidth = page.width(panel.symbol, type.body, Face::bold);
  const double whole = symbolWidth + 0.5 * type.body + shapeWidth;
  const double gridWidth = size.width - size.rowIndexWidth;
  const double x = whole <= gridWidth ? corner.x + size.rowIndexWidth : corner.x + (size.width - whole) / 2;
  const double baseline = corner.y + 1.02 * type.body;
  const bool operand = panel.role != Role::plain && panel.role != Role::written;
  page.text({"symbol:" + panel.name, panel.symbol, x, baseline, type.body, Face::bold, inkOf(panel.role)});
  page.text({"shape:" + panel.name, shape, x + symbolWidth + 0.5 * type.body, baseline, type.small,
             Face::regular, Ink::faint});
  if (operand) {
    const double y = baseline + 0.28 * type.body;
    page.line({"mark:" + panel.name,
               {{x, y}, {x + symbolWidth, y}},
               inkOf(panel.role),
               std::max(2.0, type.gap(2.6)),
               strokeOf(panel.role)});
  }
}

void drawIndices(Page& page, const Panel& panel, const Frame& frame, std::size_t shownPage) {
  const Type& type = page.type;
  const GridSize& size = frame.size;
  const GridWindow& w = frame.window;
  const Paging paging = pagingOf(panel.shape);
  const std::string id = "index:" + panel.name;
  const double cap = page.fonts.capHeight(Face::regular, type.small);
  if (size.columnIndexHeight > 0)
    for (std::int64_t column = std::max<std::int64_t>(w.column, 0);
         column < std::min(w.columnEnd, paging.columns); ++column) {
      const Box cell = frame.box(shownPage, w.row, column);
      page.text({id, std::to_string(column), cell.middleX(), cell.y - size.stubAbove - 0.35 * type.small,
                 type.small, Face::regular, Ink::faint, Align::middle});
    }
  if (size.rowIndexWidth > 0 && shownPage == 0)
    for (std::int64_t row = std::max<std::int64_t>(w.row, 0); row < std::min(w.rowEnd, paging.rows); ++row) {
      const Box cell = frame.box(shownPage, row, w.column);
      page.text({id, std::to_string(row), cell.x - size.stubBefore - 0.45 * type.small,
                 cell.middleY() + cap / 2, type.small, Face::regular, Ink::faint, Align::right});
    }
}

// Half cells at the edges where the tensor goes on.
void drawStubs(Page& page, const Panel& panel, const Frame& frame, std::size_t shownPage) {
  const GridWindow& w = frame.window;
  const GridSize& size = frame.size;
  const double gap = 1.0;
  const auto stub = [&](Box box) { page.rect({"more:" + panel.name, grown(box, -gap), Ink::panel}); };
  for (std::int64_t row = w.row; row < w.rowEnd; ++row) {
    const Box first = frame.box(shownPage, row, w.column), last = frame.box(shownPage, row, w.columnEnd - 1);
    if (w.before) stub({first.x - size.stubBefore, first.y, size.stubBefore, first.height});
    if (w.after) stub({last.right(), last.y, size.stubAfter, last.height});
  }
  for (std::int64_t column = w.column; column < w.columnEnd; ++column) {
    const Box first = frame.box(shownPage, w.row, column), last = frame.box(shownPage, w.rowEnd - 1, column);
    if (w.above) stub({first.x, first.y - size.stubAbove, first.width, size.stubAbove});
    if (w.below) stub({last.x, last.bottom(), last.width, size.stubBelow});
  }
}

bool known(const Panel& panel, std::int64_t flat) {
  return panel.values != nullptr && !panel.values->data.empty() &&
         (panel.known == allKnown || flat < panel.known);
}

void drawCells(Page& page, const Panel& panel, const GridFigures& figures, const Frame& frame,
               std::size_t shownPage) {
  const GridWindow& w = frame.window;
  const GridSize& size = frame.size;
  const Paging paging = pagingOf(panel.shape);
  const double cap = page.fonts.capHeight(Face::regular, size.digits);
  std::size_t k = shownPage * at(w.rows() * w.columns());
  for (std::int64_t row = w.row; row < w.rowEnd; ++row)
    for (std::int64_t column = w.column; column < w.columnEnd; ++column, ++k) {
      const PageCell cell{w.pages[shownPage], row, column};
      const Box box = frame.box(shownPage, row, column);
      const std::size_t c = at(column - w.column);
      const double block = (figures.left[c] + figures.right[c]) * size.digits;
      const double x = box.x + (box.width - block) / 2 + (figures.left[c] - figures.leftOf[k]) * size.digits;
      const double baseline = box.middleY() - size.ownHeight / 2 + cap / 2;
      if (!paging.contains(cell)) {
        page.text({"padding:" + panel.name, figures.text[k], x, baseline, size.digits, Face::regular,
                   Ink::faint, Align::left, box});
        continue;
      }
      const std::int64_t flat = paging.flat(cell);
      const std::string id = panel.name + ":" + std::to_string(flat);
      const bool written = flat == panel.written;
      page.rect({"cell:" + id, grown(box, -1.0), written ? Ink::writtenFill : Ink::panel});
      if (std::find(panel.edited.begin(), panel.edited.end(), flat) != panel.edited.end()) {
        const double side = std::max(5.0, 0.24 * size.digits);
        page.rect({"edited:" + id, {box.right() - 2 - side, box.y + 2, side, side}, Ink::accent});
      }
      if (!known(panel, flat)) continue;
      // A corner cut off: rounding changed this number.
      if (panel.exact != nullptr &&
          !exactFigure(panel.values->data[at(flat)], panel.exact->data[at(flat)]).empty()) {
        const double side = std::max(7.0, 0.34 * size.digits);
        page.line({"rounded:" + id,
                   {{box.x + 2, box.y + side}, {box.x + side, box.y + 2}},
                   Ink::accent,
                   std::max(2.0, page.type.gap(2.6))});
      }
      if (!figures.own.empty() && !figures.own[k].empty()) {
        const std::string& own = figures.own[k];
        page.text({"own:" + id, own, box.middleX() - page.width(own, page.type.small) / 2,
                   box.bottom() - 0.34 * page.type.small, page.type.small, Face::regular, Ink::faint,
                   Align::left, box});
      }
      const bool asked = flat == panel.asked, finite = std::isfinite(panel.values->data[at(flat)]);
      page.text({(asked ? "asked:" : "digits:") + id, figures.text[k], x, baseline, size.digits,
                 asked ? Face::bold : Face::regular, asked || finite ? Ink::text : Ink::warning, Align::left,
                 box});
    }
}

// Where the window lies on its page.
void drawMap(Page& page, const Panel& panel, const Frame& frame, Box box) {
  const GridWindow& w = frame.window;
  const Paging paging = pagingOf(panel.shape);
  HeatShape heat;
  heat.id = "map:" + panel.name;
  heat.box = box;
  heat.tensor = panel.name;
  constexpr std::int64_t most = 48;
  heat.rows = static_cast<int>(std::min(paging.rows, most));
  heat.columns = static_cast<int>(std::min(paging.columns, most));
  heat.strength.assign(at(std::int64_t{heat.rows} * heat.columns), std::numeric_limits<float>::quiet_NaN());
  // Of each block the value farthest from zero; of a huge page only every so many rows
  // and columns.
  const std::int64_t step = std::max<std::int64_t>(1, std::max(paging.rows, paging.columns) / 256);
  std::vector<double> blocks(heat.strength.size(), std::numeric_limits<double>::quiet_NaN());
  double low = std::numeric_limits<double>::infinity(), high = -low;
  const std::int64_t first = w.pages.front() * paging.rows * paging.columns;
  const bool filled = panel.values != nullptr && !panel.values->data.empty();
  const std::int64_t knownHere = !filled                   ? 0
                                 : panel.known == allKnown ? paging.rows * paging.columns
                                                           : panel.known - first - (panel.asked >= 0 ? 1 : 0);
  std::vector<std::size_t> blockOf(at(paging.columns));
  for (std::size_t c = 0; c < blockOf.size(); ++c) blockOf[c] = c * at(heat.columns) / blockOf.size();
  for (std::int64_t row = 0; row < paging.rows; row += step) {
    const std::int64_t from = row * paging.columns, end = std::min(paging.columns, knownHere - from);
    const std::size_t blockRow = at(row * heat.rows / paging.rows * heat.columns);
    for (std::int64_t column = 0; column < end; column += step) {
      const double value = panel.values->data[at(first + from + column)];
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
      double& block = blocks[blockRow + blockOf[at(column)]];
      if (!(std::abs(block) > std::abs(value))) block = value;
    }
  }
  if (low <= high) {
    heat.low = low;
    heat.high = high;
  }
  const double largest = std::max(std::abs(heat.low), std::abs(heat.high));
  for (std::size_t k = 0; k < blocks.size(); ++k)
    heat.strength[k] = static_cast<float>(largest > 0 ? blocks[k] / largest : blocks[k]);
  page.scene.shapes.emplace_back(std::move(heat));
  page.rect({"frame:" + panel.name, box, {}, Ink::rule, 1});
  const double x = box.width / static_cast<double>(paging.columns),
               y = box.height / static_cast<double>(paging.rows);
  const auto column = static_cast<double>(std::max<std::int64_t>(w.column, 0)),
             row = static_cast<double>(std::max<std::int64_t>(w.row, 0));
  const auto columnEnd = static_cast<double>(std::min(w.columnEnd, paging.columns));
  const auto rowEnd = static_cast<double>(std::min(w.rowEnd, paging.rows));
  page.rect({"lens:" + panel.name,
             {box.x + column * x, box.y + row * y, std::max(3.0, (columnEnd - column) * x),
              std::max(3.0, (rowEnd - row) * y)},
             {},
             Ink::text,
             2});
}

}  // namespace

void drawGrid(Page& page, const Panel& panel, const GridWindow& window, const GridFigures& figures,
              const GridSize& size, Point corner) {
  const Type& type = page.type;
  const Paging paging = pagingOf(panel.shape);
  drawLabel(page, panel, size, corner);

  const bool mapBelow = size.mapWidth > 0 && paging.rows == 1;
  const auto pages = static_cast<double>(window.pages.size());
  const double blockWidth = size.rowIndexWidth + pages * size.pageWidth + (pages - 1) * size.pageGap +
                            (size.mapWidth > 0 && !mapBelow ? size.mapGap + size.mapWidth : 0.0);
  const double x = corner.x + (size.width - blockWidth) / 2 + size.rowIndexWidth + size.stubBefore;
  const Frame frame{window, size, {x, corner.y + size.gridTop()}};

  for (std::size_t p = 0; p < window.pages.size(); ++p) {
    const Point origin = frame.origin(p);
    if (paging.pages > 1) {
      page.text({"page:" + panel.name, pageTitle(panel, window, p), origin.x,
                 corner.y + size.labelHeight + 0.95 * type.small, type.small, Face::regular, Ink::faint});
    }
    drawStubs(page, panel, frame, p);
    drawCells(page, panel, figures, frame, p);
    drawIndices(page, panel, frame, p);

    const auto onPage = [&](const std::vector<std::int64_t>& flats) {
      std::vector<PageCell> cells;
      for (const std::int64_t flat : flats)
        if (const PageCell cell = paging.cell(flat); cell.page == window.pages[p]) cells.push_back(cell);
      return cells;
    };
    const double thin = std::max(1.6, type.gap(2.0)), thick = std::max(2.4, type.gap(3.4));
    const Pen pen{"read:" + panel.name, inkOf(panel.role), strokeOf(panel.role), thick};
    std::vector<PageCell> reads = onPage(panel.reads);
    for (const PageCell& cell : panel.outside)
      if (cell.page == window.pages[p]) reads.push_back(cell);
    drawBorder(page, frame, p, reads, {pen.id, pen.ink, pen.stroke, panel.strong.empty() ? thick : thin});
    drawBorder(page, frame, p, onPage(panel.strong),
               {"term:" + panel.name, pen.ink, pen.stroke, thick + thin});
    if (panel.written >= 0)
      drawBorder(page, frame, p, onPage({panel.written}),
                 {"written:" + panel.name, Ink::written, Stroke::solid, thick});
    if (panel.whole) {
      const Box box = unite(frame.box(p, window.row, window.column),
                            frame.box(p, window.rowEnd - 1, window.columnEnd - 1));
      page.rect({"whole:" + panel.name, box, {}, inkOf(panel.role), thin, strokeOf(panel.role), 3});
    }
  }
  if (size.mapWidth > 0) {
    const double left = frame.origin(0).x - size.stubBefore,
                 bottom = frame.corner.y + size.gridHeight + size.stubBelow;
    const Box map = mapBelow ? Box{left, bottom + size.mapGap, size.mapWidth, size.mapHeight}
                             : Box{left + blockWidth - size.rowIndexWidth - size.mapWidth,
                                   corner.y + size.mapTop, size.mapWidth, size.mapHeight};
    drawMap(page, panel, frame, map);
  }
}

}  // namespace gradwalk
