// A lesson with a surface as one looks at it in the lab: every run's path, and the part of the
// plane that is drawn.
//
//     const Lab lab = labOf(*open);
//     lab.descents[lab.followed].x;        // the path of the run whose steps are shown
//     lab.left, lab.right;                 // of the picture; paths may go on outside it
//     lab.field.values;                    // the height over that part
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

#include "maths/language.h"
#include "trace/descent.h"
#include "trace/open_lesson.h"

namespace gradwalk {

struct Lab {
  std::vector<Descent> descents;  // one for each run, in the lesson's order
  std::size_t followed = 0;
  std::string x, y, height;  // names: of the axes, of what is drawn
  PlaneGrid field;           // its borders are those of the picture
  // The gradient of the height in the middles of equal parts of the picture, the bottom row
  // first; empty where none is formed (the height is not the loss).
  int gradientColumns = 0, gradientRows = 0;
  std::vector<double> gradientX, gradientY;
};

// Points of the field along each axis.
inline constexpr int labColumns = 193, labRows = 145;

// The lesson must have a surface. Once `stop` is set the result is not whole.
Lab labOf(const OpenLesson& open, const std::atomic<bool>* stop = nullptr);

// The shared step that a place in the trace stands for: before the first update of a pass that
// is the pass before, from the update's own steps on the pass itself.
std::size_t labStep(const Trace& trace, const Cursor& cursor);

// "after 30 steps x = -0.35039, y = 0.084782, f = 0.013326", or from which step on a number of
// it is not finite.
std::string descentWords(const Descent& descent, const Lab& lab, Language language);

}  // namespace gradwalk
