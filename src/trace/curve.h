// A quantity in every iteration: what a curve shows.
//
//     const auto quantity = curveQuantity(trace, "abs(grad.K[0,0])", problems);
//     const std::vector<Curve> curves = curvesOf(trace, {*quantity});
//     curves[0].values[4];   // in the fifth iteration
//
// A quantity is arithmetic (trace/arithmetic.h) that gives one number. The closing pass, where
// there is one, comes last; what only backward and update make has no value there.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "trace/arithmetic.h"
#include "trace/cursor.h"

namespace gradwalk {

inline constexpr std::size_t mostCurves = 4;
inline constexpr std::size_t longestCurveText = 60;  // it stands at the end of its curve

struct CurveQuantity {
  std::string text;  // as it was typed
  Expression expression;
  Cursor made;   // the step that makes the last of what it reads, in any iteration
  int last = 1;  // the last iteration that has it
};

// nullopt after adding a problem with its place in `text`: nothing of that name, not one number.
std::optional<CurveQuantity> curveQuantity(const Trace& trace, std::string_view text, Problems& problems);

// "L, K[0,1]; abs(z[0])" in its parts: commas in brackets part nothing. Blank parts are left
// out; nothing at all is the loss, if the lesson has one.
std::vector<std::string> curveTexts(const Trace& trace, std::string_view typed);

// All of what was typed, mostCurves at the most.
std::optional<std::vector<CurveQuantity>> curveQuantities(const Trace& trace, std::string_view typed,
                                                          Problems& problems);

struct Curve {
  std::string text;
  std::vector<double> values;  // of iteration 1 and on
};

// One walk through the trace; what is not kept is computed again. Once `stop` is set it is
// given up, and the result is empty.
std::vector<Curve> curvesOf(const Trace& trace, const std::vector<CurveQuantity>& quantities,
                            const std::atomic<bool>* stop = nullptr);

// "iteration,L" and a line for each, digits that read back as the same doubles; the closing
// pass is "after", as in paths.
std::string curvesAsText(const Trace& trace, const std::vector<Curve>& curves);

}  // namespace gradwalk
