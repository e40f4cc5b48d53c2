// A tensor to a power, cell by cell: y = a^b.
//
//     da = dy·b·a^(b − 1)        db = dy·a^b·log a
//
// For whole exponents this holds for negative bases and at 0, too. A negative base to any
// other power is no number. Where a^b is 0, db is 0.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {

Operation power() {
  return pairwise(
      {.name = "power",
       .title = {"Power", "거듭제곱"},
       .what = {"Raises every cell to a power: x^2, 2^x. Axes of length 1 are repeated.",
                "칸마다 거듭제곱한다: x^2, 2^x. 길이가 1인 축은 되풀이해 쓴다."},
       .arguments = {{"a", {"base, any shape", "밑, 모양은 자유"}},
                     {"b", {"exponent: one number, or a shape that fits", "지수: 수 하나 또는 맞는 모양"}}},
       // 3² and 1²; by the exponent 9·log 3 + 10·1·log 1.
       .example = {.inputs = {{{2}, {3, 1}}, {{}, {2}}},
                   .output = {{2}, {9, 1}},
                   .dy = {{2}, {1, 10}},
                   .gradients = {Tensor{{2}, {6, 20}}, Tensor{{}, {9.887510598012987}}}},
       .infix = '^'},
      {.formula = "y[i] = a@0^b@1",
       .whole = {"{a} is raised to the power {b}", "{a|을} {b}제곱한다"},
       .cell = {"{x0} is raised to the power {x1}", "{x0|을} {x1}제곱한다"},
       .manyWhole = {"Every cell of {a} is raised to the power {b}", "{a}의 칸마다 {b}제곱한다"}},
      [](const auto&, auto a, auto b) { return pow(a, b); },
      {"da@0 = Σ?dy[i]·b@1·a@0^(b@1 − 1)",
       {"The exponent comes down as a factor and becomes smaller by 1",
        "지수가 앞으로 내려와 곱해지고, 남은 지수는 1만큼 작아진다"},
       {"The gradient is multiplied by the exponent {x1} and the base to a power one less",
        "기울기에 지수 {x1|과}, 지수를 1만큼 줄인 밑의 거듭제곱을 곱한다"}},
      [](const auto& r, const Uses& uses) {
        return uses.sum(r, [&](std::int64_t o, std::int64_t exponent) {
          const auto a = r.input(0, uses.cell);
          const auto b = r.input(1, exponent);
          const auto factor = r.dy(o) * b;
          // a⁰ is 1 everywhere, at 0 too, where 0·0⁻¹ would be no number.
          return valueOf(b) == 0.0 ? factor : factor * pow(a, b - r.constant(1.0));
        });
      },
      {"db@1 = Σ?dy[i]·y[i]·log(a@0)",
       {"The derivative by the exponent is the power itself times the logarithm of the base",
        "지수에 대한 도함수는 거듭제곱 자신에 밑의 로그를 곱한 것이다"},
       {"The gradient is multiplied by the power and by the logarithm of the base",
        "기울기에 거듭제곱 값과 밑의 로그를 곱한다"}},
      [](const auto& r, const Uses& uses) {
        return uses.sum(r, [&](std::int64_t o, std::int64_t base) {
          const auto y = r.line(0, o);
          const auto factor = r.dy(o) * y;
          // 0 to a positive power is 0 whatever the power is.
          return valueOf(y) == 0.0 ? factor : factor * log(r.input(0, base));
        });
      });
}

}  // namespace gradwalk
