// Rectified linear unit: negative values become 0, positive ones pass.
//
//     y = max(0, x)        dx = dy where x > 0, else 0
//
// At x = 0 the derivative is taken as 0. (Nair and Hinton 2010.)
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::vector<Line> forward(const OpCall& call) {
  const auto y = [](const auto& r, std::int64_t i) {
    return maximum(r, 2, [&](std::int64_t k) { return k == 0 ? r.constant(0.0) : r.input(0, i); });
  };
  return {{.name = "y",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "y[i] = max(0, x[i])"),
           .cells = cells(y),
           .whole = {"Negative values become 0, positive ones stay", "음수는 0이 되고 양수는 그대로 남는다"},
           .cell = {"{x0} is compared with 0; the larger one is kept: {result}",
                    "{x0|과} 0을 견주어 큰 쪽인 {result|을} 남긴다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  const auto dx = [](const auto& r, std::int64_t i) {
    return where(greater(r.input(0, i), r.constant(0.0)), r.dy(i), r.constant(0.0));
  };
  return {{.name = "dx",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "dx[i] = 1(x[i] > 0)·dy[i]"),
           .cells = cells(dx),
           .whole = {"The gradient passes where the input was above 0, and is stopped elsewhere",
                     "입력이 0보다 컸던 곳은 기울기가 그대로 지나가고, 나머지는 막힌다"},
           .cell = {"The gradient passes only if {x0} is above 0", "{x0|이} 0보다 클 때만 기울기가 지나간다"},
           .gradientOf = 0}};
}

}  // namespace

Operation relu() {
  return {.name = "relu",
          .title = {"ReLU", "ReLU"},
          .what = {"Keeps positive values and turns negative ones into 0, cell by cell.",
                   "칸마다 양수는 그대로 두고 음수는 0으로 바꾼다."},
          .arguments = {{"x", {"input, any shape", "입력, 모양은 자유"}}},
          .check = {},
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{4}, {-2, 0, 3, 5}}},
                      .attributes = {},
                      .output = {{4}, {0, 0, 3, 5}},
                      .dy = {{4}, {1, 2, 3, 4}},
                      .gradients = {Tensor{{4}, {0, 0, 3, 4}}}},
          .kinks = {"x = 0"},
          .gate = Gate::positive};
}

}  // namespace gradwalk
