// A tensor divided by one number: y[i] = x[i]/s. Inverted dropout divides by the
// keep probability.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::optional<Misfit> check(const OpCall& call) {
  if (elementCount(call.shapes[1]) == 1) return std::nullopt;
  return Misfit{1, "", "one number to divide by", text(call.shapes[1]), ""};
}

std::vector<Line> forward(const OpCall& call) {
  return {{.name = "y",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "y[i] = x[i]/s"),
           .cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) / r.input(1, 0); }),
           .whole = elementCount(call.shapes[0]) == 1
                        ? Text{"{x} is divided by {s}", "{x|을} {s|로} 나눈다"}
                        : Text{"Every cell of {x} is divided by {s}", "{x}의 모든 칸을 {s|로} 나눈다"},
           .cell = {"{x0} is divided by {s}", "{x0|을} {s|로} 나눈다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  std::vector<Line> lines;
  const std::int64_t count = elementCount(call.shapes[0]);
  if (call.wants(0))
    lines.push_back({.name = "dx",
                     .shape = call.shapes[0],
                     .formula = overCells(call.shapes[0], "dx[i] = dy[i]/s"),
                     .cells = cells([](const auto& r, std::int64_t i) { return r.dy(i) / r.input(1, 0); }),
                     .whole = {"Every gradient is divided by {s}", "모든 기울기를 {s|로} 나눈다"},
                     .cell = {"The gradient is divided by {s}", "기울기를 {s|로} 나눈다"},
                     .gradientOf = 0});
  if (call.wants(1))
    lines.push_back(
        {.name = "ds",
         .shape = call.shapes[1],
         .formula = overCells(call.shapes[0], "ds = −(Σ x[i]·dy[i])/(s·s)"),
         .cells = cells([count](const auto& r, std::int64_t) {
           const auto total = sum(r, count, [&](std::int64_t i) { return r.input(0, i) * r.dy(i); });
           return -(total / (r.input(1, 0) * r.input(1, 0)));
         }),
         .whole = {"The derivative of 1/s is −1/s²; it is multiplied by every cell and its gradient",
                   "1/s의 도함수는 −1/s²이다. 여기에 칸과 그 기울기를 곱해 모두 더한다"},
         .cell = {"The products of cells and gradients are summed and divided by −s²",
                  "칸과 기울기의 곱을 더해 −s²으로 나눈다"},
         .gradientOf = 1});
  return lines;
}

}  // namespace

Operation divide() {
  return {.name = "divide",
          .title = {"Division", "나눗셈"},
          .what = {"Divides every cell of a tensor by one number.", "텐서의 모든 칸을 한 수로 나눈다."},
          .arguments = {{"x", {"any shape", "모양은 자유"}},
                        {.name = "s", .what = {"one number", "수 하나"}, .kind = ArgumentKind::scalar}},
          .check = check,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{3}, {1, 0, 2}}, {{}, {0.5}}},
                      .output = {{3}, {2, 0, 4}},
                      .dy = {{3}, {1, 2, 3}},
                      .gradients = {Tensor{{3}, {2, 4, 6}}, Tensor{{}, {-28}}}},
          .infix = '/'};
}

}  // namespace gradwalk
