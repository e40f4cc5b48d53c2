// The arc tangent, cell by cell, in radians: dx = dy/(1 + x²).
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation atan() {
  return unary(
      {.name = "atan",
       .title = {"Arc tangent", "아크탄젠트"},
       .what = {"The angle, in radians, whose tangent every cell is.",
                "칸의 값을 탄젠트로 갖는 각을 라디안으로 구한다."},
       .example = {.inputs = {{{2}, {0, 1}}},
                   .output = {{2}, {0, 0.7853981633974483}},
                   .dy = {{2}, {3, 4}},
                   .gradients = {Tensor{{2}, {3, 2}}}}},
      {"y[i] = atan(x[i])",
       {"The angle whose tangent is each cell of {x}", "{x}의 칸마다 그 값을 탄젠트로 갖는 각을 구한다"},
       {"The angle whose tangent is {x0}", "탄젠트가 {x0}인 각을 구한다"}},
      [](const auto&, auto x) { return atan(x); },
      {"dx[i] = dy[i]/(1 + x[i]^2)",
       {"The derivative of the arc tangent is 1/(1 + x²)", "아크탄젠트의 도함수는 1/(1 + x²)이다"},
       {"The gradient is divided by 1 plus the square of {x1}", "기울기를 1 더하기 {x1}의 제곱으로 나눈다"}},
      [](const auto& r, std::int64_t i) {
        return r.dy(i) / (r.constant(1.0) + pow(r.input(0, i), r.constant(2.0)));
      });
}

}  // namespace gradwalk
