// The whole computation as one line: which phase stands where, and where a number that
// the document prints disagrees with what is computed.
//
//     timelineBands(trace, Level::operation, 600);       // forward 0 … 0.5, backward 0.5 … 0.9, …
//     timelineMarks(*state.open, trace, level, 0.01);    // one mark for all within a hundredth
//
// Places are shares of the way, 0 … 1, by the places of a level, as the slider counts them.
//
// What disagrees: a check that fails and an erratum are loud, for the two numbers differ by
// more than rounding; cut off and by hand are light, for the document rounded another way.
// Exact and rounded numbers agree and have no mark.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/open_lesson.h"

namespace gradwalk {

struct TimelineBand {
  double from = 0.0, to = 0.0;
  int pass = 1;
  Phase phase = Phase::forward;
};

// In order; empty where there would be more than `most`.
std::vector<TimelineBand> timelineBands(const Trace& trace, Level level, std::size_t most);

// Where an iteration begins.
double timelineShare(const Trace& trace, Level level, int pass);

// Of two that lie together the later one is shown.
enum class MarkKind { rounded, erratum, fails };

struct TimelineMark {
  double at = 0.0;                    // where the loudest stands
  MarkKind kind = MarkKind::rounded;  // of the loudest
  std::vector<std::size_t> checks;    // of OpenLesson::checks, the loudest first
};

// Those closer together than `nearest` are one mark, so that thousands are no blur.
std::vector<TimelineMark> timelineMarks(const OpenLesson& open, const Trace& trace, Level level,
                                        double nearest);

}  // namespace gradwalk
