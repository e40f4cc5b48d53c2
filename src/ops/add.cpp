// Sum of two tensors, cell by cell.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation add() {
  const auto share = [](const auto& r, const Uses& uses) {
    return uses.sum(r, [&](std::int64_t o, std::int64_t) { return r.dy(o); });
  };
  const Text whole = {"An addition hands its gradient on unchanged", "덧셈은 기울기를 그대로 넘겨준다"};
  const Text cell = {"{of} gets the gradient unchanged", "{of|은} 기울기를 그대로 받는다"};
  return pairwise(
      {.name = "add",
       .title = {"Addition", "덧셈"},
       .what = {"Adds two tensors, cell by cell. Axes of length 1 are repeated.",
                "두 텐서를 칸끼리 더한다. 길이가 1인 축은 되풀이해 쓴다."},
       .arguments = {{"a", {"any shape", "모양은 자유"}},
                     {"b", {"the same shape, or one that is repeated", "같은 모양 또는 되풀이되는 모양"}}},
       .example = {.inputs = {{{2}, {1, 2}}, {{2}, {10, 20}}},
                   .output = {{2}, {11, 22}},
                   .dy = {{2}, {3, 4}},
                   .gradients = {Tensor{{2}, {3, 4}}, Tensor{{2}, {3, 4}}}},
       .infix = '+'},
      {.formula = "y[i] = a@0 + b@1",
       .whole = {"{a} and {b} are added", "{a|과} {b|을} 더한다"},
       .cell = {"{x0} and {x1} are added", "{x0|과} {x1|을} 더한다"},
       .manyWhole = {"Cells in the same place are added", "같은 자리의 칸끼리 더한다"}},
      [](const auto&, auto a, auto b) { return a + b; }, {"da@0 = Σ?dy[i]", whole, cell}, share,
      {"db@1 = Σ?dy[i]", whole, cell}, share);
}

}  // namespace gradwalk
