// The tangent, cell by cell, of an angle in radians: dx = dy·(1 + y²).
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation tan() {
  return unary(
      {.name = "tan",
       .title = {"Tangent", "탄젠트"},
       .what = {"The tangent of every cell, an angle in radians.",
                "칸마다 탄젠트를 구한다. 각은 라디안이다."},
       .example =
           {.inputs = {{{1}, {0}}}, .output = {{1}, {0}}, .dy = {{1}, {3}}, .gradients = {Tensor{{1}, {3}}}}},
      {"y[i] = tan(x[i])",
       {"The tangent of each cell of {x}", "{x}의 칸마다 탄젠트를 구한다"},
       {"The tangent of {x0}", "{x0}의 탄젠트를 구한다"}},
      [](const auto&, auto x) { return tan(x); },
      {"dx[i] = dy[i]·(1 + y[i]^2)",
       {"The derivative of the tangent is 1 plus its square",
        "탄젠트의 도함수는 1에 탄젠트의 제곱을 더한 것이다"},
       {"The gradient is multiplied by 1 plus the square of {x1}", "기울기에 1 더하기 {x1}의 제곱을 곱한다"}},
      [](const auto& r, std::int64_t i) {
        return r.dy(i) * (r.constant(1.0) + pow(r.line(0, i), r.constant(2.0)));
      });
}

}  // namespace gradwalk
