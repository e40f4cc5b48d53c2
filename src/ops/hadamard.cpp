// Hadamard product: two tensors multiplied cell by cell. With a mask of zeros and ones it
// is dropout's masking.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

// A tensor by one number is scale()'s.
std::optional<Misfit> check(const OpCall& call) {
  const Shape &a = call.shapes[0], &b = call.shapes[1];
  const bool one = elementCount(a) == 1, other = elementCount(b) == 1;
  if (one != other && (one ? a.size() <= b.size() : b.size() <= a.size()))
    return Misfit{1, "", "shape " + text(a) + ", as the first argument has", text(b),
                  "use scale to multiply by one number"};
  return checkBroadcast(call);
}

}  // namespace

Operation hadamard() {
  const auto share = [](const auto& r, const Uses& uses) {
    return uses.sum(
        r, [&](std::int64_t o, std::int64_t other) { return r.dy(o) * r.input(1 - uses.of, other); });
  };
  const Text whole = {"The gradient is multiplied by the other factor; where that is 0, nothing passes",
                      "기울기에 다른 쪽 인수를 곱한다. 그 값이 0인 곳은 지나가지 못한다"};
  const Text cell = {"The gradient is multiplied by the other factor, {x1}",
                     "기울기에 다른 쪽 인수 {x1|을} 곱한다"};
  const Text manyWhole = {
      "The gradient is multiplied by the other factor; a cell that was used several times adds up what comes",
      "기울기에 다른 쪽 인수를 곱한다. 여러 번 쓰인 칸은 돌아온 값을 모두 더한다"};
  return pairwise(
      {.name = "hadamard",
       .title = {"Hadamard product", "아다마르 곱"},
       .what = {"Multiplies two tensors, cell by cell. Axes of length 1 are repeated.",
                "두 텐서를 칸끼리 곱한다. 길이가 1인 축은 되풀이해 쓴다."},
       .arguments = {{.name = "a", .what = {"any shape", "모양은 자유"}, .kind = ArgumentKind::factor},
                     {.name = "b",
                      .what = {"the same shape, or one that is repeated", "같은 모양 또는 되풀이되는 모양"},
                      .kind = ArgumentKind::factor}},
       .check = check,
       .example = {.inputs = {{{3}, {1, 2, 3}}, {{3}, {4, 0, -1}}},
                   .output = {{3}, {4, 0, -3}},
                   .dy = {{3}, {1, 1, 10}},
                   .gradients = {Tensor{{3}, {4, 0, -10}}, Tensor{{3}, {1, 2, 30}}}},
       .infix = '*',
       .commutes = true},
      {.formula = "y[i] = a@0·b@1",
       .whole = {"{a} and {b} are multiplied", "{a|과} {b|을} 곱한다"},
       .cell = {"{x0} and {x1} are multiplied", "{x0|과} {x1|을} 곱한다"},
       .manyWhole = {"Cells in the same place are multiplied", "같은 자리의 칸끼리 곱한다"}},
      [](const auto&, auto a, auto b) { return a * b; }, {"da@0 = Σ?dy[i]·b@1", whole, cell, manyWhole},
      share, {"db@1 = Σ?dy[i]·a@0", whole, cell, manyWhole}, share);
}

}  // namespace gradwalk
