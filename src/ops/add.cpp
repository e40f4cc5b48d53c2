// Sum of two tensors of the same shape, cell by cell.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"
#include "ops/same_shape.h"

namespace gradwalk {
namespace {

std::vector<Line> forward(const OpCall& call) {
  return {{.name = "y",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "y[i] = a[i] + b[i]"),
           .cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) + r.input(1, i); }),
           .whole = {"Cells in the same place are added", "같은 자리의 칸끼리 더한다"},
           .cell = {"{x0} and {x1} are added", "{x0|과} {x1|을} 더한다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  std::vector<Line> lines;
  for (int k = 0; k < 2; ++k)
    if (call.wants(static_cast<std::size_t>(k)))
      lines.push_back(
          {.name = k == 0 ? "da" : "db",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], k == 0 ? "da[i] = dy[i]" : "db[i] = dy[i]"),
           .cells = cells([](const auto& r, std::int64_t i) { return r.dy(i); }),
           .whole = {"An addition hands its gradient on unchanged", "덧셈은 기울기를 그대로 넘겨준다"},
           .cell = {"{of} gets the gradient unchanged", "{of|은} 기울기를 그대로 받는다"},
           .gradientOf = k});
  return lines;
}

}  // namespace

Operation add() {
  return {
      .name = "add",
      .title = {"Addition", "덧셈"},
      .what = {"Adds two tensors of the same shape, cell by cell.", "모양이 같은 두 텐서를 칸끼리 더한다."},
      .arguments = {{"a", {"any shape", "모양은 자유"}}, {"b", {"the same shape", "같은 모양"}}},
      .check = checkSameShape,
      .forward = forward,
      .backward = backward,
      .example = {.inputs = {{{2}, {1, 2}}, {{2}, {10, 20}}},
                  .output = {{2}, {11, 22}},
                  .dy = {{2}, {3, 4}},
                  .gradients = {Tensor{{2}, {3, 4}}, Tensor{{2}, {3, 4}}}},
      .infix = '+'};
}

}  // namespace gradwalk
