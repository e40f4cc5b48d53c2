// A sweep as one asks for it: a grid over one or two hyper-parameters, and beside it what a
// coarse grid and as many random draws would have found.
//
//     SweepAsk ask{.axes = {*parseSweepAxis("learning_rate=0.001:1:64:log", problems)}};
//     const auto study = studyOf(lesson, ask, nullptr, problems);
//     study->sweep.points, study->sweep.results;    // cell by cell, the first axis fastest
//     study->diverged;                              // how many settings are over the cliff
//     diverges(*study, study->sweep.results[7]);
//     sweepLines(*study, "f", Language::en);        // what `gradwalk sweep` prints
//     study->random->best;                          // of the random draws
//
// A setting diverges when a number of it is not finite, or when its loss ends above the one it
// began with.
#pragma once

#include <array>

#include "maths/language.h"
#include "trace/sweep.h"

namespace gradwalk {

inline constexpr int mostSweepCells = 4096;  // along one axis
inline constexpr int usualSweepCells = 64;
inline constexpr int mostSamples = 10'000;

// "learning_rate=0.001:1:64:log": from, to, how many, and how they are spaced; the last two may
// be left out. nullopt after adding a problem with its place in `text`.
std::optional<SweepAxis> parseSweepAxis(std::string_view text, Problems& problems);

// "5x5". nullopt after adding a problem.
std::optional<std::array<int, 2>> parseSweepGrid(std::string_view text, Problems& problems);

struct SweepAsk {
  std::vector<SweepAxis> axes;  // one or two
  std::optional<double> tolerance = {};
  std::optional<int> updates = {};
  std::optional<std::array<int, 2>> grid = {};  // samples, of two axes
  int random = 0;
  std::uint64_t seed = 1;
  bool curves = false;
  std::vector<double> values = {};  // of the only axis, instead of its even ones
};

struct SweepStudy {
  SweepAsk asked;
  int updates = 1;
  double start = 0.0;  // the loss before the first update
  Sweep sweep;
  std::optional<Sweep> grid, random;
  std::size_t notFinite = 0, diverged = 0;  // of the sweep's settings; the latter counts both kinds
  // Of one axis: from this value on every setting diverges.
  std::optional<double> cliff;
};

// What is wrong with the ranges, before anything is computed.
bool goodAxes(const std::vector<SweepAxis>& axes, Problems& problems);

// nullopt after adding a problem, and without one once `stop` is set.
std::optional<SweepStudy> studyOf(const Lesson& lesson, const SweepAsk& ask, const std::atomic<bool>* stop,
                                  Problems& problems);

bool diverges(const SweepStudy& study, const SweepResult& result);

// "learning_rate = 0.1, momentum = 0.9" with every digit.
std::string settingWords(const SweepPoints& points, std::size_t point);

// "f = 0.0123", "12 steps to f < 0.1, f = 0.05", or why there is no such number.
std::string resultWords(const SweepStudy& study, const SweepResult& result, const std::string& loss,
                        Language language);

// What was tried, the best of it, the cliff; then the best of the samples.
std::vector<std::string> sweepLines(const SweepStudy& study, const std::string& loss, Language language);

// "learning_rate,momentum,loss,steps" and a line for each setting; digits that read back as the
// same doubles. `steps` is empty where there is no tolerance, or it was not reached.
std::string sweepAsText(const SweepStudy& study);

}  // namespace gradwalk
