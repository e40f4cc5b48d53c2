#include "scene/curve_axes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "maths/digits.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

// Halved before they are subtracted, so that not even the largest numbers overflow.
double half(double low, double high) { return high / 2 - low / 2; }

}  // namespace

Tick roundTick(long long count, int exponent) {
  const std::string decimal = std::to_string(count) + "e" + std::to_string(exponent);
  double value = 0.0;
  if (count != 0 && std::from_chars(decimal.data(), decimal.data() + decimal.size(), value).ec != std::errc{})
    value = exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
  return {value, withMinus(shortest(value))};
}

std::vector<Tick> linearTicks(double low, double high, int most) {
  std::vector<Tick> ticks;
  most = std::max(most, 2);
  const double least = half(low, high) / most * 2;  // of a step
  if (!(least > 0.0) || !std::isfinite(least)) return ticks;
  int exponent = static_cast<int>(std::floor(std::log10(least))) - 1;
  for (;; ++exponent)
    for (const int each : {1, 2, 5}) {
      const double step = roundTick(each, exponent).value;
      if (!(step > 0.0) || step < least) continue;
      if (std::isinf(step)) return ticks;
      const double from = std::ceil(low / step), to = std::floor(high / step);
      if (to - from + 1 > most) continue;
      if (std::max(std::fabs(from), std::fabs(to)) > 9e15) return ticks;  // no such doubles
      for (double k = from; k <= to; ++k)
        ticks.push_back(roundTick(static_cast<long long>(k) * each, exponent));
      // At the ends a division may have been rounded over the edge.
      std::erase_if(ticks, [&](const Tick& tick) { return tick.value < low || tick.value > high; });
      return ticks;
    }
}

std::vector<Tick> logarithmicTicks(double low, double high, int most) {
  most = std::max(most, 2);
  const int from = static_cast<int>(std::floor(std::log10(low))),
            to = static_cast<int>(std::ceil(std::log10(high)));
  const auto within = [&](const std::vector<int>& factors, int every) {
    std::vector<Tick> ticks;
    for (int e = from; e <= to; ++e) {
      if (every > 1 && ((e % every) + every) % every != 0) continue;
      for (const int each : factors) {
        const Tick tick = roundTick(each, e);
        if (tick.value >= low && tick.value <= high) ticks.push_back(tick);
      }
    }
    return ticks;
  };
  if (std::vector<Tick> fine = within({1, 2, 5}, 1); static_cast<int>(fine.size()) <= most) {
    if (fine.size() >= 3) return fine;
    std::vector<Tick> linear = linearTicks(low, high, most);
    return linear.size() > fine.size() ? linear : fine;
  }
  for (int every = 1;; ++every)
    if (std::vector<Tick> powers = within({1}, every); static_cast<int>(powers.size()) <= most) return powers;
}

std::vector<Tick> countTicks(int last, int most) {
  std::vector<Tick> ticks;
  const auto add = [&](long long n) { ticks.push_back({static_cast<double>(n), std::to_string(n)}); };
  add(1);
  if (last < 2) return ticks;
  long long step = 1, power = 1;
  while (last / step > std::max(most, 2)) {
    for (const long long each : {2, 5, 10}) {
      step = each * power;
      if (last / step <= std::max(most, 2)) break;
    }
    if (step == 10 * power) power *= 10;
  }
  for (long long n = step; n <= last; n += step)
    if (n > 1) add(n);
  return ticks;
}

double CurveAxes::x(double iteration) const {
  if (last < 2) return plot.middleX();
  return plot.x + plot.width * (iteration - 1) / (last - 1);
}

double CurveAxes::y(double value) const {
  double share = 0.0;
  if (logarithmic)
    share = (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low));
  else
    share = half(low, value) / half(low, high);
  return plot.bottom() - plot.height * share;
}

int CurveAxes::iterationAt(double px) const {
  if (last < 2 || !(plot.width > 0.0)) return 1;
  const double at = 1 + (px - plot.x) / plot.width * (last - 1);
  return static_cast<int>(std::lround(std::clamp(at, 1.0, static_cast<double>(last))));
}

void fitAxes(CurveAxes& axes, double least, double greatest) {
  constexpr double air = 0.05, most = 1.7e308;
  if (!(least <= greatest)) {
    axes.low = axes.logarithmic ? 0.1 : 0.0;
    axes.high = 1.0;
    return;
  }
  if (axes.logarithmic) {
    const double span = std::log10(greatest) - std::log10(least);
    const double by = std::pow(10.0, span > 1e-9 ? air * span : 0.2);
    axes.low = std::max(least / by, 5e-324);
    axes.high = std::min(greatest * by, most);
    return;
  }
  const double size = std::max(std::fabs(least), std::fabs(greatest));
  double wide = half(least, greatest);
  // A curve without height stands in the middle.
  const bool flat = wide <= 1e-12 * size || wide == 0.0;
  const double by = flat ? (size > 0.0 ? 0.1 * size : 1.0) : 2 * air * wide;
  axes.low = std::max(least - by, -most);
  axes.high = std::min(greatest + by, most);
  if (least >= 0.0 && axes.low < 0.0) axes.low = 0.0;
  if (greatest <= 0.0 && axes.high > 0.0) axes.high = 0.0;
  if (axes.low == axes.high) axes.high = axes.low + 1.0;
}

}  // namespace gradwalk
