// The smaller of two, cell by cell. On a tie the first one counts.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation minimum() {
  return pairwise(
      {.name = "minimum",
       .title = {"Minimum", "최솟값"},
       .what = {"Keeps the smaller of two cells in the same place; on a tie, the first one.",
                "같은 자리의 두 칸 가운데 작은 쪽을 남긴다. 같으면 첫째 것을 남긴다."},
       .arguments = {{"a", {"any shape", "모양은 자유"}},
                     {"b", {"the same shape, or one that is repeated", "같은 모양 또는 되풀이되는 모양"}}},
       .example = {.inputs = {{{3}, {1, 5, 2}}, {{3}, {3, 4, 2}}},
                   .output = {{3}, {1, 4, 2}},
                   .dy = {{3}, {1, 10, 100}},
                   .gradients = {Tensor{{3}, {1, 0, 100}}, Tensor{{3}, {0, 10, 0}}}},
       .kinks = {"a = b"}},
      {.formula = "y[i] = min(a@0, b@1)",
       .whole = {"The smaller of {a} and {b} is kept", "{a|과} {b} 가운데 작은 쪽을 남긴다"},
       .cell = {"{x0} and {x1} are compared; the smaller one is kept: {result}",
                "{x0|과} {x1|을} 견주어 작은 쪽인 {result|을} 남긴다"},
       .manyWhole = {"Of two cells in the same place the smaller one is kept",
                     "같은 자리의 두 칸 가운데 작은 쪽을 남긴다"}},
      [](const auto& r, auto a, auto b) {
        return minimum(r, 2, [&](std::int64_t k) { return k == 0 ? a : b; });
      },
      {"da@0 = Σ?{0 : a@0 > b@1 ; dy[i]}",
       {"The gradient goes to the smaller one, to {a} where both are equal",
        "기울기는 작은 쪽으로 간다. 같으면 {a|로} 간다"},
       {"The gradient passes unless the other one is smaller",
        "다른 쪽이 더 작지 않을 때만 기울기가 지나간다"}},
      [](const auto& r, const Uses& uses) {
        return uses.sum(r, [&](std::int64_t o, std::int64_t other) {
          const auto larger = greater(r.input(0, uses.cell), r.input(1, other));
          return where(larger, r.constant(0.0), r.dy(o));
        });
      },
      {"db@1 = Σ?1(a@0 > b@1)·dy[i]",
       {"The gradient goes to the smaller one, to {a} where both are equal",
        "기울기는 작은 쪽으로 간다. 같으면 {a|로} 간다"},
       {"The gradient passes only if {x0} is above {x1}", "{x0|이} {x1}보다 클 때만 기울기가 지나간다"}},
      [](const auto& r, const Uses& uses) {
        return uses.sum(r, [&](std::int64_t o, std::int64_t other) {
          const auto larger = greater(r.input(0, other), r.input(1, uses.cell));
          return where(larger, r.dy(o), r.constant(0.0));
        });
      });
}

}  // namespace gradwalk
