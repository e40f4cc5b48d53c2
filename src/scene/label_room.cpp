#include "scene/label_room.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gradwalk {
namespace {

constexpr double side = 4.0;

}  // namespace

LabelRoom::LabelRoom(const Box& area)
    : area_(area),
      columns_(std::max(static_cast<int>(std::ceil(area.width / side)), 1)),
      rows_(std::max(static_cast<int>(std::ceil(area.height / side)), 1)),
      mask_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {}

LabelRoom::Cells LabelRoom::cells(const Box& where) const {
  const auto at = [](double from, double to, int count) {
    return static_cast<int>(std::clamp(std::floor((to - from) / side), 0.0, static_cast<double>(count - 1)));
  };
  return {at(area_.x, where.x, columns_), at(area_.x, where.right(), columns_), at(area_.y, where.y, rows_),
          at(area_.y, where.bottom(), rows_)};
}

void LabelRoom::line(const std::vector<Point>& points, Mask what) {
  if (mask_.empty()) return;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const Point &from = points[k > 0 ? k - 1 : 0], &to = points[k];
    const int pieces =
        std::max(1, static_cast<int>(std::ceil(std::hypot(to.x - from.x, to.y - from.y) / (0.5 * side))));
    for (int p = 0; p <= pieces; ++p) {
      const double share = static_cast<double>(p) / pieces;
      const double x = std::floor((from.x + share * (to.x - from.x) - area_.x) / side),
                   y = std::floor((from.y + share * (to.y - from.y) - area_.y) / side);
      if (!(x >= 0.0 && y >= 0.0 && x < columns_ && y < rows_)) continue;
      mask_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)] |=
          what;
    }
  }
}

void LabelRoom::box(const Box& where, Mask what) {
  if (mask_.empty() || !overlap(area_, where)) return;
  const Cells c = cells(where);
  for (int y = c.top; y <= c.bottom; ++y)
    for (int x = c.left; x <= c.right; ++x) mask_[static_cast<std::size_t>(y * columns_ + x)] |= what;
}

LabelRoom::Mask LabelRoom::touched(const Box& where) const {
  Mask all = 0;
  if (mask_.empty()) return all;
  const Cells c = cells(where);
  for (int y = c.top; y <= c.bottom; ++y)
    for (int x = c.left; x <= c.right; ++x) all |= mask_[static_cast<std::size_t>(y * columns_ + x)];
  return all;
}

double LabelRoom::cost(const Box& where) const {
  double sum = 0.0;
  const Cells c = cells(where);
  for (int y = c.top; y <= c.bottom; ++y)
    for (int x = c.left; x <= c.right; ++x) {
      const Mask here = mask_[static_cast<std::size_t>(y * columns_ + x)];
      if ((here & label) != 0) return -1.0;
      sum += (here & marker) != 0 ? 3.0 : (here & (path | arrow)) != 0 ? 1.5 : here != 0 ? 0.2 : 0.0;
    }
  return sum;
}

std::optional<Box> LabelRoom::place(double width, double height, const Point& anchor, double gap) const {
  std::optional<Box> best;
  if (mask_.empty()) return best;
  constexpr int directions = 16;
  const double step = 0.5 * height, reach = std::hypot(area_.width, area_.height);
  constexpr double further = 6.0;  // for each step
  double least = 0.0;
  for (int ring = 0; ring * step <= reach; ++ring) {
    if (best && ring * further >= least) break;
    for (int k = 0; k < directions; ++k) {
      // To the right above first.
      const double angle = 2 * std::acos(-1.0) * (k - 1) / directions, far = gap + ring * step;
      const double x = anchor.x + std::cos(angle) * (width / 2 + far),
                   y = anchor.y + std::sin(angle) * (height / 2 + far);
      const Box box{x - width / 2, y - height / 2, width, height};
      if (!contains(area_, box)) continue;
      const double lines = cost(box);
      if (lines < 0.0) continue;
      const double sum = lines + ring * further;
      if (best && sum >= least) continue;
      best = box;
      least = sum;
    }
  }
  if (best) return best;
  // Anywhere.
  for (double y = area_.y; y + height <= area_.bottom(); y += side)
    for (double x = area_.x; x + width <= area_.right(); x += side) {
      const Box box{x, y, width, height};
      const double lines = cost(box);
      if (lines < 0.0) continue;
      const double sum =
          lines + std::hypot(box.middleX() - anchor.x, box.middleY() - anchor.y) / step * further;
      if (best && sum >= least) continue;
      best = box;
      least = sum;
    }
  return best;
}

}  // namespace gradwalk
