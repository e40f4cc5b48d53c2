// One tensor as digits in cells.
//
//          K  3×3                symbol and shape
//            0    1    2         column indices, where there is more than one
//       0    1    0    1
//       1    0    1    0         decimal points of a column stand under each other
//       2    1    0    1
//
// A tensor of rank 3 or more is shown as pages side by side. One that does not fit
// is shown as the window around what matters, with its true indices, half cells at
// the edges where it goes on, and a small map of the page with the window in it.
//
//     const GridWindow window = windowOf(panel, focusOf(panel), {12, 4});
//     const GridFigures figures = figuresOf(page.fonts, panel, window, 5);
//     drawGrid(page, panel, window, figures, size, {100, 200});
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scene/views/page.h"

namespace gradwalk {

inline constexpr std::int64_t allKnown = -1;

// A cell of one page, which may lie in the padding around it.
struct PageCell {
  std::int64_t page = 0, row = 0, column = 0;
  bool operator==(const PageCell&) const = default;
};

// A tensor with the part that it plays in this step.
struct Panel {
  std::string name;    // "grad.K", for ids
  std::string symbol;  // "∂L/∂K"
  Shape shape;
  const Tensor* values = nullptr;
  const Tensor* before =
      nullptr;  // of an update: what it was, so that digits enough to tell them apart are shown
  const Tensor* own = nullptr;       // of an edited lesson: what the lesson itself has here
  const Tensor* exact = nullptr;     // of a run by hand: what full precision gives here
  std::vector<std::int64_t> edited;  // cells that were edited, flat
  Role role = Role::plain;
  std::int64_t known = allKnown;     // the first so many cells are known; the others stay empty
  std::int64_t padding = 0;          // rings of zeros around each page
  std::vector<std::int64_t> reads;   // cells read now, flat
  std::vector<PageCell> outside;     // cells of the padding read now
  std::vector<std::int64_t> strong;  // of the cells read, those of the term at hand
  std::int64_t written = -1;         // the cell written now
  bool whole = false;                // all of it is read or written
  bool made = false;                 // the place at hand makes it, or a part of it
  std::int64_t asked = -1;           // the last known cell is asked for: "?" stands in its place
};

// Pages of rows and columns: a vector is one row, a scalar one cell.
struct Paging {
  std::int64_t pages = 1, rows = 1, columns = 1;
  PageCell cell(std::int64_t flat) const {
    return {flat / (rows * columns), flat / columns % rows, flat % columns};
  }
  std::int64_t flat(const PageCell& at) const { return (at.page * rows + at.row) * columns + at.column; }
  bool contains(const PageCell& at) const {
    return at.row >= 0 && at.column >= 0 && at.row < rows && at.column < columns;
  }
};
Paging pagingOf(const Shape& shape);

// How much of a tensor is shown: so many cells each way, or as many as are read now
// if that is more but still few; how many pages, with or without those that are not
// read; and how large the map of a page may be.
struct GridLimit {
  std::int64_t side = 16, pages = 4;
  bool idlePages = true;
  double map = 84.0;
  bool operator==(const GridLimit&) const = default;
};
inline constexpr std::int64_t mostForReads = 7;

// Instead of a number of significant digits: all that the number has.
inline constexpr int allDigits = 17;

// Which cells of a panel matter now; worked out once, since a cell may read thousands.
struct Focus {
  std::vector<std::int64_t> pages;  // in order of appearance, the written cell's first
  std::int64_t row = 0, rowEnd = 0, column = 0, columnEnd = 0;
  bool empty() const { return row >= rowEnd; }
};
Focus focusOf(const Panel& panel);

// Half-open ranges of rows and columns, in each of some pages.
struct GridWindow {
  std::vector<std::int64_t> pages;
  std::int64_t row = 0, rowEnd = 0, column = 0, columnEnd = 0;
  bool above = false, below = false, before = false, after = false;  // it goes on there
  bool pagesBefore = false, pagesAfter = false;                      // there are pages that are not shown
  bool touchesMore = false;                                          // even some that are read
  std::int64_t rows() const { return rowEnd - row; }
  std::int64_t columns() const { return columnEnd - column; }
  bool cut() const { return above || below || before || after; }
  bool operator==(const GridWindow&) const = default;
};
GridWindow windowOf(const Panel& panel, const Focus& focus, const GridLimit& limit);

// The numbers of a window and the room they need on either side of the point, in ems.
struct GridFigures {
  std::vector<std::string> text;    // pages × rows × columns; padding is "0"
  std::vector<std::string> own;     // the lesson's own, where an edit changed it; empty: nowhere
  std::vector<double> leftOf;       // of each text, what stands before the point
  std::vector<double> left, right;  // the most of each column
  double cellEms = 0.0;             // of the widest column
};
GridFigures figuresOf(const Fonts& fonts, const Panel& panel, const GridWindow& window, int digits);

// Every length of a grid once its digits have a size.
struct GridSize {
  double digits = 0.0;  // size of the type in the cells
  double cellWidth = 0.0, cellHeight = 0.0;
  double ownHeight = 0.0;  // of the lesson's own number under an edited one
  double labelHeight = 0.0, pageNameHeight = 0.0, columnIndexHeight = 0.0, rowIndexWidth = 0.0;
  double pageWidth = 0.0, pageGap = 0.0;
  double mapWidth = 0.0, mapHeight = 0.0, mapGap = 0.0, mapTop = 0.0;
  double stubBefore = 0.0, stubAfter = 0.0, stubAbove = 0.0, stubBelow = 0.0;
  double width = 0.0, height = 0.0;  // of everything
  double gridTop() const { return labelHeight + pageNameHeight + columnIndexHeight + stubAbove; }
  double gridHeight = 0.0;  // rows only
};
GridSize sizeOf(const Page& page, const Panel& panel, const GridWindow& window, const GridFigures& figures,
                double digits, double map, double labelWidth);

// Width of symbol and shape, which no digits change.
double labelWidthOf(const Page& page, const Panel& panel);

// "[1,0] ⋯" for the p-th page shown: which it is, and that others are left out beside it.
std::string pageTitle(const Panel& panel, const GridWindow& window, std::size_t p);

// `corner` is the top left one of the whole.
void drawGrid(Page& page, const Panel& panel, const GridWindow& window, const GridFigures& figures,
              const GridSize& size, Point corner);

}  // namespace gradwalk
