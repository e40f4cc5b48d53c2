// The outlines of cells slide from where they were to where they are now, so that the
// eye sees the kernel move. Everything else is in its place at once.
//
//     motion.start(scene, 0.2);                   // when the scene changed
//     while (motion.moving()) painter.prepare(motion.advance(seconds), …);
//
// Nothing is told by movement alone, and it rests after a fraction of a second.
#pragma once

#include <cstddef>
#include <vector>

#include "scene/scene.h"

namespace gradwalk {

// How long a slide takes at so many steps a second, while `reduced` is asked for none at all.
double slideSeconds(double stepsASecond, bool reduced);

class Motion {
 public:
  // From what is on the screen now to `to`. Nothing moves between pictures of different
  // sizes, nor where no outline changed its place.
  void start(const Scene& to, double seconds);

  // The picture after so many more seconds.
  const Scene& advance(double seconds);

  const Scene& shown() const { return shown_; }
  bool moving() const { return !moves_.empty(); }

 private:
  struct Move {
    std::size_t shape = 0;
    Box from, to;
  };

  Scene shown_;
  std::vector<Move> moves_;
  double time_ = 0.0, duration_ = 0.0;
};

}  // namespace gradwalk
