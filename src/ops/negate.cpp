// The other sign: y = −x. A minus sign before a quantity in a graph.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation negate() {
  return unary(
      {.name = "negate",
       .title = {"Negation", "부호 바꾸기"},
       .what = {"Changes the sign of every cell.", "모든 칸의 부호를 바꾼다."},
       .example = {.inputs = {{{3}, {1, -2, 0.5}}},
                   .output = {{3}, {-1, 2, -0.5}},
                   .dy = {{3}, {1, 2, 3}},
                   .gradients = {Tensor{{3}, {-1, -2, -3}}}}},
      {"y[i] = −x[i]",
       {"Every cell of {x} changes its sign", "{x}의 모든 칸의 부호를 바꾼다"},
       {"{x0} changes its sign", "{x0}의 부호를 바꾼다"}},
      [](const auto&, auto x) { return -x; },
      {"dx[i] = −dy[i]",
       {"The gradient changes its sign, too", "기울기도 부호를 바꾼다"},
       {"The gradient changes its sign", "기울기의 부호를 바꾼다"}},
      [](const auto& r, std::int64_t i) { return -r.dy(i); });
}

}  // namespace gradwalk
