// Clipping by value: no cell of the gradient beyond −c … c.
#include "maths/vocabulary.h"
#include "optim/treatments.h"

namespace gradwalk {
namespace {

std::vector<Line> lines(const Shape& shape) {
  return {
      {.name = "y",
       .shape = shape,
       .formula = "y = max(−c, min(c, g))",
       .cells = cells([](const auto& r, std::int64_t i) {
         const auto g = r.input(1, i), c = r.input(2, 0);
         return where(greater(g, c), c, where(greater(-c, g), -c, g));
       }),
       .whole = {"No cell of {g} may be beyond ±{clip_value}", "{g|의} 칸은 ±{clip_value|을} 넘지 못한다"},
       .cell = {"{cell}: the gradient, unless it is beyond ±{clip_value}",
                "{cell}: ±{clip_value|을} 넘지 않으면 기울기 그대로"}}};
}

}  // namespace

Treatment clipValue() {
  return {
      .setting = {.name = "clip_value",
                  .symbol = "c",
                  .most = 1e12,
                  .what = {"no cell of a gradient may be beyond ±this", "기울기의 칸이 넘지 못하는 크기"}},
      .title = {"Clipping by value", "값으로 자르기"},
      .what = {"No cell of the gradient may be beyond ±c.", "기울기의 어느 칸도 ±c를 넘지 못한다."},
      .lines = lines,
      .clips = true};
}

}  // namespace gradwalk
