// The diagonal matrix of a vector: D[i,i] = d[i], 0 elsewhere. Turns a dropout mask
// into a matrix: D·x is the masked input, W·D has the dropped columns at 0.
#include "maths/vocabulary.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::optional<Misfit> check(const OpCall& call) {
  if (call.shapes[0].size() == 1) return std::nullopt;
  return Misfit{0, "", "a vector", text(call.shapes[0]), ""};
}

std::vector<Line> forward(const OpCall& call) {
  const std::int64_t n = call.shapes[0][0];
  return {{.name = "y",
           .shape = {n, n},
           .formula = "y[i,j] = 1(i = j)·d[i]",
           .cells = cells([n](const auto& r, std::int64_t cell) {
             return cell / n == cell % n ? r.input(0, cell / n) : r.constant(0.0);
           }),
           .whole = {"{d} is written along the diagonal; all other cells are 0",
                     "{d|을} 대각선에 놓고 나머지 칸은 0으로 채운다"},
           .cell = {"{cell} is {result}: on the diagonal stands {d}, elsewhere 0",
                    "{cell|은} {result}이다. 대각선에는 {d}의 칸이, 다른 곳에는 0이 놓인다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  const std::int64_t n = call.shapes[0][0];
  return {{.name = "dd",
           .shape = call.shapes[0],
           .formula = "dd[i] = dy[i,i]",
           .cells = cells([n](const auto& r, std::int64_t i) { return r.dy(i * n + i); }),
           .whole = {"Only the gradients on the diagonal go back", "대각선의 기울기만 되돌아간다"},
           .cell = {"{of} gets the gradient of its place on the diagonal",
                    "{of|은} 대각선에 있는 제 자리의 기울기를 받는다"},
           .gradientOf = 0}};
}

}  // namespace

Operation diagonal() {
  return {.name = "diagonal",
          .title = {"Diagonal matrix", "대각행렬"},
          .what = {"Writes a vector along the diagonal of a matrix of zeros.",
                   "벡터를 영행렬의 대각선에 놓는다."},
          .arguments = {{"d", {"vector", "벡터"}}},
          .check = check,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2}, {3, 4}}},
                      .output = {{2, 2}, {3, 0, 0, 4}},
                      .dy = {{2, 2}, {1, 2, 5, 6}},
                      .gradients = {Tensor{{2}, {1, 6}}}}};
}

}  // namespace gradwalk
