// The cosine, cell by cell, of an angle in radians.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation cos() {
  return unary(
      {.name = "cos",
       .title = {"Cosine", "코사인"},
       .what = {"The cosine of every cell, an angle in radians.", "칸마다 코사인을 구한다. 각은 라디안이다."},
       .example =
           {.inputs = {{{1}, {0}}}, .output = {{1}, {1}}, .dy = {{1}, {3}}, .gradients = {Tensor{{1}, {0}}}}},
      {"y[i] = cos(x[i])",
       {"The cosine of each cell of {x}", "{x}의 칸마다 코사인을 구한다"},
       {"The cosine of {x0}", "{x0}의 코사인을 구한다"}},
      [](const auto&, auto x) { return cos(x); },
      {"dx[i] = −dy[i]·sin(x[i])",
       {"The derivative of the cosine is minus the sine", "코사인의 도함수는 사인에 음의 부호를 붙인 것이다"},
       {"The gradient is multiplied by the sine of {x1} and changes its sign",
        "기울기에 {x1}의 사인을 곱하고 부호를 바꾼다"}},
      [](const auto& r, std::int64_t i) { return -(r.dy(i) * sin(r.input(0, i))); });
}

}  // namespace gradwalk
