// Which settings a sweep tries.
#include <cmath>

#include "maths/random.h"
#include "trace/sweep.h"

namespace gradwalk {

double SweepAxis::atShare(double share) const {
  if (share <= 0.0) return from;
  if (share >= 1.0) return to;
  return logarithmic ? from * std::pow(to / from, share) : from + (to - from) * share;
}

double SweepAxis::at(int k) const {
  return atShare(count < 2 ? 0.5 : static_cast<double>(k) / static_cast<double>(count - 1));
}

SweepPoints gridPoints(const std::vector<SweepAxis>& axes) {
  SweepPoints out;
  std::size_t points = axes.empty() ? 0 : 1;
  for (const SweepAxis& axis : axes) {
    out.settings.push_back(axis.setting);
    points *= static_cast<std::size_t>(std::max(axis.count, 0));
    if (points > mostSweepPoints) points = mostSweepPoints + 1;  // which is refused, and not made
  }
  if (points > mostSweepPoints) {
    out.values.assign(points * axes.size(), axes.front().from);
    return out;
  }
  out.values.reserve(points * axes.size());
  for (std::size_t point = 0; point < points; ++point) {
    std::size_t rest = point;
    for (const SweepAxis& axis : axes) {
      const auto count = static_cast<std::size_t>(axis.count);
      out.values.push_back(axis.at(static_cast<int>(rest % count)));
      rest /= count;
    }
  }
  return out;
}

SweepPoints randomPoints(const std::vector<SweepAxis>& axes, int count, std::uint64_t seed) {
  SweepPoints out;
  for (const SweepAxis& axis : axes) out.settings.push_back(axis.setting);
  for (int point = 0; point < count; ++point)
    for (const SweepAxis& axis : axes)
      out.values.push_back(
          axis.atShare(uniform(randomKey(seed, 0, axis.setting), static_cast<std::uint64_t>(point))));
  return out;
}

}  // namespace gradwalk
