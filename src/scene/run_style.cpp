#include "scene/run_style.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {

RunStyle runStyle(int n) {
  constexpr int colours = 8, strokes = 5, kinds = 8;
  constexpr Stroke order[strokes] = {Stroke::solid, Stroke::dashed, Stroke::longDashed, Stroke::dotted,
                                     Stroke::dashDotted};
  n = std::max(n, 0);
  const int round = n / colours, kind = (n + 3 * round) % kinds;
  return {static_cast<Ink>(static_cast<int>(Ink::run1) + n % colours), order[(n + round) % strokes],
          static_cast<Marker>(kind % 4), kind >= 4};
}

std::vector<Point> markerOutline(Marker marker, const Point& at, double radius) {
  const auto corners = [&](int count, double first, double far) {
    std::vector<Point> out;
    for (int k = 0; k < count; ++k) {
      const double angle = first + 2 * std::acos(-1.0) * k / count;
      out.push_back({at.x + far * std::cos(angle), at.y + far * std::sin(angle)});
    }
    return out;
  };
  const double quarter = std::acos(0.0);
  switch (marker) {
    case Marker::circle:
      return corners(16, 0.0, radius);
    case Marker::square:
      return corners(4, quarter / 2, 1.27 * radius);
    case Marker::triangle:
      return corners(3, -quarter, 1.4 * radius);
    case Marker::diamond:
      return corners(4, 0.0, 1.35 * radius);
  }
  return {};
}

PathShape markers(std::string id, const RunStyle& style, const std::vector<Point>& at, double radius) {
  PathShape shape;
  shape.id = std::move(id);
  shape.closed = true;
  // A rim of paper parts markers that touch.
  shape.fill = style.hollow ? Ink::paper : style.ink;
  shape.outline = style.hollow ? style.ink : Ink::paper;
  shape.thickness = style.hollow ? std::max(1.5, 0.4 * radius) : std::max(1.0, 0.2 * radius);
  for (const Point& each : at) shape.pieces.push_back(markerOutline(style.marker, each, radius));
  return shape;
}

double runThickness(double textSize, bool followed) {
  return (followed ? 1.5 : 1.0) * std::max(2.0, 0.15 * textSize);
}

}  // namespace gradwalk
