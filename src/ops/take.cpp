// Rows of a tensor by their numbers, counted from 0: a mini-batch.
//
//     y[n,…] = x[rows[n],…]        dx[i,…] = Σ of dy[n,…] over the draws n with rows[n] = i
//
// A row that was drawn twice adds up both gradients; one that was not drawn gets 0. That
// rows are whole numbers and in range is asked of their values (Operation::checkValues).
#include <cmath>

#include "maths/digits.h"
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::optional<Misfit> check(const OpCall& call) {
  if (call.shapes[0].empty()) return Misfit{0, "", "a tensor with rows", "scalar", ""};
  if (call.shapes[1].size() > 1)
    return Misfit{1, "", "a row number, or a vector of them", text(call.shapes[1]), ""};
  return std::nullopt;
}

// The row that a draw names, −1 where there is none: its cells are then no numbers, which a
// run points at.
std::int64_t rowOf(double number, std::int64_t rows) {
  const bool there = number >= 0.0 && number < static_cast<double>(rows) && number == std::floor(number);
  return there ? static_cast<std::int64_t>(number) : -1;
}

std::optional<Misfit> checkValues(const OpCall& call, std::size_t argument, const Tensor& value) {
  if (argument != 1) return std::nullopt;
  const std::int64_t rows = call.shapes[0][0];
  for (const double row : value.data)
    if (rowOf(row, rows) < 0)
      return Misfit{1, "", "whole numbers from 0 to " + std::to_string(rows - 1), shortest(row),
                    "rows are counted from 0"};
  return std::nullopt;
}

struct Sizes {
  std::int64_t rows = 1, width = 1, draws = 1;
};

Sizes sizesOf(const OpCall& call) {
  const std::int64_t rows = call.shapes[0][0];
  return {rows, elementCount(call.shapes[0]) / rows, elementCount(call.shapes[1])};
}

std::vector<Line> forward(const OpCall& call) {
  const Sizes s = sizesOf(call);
  Shape shape = call.shapes[1];
  shape.insert(shape.end(), call.shapes[0].begin() + 1, call.shapes[0].end());
  const bool several = !call.shapes[1].empty(), wide = call.shapes[0].size() > 1;
  const std::string tail = call.shapes[0].size() > 2 ? ",…" : wide ? ",j" : "";
  const std::string left = several ? "y[n" + tail + "]" : wide ? "y[" + tail.substr(1) + "]" : "y";
  return {
      {.name = "y",
       .shape = shape,
       .formula = left + " = x[" + (several ? "rows[n]" : "rows") + tail + "]",
       .cells = cells([s](const auto& r, std::int64_t cell) {
         const auto number = r.input(1, cell / s.width);
         const std::int64_t row = rowOf(valueOf(number), s.rows);
         return lookedUp(row < 0 ? r.constant(std::nan("")) : r.input(0, row * s.width + cell % s.width), number);
       }),
       .whole = {"The rows of {x} that {rows} names are taken", "{x}에서 {rows|이} 가리키는 행을 가져온다"},
       .cell = {"{cell} is {x0}", "{cell|은} {x0|을} 그대로 가져온 것이다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  if (!call.wants(0)) return {};
  const Sizes s = sizesOf(call);
  const std::string formula =
      call.shapes[1].empty() ? "dx[i] = 1(rows = i)·dy" : "dx[i] = Σ 1(rows[n] = i)·dy[n]";
  return {{.name = "dx",
           .shape = call.shapes[0],
           .formula = formula,
           .cells = cells([s](const auto& r, std::int64_t cell) {
             const std::int64_t row = cell / s.width, column = cell % s.width;
             return sumIf(
                 r, s.draws, [&](std::int64_t n) { return rowOf(valueOf(r.input(1, n)), s.rows) == row; },
                 [&](std::int64_t n) { return r.dy(n * s.width + column); });
           }),
           .whole = {"Each row gets the gradients of the places that it was taken to; one that was not taken "
                     "gets 0",
                     "행마다 자신이 쓰인 자리의 기울기를 모두 더해 받는다. 쓰이지 않은 행은 0이다"},
           .cell = {"{of} was taken {n?not at all, so it gets no gradient|once and gets that gradient|{n} "
                    "times; the gradients are summed}",
                    "{of|은} {n?쓰이지 않아 기울기를 받지 않는다|한 번 쓰여 그 기울기를 받는다|{n}번 쓰였다. "
                    "기울기를 모두 더한다}"},
           .gradientOf = 0}};
}

}  // namespace

Operation take() {
  return {
      .name = "take",
      .title = {"Rows taken", "행 가져오기"},
      .what = {"Takes rows of a tensor by their numbers, counted from 0: a mini-batch of samples.",
               "텐서의 행을 0부터 세는 번호로 가져온다. 표본의 미니배치가 된다."},
      .arguments = {{"x", {"rows×…", "행×…"}},
                    {"rows", {"a row number, or a vector of them", "행 번호 또는 그 벡터"}, false, false}},
      .check = check,
      .forward = forward,
      .backward = backward,
      .example = {.inputs = {{{3, 2}, {1, 2, 3, 4, 5, 6}}, {{3}, {2, 0, 2}}},
                  .output = {{3, 2}, {5, 6, 1, 2, 5, 6}},
                  .dy = {{3, 2}, {1, 2, 10, 20, 100, 200}},
                  .gradients = {Tensor{{3, 2}, {10, 20, 0, 0, 101, 202}}, std::nullopt}},
      .checkValues = checkValues};
}

}  // namespace gradwalk
