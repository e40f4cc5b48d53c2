// A tensor times one number: y[i] = x[i]·s.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::optional<Misfit> check(const OpCall& call) {
  if (elementCount(call.shapes[1]) == 1) return std::nullopt;
  return Misfit{1, "", "one number", text(call.shapes[1]), "use hadamard to multiply cell by cell"};
}

std::vector<Line> forward(const OpCall& call) {
  return {{.name = "y",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "y[i] = x[i]·s"),
           .cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) * r.input(1, 0); }),
           .whole = elementCount(call.shapes[0]) == 1
                        ? Text{"{x} is multiplied by {s}", "{x}에 {s|을} 곱한다"}
                        : Text{"Every cell of {x} is multiplied by {s}", "{x}의 모든 칸에 {s|을} 곱한다"},
           .cell = {"{x0} is multiplied by {s}", "{x0}에 {s|을} 곱한다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  std::vector<Line> lines;
  const std::int64_t count = elementCount(call.shapes[0]);
  if (call.wants(0))
    lines.push_back({.name = "dx",
                     .shape = call.shapes[0],
                     .formula = overCells(call.shapes[0], "dx[i] = dy[i]·s"),
                     .cells = cells([](const auto& r, std::int64_t i) { return r.dy(i) * r.input(1, 0); }),
                     .whole = {"Every gradient is multiplied by {s}", "모든 기울기에 {s|을} 곱한다"},
                     .cell = {"The gradient is multiplied by {s}", "기울기에 {s|을} 곱한다"},
                     .gradientOf = 0});
  if (call.wants(1))
    lines.push_back(
        {.name = "ds",
         .shape = call.shapes[1],
         .formula = overCells(call.shapes[0], "ds = Σ x[i]·dy[i]"),
         .cells = cells([count](const auto& r, std::int64_t) {
           return sum(r, count, [&](std::int64_t i) { return r.input(0, i) * r.dy(i); });
         }),
         .whole = {"{s} was used in every cell, so its gradient is a sum over all cells",
                   "{s|은} 모든 칸에 쓰였으므로 기울기는 모든 칸에 걸친 합이다"},
         .cell = {"{n} {n?product of a cell and its gradient|products of a cell and its gradient are summed}",
                  "칸과 그 기울기의 곱 {n}개를 {n?구한다|더한다}"},
         .gradientOf = 1});
  return lines;
}

}  // namespace

Operation scale() {
  return {.name = "scale",
          .title = {"Scaling", "상수배"},
          .what = {"Multiplies every cell of a tensor by one number.", "텐서의 모든 칸에 한 수를 곱한다."},
          .arguments = {{"x", {"any shape", "모양은 자유"}},
                        {.name = "s", .what = {"one number", "수 하나"}, .kind = ArgumentKind::scalar}},
          .check = check,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{3}, {1, 2, 3}}, {{}, {0.5}}},
                      .output = {{3}, {0.5, 1, 1.5}},
                      .dy = {{3}, {1, 1, 2}},
                      .gradients = {Tensor{{3}, {0.5, 0.5, 1}}, Tensor{{}, {9}}}},
          .infix = '*',
          .commutes = true};
}

}  // namespace gradwalk
