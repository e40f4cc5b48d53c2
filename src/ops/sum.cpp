// Sum of all cells of a tensor.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::vector<Line> forward(const OpCall& call) {
  const std::int64_t count = elementCount(call.shapes[0]);
  return {{.name = "y",
           .shape = {},
           .formula = overCells(call.shapes[0], "y = Σ x[i]"),
           .cells = cells([count](const auto& r, std::int64_t) {
             return sum(r, count, [&](std::int64_t i) { return r.input(0, i); });
           }),
           .whole = {"All cells of {x} are summed", "{x}의 모든 칸을 더한다"},
           .cell = {"{n} {n?cell|cells are summed}", "{n}칸을 {n?그대로 둔다|더한다}"}}};
}

std::vector<Line> backward(const OpCall& call) {
  return {{.name = "dx",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "dx[i] = dy"),
           .cells = cells([](const auto& r, std::int64_t) { return r.dy(0); }),
           .whole = {"Every cell went into the sum as it is, so each gets the whole gradient",
                     "칸마다 그대로 더해졌으므로 저마다 기울기를 통째로 받는다"},
           .cell = {"{of} gets the gradient of the sum", "{of|은} 합의 기울기를 받는다"},
           .gradientOf = 0}};
}

}  // namespace

Operation sum() {
  return {.name = "sum",
          .title = {"Sum", "합"},
          .what = {"Adds all cells of a tensor.", "텐서의 모든 칸을 더한다."},
          .arguments = {{"x", {"any shape", "모양은 자유"}}},
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2, 2}, {1, 2, 3, 4}}},
                      .output = {{}, {10}},
                      .dy = {{}, {5}},
                      .gradients = {Tensor{{2, 2}, {5, 5, 5, 5}}}}};
}

}  // namespace gradwalk
