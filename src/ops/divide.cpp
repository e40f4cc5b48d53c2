// A tensor divided by another, cell by cell, most often by one number: y[i] = x[i]/s.
// Inverted dropout divides by the keep probability.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation divide() {
  return pairwise(
      {.name = "divide",
       .title = {"Division", "나눗셈"},
       .what = {"Divides every cell of a tensor by one number, or by the cell of another tensor in the same "
                "place. Axes of length 1 are repeated.",
                "텐서의 모든 칸을 한 수로, 또는 다른 텐서의 같은 자리 칸으로 나눈다. 길이가 1인 축은 "
                "되풀이해 쓴다."},
       .arguments = {{"x", {"any shape", "모양은 자유"}},
                     {.name = "s",
                      .what = {"one number, or a shape that fits", "수 하나 또는 맞는 모양"},
                      .kind = ArgumentKind::scalar}},
       .example = {.inputs = {{{3}, {1, 0, 2}}, {{}, {0.5}}},
                   .output = {{3}, {2, 0, 4}},
                   .dy = {{3}, {1, 2, 3}},
                   .gradients = {Tensor{{3}, {2, 4, 6}}, Tensor{{}, {-28}}}},
       .infix = '/'},
      {.formula = "y[i] = x@0/s@1",
       .whole = {"{x} is divided by {s}", "{x|을} {s|로} 나눈다"},
       .cell = {"{x0} is divided by {x1}", "{x0|을} {x1|로} 나눈다"},
       .manyWhole = {"Every cell of {x} is divided by {s}", "{x}의 모든 칸을 {s|로} 나눈다"}},
      [](const auto&, auto x, auto s) { return x / s; },
      {"dx@0 = Σ?dy[i]/s@1",
       {"Every gradient is divided by {s}", "모든 기울기를 {s|로} 나눈다"},
       {"The gradient is divided by {x1}", "기울기를 {x1|로} 나눈다"}},
      [](const auto& r, const Uses& uses) {
        return uses.sum(r, [&](std::int64_t o, std::int64_t s) { return r.dy(o) / r.input(1, s); });
      },
      {"ds@1 = −(Σ?x@0·dy[i])/(s@1·s@1)",
       {"The derivative of 1/s is −1/s²; it is multiplied by the cell above the line and the gradient",
        "1/s의 도함수는 −1/s²이다. 여기에 나눠진 칸과 기울기를 곱한다"},
       {"The product of the cell above the line and the gradient is divided by −s²",
        "나눠진 칸과 기울기의 곱을 −s²으로 나눈다"},
       {"The derivative of 1/s is −1/s²; it is multiplied by every cell and its gradient",
        "1/s의 도함수는 −1/s²이다. 여기에 칸과 그 기울기를 곱해 모두 더한다"},
       {"The products of cells and gradients are summed and divided by −s²",
        "칸과 기울기의 곱을 더해 −s²으로 나눈다"}},
      [](const auto& r, const Uses& uses) {
        const auto total =
            uses.sum(r, [&](std::int64_t o, std::int64_t x) { return r.input(0, x) * r.dy(o); });
        return -(total / (r.input(1, uses.cell) * r.input(1, uses.cell)));
      });
}

}  // namespace gradwalk
