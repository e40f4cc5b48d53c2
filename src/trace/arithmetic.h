// Arithmetic over the quantities of a trace, cell by cell: what a lesson writes for a
// document's mistake, as in `K - round(grad.K, 5)`.
//
// Names are quantities in one pass; a[1,0] is one cell; numbers spread over tensors.
// Functions: round(x, places), truncate(x, places), abs, exp, log, log10, sqrt.
// Signs: + − * / ^, cell by cell.
//
//     std::optional<Tensor> t = evaluateArithmetic(expression, trace, 1, problems);
#pragma once

#include <optional>

#include "trace/trace.h"

namespace gradwalk {

// nullopt after adding a problem: an unknown name or function, shapes that differ.
std::optional<Tensor> evaluateArithmetic(const Expression& expression, const Trace& trace, int pass,
                                         Problems& problems);

}  // namespace gradwalk
