#include <algorithm>
#include <cmath>
#include <limits>

#include "maths/digits.h"
#include "scene/curve_view.h"
#include "scene/views/page.h"

namespace gradwalk {

std::vector<std::vector<Point>> curvePoints(const std::vector<double>& values, const CurveAxes& axes,
                                            int mostColumns) {
  std::vector<std::vector<Point>> pieces;
  const auto place = [&](std::size_t k) {
    return Point{axes.x(static_cast<double>(k + 1)), axes.y(values[k])};
  };
  bool goesOn = false;
  const auto add = [&](std::size_t k) {
    if (!goesOn) pieces.emplace_back();
    goesOn = true;
    pieces.back().push_back(place(k));
  };
  const std::size_t columns = static_cast<std::size_t>(std::max(mostColumns, 1)), count = values.size();
  const bool all = count <= columns;
  for (std::size_t column = 0, k = 0; k < count; ++column) {
    const std::size_t end = all ? k + 1 : (column + 1) * count / columns;
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t first = none, last = none, least = none, greatest = none;
    bool broken = false;
    for (; k < end; ++k) {
      if (!std::isfinite(values[k])) {
        broken = true;
        continue;
      }
      if (first == none) first = least = greatest = k;
      last = k;
      if (values[k] < values[least]) least = k;
      if (values[k] > values[greatest]) greatest = k;
    }
    if (broken) goesOn = false;
    if (first != none) {
      std::vector<std::size_t> kept{first, least, greatest, last};
      std::sort(kept.begin(), kept.end());
      kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
      for (const std::size_t each : kept) add(each);
    }
    if (broken) goesOn = false;
  }
  return pieces;
}

std::string curveWhere(int iteration, int iterations, Language language) {
  if (iteration > iterations) return std::string(in(Text{"after", "갱신 뒤"}, language));
  return say(Text{"iteration {n}", "{n}번째 반복"}, language, {{"n", std::to_string(iteration)}});
}

int nearestCurve(const CurvePicture& picture, const std::vector<Curve>& curves, int iteration, double y) {
  int nearest = -1;
  double least = 0.0;
  for (std::size_t c = 0; c < curves.size(); ++c) {
    const auto k = static_cast<std::size_t>(std::max(iteration, 1) - 1);
    if (k >= curves[c].values.size()) continue;
    const double value = curves[c].values[k];
    const double far =
        std::isfinite(value) ? std::fabs(picture.axes.y(value) - y) : std::numeric_limits<double>::max();
    if (nearest >= 0 && far >= least) continue;
    nearest = static_cast<int>(c);
    least = far;
  }
  return nearest;
}

std::string curveWords(const std::vector<Curve>& curves, int iteration, int iterations, Language language) {
  std::string out = curveWhere(iteration, iterations, language);
  const auto k = static_cast<std::size_t>(std::max(iteration, 1) - 1);
  for (const Curve& each : curves)
    out += "\n" + each.text + (k < each.values.size() ? " = " + withMinus(shortest(each.values[k])) : " –");
  return out;
}

}  // namespace gradwalk
