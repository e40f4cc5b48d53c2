// The hyperbolic tangent, cell by cell: dx = dy·(1 − y²).
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation tanh() {
  return unary(
      {.name = "tanh",
       .title = {"Hyperbolic tangent", "쌍곡탄젠트"},
       .what = {"Squeezes every cell between −1 and 1: tanh x.",
                "모든 칸을 −1과 1 사이로 눌러 담는다: tanh x."},
       .example =
           {.inputs = {{{1}, {0}}}, .output = {{1}, {0}}, .dy = {{1}, {3}}, .gradients = {Tensor{{1}, {3}}}}},
      {"y[i] = tanh(x[i])",
       {"Each cell of {x} is squeezed between −1 and 1", "{x}의 모든 칸을 −1과 1 사이로 눌러 담는다"},
       {"{x0} is squeezed between −1 and 1", "{x0|을} −1과 1 사이로 눌러 담는다"}},
      [](const auto&, auto x) { return tanh(x); },
      {"dx[i] = dy[i]·(1 − y[i]^2)",
       {"The derivative of tanh is 1 minus its square: far from 0 almost nothing passes",
        "tanh의 도함수는 1에서 tanh의 제곱을 뺀 것이다. 0에서 멀면 거의 지나가지 못한다"},
       {"The gradient is multiplied by 1 minus the square of {x1}", "기울기에 1 빼기 {x1}의 제곱을 곱한다"}},
      [](const auto& r, std::int64_t i) {
        return r.dy(i) * (r.constant(1.0) - pow(r.line(0, i), r.constant(2.0)));
      });
}

}  // namespace gradwalk
