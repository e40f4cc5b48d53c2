// A quantity over a grid of two hyper-parameters, as a heat map.
//
//     HeatData data;
//     data.x = {"learning_rate", 1e-3, 10, 40, true};
//     data.y = {"momentum", 0, 0.99, 30, false};
//     data.values = finalLosses;                  // row-major, the bottom row first
//     HeatView view = composeHeat(data, {.width = 900, .height = 600}, fonts);
//     view.cellAt({px, py});                      // the column and row that a click means
//
// The darker (on a dark ground the lighter), the larger. A cell whose value is not finite has no
// shade but strokes across it. The best value, the least unless told, has a ring and is told in words. Each
// parameter's values are evenly spaced between `low` and `high`, themselves included, on its scale. Ids:
// "heat.cells", "heat.notFinite", "heat.best", "heat.bestWords", "heat.grid", "heat.random" (samples),
// "heat.current", "heat.scale", "heat.tick", "heat.x", "heat.y", "heat.legend", "title".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "maths/language.h"
#include "scene/fonts.h"
#include "scene/scene.h"

namespace gradwalk {

struct HeatAxis {
  std::string name;
  double low = 0.0, high = 1.0;
  std::size_t count = 1;
  bool logarithmic = false;  // low and high are then positive
  // The value of cell k.
  double value(std::size_t k) const;
  // Where a value lies, 0 at the outer edge of the first cell, 1 at that of the last.
  double share(double value) const;
};

struct HeatSample {
  double x = 0.0, y = 0.0;
  enum class Kind : std::uint8_t { grid, random, current } kind = Kind::grid;
};

struct HeatCell {
  std::size_t column = 0, row = 0;
  bool operator==(const HeatCell&) const = default;
};

struct HeatData {
  HeatAxis x, y;               // of an axis without a name there is one row
  std::vector<double> values;  // x.count × y.count
  std::vector<HeatSample> samples = {};
  std::string name = "f";                          // of the quantity
  std::optional<HeatCell> best = {};               // empty: the least finite value, the first of equals
  Text without = {"not finite", "유한하지 않음"};  // what a cell without a value is
};

struct HeatOptions {
  double width = 1280.0, height = 720.0;
  Language language = Language::en;
  double textSize = 17.0;  // of the smallest letters, in pixels
  std::string title = {};
};

struct HeatView {
  Scene scene;
  Box plot;
  std::size_t columns = 0, rows = 0;
  std::optional<HeatCell> best;
  std::optional<HeatCell> cellAt(const Point& pixel) const;
  Box cell(const HeatCell& cell) const;
};

HeatView composeHeat(const HeatData& data, const HeatOptions& options, const Fonts& fonts);

// "learning_rate = 0.1\nmomentum = 0.9\nf = 0.0123" with every digit.
std::string heatWords(const HeatData& data, const HeatCell& cell);

}  // namespace gradwalk
