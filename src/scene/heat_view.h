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
// shade but strokes across it. The least value has a ring and is told in words. Each parameter's values are
// evenly spaced between `low` and `high`, themselves included, on its scale. Ids: "heat.cells",
// "heat.notFinite", "heat.best", "heat.bestWords", "heat.grid", "heat.random" (samples),
// "heat.scale", "heat.tick", "heat.x", "heat.y", "heat.legend", "title".
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
  enum class Kind : std::uint8_t { grid, random } kind = Kind::grid;
};

struct HeatData {
  HeatAxis x, y;
  std::vector<double> values;  // x.count × y.count
  std::vector<HeatSample> samples = {};
  std::string name = "f";  // of the quantity
};

struct HeatOptions {
  double width = 1280.0, height = 720.0;
  Language language = Language::en;
  double textSize = 17.0;  // of the smallest letters, in pixels
  std::string title = {};
};

struct HeatCell {
  std::size_t column = 0, row = 0;
  bool operator==(const HeatCell&) const = default;
};

struct HeatView {
  Scene scene;
  Box plot;
  std::size_t columns = 0, rows = 0;
  std::optional<HeatCell> best;  // the least finite value's, the first of equals
  std::optional<HeatCell> cellAt(const Point& pixel) const;
  Box cell(const HeatCell& cell) const;
};

HeatView composeHeat(const HeatData& data, const HeatOptions& options, const Fonts& fonts);

// "learning_rate = 0.1\nmomentum = 0.9\nf = 0.0123" with every digit.
std::string heatWords(const HeatData& data, const HeatCell& cell);

}  // namespace gradwalk
