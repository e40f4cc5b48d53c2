// How runs side by side are told apart: by colour, by dash and by marker, so that grey will do.
//
//     RunStyle style = runStyle(3);                        // the fourth run's
//     markerOutline(style.marker, {x, y}, 5.0);            // a convex outline
//
// The first four differ by their lightness and each by dash and marker; the first 64 styles
// are all different.
#pragma once

#include <vector>

#include "scene/scene.h"

namespace gradwalk {

enum class Marker : std::uint8_t { circle, square, triangle, diamond };

struct RunStyle {
  Ink ink = Ink::run1;
  Stroke stroke = Stroke::solid;
  Marker marker = Marker::circle;
  bool hollow = false;  // the marker is an outline
  bool operator==(const RunStyle&) const = default;
};

// Of the n-th run, from 0; of a negative number, the first one's.
RunStyle runStyle(int n);

// Points around a centre, of about equal area for one radius.
std::vector<Point> markerOutline(Marker marker, const Point& at, double radius);

// Markers of one run as one shape.
PathShape markers(std::string id, const RunStyle& style, const std::vector<Point>& at, double radius);

// The line of a run.
double runThickness(double textSize, bool followed);

}  // namespace gradwalk
