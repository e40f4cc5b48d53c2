// Weight decay, the gradient of ½λ‖x‖²: g + λ·x. With l1 beside it, the elastic net.
#include "maths/vocabulary.h"
#include "optim/treatments.h"

namespace gradwalk {
namespace {

std::vector<Line> lines(const Shape& shape) {
  return {{.name = "y",
           .shape = shape,
           .formula = "y = g + λ·x",
           .cells = cells(
               [](const auto& r, std::int64_t i) { return r.input(1, i) + r.input(2, 0) * r.input(0, i); }),
           .whole = {"To {g} is added the gradient of ½λ‖{x}‖², which draws {x} towards 0",
                     "{g}에 ½λ‖{x}‖²의 기울기를 더해 {x|을} 0 쪽으로 당긴다"},
           .cell = {"{x1} times {x2} is added to the gradient: it draws {x2} towards 0",
                    "기울기에 {x1|과} {x2|의} 곱을 더해 {x2|을} 0 쪽으로 당긴다"}}};
}

}  // namespace

Treatment weightDecay() {
  return {.setting = {.name = "weight_decay",
                      .symbol = "λ",
                      .most = 1e6,
                      .what = {"how strongly weights are drawn towards 0 (L2)",
                               "가중치를 0 쪽으로 당기는 세기(L2)"}},
          .title = {"Weight decay (L2)", "가중치 감쇠(L2)"},
          .what = {"Adds λ·x to the gradient.", "기울기에 λ·x를 더한다."},
          .lines = lines};
}

}  // namespace gradwalk
