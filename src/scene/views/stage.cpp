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
  double signWidth = 0.0, width = 0.0;
};

// What is tried, in order of preference, until something fits.
struct Attempt {
  GridLimit limit;
  int digits;    // significant digits in the cells
  double least;  // size that the digits must reach, times the unit
  bool all;      // with the columns that may be left out
};

std::vector<Attempt> attempts(int digits) {
  std::vector<Attempt> list;
  constexpr GridLimit whole{16, 16, 4};
  for (const bool all : {true, false}) {
    list.push_back({whole, digits, 24, all});
    list.push_back({whole, digits, 20, all});
    if (digits > 4) list.push_back({whole, 4, 20, all});
    if (digits > 3) list.push_back({whole, 3, leastDigits, all});
  }
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
    list.push_back({limit, digits, 20, false});
    if (digits > 3) list.push_back({limit, 3, leastDigits, false});
  }
  return list;
}

constexpr std::array<double, 13> digitSizes = {40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10};

struct Layout {
  Page& page;
  const StageModel& model;
  const Box& room;
  std::vector<Column> columns;
  double valueTop = 0.0, valueHeight = 0.0, gradientTop = 0.0, gradientHeight = 0.0;  // of the two rows

  double signSize() const { return 1.2 * page.type.large; }
  double gap() const { return page.type.gap(16); }
  double arrowWidth() const { return page.type.gap(58); }
  double rowGap() const { return page.type.gap(14); }

  void fill(const Attempt& attempt);
  void measure(double digits);
  double width() const;
  bool fits();
  bool fitsWrapped();
  void draw();
  void drawRow(std::size_t from, std::size_t to, double top, double height, double x);
};

void Layout::fill(const Attempt& attempt) {
  columns.clear();
  for (const StageColumn& column : model.columns) {
    if (column.optional && !attempt.all) continue;
    Column placed;
    placed.model = &column;
    placed.sign = columns.empty() ? "" : column.sign;
    const auto place = [&](const std::optional<Panel>& panel) -> std::optional<Placed> {
      if (!panel) return std::nullopt;
      Placed p;
      p.panel = &*panel;
      p.window = windowOf(*panel, attempt.limit);
      p.figures = figuresOf(page.fonts, *panel, p.window, attempt.digits);
      return p;
    };
    placed.value = place(column.value);
    placed.gradient = place(column.gradient);
    columns.push_back(std::move(placed));
  }
}

void Layout::measure(double digits) {
  for (Column& column : columns) {
    column.width = 0.0;
    for (auto* placed : {&column.value, &column.gradient})
      if (*placed) {
        (*placed)->size = sizeOf(page, *(*placed)->panel, (*placed)->window, (*placed)->figures, digits);
        column.width = std::max(column.width, (*placed)->size.width);
      }
    column.signWidth = column.sign.empty() ? 0.0 : page.width(column.sign, signSize()) + gap();
  }
}

double Layout::width() const {
  double total = 0.0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    total += columns[k].width + columns[k].signWidth;
    if (k > 0)
      total +=
          columns[k].model->result && !columns[k - 1].model->result ? arrowWidth() + 2 * gap() : 1.5 * gap();
  }
  return total;
}

// Grids of a row stand with their middles on one line; the row is as high as that asks for.
struct Rise {
  double above = 0.0, below = 0.0;
  void include(const GridSize& size) {
    const double middle = size.gridTop() + size.gridHeight / 2;
    above = std::max(above, middle);
    below = std::max(below, size.height - middle);
  }
  double height() const { return above + below; }
};

bool Layout::fits() {
  if (model.wraps) return fitsWrapped();
  Rise values, gradients;
  for (const Column& column : columns) {
    if (column.value) values.include(column.value->size);
    if (column.gradient) gradients.include(column.gradient->size);
  }
  valueHeight = values.height();
  gradientHeight = gradients.height();
  const double total =
      valueHeight + gradientHeight + (valueHeight > 0 && gradientHeight > 0 ? rowGap() : 0.0);
  if (width() > room.width || total > room.height) return false;
  valueTop = room.y + (room.height - total) / 2;
  gradientTop = valueTop + total - gradientHeight;
  return true;
}

// Rows of a list: how many columns each holds.
std::vector<std::size_t> rowsOf(const std::vector<Column>& columns, double width, double gap) {
  std::vector<std::size_t> ends;
  double x = 0.0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (k > 0 && x + gap + columns[k].width > width) {
      ends.push_back(k);
      x = 0.0;
    }
    x += (x > 0 ? gap : 0.0) + columns[k].width;
  }
  ends.push_back(columns.size());
  return ends;
}

