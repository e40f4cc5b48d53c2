#include "trace/stability.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gradwalk {
namespace {

struct Roots {
  double size = 0.0;
  bool swings = false;
};

// The larger size of the roots of z² − pz + q.
Roots rootsOf(double p, double q) {
  // Whether p² < 4q, and by how much, without the rounding of p².
  const double square = p * p;
  const double discriminant = (square - 4.0 * q) + std::fma(p, p, -square);
  if (discriminant < 0.0) return {std::sqrt(q), true};
  return {(std::fabs(p) + std::sqrt(discriminant)) / 2.0, p < 0.0};
}

double limitOf(const DescentSettings& descent, double eigenvalue) {
  const double g = descent.rule == DescentRule::gradientDescent ? 0.0 : descent.momentum;
  if (std::isnan(eigenvalue)) return eigenvalue;
  if (eigenvalue < 0.0 || !(g < 1.0)) return 0.0;
  if (eigenvalue == 0.0) return std::numeric_limits<double>::infinity();
  const double least = descent.rule == DescentRule::nesterov ? (1.0 + 2.0 * g) * eigenvalue : eigenvalue;
  return 2.0 * (1.0 + g) / least;
}

DirectionStability along(const DescentSettings& descent, double eigenvalue, const std::array<double, 2>& direction) {
  DirectionStability out{.eigenvalue = eigenvalue, .direction = direction};
  const double g = descent.momentum;
  out.factor = 1.0 - descent.rate * eigenvalue;
  Roots roots{std::fabs(out.factor), out.factor < 0.0};
  if (descent.rule == DescentRule::heavyBall) roots = rootsOf((1.0 + g) - descent.rate * eigenvalue, g);
  if (descent.rule == DescentRule::nesterov) roots = rootsOf((1.0 + g) * out.factor, g * out.factor);
  out.size = roots.size;
  out.swings = roots.swings;
  out.limit = limitOf(descent, eigenvalue);
  return out;
}

}  // namespace

Stability stabilityOf(const Curvature& here, const DescentSettings& descent, bool everywhere) {
  const Eigen e = eigenOf(here.dxx, here.dxy, here.dyy);
  Stability out{.descent = descent, .everywhere = everywhere};
  for (std::size_t k = 0; k < 2; ++k) out.directions[k] = along(descent, e.values[k], e.vectors[k]);
  const auto& [low, high] = out.directions;
  const bool undefined = std::isnan(low.size) || std::isnan(high.size);
  out.size = undefined ? std::numeric_limits<double>::quiet_NaN() : std::max(low.size, high.size);
  out.limit = std::min(low.limit, high.limit);
  out.condition = out.bestRate = out.bestSize = std::numeric_limits<double>::quiet_NaN();
  if (low.eigenvalue > 0.0) {
    out.condition = high.eigenvalue / low.eigenvalue;
    out.bestRate = 2.0 / (low.eigenvalue + high.eigenvalue);
    out.bestSize = (high.eigenvalue - low.eigenvalue) / (high.eigenvalue + low.eigenvalue);
  }
  return out;
}

}  // namespace gradwalk
