// The natural logarithm, cell by cell. Of 0 it is −∞, of a negative number no number.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation log() {
  return unary(
      {.name = "log",
       .title = {"Logarithm", "로그"},
       .what = {"The natural logarithm of every cell.", "칸마다 자연로그를 구한다."},
       .example = {.inputs = {{{3}, {1, 2, 4}}},
                   .output = {{3}, {0, 0.6931471805599453, 1.3862943611198906}},
                   .dy = {{3}, {3, 1, 2}},
                   .gradients = {Tensor{{3}, {3, 0.5, 0.5}}}}},
      {"y[i] = log(x[i])",
       {"The natural logarithm of each cell of {x}", "{x}의 칸마다 자연로그를 구한다"},
       {"The natural logarithm of {x0}", "{x0}의 자연로그를 구한다"}},
      [](const auto&, auto x) { return log(x); },
      {"dx[i] = dy[i]/x[i]",
       {"The derivative of log x is 1/x: the gradient is divided by {x}",
        "log x의 도함수는 1/x이다. 기울기를 {x|로} 나눈다"},
       {"The gradient is divided by {x1}", "기울기를 {x1|로} 나눈다"}},
      [](const auto& r, std::int64_t i) { return r.dy(i) / r.input(0, i); });
}

}  // namespace gradwalk
