// Hadamard product: two tensors of the same shape, multiplied cell by cell. With a
// mask of zeros and ones it is dropout's masking.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"
#include "ops/same_shape.h"

namespace gradwalk {
namespace {

std::vector<Line> forward(const OpCall& call) {
  return {{.name = "y",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], "y[i] = a[i]·b[i]"),
           .cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) * r.input(1, i); }),
           .whole = {"Cells in the same place are multiplied", "같은 자리의 칸끼리 곱한다"},
           .cell = {"{x0} and {x1} are multiplied", "{x0|과} {x1|을} 곱한다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  std::vector<Line> lines;
  for (int k = 0; k < 2; ++k)
    if (call.wants(static_cast<std::size_t>(k)))
      lines.push_back(
          {.name = k == 0 ? "da" : "db",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], k == 0 ? "da[i] = dy[i]·b[i]" : "db[i] = dy[i]·a[i]"),
           .cells = cells([k](const auto& r, std::int64_t i) { return r.dy(i) * r.input(1 - k, i); }),
           .whole = {"The gradient is multiplied by the other factor; where that is 0, nothing passes",
                     "기울기에 다른 쪽 인수를 곱한다. 그 값이 0인 곳은 지나가지 못한다"},
           .cell = {"The gradient is multiplied by the other factor, {x1}",
                    "기울기에 다른 쪽 인수 {x1|을} 곱한다"},
           .gradientOf = k});
  return lines;
}

}  // namespace

Operation hadamard() {
  return {.name = "hadamard",
          .title = {"Hadamard product", "아다마르 곱"},
          .what = {"Multiplies two tensors of the same shape, cell by cell.",
                   "모양이 같은 두 텐서를 칸끼리 곱한다."},
          .arguments = {{.name = "a", .what = {"any shape", "모양은 자유"}, .kind = ArgumentKind::factor},
                        {.name = "b", .what = {"the same shape", "같은 모양"}, .kind = ArgumentKind::factor}},
          .check = checkSameShape,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{3}, {1, 2, 3}}, {{3}, {4, 0, -1}}},
                      .output = {{3}, {4, 0, -3}},
                      .dy = {{3}, {1, 1, 10}},
                      .gradients = {Tensor{{3}, {4, 0, -10}}, Tensor{{3}, {1, 2, 30}}}},
          .infix = '*',
          .commutes = true};
}

}  // namespace gradwalk
