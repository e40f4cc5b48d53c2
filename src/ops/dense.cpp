// Dense (fully connected) layer on row vectors.
//
//     m[n,j] = Σ_i x[n,i]·W[i,j]      y[n,j] = m[n,j] + b[j]
//
// W is in×out. Backward: dW = xᵀ·dy, db = Σ_n dy, dx = dy·Wᵀ.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"
#include "ops/rows_by_matrix.h"

namespace gradwalk {
namespace {

struct Geometry {
  std::int64_t samples = 1, in = 1, out = 1;
  bool batch = false;
};

Geometry geometry(const OpCall& call) {
  const Shape& x = call.shapes[0];
  return {x.size() == 2 ? x[0] : 1, x.back(), call.shapes[1][1], x.size() == 2};
}

std::optional<Misfit> check(const OpCall& call) {
  if (auto misfit = checkRowsByMatrix(call)) return misfit;
  const Shape& w = call.shapes[1];
  if (call.has(2) && call.shapes[2] != Shape{w[1]})
    return Misfit{2, "", "a bias of shape " + std::to_string(w[1]), text(call.shapes[2]),
                  "one bias for each output"};
  return std::nullopt;
}

std::vector<Line> forward(const OpCall& call) {
  const Geometry g = geometry(call);
  const bool bias = call.has(2);
  Shape shape = call.shapes[0];
  shape.back() = g.out;
  const auto product = [g](const auto& r, std::int64_t cell) {
    const std::int64_t n = cell / g.out, j = cell % g.out;
    return sum(r, g.in, [&](std::int64_t i) { return r.input(0, n * g.in + i) * r.input(1, i * g.out + j); });
  };
  std::vector<Line> lines = {
      {.name = bias ? "m" : "y",
       .shape = shape,
       .formula = overRows(g.batch, bias ? "m[j] = Σ x[i]·W[i,j]" : "y[j] = Σ x[i]·W[i,j]"),
       .cells = cells(product),
       .whole = {"Each output is the sum of all inputs, each times its weight",
                 "출력마다 모든 입력에 각각의 가중치를 곱해 더한다"},
       .cell = {"{n} {n?input is multiplied by its weight in column {column}|inputs are multiplied by their "
                "weights in "
                "column {column} and summed}",
                "입력 {n}개에 {column}열의 가중치를 {n?곱한다|각각 곱해 더한다}"},
       .words = [g](std::int64_t cell) -> Words {
         return {{"column", std::to_string(cell % g.out)}};
       }}};
  if (bias)
    lines.push_back(
        {.name = "y",
         .shape = shape,
         .formula = overRows(g.batch, "y[j] = m[j] + ") + "b[j]",
         .cells = cells([g](const auto& r, std::int64_t i) { return r.line(0, i) + r.input(2, i % g.out); }),
         .whole = {"The bias is added", "편향을 더한다"},
         .cell = {"The bias {x1} is added", "편향 {x1|을} 더한다"}});
  return lines;
}

double products(const OpCall& call) {
  const Geometry g = geometry(call);
  return static_cast<double>(g.samples) * static_cast<double>(g.in) * static_cast<double>(g.out);
}

std::vector<Line> backward(const OpCall& call) {
  const Geometry g = geometry(call);
  std::vector<Line> lines;
  if (call.wants(1))
    lines.push_back({.name = "dW",
                     .shape = call.shapes[1],
                     .formula = g.batch ? "dW[i,j] = Σ x[n,i]·dy[n,j]" : "dW[i,j] = x[i]·dy[j]",
                     .cells = cells([g](const auto& r, std::int64_t cell) {
                       const std::int64_t i = cell / g.out, j = cell % g.out;
                       return sum(r, g.samples, [&](std::int64_t n) {
                         return r.input(0, n * g.in + i) * r.dy(n * g.out + j);
                       });
                     }),
                     .whole = {"Each weight's gradient is its input times the gradient of its output",
                               "가중치의 기울기는 그 입력에 그 출력의 기울기를 곱한 것이다"},
                     .cell = {"{of} joins one input to one output: that input is multiplied by that output's "
                              "gradient{n?|, for "
                              "each sample, and summed}",
                              "{of|은} 입력 하나와 출력 하나를 잇는다. {n?|표본마다 }그 입력에 그 출력의 "
                              "기울기를 {n?곱한다|곱해 더한다}"},
                     .gradientOf = 1});
  if (call.wants(2))
    lines.push_back(
        {.name = "db",
         .shape = call.shapes[2],
         .formula = g.batch ? "db[j] = Σ dy[n,j]" : "db[j] = dy[j]",
         .cells = cells([g](const auto& r, std::int64_t j) {
           return sum(r, g.samples, [&](std::int64_t n) { return r.dy(n * g.out + j); });
         }),
         .whole = {"The bias was added as it is, so it gets the gradient of its output",
                   "편향은 그대로 더해졌으므로 출력의 기울기를 그대로 받는다"},
         .cell = g.batch ? Text{"{of} gets the gradient of its output, summed over the {n} samples",
                                "{of|은} 그 출력의 기울기를 표본 {n}개에 걸쳐 더해 받는다"}
                         : Text{"{of} gets the gradient of its output", "{of|은} 그 출력의 기울기를 받는다"},
         .gradientOf = 2});
  if (call.wants(0))
    lines.push_back(
        {.name = "dx",
         .shape = call.shapes[0],
         .formula = overRows(g.batch, "dx[i] = Σ dy[j]·W[i,j]"),
         .cells = cells([g](const auto& r, std::int64_t cell) {
           const std::int64_t n = cell / g.in, i = cell % g.in;
           return sum(r, g.out,
                      [&](std::int64_t j) { return r.dy(n * g.out + j) * r.input(1, i * g.out + j); });
         }),
         .whole = {"Each input gathers the gradients of all outputs, each times the weight between",
                   "입력마다 모든 출력의 기울기에 그 사이의 가중치를 곱해 모은다"},
         .cell = {"{of} went into {n} {n?output; its gradient is multiplied by the weight between|outputs; "
                  "each gradient is "
                  "multiplied by the weight between, and all are summed}",
                  "{of|은} 출력 {n}개에 들어갔다. {n?그 기울기에 그 사이의 가중치를 곱한다|기울기마다 그 "
                  "사이의 가중치를 곱해 더한다}"},
         .gradientOf = 0});
  return lines;
}

}  // namespace

Operation dense() {
  return {
      .name = "dense",
      .title = {"Dense layer", "완전연결층"},
      .what = {"Multiplies a row of inputs by a matrix of weights and adds a bias to each output.",
               "입력 한 줄에 가중치 행렬을 곱하고 출력마다 편향을 더한다."},
      .arguments = {{"x", {"inputs, one row for each sample", "입력, 표본마다 한 줄"}},
                    {.name = "W",
                     .what = {"weights, in×out", "가중치, 입력×출력"},
                     .kind = ArgumentKind::matrix},
                    {.name = "b",
                     .what = {"bias, one number for each output", "편향, 출력마다 하나"},
                     .optional = true,
                     .kind = ArgumentKind::bias}},
      .check = check,
      .forward = forward,
      .backward = backward,
      // y = (1·3 + 2·5 + 10, 1·4 + 2·6 + 20)
      .example = {.inputs = {{{2}, {1, 2}}, {{2, 2}, {3, 4, 5, 6}}, {{2}, {10, 20}}},
                  .output = {{2}, {23, 36}},
                  .dy = {{2}, {1, -1}},
                  .gradients = {Tensor{{2}, {-1, -1}}, Tensor{{2, 2}, {1, -1, 2, -2}}, Tensor{{2}, {1, -1}}}},
      .products = products};
}

}  // namespace gradwalk
