#include "scene/polyline.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {
namespace {

bool finite(double x, double y) { return std::isfinite(x) && std::isfinite(y); }

// A share of a segment, and where it is an edge that gives it, which coordinate is the edge's.
struct Cut {
  double share = 0.0;
  double Point::*edge = nullptr;
  double at = 0.0;
};

// Narrows [in, out] to where low ≤ a + share·(b − a) ≤ high. Everything is halved before it is
// subtracted, so that the largest numbers do not overflow.
bool narrow(const Point& a, const Point& b, double Point::*part, double low, double high, Cut& in, Cut& out) {
  const double from = a.*part, across = b.*part / 2 - from / 2;
  if (across == 0.0) return from >= low && from <= high;
  const double first = across > 0.0 ? low : high, last = across > 0.0 ? high : low;
  const double enter = (first / 2 - from / 2) / across, leave = (last / 2 - from / 2) / across;
  if (enter > in.share) in = {enter, part, first};
  if (leave < out.share) out = {leave, part, last};
  return in.share <= out.share;
}

double between(double a, double b, double share) { return 2 * (a / 2 + share * (b / 2 - a / 2)); }

// On the edges themselves and not a rounding beside them.
Point pointAt(const Point& a, const Point& b, const Cut& cut, const Extent& frame) {
  if (cut.edge == nullptr) return cut.share > 0.5 ? b : a;
  Point at{std::clamp(between(a.x, b.x, cut.share), frame.left, frame.right),
           std::clamp(between(a.y, b.y, cut.share), frame.bottom, frame.top)};
  at.*cut.edge = cut.at;
  return at;
}

double cross(const Point& a, const Point& b) { return a.x * b.y - a.y * b.x; }

}  // namespace

bool clip(Point& from, Point& to, const Extent& frame) {
  if (!finite(from.x, from.y) || !finite(to.x, to.y)) return false;
  Cut in{0.0}, out{1.0};
  if (!narrow(from, to, &Point::x, frame.left, frame.right, in, out) ||
      !narrow(from, to, &Point::y, frame.bottom, frame.top, in, out))
    return false;
  const Point first = pointAt(from, to, in, frame), last = pointAt(from, to, out, frame);
  // From very far away an end just outside is as good as on the edge to the shares, but is not.
  if (!frame.contains(first.x, first.y) || !frame.contains(last.x, last.y)) return false;
  from = first;
  to = last;
  return true;
}

std::vector<PathPiece> clipped(const std::vector<double>& x, const std::vector<double>& y,
                               const Extent& frame) {
  std::vector<PathPiece> pieces;
  const std::size_t count = std::min(x.size(), y.size());
  bool open = false;
  const auto add = [&](const Point& at, std::size_t step) {
    pieces.back().points.push_back(at);
    pieces.back().steps.push_back(step);
  };
  for (std::size_t k = 0; k < count; ++k) {
    const bool inside = frame.contains(x[k], y[k]);
    const bool before = k > 0 && finite(x[k - 1], y[k - 1]);
    if (before && finite(x[k], y[k])) {
      Point from{x[k - 1], y[k - 1]}, to{x[k], y[k]};
      if (open && inside) {
        add(to, k);
        continue;
      }
      if (clip(from, to, frame) && (open || from != to)) {
        if (!open) {
          pieces.push_back({{}, {}, true, false});
          add(from, k);
        }
        add(to, k);
        open = inside;
        pieces.back().leaves = !inside;
        continue;
      }
    }
    open = inside;  // alone, or the first
    if (!inside) continue;
    pieces.emplace_back();
    add({x[k], y[k]}, k);
  }
  return pieces;
}

