// Difference of two tensors, cell by cell.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation subtract() {
  return pairwise(
      {.name = "subtract",
       .title = {"Subtraction", "뺄셈"},
       .what = {"Subtracts the second tensor from the first, cell by cell. Axes of length 1 are repeated.",
                "첫째 텐서에서 둘째 텐서를 칸끼리 뺀다. 길이가 1인 축은 되풀이해 쓴다."},
       .arguments = {{"a", {"any shape", "모양은 자유"}},
                     {"b", {"the same shape, or one that is repeated", "같은 모양 또는 되풀이되는 모양"}}},
       // Each column minus its own number.
       .example = {.inputs = {{{2, 2}, {1, 2, 3, 4}}, {{2}, {10, -1}}},
                   .output = {{2, 2}, {-9, 3, -7, 5}},
                   .dy = {{2, 2}, {1, 2, 3, 5}},
                   .gradients = {Tensor{{2, 2}, {1, 2, 3, 5}}, Tensor{{2}, {-4, -7}}}},
       .infix = '-'},
      {.formula = "y[i] = a@0 − b@1",
       .whole = {"{b} is subtracted from {a}", "{a}에서 {b|을} 뺀다"},
       .cell = {"{x1} is subtracted from {x0}", "{x0}에서 {x1|을} 뺀다"},
       .manyWhole = {"From each cell the one in the same place is subtracted", "같은 자리의 칸끼리 뺀다"}},
      [](const auto&, auto a, auto b) { return a - b; },
      {"da@0 = Σ?dy[i]",
       {"What is subtracted from gets its gradient unchanged", "빼지는 쪽은 기울기를 그대로 받는다"},
       {"{of} gets the gradient unchanged", "{of|은} 기울기를 그대로 받는다"}},
      [](const auto& r, const Uses& uses) {
        return uses.sum(r, [&](std::int64_t o, std::int64_t) { return r.dy(o); });
      },
      {"db@1 = −Σ?dy[i]",
       {"What is subtracted gets the gradient with the other sign",
        "빼는 쪽은 기울기의 부호를 바꾸어 받는다"},
       {"{of} gets the gradient with the other sign", "{of|은} 기울기의 부호를 바꾸어 받는다"},
       {"What is subtracted several times gets the sum of the gradients with the other sign",
        "여러 번 뺀 쪽은 기울기를 모두 더해 부호를 바꾸어 받는다"},
       {"The gradients of the cells that {of} was subtracted from are summed and change their sign",
        "{of|을} 뺀 칸들의 기울기를 더해 부호를 바꾼다"}},
      [](const auto& r, const Uses& uses) {
        return -uses.sum(r, [&](std::int64_t o, std::int64_t) { return r.dy(o); });
      });
}

}  // namespace gradwalk
