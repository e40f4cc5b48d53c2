// What of a path can be seen, and with how few points it can be drawn.
//
//     for (const PathPiece& piece : clipped(x, y, frame))            // cut exactly at the edges
//       thinned(piece.points, 0.5);                              // indices of the points to keep
//
// Coordinates may be as large as a double goes, infinite or not a number.
#pragma once

#include <vector>

#include "scene/scene.h"

namespace gradwalk {

// A run of points within a frame, the edges included.
struct PathPiece {
  std::vector<Point> points;
  // For each point the first step at which it is reached: where the path crosses the edge
  // between steps k and k + 1 it is k + 1.
  std::vector<std::size_t> steps;
  bool enters = false, leaves = false;  // it begins, it ends on the edge, cut
};

// The path through (x[k], y[k]). It is parted where it leaves the frame and where it is not finite.
std::vector<PathPiece> clipped(const std::vector<double>& x, const std::vector<double>& y,
                               const Extent& frame);

// Without the segments that lie wholly upon earlier ones, as in the cloud round a minimum where a
// noisy run goes to and fro: every point of those is within covered of what is left. In pixels.
inline constexpr double covered = 0.29;
std::vector<PathPiece> uncovered(const std::vector<PathPiece>& pieces, const Box& area);

// The part of a segment within the frame; false where there is none.
bool clip(Point& from, Point& to, const Extent& frame);

// Indices of points to keep, the first and the last among them, so that no point lies further
// than `tolerance` from the line through those kept. One pass: from each kept point the
// directions are narrowed to those that pass every point since, and a point is skipped only
// while it lies in them and is the farthest yet.
std::vector<std::size_t> thinned(const std::vector<Point>& points, double tolerance);

// The distance of a point from a segment.
double distance(const Point& at, const Point& from, const Point& to);

}  // namespace gradwalk
