// The exponential function, cell by cell: its own derivative.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation exp() {
  return unary(
      {.name = "exp",
       .title = {"Exponential", "지수 함수"},
       .what = {"e to the power of every cell.", "칸마다 e의 거듭제곱을 구한다."},
       .example = {.inputs = {{{2}, {0, 1}}},
                   .output = {{2}, {1, 2.718281828459045}},
                   .dy = {{2}, {3, 2}},
                   .gradients = {Tensor{{2}, {3, 5.43656365691809}}}}},
      {"y[i] = exp(x[i])",
       {"e is raised to the power of each cell of {x}", "e를 {x}의 칸마다 그 값만큼 거듭제곱한다"},
       {"e is raised to the power {x0}", "e를 {x0}제곱한다"}},
      [](const auto&, auto x) { return exp(x); },
      {"dx[i] = dy[i]·y[i]",
       {"exp is its own derivative: the gradient is multiplied by {y}",
        "exp의 도함수는 자기 자신이다. 기울기에 {y|을} 곱한다"},
       {"The gradient is multiplied by the result {x1}", "기울기에 결과 {x1|을} 곱한다"}},
      [](const auto& r, std::int64_t i) { return r.dy(i) * r.line(0, i); });
}

}  // namespace gradwalk
