#include <algorithm>
#include <cmath>

#include "scene/contour.h"
#include "scene/curve_axes.h"

namespace gradwalk {
namespace {

double quantile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

std::vector<double> valuesOf(const std::vector<Tick>& ticks) {
  std::vector<double> out;
  for (const Tick& tick : ticks) out.push_back(tick.value);
  return out;
}

// 1, 2, 5, or 1, 3, or every so many powers of ten, whichever is the finest that is not too many.
std::vector<double> decades(double low, double high, int most) {
  const int from = static_cast<int>(std::floor(std::log10(low))),
            to = static_cast<int>(std::ceil(std::log10(high)));
  for (int every = -1;; ++every) {
    std::vector<double> out;
    for (int e = from; e <= to; ++e) {
      if (every > 1 && ((e % every) + every) % every != 0) continue;
      const std::vector<int> factors = every < 0    ? std::vector<int>{1, 2, 5}
                                       : every == 0 ? std::vector<int>{1, 3}
                                                    : std::vector<int>{1};
      for (const int each : factors)
        if (const double value = roundTick(each, e).value; value >= low && value <= high)
          out.push_back(value);
    }
    if (static_cast<int>(out.size()) <= std::max(most, 2)) return out;
  }
}

}  // namespace

std::vector<double> contourLevels(const Field& field, int most) {
  std::vector<double> values;
  for (const double value : field.values)
    if (std::isfinite(value)) values.push_back(value);
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const double low = values.front(), high = values.back();
  // A level at the very edge of the values is no line but a speck.
  const auto within = [&](std::vector<double> levels) {
    std::erase_if(levels, [&](double level) { return level <= low || level >= high; });
    return levels;
  };

  // So many times the typical height make a surface one of decades.
  constexpr double wide = 6.0;
  if (low < 0.0 && high > 0.0 && -low > 0.02 * high) {
    std::vector<double> sizes;
    for (const double value : values) sizes.push_back(std::fabs(value));
    std::sort(sizes.begin(), sizes.end());
    const double typical = quantile(sizes, 0.5), largest = sizes.back(), least = quantile(sizes, 0.05);
    if (!(typical > 0.0) || !(least > 0.0) || largest / typical <= wide)
      return within(valuesOf(linearTicks(low, high, most)));
    std::vector<double> out{0.0};
    for (const double level : decades(least, largest, most / 2)) out.insert(out.end(), {level, -level});
    std::sort(out.begin(), out.end());
    return within(std::move(out));
  }
  const double typical = quantile(values, 0.5) / 2 - low / 2, whole = high / 2 - low / 2;
  if (whole > 0.0 && (!(typical > 0.0) || whole / typical > wide)) {
    const double near = 2 * (quantile(values, 0.02) / 2 - low / 2);
    const double start = near > 0.0 ? near : whole * 1e-6;
    // From 0, or from a round number under the lowest value where that is far from 0.
    double base = 0.0;
    if (low < 0.0 || low > 2 * typical) {
      const double step = roundTick(1, static_cast<int>(std::floor(std::log10(start)))).value;
      base = step > 0.0 ? std::floor(low / step) * step : low;
      if (!std::isfinite(base) || std::fabs(base / step) > 9e15) base = low;
    }
    std::vector<double> out;
    for (const double level : decades(std::max(start, base == 0.0 ? low : 0.0), 2 * whole, most))
      out.push_back(base + level);
    out = within(std::move(out));
    if (out.size() > 2) return out;
  }
  std::vector<double> even = within(valuesOf(linearTicks(low, high, most)));
  // Over a minimum of about 0 two more, where descents end: 0.5, 1, 2, 4, 6 …
  if (even.size() < 3 || low < 0.0 || low > 0.05 * even[0]) return even;
  std::vector<double> inner = decades(0.15 * even[0], 0.9 * even[0], 2);
  if (inner.size() + even.size() <= static_cast<std::size_t>(std::max(most, 0)) + 1)
    even.insert(even.begin(), inner.begin(), inner.end());
  return even;
}

}  // namespace gradwalk
