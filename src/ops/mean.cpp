// Mean of all cells of a tensor.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::vector<Line> forward(const OpCall& call) {
  const std::int64_t count = elementCount(call.shapes[0]);
  return {{.name = "y",
           .shape = {},
           .formula = overCells(call.shapes[0], "y = (Σ x[i])/" + std::to_string(count)),
           .cells = cells([count](const auto& r, std::int64_t) {
             const auto total = sum(r, count, [&](std::int64_t i) { return r.input(0, i); });
             return total / r.constant(static_cast<double>(count));
           }),
           .whole = {"All cells of {x} are summed and divided by their number",
                     "{x}의 모든 칸을 더해 그 수로 나눈다"},
           .cell = {"{count} {count?cell is|cells are summed and} divided by {count}",
                    "{count}칸을 {count?그대로|더해} {count|로} 나눈다"},
           .words = [count](std::int64_t) -> Words {
             return {{"count", std::to_string(count)}};
           }}};
}

std::vector<Line> backward(const OpCall& call) {
  const std::int64_t count = elementCount(call.shapes[0]);
  return {{.name = "dx",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "dx[i] = dy/" + std::to_string(count)),
           .cells = cells([count](const auto& r, std::int64_t) {
             return r.dy(0) / r.constant(static_cast<double>(count));
           }),
           .whole = {"Every cell had the same share in the mean, so each gets the same part of the gradient",
                     "모든 칸이 평균에 똑같이 들어갔으므로 기울기도 똑같이 나누어 받는다"},
           .cell = {"{of} gets the gradient divided by {count}", "{of|은} 기울기를 {count|로} 나누어 받는다"},
           .words = [count](std::int64_t) -> Words {
             return {{"count", std::to_string(count)}};
           },
           .gradientOf = 0}};
}

}  // namespace

Operation mean() {
  return {.name = "mean",
          .title = {"Mean", "평균"},
          .what = {"The mean of all cells of a tensor.", "텐서의 모든 칸의 평균을 구한다."},
          .arguments = {{"x", {"any shape", "모양은 자유"}}},
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2, 2}, {1, 2, 3, 4}}},
                      .output = {{}, {2.5}},
                      .dy = {{}, {8}},
                      .gradients = {Tensor{{2, 2}, {2, 2, 2, 2}}}}};
}

}  // namespace gradwalk
