#include "trace/curvature.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace gradwalk {
namespace {

// ad − bc without cancellation (Kahan; Jeannerod, Louvet and Muller 2013).
double determinant(double a, double b, double c, double d) {
  const double bc = b * c;
  const double error = std::fma(-b, c, bc);
  return std::fma(a, d, -bc) + error;
}

std::array<double, 2> unit(double x, double y) {
  const double length = std::hypot(x, y);
  const bool turn = x < 0.0 || (x == 0.0 && y < 0.0);
  const double sign = turn ? -1.0 : 1.0;
  return {sign * x / length + 0.0, sign * y / length + 0.0};
}

bool near(double a, double b, double scale) { return std::fabs(a - b) <= 1e-9 * scale; }

}  // namespace

Curvature curvatureOf(const SurfaceValues& values) {
  return {values.dx, values.dy, values.dxx, values.dxy, values.dyy};
}

Curvature curvatureOf(const Hessian& hessian) {
  return {hessian.gradient[0], hessian.gradient[1], hessian.at(0, 0), hessian.at(0, 1), hessian.at(1, 1)};
}

Eigen eigenOf(double xx, double xy, double yy) {
  Eigen out;
  const double largest = std::max({std::fabs(xx), std::fabs(xy), std::fabs(yy)});
  if (!std::isfinite(xx) || !std::isfinite(xy) || !std::isfinite(yy)) {
    out.values.fill(std::numeric_limits<double>::quiet_NaN());
    return out;
  }
  if (xy == 0.0) {
    out.values = {std::min(xx, yy), std::max(xx, yy)};
    if (xx > yy) std::swap(out.vectors[0], out.vectors[1]);
    return out;
  }
  // A power of two, so that products neither overflow nor vanish and nothing is rounded.
  const int exponent = std::ilogb(largest);
  const double a = std::scalbn(xx, -exponent), b = std::scalbn(xy, -exponent), d = std::scalbn(yy, -exponent);
  // m ± r; the one that would cancel comes from the product of both.
  const double mean = (a + d) / 2.0, half = (a - d) / 2.0, radius = std::hypot(half, b);
  const double far = mean < 0.0 ? mean - radius : mean + radius;
  const double close = determinant(a, b, b, d) / far;
  out.values = {std::scalbn(std::min(far, close), exponent), std::scalbn(std::max(far, close), exponent)};
  out.vectors[1] = half >= 0.0 ? unit(half + radius, b) : unit(b, radius - half);
  out.vectors[0] = unit(-out.vectors[1][1], out.vectors[1][0]);
  return out;
}

bool isQuadratic(const CurvatureAt& at, Range x, Range y) {
  // Spread so that no two share a coordinate and none lies on the middle.
  constexpr std::array<std::array<double, 2>, 7> places{
      {{0.07, 0.31}, {0.23, 0.89}, {0.41, 0.13}, {0.58, 0.67}, {0.71, 0.37}, {0.86, 0.97}, {0.97, 0.53}}};
  struct Place {
    double x, y;
    Curvature c;
  };
  std::vector<Place> found;
  double bend = 0.0, slope = 0.0;
  for (const auto& place : places) {
    const double px = x.low + place[0] * (x.high - x.low), py = y.low + place[1] * (y.high - y.low);
    const std::optional<Curvature> c = at(px, py);
    if (!c) return false;
    for (const double each : {c->dx, c->dy, c->dxx, c->dxy, c->dyy})
      if (!std::isfinite(each)) return false;
    bend = std::max({bend, std::fabs(c->dxx), std::fabs(c->dxy), std::fabs(c->dyy)});
    slope = std::max({slope, std::fabs(c->dx), std::fabs(c->dy)});
    found.push_back({px, py, *c});
  }
  const Place& first = found.front();
  return std::all_of(found.begin(), found.end(), [&](const Place& place) {
    const double dx = place.x - first.x, dy = place.y - first.y;
    const double gx = first.c.dx + first.c.dxx * dx + first.c.dxy * dy;
    const double gy = first.c.dy + first.c.dxy * dx + first.c.dyy * dy;
    return near(place.c.dxx, first.c.dxx, bend) && near(place.c.dxy, first.c.dxy, bend) &&
           near(place.c.dyy, first.c.dyy, bend) && near(place.c.dx, gx, slope) && near(place.c.dy, gy, slope);
  });
}

CriticalPoint criticalPoint(const Curvature& here, double tolerance) {
  const Eigen e = eigenOf(here.dxx, here.dxy, here.dyy);
  const double largest = std::max(std::fabs(e.values[0]), std::fabs(e.values[1]));
  if (!(std::hypot(here.dx, here.dy) <= tolerance * std::max(1.0, largest)) || std::isnan(largest))
    return CriticalPoint::none;
  const double nothing = 1e-9 * largest;
  const auto sign = [&](double value) { return value > nothing ? 1 : value < -nothing ? -1 : 0; };
  const int low = sign(e.values[0]), high = sign(e.values[1]);
  if (low < 0 && high > 0) return CriticalPoint::saddle;
  if (low == 0 || high == 0) return CriticalPoint::flat;
  return low > 0 ? CriticalPoint::minimum : CriticalPoint::maximum;
}

std::string sentence(CriticalPoint point, Language language) {
  switch (point) {
    case CriticalPoint::none:
      return "";
    case CriticalPoint::minimum:
      return say({"A minimum: the surface bends up in every direction",
                  "극소점이다. 곡면이 모든 방향으로 위로 휜다"},
                 language, {});
    case CriticalPoint::maximum:
      return say({"A maximum: the surface bends down in every direction",
                  "극대점이다. 곡면이 모든 방향으로 아래로 휜다"},
                 language, {});
    case CriticalPoint::saddle:
      return say({"A saddle: the surface bends up in one direction and down in the other",
                  "안장점이다. 곡면이 한 방향으로는 위로, 다른 방향으로는 아래로 휜다"},
                 language, {});
    case CriticalPoint::flat:
      return say({"The gradient is 0, but in some direction the surface does not bend: the second "
                  "derivatives do not tell what kind of point it is",
                  "기울기는 0이지만 휘지 않는 방향이 있어, 2계 도함수만으로는 어떤 점인지 알 수 없다"},
                 language, {});
  }
  return "";
}

}  // namespace gradwalk