// The chord from the kept point A to P passes within the tolerance of Q when its direction lies
// between the two tangents from A to the circle round Q and Q is not beyond P. The tangents of
// all points since A leave a wedge; it is kept by its two sides, unit vectors.
//
//              · ·
//        ______·Q ·___ left
//      A‾‾‾‾‾‾‾‾· ·    right
std::vector<std::size_t> thinned(const std::vector<Point>& points, double tolerance) {
  std::vector<std::size_t> kept;
  if (points.empty()) return kept;
  kept.push_back(0);
  Point left, right;
  bool free = true;       // every direction is allowed yet
  double farthest = 0.0;  // from A
  for (std::size_t k = 1; k < points.size(); ++k) {
    for (;;) {
      const Point& a = points[kept.back()];
      const Point to{points[k].x - a.x, points[k].y - a.y};
      const double far = std::hypot(to.x, to.y);
      // Between the sides, which are less than half a turn apart.
      const bool allowed = free || (far >= farthest && cross(right, to) >= 0.0 && cross(to, left) >= 0.0 &&
                                    to.x * (left.x + right.x) + to.y * (left.y + right.y) > 0.0);
      if (!allowed && kept.back() != k - 1) {
        kept.push_back(k - 1);
        free = true;
        farthest = 0.0;
        continue;
      }
      if (far <= tolerance) break;  // it lies by A whatever the direction
      // The tangents of this point.
      const double sine = tolerance / far, cosine = std::sqrt(1.0 - sine * sine);
      const Point u{to.x / far, to.y / far};
      const Point l{u.x * cosine - u.y * sine, u.y * cosine + u.x * sine},
          r{u.x * cosine + u.y * sine, u.y * cosine - u.x * sine};
      if (free || cross(l, left) > 0.0) left = l;
      if (free || cross(right, r) > 0.0) right = r;
      free = false;
      farthest = std::max(farthest, far);
      break;
    }
  }
  if (kept.back() != points.size() - 1) kept.push_back(points.size() - 1);
  return kept;
}

// A raster finer than a pixel: two points in one of its cells are at most its diagonal apart.
std::vector<PathPiece> uncovered(const std::vector<PathPiece>& pieces, const Box& area) {
  constexpr double side = 0.2;
  static_assert(2 * side * side <= covered * covered);
  std::size_t points = 0;
  for (const PathPiece& piece : pieces) points += piece.points.size();
  constexpr std::size_t few = 500;
  const double across = std::ceil(area.width / side) + 1, down = std::ceil(area.height / side) + 1;
  if (points < few || !(across * down < 4e8)) return pieces;
  const auto columns = static_cast<std::size_t>(across);
  std::vector<bool> passed(columns * static_cast<std::size_t>(down), false);
  // Marks the cells that a segment passes, sampled twice a cell; true where one is new.
  const auto pass = [&](const Point& from, const Point& to) {
    bool fresh = false;
    const int steps =
        std::max(1, static_cast<int>(std::ceil(2 * std::hypot(to.x - from.x, to.y - from.y) / side)));
    for (int k = 0; k <= steps; ++k) {
      const double share = static_cast<double>(k) / steps;
      const double x = std::clamp((from.x + share * (to.x - from.x) - area.x) / side, 0.0, across - 1),
                   y = std::clamp((from.y + share * (to.y - from.y) - area.y) / side, 0.0, down - 1);
      const std::size_t cell = static_cast<std::size_t>(y) * columns + static_cast<std::size_t>(x);
      fresh = fresh || !passed[cell];
      passed[cell] = true;
    }
    return fresh;
  };
  std::vector<PathPiece> out;
  for (const PathPiece& piece : pieces) {
    bool open = false;
    if (piece.points.size() == 1) out.push_back(piece);
    for (std::size_t k = 1; k < piece.points.size(); ++k) {
      const bool last = k + 1 == piece.points.size();
      if (!pass(piece.points[k - 1], piece.points[k]) && !(last && piece.leaves)) {
        open = false;
        continue;
      }
      if (!open) out.push_back({{piece.points[k - 1]}, {piece.steps[k - 1]}, piece.enters && k == 1, false});
      open = true;
      out.back().points.push_back(piece.points[k]);
      out.back().steps.push_back(piece.steps[k]);
      out.back().leaves = last && piece.leaves;
    }
  }
  return out;
}

double distance(const Point& at, const Point& from, const Point& to) {
  const double dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
  double share = length > 0.0 ? ((at.x - from.x) * dx + (at.y - from.y) * dy) / length : 0.0;
  share = std::clamp(share, 0.0, 1.0);
  return std::hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}

}  // namespace gradwalk
