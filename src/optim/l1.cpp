// The L1 penalty's gradient: g + λ₁·sign(x), with sign(0) = 0.
#include "maths/vocabulary.h"
#include "optim/treatments.h"

namespace gradwalk {
namespace {

std::vector<Line> lines(const Shape& shape) {
  return {
      {.name = "y",
       .shape = shape,
       .formula = "y = g + λ₁·sign(x)",
       .cells = cells([](const auto& r, std::int64_t i) {
         const auto x = r.input(0, i);
         return r.input(1, i) +
                r.input(2, 0) * where(greater(x, r.constant(0.0)), r.constant(1.0),
                                      where(greater(r.constant(0.0), x), r.constant(-1.0), r.constant(0.0)));
       }),
       .whole =
           {"To {g} is added the gradient of λ₁|{x}|, which draws each cell towards 0 with the same force",
            "{g}에 λ₁|{x}|의 기울기를 더해 모든 칸을 같은 힘으로 0 쪽으로 당긴다"},
       .cell = {"{x1} is added to the gradient with the sign of {x2}",
                "기울기에 {x1|을} {x2|의} 부호로 더한다"}}};
}

}  // namespace

Treatment l1Penalty() {
  return {.setting = {.name = "l1",
                      .symbol = "λ₁",
                      .most = 1e6,
                      .what = {"how strongly weights are drawn towards 0 (L1)",
                               "가중치를 0 쪽으로 당기는 세기(L1)"}},
          .title = {"L1 penalty", "L1 벌점"},
          .what = {"Adds λ₁·sign(x) to the gradient.", "기울기에 λ₁·sign(x)를 더한다."},
          .lines = lines};
}

}  // namespace gradwalk
