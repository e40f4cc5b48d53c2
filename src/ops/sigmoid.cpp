// The logistic function, cell by cell: y = 1/(1 + e^−x), dx = dy·y·(1 − y).
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation sigmoid() {
  return unary(
      {.name = "sigmoid",
       .title = {"Sigmoid", "시그모이드"},
       .what = {"Squeezes every cell between 0 and 1: 1/(1 + exp(−x)).",
                "모든 칸을 0과 1 사이로 눌러 담는다: 1/(1 + exp(−x))."},
       .example = {.inputs = {{{1}, {0}}},
                   .output = {{1}, {0.5}},
                   .dy = {{1}, {4}},
                   .gradients = {Tensor{{1}, {1}}}}},
      {"y[i] = 1/(1 + exp(−x[i]))",
       {"Each cell of {x} is squeezed between 0 and 1", "{x}의 모든 칸을 0과 1 사이로 눌러 담는다"},
       {"{x0} is squeezed between 0 and 1", "{x0|을} 0과 1 사이로 눌러 담는다"}},
      [](const auto& r, auto x) { return r.constant(1.0) / (r.constant(1.0) + exp(-x)); },
      {"dx[i] = dy[i]·y[i]·(1 − y[i])",
       {"The derivative is y·(1 − y), at most a quarter: far from 0 almost nothing passes",
        "도함수는 y·(1 − y)로 커야 4분의 1이다. 0에서 멀면 거의 지나가지 못한다"},
       {"The gradient is multiplied by {x1} and by 1 minus it",
        "기울기에 {x1|과}, 1에서 그것을 뺀 수를 곱한다"}},
      [](const auto& r, std::int64_t i) {
        return r.dy(i) * r.line(0, i) * (r.constant(1.0) - r.line(0, i));
      });
}

}  // namespace gradwalk
