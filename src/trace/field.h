// Quantities of a lesson over a plane of two of its numbers: what a map draws.
//
//     const PlaneFunction f(trace, {x}, {y}, {{program.loss}});
//     f.at(-7.0, 2.0);                                              // the height there
//     const auto fields = fieldsOf(f, {.columns = 256, .rows = 256, .left = -8, .right = 8,
//                                      .bottom = -4, .top = 4});
//     fields[0].at(0, 255);                                         // at the top left
//
// The numbers are what the lesson's own lines give, bit for bit; nothing is clipped. The
// gradient field is the same with grad.x and grad.y as what is wanted.
#pragma once

#include <atomic>
#include <optional>
#include <vector>

#include "trace/in_blocks.h"
#include "trace/many_points.h"

namespace gradwalk {

// Values at the points of a grid, the outermost ones on the borders.
struct PlaneGrid {
  int columns = 0, rows = 0;
  double left = 0.0, right = 0.0, bottom = 0.0, top = 0.0;
  std::vector<double> values = {};  // row by row from the bottom, each from the left

  double x(int column) const;
  double y(int row) const;
  double at(int column, int row) const {
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  }
};

// Number `k` of `count` evenly from `from` to `to`, which are met exactly; the middle for one.
double evenly(double from, double to, int k, int count);

class PlaneFunction {
 public:
  // `wanted` is made by forward or backward steps; everything else has its value of `pass`.
  // The gradient is that at the point itself, wherever the optimizer looks for it.
  PlaneFunction(const Trace& trace, QuantityCell x, QuantityCell y, std::vector<QuantityCell> wanted,
                int pass = 1, Means means = Means::tape);

  // The k-th wanted cell at one point. Not for two threads at once.
  double at(double x, double y, int k = 0);
  const ManyPoints& points() const { return *points_; }

 private:
  std::unique_ptr<ManyPoints> points_;  // at an address that stays
  std::unique_ptr<PointRun> run_;
};

// What a field may cost: points times ManyPoints::work().
inline constexpr double mostFieldWork = 2e9;

// One field for each wanted cell over the grid given, whose values are not looked at. Empty
// when it was stopped, when the grid has no points, or when it would cost too much.
std::vector<PlaneGrid> fieldsOf(const PlaneFunction& function, const PlaneGrid& grid,
                            const std::atomic<bool>* stop = nullptr, int threads = usualThreads);

}  // namespace gradwalk
