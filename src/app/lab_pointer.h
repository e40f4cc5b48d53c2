// What lies under the pointer on the map of a descent, and what clicks and drags over it ask
// for: a step of a path is gone to, anything else is where the runs are to start.
//
//     pointer.take(state, sitting.map(), at, em, commands);
//     pointer.words();   // "SGD\nstep 12\nx = …\ny = …\nf = …"
#pragma once

#include <optional>
#include <string>

#include "app/state.h"
#include "scene/map_view.h"

namespace gradwalk {

// The path and step there, of all that is drawn; where several lie upon each other, that of the
// run that is followed.
MapHit hitOnMap(const Lab& lab, const MapAxes& axes, const Point& at, double reach);

// Run, step, point and height with every digit; "" for no hit.
std::string hitWords(const Lab& lab, const MapHit& hit, Language language);

// A point of the map to three digits of the map's width and height; a point beside it is at
// the edge.
Point pointOnMap(const MapAxes& axes, const Point& at);

// Where a click on a step of a path leads: the end of the iteration that led there.
Cursor endOfIteration(const Trace& trace, Level level, std::size_t step);

class LabPointer {
 public:
  // `map` is where the map is, nullptr where there is none; `at` is in the scene's units, in
  // which one em is `em`; `free`: no panel has the pointer. What is asked for is added.
  void take(const AppState& state, const MapAxes* map, Point at, double em, bool free, Commands& commands);

  const std::string& words() const { return words_; }
  std::optional<Point> marked() const { return marked_; }  // a step under the pointer, to be ringed
  bool dragging() const { return drag_.has_value(); }

 private:
  struct Drag {
    MapAxes axes;  // those it began with: the borders may follow the paths
    Point from;
    std::optional<MapHit> hit;  // what a click without a move means
    Point last;                 // the start asked for
    bool moved = false, asked = false;
  };
  void go(const AppState& state, const MapHit& hit, Commands& commands) const;

  std::optional<Drag> drag_;
  std::optional<Point> marked_;
  std::string words_;
};

}  // namespace gradwalk