bool Layout::fitsWrapped() {
  double height = 0.0;
  for (const Column& column : columns)
    if (column.width > room.width) return false;
  std::size_t from = 0;
  for (const std::size_t to : rowsOf(columns, room.width, 2.5 * gap())) {
    Rise rise;
    for (; from < to; ++from) rise.include(columns[from].value->size);
    height += rise.height() + (height > 0 ? rowGap() : 0.0);
  }
  valueHeight = height;
  valueTop = room.y + (room.height - height) / 2;
  return height <= room.height;
}

void Layout::drawRow(std::size_t from, std::size_t to, double top, double height, double x) {
  // The middle line of the two rows.
  Rise values, gradients;
  for (std::size_t k = from; k < to; ++k) {
    if (columns[k].value) values.include(columns[k].value->size);
    if (columns[k].gradient) gradients.include(columns[k].gradient->size);
  }
  (void)height;
  const double middle = top + values.above, below = gradientTop + gradients.above;
  const Ink quiet = model.backward ? Ink::faint : Ink::text;
  for (std::size_t k = from; k < to; ++k) {
    Column& column = columns[k];
    const bool arrow = !model.wraps && k > 0 && column.model->result && !columns[k - 1].model->result;
    if (k > from) {
      if (arrow) {
        const double left = x + gap(), right = left + arrowWidth();
        const double thickness = std::max(2.0, page.type.gap(3));
        if (values.height() > 0)
          page.line({"flow:forward",
                     {{left, middle}, {right, middle}},
                     model.backward ? Ink::rule : Ink::accent,
                     thickness,
                     Stroke::solid,
                     true});
        if (model.backward && gradients.height() > 0)
          page.line({"flow:backward",
                     {{right, below}, {left, below}},
                     Ink::accent,
                     thickness,
                     Stroke::solid,
                     true});
        x = right + gap();
      } else {
        x += model.wraps ? 2.5 * gap() : 1.5 * gap();
      }
    }
    if (column.signWidth > 0) {
      // In the middle between the grids, which may be narrower than their columns.
      const auto slack = [](const Column& c) { return c.value ? (c.width - c.value->size.width) / 2 : 0.0; };
      const double before = x - 1.5 * gap() - slack(columns[k - 1]),
                   after = x + column.signWidth + slack(column);
      const double size = signSize();
      page.text({"sign", column.sign, (before + after) / 2,
                 middle + page.fonts.glyph(U'+', Face::regular).above * size / 2, size, Face::regular, quiet,
                 Align::middle});
      x += column.signWidth;
    }
    const auto put = [&](Placed& placed, double line) {
      const GridSize& size = placed.size;
      drawGrid(page, *placed.panel, placed.window, placed.figures, size,
               {x + (column.width - size.width) / 2, line - size.gridTop() - size.gridHeight / 2});
    };
    if (column.value) put(*column.value, middle);
    if (column.gradient) put(*column.gradient, below);
    x += column.width;
  }
}

void Layout::draw() {
  if (!model.wraps) {
    drawRow(0, columns.size(), valueTop, valueHeight, room.x + (room.width - width()) / 2);
    return;
  }
  double top = valueTop;
  std::size_t from = 0;
  for (const std::size_t to : rowsOf(columns, room.width, 2.5 * gap())) {
    Rise rise;
    double total = -2.5 * gap();
    for (std::size_t k = from; k < to; ++k) {
      rise.include(columns[k].value->size);
      total += columns[k].width + 2.5 * gap();
    }
    drawRow(from, to, top, rise.height(), room.x + (room.width - total) / 2);
    top += rise.height() + rowGap();
    from = to;
  }
}

}  // namespace

bool drawStage(Page& page, const StageModel& model, const Box& room, int digits) {
  Layout layout{page, model, room, {}};
  if (model.columns.empty()) return true;
  for (const Attempt& attempt : attempts(digits)) {
    layout.fill(attempt);
    const double least = std::max(leastDigits, attempt.least * std::min(page.type.unit, 1.35));
    for (const double step : digitSizes) {
      const double size = std::max(leastDigits, std::round(step * page.type.unit));
      if (size < least) break;
      layout.measure(size);
      if (!layout.fits()) continue;
      layout.draw();
      return true;
    }
  }
  return false;
}

}  // namespace gradwalk
