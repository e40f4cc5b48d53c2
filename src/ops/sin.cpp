// The sine, cell by cell, of an angle in radians.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation sin() {
  return unary(
      {.name = "sin",
       .title = {"Sine", "사인"},
       .what = {"The sine of every cell, an angle in radians.", "칸마다 사인을 구한다. 각은 라디안이다."},
       .example =
           {.inputs = {{{1}, {0}}}, .output = {{1}, {0}}, .dy = {{1}, {3}}, .gradients = {Tensor{{1}, {3}}}}},
      {"y[i] = sin(x[i])",
       {"The sine of each cell of {x}", "{x}의 칸마다 사인을 구한다"},
       {"The sine of {x0}", "{x0}의 사인을 구한다"}},
      [](const auto&, auto x) { return sin(x); },
      {"dx[i] = dy[i]·cos(x[i])",
       {"The derivative of the sine is the cosine", "사인의 도함수는 코사인이다"},
       {"The gradient is multiplied by the cosine of {x1}", "기울기에 {x1}의 코사인을 곱한다"}},
      [](const auto& r, std::int64_t i) { return r.dy(i) * cos(r.input(0, i)); });
}

}  // namespace gradwalk
