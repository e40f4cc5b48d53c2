// Dot product of two vectors: y = Σ a[i]·b[i].
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"
#include "ops/same_shape.h"

namespace gradwalk {
namespace {

std::vector<Line> forward(const OpCall& call) {
  const std::int64_t count = elementCount(call.shapes[0]);
  return {{.name = "y",
           .shape = {},
           .formula = overCells(call.shapes[0], "y = Σ a[i]·b[i]"),
           .cells = cells([count](const auto& r, std::int64_t) {
             return sum(r, count, [&](std::int64_t i) { return r.input(0, i) * r.input(1, i); });
           }),
           .whole = {"Cells in the same place are multiplied and all products are summed",
                     "같은 자리의 칸끼리 곱해 모두 더한다"},
           .cell = {"{n} {n?product|products are summed}", "곱 {n}개를 {n?구한다|더한다}"}}};
}

std::vector<Line> backward(const OpCall& call) {
  std::vector<Line> lines;
  for (int k = 0; k < 2; ++k)
    if (call.wants(static_cast<std::size_t>(k)))
      lines.push_back(
          {.name = k == 0 ? "da" : "db",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], k == 0 ? "da[i] = dy·b[i]" : "db[i] = dy·a[i]"),
           .cells = cells([k](const auto& r, std::int64_t i) { return r.dy(0) * r.input(1 - k, i); }),
           .whole = {"Each cell's gradient is the arriving gradient times the cell it was multiplied by",
                     "칸의 기울기는 들어온 기울기에 자신과 곱해진 칸을 곱한 것이다"},
           .cell = {"The gradient is multiplied by {x1}, the cell on the other side",
                    "기울기에 반대쪽 칸 {x1|을} 곱한다"},
           .gradientOf = k});
  return lines;
}

}  // namespace

Operation dot() {
  return {.name = "dot",
          .title = {"Dot product", "내적"},
          .what = {"Multiplies two tensors of the same shape cell by cell and sums the products.",
                   "모양이 같은 두 텐서를 칸끼리 곱해 모두 더한다."},
          .arguments = {{"a", {"vector", "벡터"}}, {"b", {"vector of the same length", "길이가 같은 벡터"}}},
          .check = checkSameShape,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2}, {1, 2}}, {{2}, {3, 5}}},
                      .output = {{}, {13}},
                      .dy = {{}, {2}},
                      .gradients = {Tensor{{2}, {6, 10}}, Tensor{{2}, {2, 4}}}}};
}

}  // namespace gradwalk
