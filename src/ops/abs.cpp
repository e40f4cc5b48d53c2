// The absolute value, cell by cell. At 0 the derivative is taken as 0.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation abs() {
  return unary(
      {.name = "abs",
       .title = {"Absolute value", "절댓값"},
       .what = {"Every cell without its sign.", "모든 칸에서 부호를 뗀다."},
       .example = {.inputs = {{{3}, {-2, 0, 3}}},
                   .output = {{3}, {2, 0, 3}},
                   .dy = {{3}, {1, 10, 100}},
                   .gradients = {Tensor{{3}, {-1, 0, 100}}}},
       .kinks = {"x = 0"}},
      {"y[i] = |x[i]|",
       {"Every cell of {x} loses its sign", "{x}의 모든 칸에서 부호를 뗀다"},
       {"{x0} loses its sign", "{x0}에서 부호를 뗀다"}},
      [](const auto&, auto x) { return abs(x); },
      {"dx[i] = 1(x[i] > 0)·dy[i] − 1(0 > x[i])·dy[i]",
       {"The gradient keeps its sign where the input was above 0, changes it below, and is stopped at 0",
        "입력이 0보다 크면 기울기가 그대로, 작으면 부호를 바꾸어 지나가고, 0이면 막힌다"},
       {"The gradient keeps its sign if {x0} is above 0 and changes it if it is below",
        "{x0|이} 0보다 크면 기울기가 그대로, 작으면 부호를 바꾸어 지나간다"}},
      [](const auto& r, std::int64_t i) {
        const auto x = r.input(0, i);
        const auto zero = r.constant(0.0);
        return where(greater(x, zero), r.dy(i), zero) - where(greater(zero, x), r.dy(i), zero);
      });
}

}  // namespace gradwalk
