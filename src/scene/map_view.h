// A surface as a map, with the paths of runs on it, as a scene like every other.
//
//     MapData data;
//     data.field = sampled({-8, 8, -4, 4}, 129, 65, bowl);
//     data.paths.push_back({"SGD", 0, xs, ys, 12});            // at its twelfth step
//     MapView view = composeMap(data, {.width = 900, .height = 600}, fonts);
//     view.axes.value({px, py});                               // what a click there means
//
//      4 ┤      10          ● SGD
//        │  ╭─ 5 ──────╮   ╱
//     y  │ ╭── 1 ────╮ │ ╱         lines of equal value, each with it; the lower, the lighter
//        │ ╰─────────╯ │
//     −4 └┬────┬────┬────┬
//        −8   −4    0    4   x
//
// A path is drawn up to its step `at`, what comes after it thin. Nothing is moved to where it
// is not: a path is cut at the edge, and a run that is outside has an arrow where it left and
// its true numbers. Ids: "map.bands", "map.level:1.5" (its line), "map.value:1.5", "map.field",
// "map.run:0", "map.rest:0", "map.points:0", "map.at:0", "map.label:0", "map.out:0",
// "map.mark:0", "map.arrow:0", "map.legend", "map.tick", "map.x", "map.y", "map.step", "title".
#pragma once

#include <string>
#include <vector>

#include "maths/language.h"
#include "scene/fonts.h"
#include "scene/label_room.h"
#include "scene/polyline.h"

namespace gradwalk {

// One run. A step at which a coordinate is not finite is told, not drawn.
struct MapPath {
  std::string label;
  int style = 0;             // runStyle()
  std::vector<double> x, y;  // step 0 is the start
  std::size_t at = 0;        // the step at hand; beyond the last it is the last
  bool followed = false;     // drawn thicker
};

// From (x, y) to (x + dx, y + dy), true to scale.
struct MapArrow {
  enum class Kind : std::uint8_t { gradient, velocity, step };
  double x = 0.0, y = 0.0, dx = 0.0, dy = 0.0;
  Kind kind = Kind::gradient;
  int style = 0;
};

struct MapMark {
  enum class Kind : std::uint8_t { start, minimum };
  double x = 0.0, y = 0.0;
  Kind kind = Kind::minimum;
  std::string label = {};
};

// The gradient in the middles of columns × rows equal parts of the map, the bottom row first.
struct MapGradients {
  std::size_t columns = 0, rows = 0;
  std::vector<double> dx, dy;
};

struct MapData {
  Field field;
  std::vector<double> levels = {};  // ascending; none: contourLevels()
  std::vector<MapPath> paths = {};
  std::vector<MapArrow> arrows = {};
  std::vector<MapMark> marks = {};
  MapGradients gradients = {};  // drawn where there are any
  std::string xName = "x", yName = "y", name = "f";
};

struct MapOptions {
  double width = 1280.0, height = 720.0;
  Language language = Language::en;
  double textSize = 17.0;   // of the smallest letters, in pixels
  bool equalScale = false;  // one unit is as long on both axes
  bool rest = true;         // what comes after the step at hand is drawn, thin
  bool step = true;         // the step at hand is written above
  std::string title = {};
};

struct MapAxes {
  Box plot;
  Extent frame;
  Point pixel(double x, double y) const;    // of finite numbers
  Point value(const Point& pixel) const;    // x and y
  bool contains(const Point& pixel) const;  // whether it is on the map
};

// A path ready to be drawn up to any step, in pixels.
struct MapTrack {
  std::vector<PathPiece> pieces;
  std::vector<std::vector<std::size_t>> kept;          // of each piece, as thinned() has it
  std::vector<std::pair<std::size_t, Point>> markers;  // steps that have one
};

// All that does not depend on the steps at hand: composed once, drawn upon often.
struct MapGround {
  Scene scene;
  MapAxes axes;
  LabelRoom room;
  std::vector<MapTrack> tracks;
  std::vector<ShapeOf> above = {};         // what lies upon the paths: marks and their names
  std::vector<std::string> unplaced = {};  // names of marks that found no room
  Point step;                              // where the step at hand is written
  bool usable = false;
};

struct MapView {
  Scene scene;
  MapAxes axes;
  std::size_t ground = 0;             // so many shapes come first that no step changes
  std::vector<std::string> unplaced;  // labels that found no room at all
};

MapGround mapGround(const MapData& data, const MapOptions& options, const Fonts& fonts);

// `data` and `options` must be those of the ground, but for `at`, `followed` and the arrows.
MapView composeMap(const MapGround& ground, const MapData& data, const MapOptions& options,
                   const Fonts& fonts);
MapView composeMap(const MapData& data, const MapOptions& options, const Fonts& fonts);

// Several maps beside and under each other, in reading order; each has its own title.
struct TitledMap {
  std::string title;
  MapData data;
};
struct MapsView {
  Scene scene;
  std::vector<MapAxes> axes;
  std::vector<std::string> unplaced;
};
MapsView composeMaps(const std::vector<TitledMap>& maps, const MapOptions& options, const Fonts& fonts);

// The path and step nearest to a pixel, of those drawn; path −1 where none is within `reach`.
struct MapHit {
  int path = -1;
  std::size_t step = 0;
};
MapHit nearestStep(const MapData& data, const MapAxes& axes, const Point& pixel, double reach);

// "SGD\nstep 12\nx = −6.3\ny = 0.0081" with every digit.
std::string mapWords(const MapData& data, const MapHit& hit, Language language);

// The levels that are drawn.
std::vector<double> levelsOf(const MapData& data, const MapOptions& options);

}  // namespace gradwalk
