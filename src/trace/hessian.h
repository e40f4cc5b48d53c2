// The exact second derivatives of a lesson's loss by its parameters, without formulas:
// the forward and backward lines are run with dual numbers, once for each cell, so that
// the derivative of a gradient is a column of the Hessian. Surfaces from data have one too.
//
//     std::optional<Hessian> h = hessianAt(program, lesson, 1, {"x", "y"}, {-7, 2});
//     h->gradient;   // {-0.7, 4}
//     h->at(0, 1);   // ∂²L/∂x∂y
//
// At a kink it is what the lines say there: the second derivative of relu is 0.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/trace.h"

namespace gradwalk {

struct Hessian {
  std::size_t size = 0;  // cells of all parameters together
  double loss = 0.0;
  std::vector<double> gradient;  // size
  std::vector<double> cells;     // size × size; row: the gradient, column: by what it was differentiated
  double at(std::size_t row, std::size_t column) const { return cells[row * size + column]; }
};

inline constexpr std::size_t maxHessianCells = 16;

// `names` are parameters or inputs whose gradients the lesson forms, `at` their cells in
// that order, row by row. Everything else is as `pass` gives it to the first iteration's
// parameters: the samples of that pass, the parameters' own start. In full precision, also
// of a lesson with hand arithmetic. nullopt: no loss, no such gradient, more than
// maxHessianCells cells, or `at` of another length.
std::optional<Hessian> hessianAt(const Program& program, const Lesson& lesson, int pass,
                                 const std::vector<std::string>& names, const std::vector<double>& at);

// Where the run is in `pass`, all other parameters included.
std::optional<Hessian> hessianAt(const Trace& trace, int pass, const std::vector<std::string>& names);

}  // namespace gradwalk
