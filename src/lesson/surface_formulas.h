// A surface f(x, y) with its gradient and Hessian, as formulas and as numbers.
//
//     Problems problems;
//     auto e = parseExpression("x^2/20 + y^2", 0, problems);
//     auto surface = surfaceFormulas(*e, "x", "y", problems);
//     surface->text.dx;                   // "x/10"
//     surfaceValues(*surface, -7, 2).dx;  // -0.7
//
// The values are doubles, inf and nan included: log(-1) is nan.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"
#include "lesson/symbolic.h"

namespace gradwalk {

// Of f, ∂f/∂x, ∂f/∂y, ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y².
template <class T>
struct SurfaceOf {
  T f = {}, dx = {}, dy = {}, dxx = {}, dxy = {}, dyy = {};
};
using SurfaceValues = SurfaceOf<double>;
using SurfaceTexts = SurfaceOf<std::string>;  // empty where longer than mostFormulaBytes

struct SurfaceFormulas {
  std::string x, y;    // the parameters' names
  SurfaceTexts text;   // as shown: "2·y"
  SurfaceTexts typed;  // as it would be typed: "2*y"
  Symbolic symbols;
  EvaluationOrder order;
};

// nullopt after adding one problem; see readSymbolic(). A surface whose derivatives grow
// beyond maxSymbols is one too.
std::optional<SurfaceFormulas> surfaceFormulas(const Expression& expression, const std::string& x,
                                               const std::string& y, Problems& problems);

// Of a quantity of a lesson: earlier lines of its graph are put in, values that are one
// number are constants. nullopt where the lesson computes it with anything but scalar
// arithmetic (dot, dense, a list of numbers), or where x or y is no such value.
std::optional<SurfaceFormulas> surfaceFormulas(const Lesson& lesson, std::string_view height,
                                               const std::string& x, const std::string& y);

SurfaceValues surfaceValues(const SurfaceFormulas& surface, double x, double y);

// The same, for many points: `scratch` is kept between calls.
SurfaceValues surfaceValues(const SurfaceFormulas& surface, double x, double y, std::vector<double>& scratch);

}  // namespace gradwalk
