// The square root, cell by cell. At 0 its slope is infinite.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation sqrt() {
  return unary(
      {.name = "sqrt",
       .title = {"Square root", "제곱근"},
       .what = {"The square root of every cell.", "칸마다 제곱근을 구한다."},
       .example = {.inputs = {{{3}, {1, 4, 0.25}}},
                   .output = {{3}, {1, 2, 0.5}},
                   .dy = {{3}, {2, 2, 1}},
                   .gradients = {Tensor{{3}, {1, 0.5, 1}}}}},
      {"y[i] = √(x[i])",
       {"The square root of each cell of {x}", "{x}의 칸마다 제곱근을 구한다"},
       {"The square root of {x0}", "{x0}의 제곱근을 구한다"}},
      [](const auto&, auto x) { return sqrt(x); },
      {"dx[i] = dy[i]/(2·y[i])",
       {"The derivative of the root is 1 over twice the root", "제곱근의 도함수는 제곱근의 두 배 분의 1이다"},
       {"The gradient is divided by twice the root {x1}", "기울기를 제곱근 {x1}의 두 배로 나눈다"}},
      [](const auto& r, std::int64_t i) { return r.dy(i) / (r.constant(2.0) * r.line(0, i)); });
}

}  // namespace gradwalk
