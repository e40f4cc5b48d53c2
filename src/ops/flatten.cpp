// Flatten: the same numbers in one row. H×W and C×H×W become a vector in reading
// order (channel by channel, row by row); N×C×H×W becomes N×(C·H·W).
#include "maths/vocabulary.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

Shape outputShape(const Shape& x) {
  if (x.size() == 4) return {x[0], x[1] * x[2] * x[3]};
  return {elementCount(x)};
}

// Where cell x[c,i,j] stands in the row, with the extents as numbers.
struct Indices {
  std::string x, y;
};

Indices indices(const Shape& x) {
  const auto extent = [&](std::size_t axis) { return std::to_string(x[axis]); };
  switch (x.size()) {
    case 1:
      return {"[i]", "[i]"};
    case 2:
      return {"[i,j]", "[i·" + extent(1) + "+j]"};
    case 3:
      return {"[c,i,j]", "[(c·" + extent(1) + "+i)·" + extent(2) + "+j]"};
    case 4:
      return {"[n,c,i,j]", "[n, (c·" + extent(2) + "+i)·" + extent(3) + "+j]"};
    default:
      return {"", "[…]"};
  }
}

std::vector<Line> forward(const OpCall& call) {
  const Indices n = indices(call.shapes[0]);
  return {{.name = "y",
           .shape = outputShape(call.shapes[0]),
           .formula = "y" + n.y + " = x" + n.x,
           .cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i); }),
           .whole = {"The cells of {x} are written in one row; no number changes",
                     "{x}의 칸을 한 줄로 늘어놓는다. 값은 바뀌지 않는다"},
           .cell = {"{x0} moves to {cell} unchanged", "{x0|이} 그대로 {cell|로} 옮겨진다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  const Indices n = indices(call.shapes[0]);
  return {{.name = "dx",
           .shape = call.shapes[0],
           .formula = "dx" + n.x + " = dy" + n.y,
           .cells = cells([](const auto& r, std::int64_t i) { return r.dy(i); }),
           .whole = {"The gradients go back to the shape of {x}; no number changes",
                     "기울기를 {x}의 모양으로 되돌린다. 값은 바뀌지 않는다"},
           .cell = {"{x0} moves back to {cell} unchanged", "{x0|이} 그대로 {cell|로} 되돌아간다"},
           .gradientOf = 0}};
}

}  // namespace

Operation flatten() {
  return {.name = "flatten",
          .title = {"Flatten", "평탄화"},
          .what = {"Writes the cells of a tensor in one row, in reading order; a batch keeps its first axis.",
                   "텐서의 칸을 읽는 순서대로 한 줄로 늘어놓는다. 배치 축은 그대로 둔다."},
          .arguments = {{"x", {"input, any shape", "입력, 모양은 자유"}}},
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2, 2}, {1, 2, 3, 4}}},
                      .output = {{4}, {1, 2, 3, 4}},
                      .dy = {{4}, {5, 6, 7, 8}},
                      .gradients = {Tensor{{2, 2}, {5, 6, 7, 8}}}}};
}

}  // namespace gradwalk
