// How a surface bends at a point: the eigenvalues of its Hessian, what kind of point it
// is, and whether it bends the same everywhere.
//
//     Eigen e = eigenOf(0.1, 0, 2);   // values {0.1, 2}, vectors {1, 0} and {0, 1}
//     criticalPoint({0, 0, 0.1, 0, 2});   // minimum
//     isQuadratic(curvatureAt, {-8, 8}, {-4, 4});
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>

#include "lesson/surface_formulas.h"
#include "maths/language.h"
#include "trace/hessian.h"

namespace gradwalk {

// Gradient and Hessian at a point.
struct Curvature {
  double dx = 0.0, dy = 0.0, dxx = 0.0, dxy = 0.0, dyy = 0.0;
};

Curvature curvatureOf(const SurfaceValues& values);
Curvature curvatureOf(const Hessian& hessian);  // of two cells

// Eigenvalues of a symmetric matrix, the smaller first, each with its unit vector. The
// first number of a vector that is not 0 is positive. Where something is not finite the
// values are nan and the vectors those of the axes.
struct Eigen {
  std::array<double, 2> values{};
  std::array<std::array<double, 2>, 2> vectors{{{1.0, 0.0}, {0.0, 1.0}}};
};

// Of ((xx, xy), (xy, yy)), both values to the last few bits also where one is much
// smaller than the other. Equal eigenvalues get the axes.
Eigen eigenOf(double xx, double xy, double yy);

// nullopt where a surface has no value.
using CurvatureAt = std::function<std::optional<Curvature>(double x, double y)>;

struct Range {
  double low = 0.0, high = 0.0;
};

// The Hessian is the same and the gradient is linear, to 1e-9 of their size, at points
// spread over the ranges. (|x| + y² has one Hessian, but its gradient jumps.)
bool isQuadratic(const CurvatureAt& at, Range x, Range y);

enum class CriticalPoint {
  none,     // the gradient is not small
  minimum,  // bends up in every direction
  maximum,
  saddle,
  flat  // an eigenvalue is 0, or all of it: second derivatives do not tell
};

// The gradient is small when its length is at most `tolerance` of the larger eigenvalue's
// size, or of 1. Eigenvalues below 1e-9 of the larger one are 0.
CriticalPoint criticalPoint(const Curvature& here, double tolerance = 1e-6);

// "A minimum: the surface bends up in every direction"; "" for none.
std::string sentence(CriticalPoint point, Language language);

}  // namespace gradwalk
