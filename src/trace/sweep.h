// Hyper-parameters tried out: the same descent with many settings of its optimizer.
//
//     const SweepAxis rate{"learning_rate", 0.001, 1.0, 256, true}, momentum{"momentum", 0, 1, 256};
//     Problems problems;
//     const auto sweep = sweepOf(lesson, gridPoints({rate, momentum}), {}, problems);
//     sweep->results[7].loss;          // after the last update, as it is: inf, nan
//     sweep->results[7].notFinite;     // 12: the twelfth update made a number that is none
//     sweep->points[sweep->best];      // the settings with the lowest loss
//
// Every result has the bits of a single run by Trace, and they depend on no number of threads.
// All runs go through all updates: a rule to stop is not asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "trace/in_blocks.h"
#include "trace/many_points.h"

namespace gradwalk {

struct SweepAxis {
  std::string setting;  // as in the optimizer's call
  double from = 0.0, to = 0.0;
  int count = 1;  // of values, ends included
  bool logarithmic = false;
  double at(int k) const;
  // From 0 to 1 along the axis: evenly in the value, or in its logarithm.
  double atShare(double share) const;
};

// Settings to try, one number for each of `settings`, point after point.
struct SweepPoints {
  std::vector<std::string> settings;
  std::vector<double> values;

  std::size_t size() const { return settings.empty() ? 0 : values.size() / settings.size(); }
  double at(std::size_t point, std::size_t setting) const {
    return values[point * settings.size() + setting];
  }
};

// Every combination, the first axis fastest: row by row from the bottom.
SweepPoints gridPoints(const std::vector<SweepAxis>& axes);

// `count` points drawn evenly along each axis; the first ones are the same for any count.
SweepPoints randomPoints(const std::vector<SweepAxis>& axes, int count, std::uint64_t seed);

struct SweepOptions {
  std::optional<double> tolerance = {};  // also count the updates until the loss is below it
  bool curves = false;                   // also keep the loss after each update
  std::optional<int> updates = {};       // instead of the lesson's iterations
  int threads = usualThreads;
  const std::atomic<bool>* stop = nullptr;
  Means means = Means::tape;
};

struct SweepResult {
  double loss = 0.0;   // at the last parameters
  int steps = -1;      // updates until the loss was below the tolerance; −1: never
  int notFinite = -1;  // the first update after which a parameter or a state is not finite, or
                       // at the end the loss; −1: none
};

struct Sweep {
  SweepPoints points;
  std::vector<SweepResult> results;
  std::vector<std::vector<double>> curves;  // of each point, from before the first update on
  int best = -1;  // fewest steps, then lowest loss, then the first; −1: no loss is finite
};

inline constexpr std::size_t mostSweepPoints = std::size_t{1} << 22;
inline constexpr double mostSweepWork = 1e11;  // points times updates times ManyPoints::work(); by lines 1 %
inline constexpr double mostCurveNumbers = 2e7;

// nullopt after adding a problem, and without one when it was stopped.
std::optional<Sweep> sweepOf(const Lesson& lesson, SweepPoints points, const SweepOptions& options,
                             Problems& problems);

}  // namespace gradwalk
