#include "app/motion.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace gradwalk {
namespace {

constexpr double slideTime = 0.22, slideShare = 0.4;  // seconds; at most so much of a step's time

// Outlines around the cells that are read or written; see scene/views/grid_draw.cpp.
bool slides(const RectShape& rect) {
  constexpr std::array<std::string_view, 3> names = {"read:", "term:", "written:"};
  return rect.outline && !rect.fill && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
           return rect.id.starts_with(name);
         });
}

// Fast at first, then settling: 1 − (1 − t)³.
double eased(double share) {
  const double left = 1.0 - std::clamp(share, 0.0, 1.0);
  return 1.0 - left * left * left;
}

Box between(const Box& from, const Box& to, double share) {
  const auto part = [share](double a, double b) { return a + (b - a) * share; };
  return {part(from.x, to.x), part(from.y, to.y), part(from.width, to.width), part(from.height, to.height)};
}

}  // namespace

double slideSeconds(double stepsASecond, bool reduced) {
  return reduced || !(stepsASecond > 0.0) ? 0.0 : std::min(slideTime, slideShare / stepsASecond);
}

void Motion::start(const Scene& to, double seconds) {
  std::map<std::string_view, Box> before;
  const bool comparable = shown_.width == to.width && shown_.height == to.height && seconds > 0.0;
  for (const ShapeOf& shape : shown_.shapes) {
    const auto* rect = std::get_if<RectShape>(&shape);
    if (comparable && rect != nullptr && slides(*rect)) before.try_emplace(rect->id, rect->box);
  }
  moves_.clear();
  for (std::size_t i = 0; i < to.shapes.size(); ++i) {
    const auto* rect = std::get_if<RectShape>(&to.shapes[i]);
    if (rect == nullptr || !slides(*rect)) continue;
    const auto was = before.find(rect->id);
    if (was == before.end() || was->second == rect->box) continue;
    moves_.push_back({i, was->second, rect->box});
    before.erase(was);  // of several outlines of one name the first one moves
  }
  shown_ = to;
  time_ = 0.0;
  duration_ = seconds;
  advance(0.0);
}

const Scene& Motion::advance(double seconds) {
  time_ += seconds;
  const double share = duration_ > 0.0 ? eased(time_ / duration_) : 1.0;
  for (const Move& move : moves_)
    std::get<RectShape>(shown_.shapes[move.shape]).box = between(move.from, move.to, share);
  if (time_ >= duration_) moves_.clear();
  return shown_;
}

}  // namespace gradwalk
