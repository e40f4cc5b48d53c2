// A tensor times one number: y[i] = x[i]·s.
#include "ops/cell_by_cell.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::optional<Misfit> check(const OpCall& call) {
  if (elementCount(call.shapes[1]) == 1) return std::nullopt;
  return Misfit{1, "", "one number", text(call.shapes[1]), "use hadamard to multiply cell by cell"};
}

// The number has no axes of its own: the result has the shape of x.
OpCall byNumber(OpCall call) {
  call.shapes[1] = {};
  return call;
}

}  // namespace

Operation scale() {
  Operation made = pairwise(
      {.name = "scale",
       .title = {"Scaling", "상수배"},
       .what = {"Multiplies every cell of a tensor by one number.", "텐서의 모든 칸에 한 수를 곱한다."},
       .arguments = {{"x", {"any shape", "모양은 자유"}},
                     {.name = "s", .what = {"one number", "수 하나"}, .kind = ArgumentKind::scalar}},
       .check = check,
       .example = {.inputs = {{{3}, {1, 2, 3}}, {{}, {0.5}}},
                   .output = {{3}, {0.5, 1, 1.5}},
                   .dy = {{3}, {1, 1, 2}},
                   .gradients = {Tensor{{3}, {0.5, 0.5, 1}}, Tensor{{}, {9}}}},
       .infix = '*',
       .commutes = true},
      {.formula = "y[i] = x@0·s",
       .whole = {"{x} is multiplied by {s}", "{x}에 {s|을} 곱한다"},
       .cell = {"{x0} is multiplied by {s}", "{x0}에 {s|을} 곱한다"},
       .manyWhole = {"Every cell of {x} is multiplied by {s}", "{x}의 모든 칸에 {s|을} 곱한다"}},
      [](const auto&, auto x, auto s) { return x * s; },
      {"dx@0 = dy[i]·s",
       {"Every gradient is multiplied by {s}", "모든 기울기에 {s|을} 곱한다"},
       {"The gradient is multiplied by {s}", "기울기에 {s|을} 곱한다"}},
      [](const auto& r, const Uses& uses) { return r.dy(uses.cell) * r.input(1, 0); },
      {"ds = Σ?x@0·dy[i]",
       {"{s} was used in one cell: the gradient is multiplied by it",
        "{s|은} 한 칸에 쓰였다. 그 칸에 기울기를 곱한다"},
       {"{n} {n?product of a cell and its gradient|products of a cell and its gradient are summed}",
        "칸과 그 기울기의 곱 {n}개를 {n?구한다|더한다}"},
       {"{s} was used in every cell, so its gradient is a sum over all cells",
        "{s|은} 모든 칸에 쓰였으므로 기울기는 모든 칸에 걸친 합이다"},
       {"{n} {n?product of a cell and its gradient|products of a cell and its gradient are summed}",
        "칸과 그 기울기의 곱 {n}개를 {n?구한다|더한다}"}},
      [](const auto& r, const Uses& uses) {
        return uses.sum(r, [&](std::int64_t o, std::int64_t x) { return r.input(0, x) * r.dy(o); });
      });
  made.forward = [lines = made.forward](const OpCall& call) { return lines(byNumber(call)); };
  made.backward = [lines = made.backward](const OpCall& call) {
    std::vector<Line> out = lines(byNumber(call));
    if (call.wants(1)) out.back().shape = call.shapes[1];
    return out;
  };
  return made;
}

}  // namespace gradwalk
