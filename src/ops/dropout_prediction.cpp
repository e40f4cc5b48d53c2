// A dense layer trained with plain dropout, at prediction: all inputs are on, so the signal
// is scaled by the probability to keep.
//
//     V[i,j] = W[i,j]·keep       m[j] = Σ_i x[i]·V[i,j]      y[j] = m[j] + b[j]       (000)
//     m[j] = Σ_i x[i]·W[i,j]     z[j] = m[j] + b[j]          y[j] = z[j]·keep         (001)
//
// Scaling the outputs scales the bias, too, which was never dropped: without a bias both
// are the same.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"
#include "ops/rows_by_matrix.h"

namespace gradwalk {
namespace {

struct Geometry {
  std::int64_t samples = 1, in = 1, out = 1;
  bool batch = false, bias = false, outputs = false;
  Shape result;
};

Geometry geometry(const OpCall& call) {
  const Shape& x = call.shapes[0];
  Geometry g{x.size() == 2 ? x[0] : 1,        x.back(), call.shapes[1][1], x.size() == 2, call.has(3),
             call.integer("prediction") == 1, x};
  g.result.back() = g.out;
  return g;
}

std::optional<Misfit> check(const OpCall& call) {
  if (auto misfit = checkRowsByMatrix(call)) return misfit;
  const Shape& w = call.shapes[1];
  if (elementCount(call.shapes[2]) != 1)
    return Misfit{2, "", "one probability to keep", text(call.shapes[2]), ""};
  if (call.has(3) && call.shapes[3] != Shape{w[1]})
    return Misfit{3, "", "a bias of shape " + std::to_string(w[1]), text(call.shapes[3]),
                  "one bias for each output"};
  return std::nullopt;
}

constexpr Text productSentence = {
    "{n} {n?input is multiplied by its weight in column {column}|inputs are multiplied by their weights in "
    "column {column} and summed}",
    "입력 {n}개에 {column}열의 가중치를 {n?곱한다|각각 곱해 더한다}"};

// x·W, or x times the scaled weights, which line 0 holds.
Line product(const Geometry& g, std::string name, bool scaled) {
  return {.name = name,
          .shape = g.result,
          .formula = overRows(g.batch, name + "[j] = Σ x[i]·" + (scaled ? "V" : "W") + "[i,j]"),
          .cells = cells([g, scaled](const auto& r, std::int64_t cell) {
            const std::int64_t n = cell / g.out, j = cell % g.out;
            return sum(r, g.in, [&](std::int64_t i) {
              const auto weight = scaled ? r.line(0, i * g.out + j) : r.input(1, i * g.out + j);
              return r.input(0, n * g.in + i) * weight;
            });
          }),
          .whole = scaled ? Text{"Each output is the sum of all inputs, each times its scaled weight",
                                 "출력마다 모든 입력에 줄인 가중치를 곱해 더한다"}
                          : Text{"Each output is the sum of all inputs, each times its weight",
                                 "출력마다 모든 입력에 각각의 가중치를 곱해 더한다"},
          .cell = productSentence,
          .words = [g](std::int64_t cell) -> Words {
            return {{"column", std::to_string(cell % g.out)}};
          }};
}

Line addBias(const Geometry& g, std::string name, int from) {
  return {.name = name,
          .shape = g.result,
          .formula = overRows(g.batch, name + "[j] = m[j] + ") + "b[j]",
          .cells = cells(
              [g, from](const auto& r, std::int64_t i) { return r.line(from, i) + r.input(3, i % g.out); }),
          .whole = {"The bias is added", "편향을 더한다"},
          .cell = {"The bias {x1} is added", "편향 {x1|을} 더한다"}};
}

std::vector<Line> forward(const OpCall& call) {
  const Geometry g = geometry(call);
  std::vector<Line> lines;
  if (!g.outputs) {
    lines.push_back(
        {.name = "V",
         .shape = call.shapes[1],
         .formula = "V[i,j] = W[i,j]·keep",
         .cells = cells([](const auto& r, std::int64_t i) { return r.input(1, i) * r.input(2, 0); }),
         .whole = {"Every weight is multiplied by the probability {keep} that its input was on "
                   "while training",
                   "가중치마다 훈련할 때 입력을 유지한 확률 {keep|을} 곱한다"},
         .cell = {"{x0} is multiplied by {keep}", "{x0}에 {keep|을} 곱한다"}});
    lines.push_back(product(g, g.bias ? "m" : "y", true));
    if (g.bias) lines.push_back(addBias(g, "y", 1));
    return lines;
  }
  lines.push_back(product(g, g.bias ? "m" : "z", false));
  if (g.bias) lines.push_back(addBias(g, "z", 0));
  const int z = g.bias ? 1 : 0;
  lines.push_back(
      {.name = "y",
       .shape = g.result,
       .formula = overRows(g.batch, "y[j] = z[j]·keep"),
       .cells = cells([z](const auto& r, std::int64_t i) { return r.line(z, i) * r.input(2, 0); }),
       .whole = g.bias ? Text{"Every output is multiplied by the probability {keep}, the bias in it, "
                              "too",
                              "출력마다 확률 {keep|을} 곱한다. 더해진 편향에도 곱해진다"}
                       : Text{"Every output is multiplied by the probability {keep}",
                              "출력마다 확률 {keep|을} 곱한다"},
       .cell = {"{x0} is multiplied by {keep}", "{x0}에 {keep|을} 곱한다"}});
  return lines;
}

constexpr Text weightWhole = {"Each weight's gradient is its input times the gradient of its output",
                              "가중치의 기울기는 그 입력에 그 출력의 기울기를 곱한 것이다"};
constexpr Text weightCell = {
    "{n} {n?product of an input and the gradient of its output|products of an input and the gradient of its "
    "output, one for each sample, are summed}",
    "입력과 그 출력의 기울기의 곱 {n}개를 {n?구한다|더한다}"};
constexpr Text inputWhole = {"Each input gathers the gradients of all outputs, each times the weight between",
                             "입력마다 모든 출력의 기울기에 그 사이의 가중치를 곱해 모은다"};
constexpr Text inputCell = {
    "{of} went into {n} {n?output; its gradient is multiplied by the weight between|outputs; each gradient "
    "is "
    "multiplied by the weight between, and all are summed}",
    "{of|은} 출력 {n}개에 들어갔다. {n?그 기울기에 그 사이의 가중치를 곱한다|기울기마다 그 사이의 가중치를 "
    "곱해 더한다}"};
constexpr Text keepCell = {
    "{n} {n?product of a number that was scaled and its gradient|products of a number that was scaled and "
    "its "
    "gradient are summed}",
    "줄인 수와 그 기울기의 곱 {n}개를 {n?구한다|더한다}"};

// Σ_n x[n,i]·g[n,j], where g(n, j) is the gradient that arrives before or after scaling.
template <class Gradient>
Cells outer(const Geometry& g, Gradient gradient) {
  return cells([g, gradient](const auto& r, std::int64_t cell) {
    const std::int64_t i = cell / g.out, j = cell % g.out;
    return sum(r, g.samples,
               [&](std::int64_t n) { return r.input(0, n * g.in + i) * gradient(r, n * g.out + j); });
  });
}

template <class Gradient>
Line biasLine(const OpCall& call, const Geometry& g, const std::string& from, Gradient gradient) {
  return {.name = "db",
          .shape = call.shapes[3],
          .formula = g.batch ? "db[j] = Σ " + from + "[n,j]" : "db[j] = " + from + "[j]",
          .cells = cells([g, gradient](const auto& r, std::int64_t j) {
            return sum(r, g.samples, [&](std::int64_t n) { return gradient(r, n * g.out + j); });
          }),
          .whole = {"The bias was added as it is, so it gets the gradient of the sum that it went into",
                    "편향은 그대로 더해졌으므로 그 합의 기울기를 그대로 받는다"},
          .cell = g.batch ? Text{"{of} gets the gradient of its output, summed over the {n} samples",
                                 "{of|은} 그 출력의 기울기를 표본 {n}개에 걸쳐 더해 받는다"}
                          : Text{"{of} gets the gradient of its output", "{of|은} 그 출력의 기울기를 받는다"},
          .gradientOf = 3};
}

// Through y = x·(W·keep) + b.
std::vector<Line> backwardWeights(const OpCall& call, const Geometry& g) {
  const auto dy = [](const auto& r, std::int64_t cell) { return r.dy(cell); };
  std::vector<Line> lines;
  if (call.wants(1) || call.wants(2))
    lines.push_back({.name = "dV",
                     .shape = call.shapes[1],
                     .formula = g.batch ? "dV[i,j] = Σ x[n,i]·dy[n,j]" : "dV[i,j] = x[i]·dy[j]",
                     .cells = outer(g, dy),
                     .whole = weightWhole,
                     .cell = weightCell});
  if (call.wants(1))
    lines.push_back(
        {.name = "dW",
         .shape = call.shapes[1],
         .formula = "dW[i,j] = dV[i,j]·keep",
         .cells = cells([](const auto& r, std::int64_t i) { return r.back(0, i) * r.input(2, 0); }),
         .whole = {"The weights were scaled by {keep}, and so are their gradients",
                   "가중치에 {keep|을} 곱했으므로 그 기울기에도 곱한다"},
         .cell = {"The gradient is multiplied by {keep}", "기울기에 {keep|을} 곱한다"},
         .gradientOf = 1});
  if (call.wants(2)) {
    const std::int64_t count = elementCount(call.shapes[1]);
    lines.push_back({.name = "dkeep",
                     .shape = call.shapes[2],
                     .formula = "dkeep = Σ W[i,j]·dV[i,j]",
                     .cells = cells([count](const auto& r, std::int64_t) {
                       return sum(r, count, [&](std::int64_t i) { return r.input(1, i) * r.back(0, i); });
                     }),
                     .whole = {"{keep} scaled every weight, so its gradient is a sum over all of them",
                               "{keep|은} 모든 가중치에 곱해졌으므로 기울기는 모두에 걸친 합이다"},
                     .cell = keepCell,
                     .gradientOf = 2});
  }
  if (call.wants(3)) lines.push_back(biasLine(call, g, "dy", dy));
  if (call.wants(0))
    lines.push_back({.name = "dx",
                     .shape = call.shapes[0],
                     .formula = overRows(g.batch, "dx[i] = Σ dy[j]·V[i,j]"),
                     .cells = cells([g](const auto& r, std::int64_t cell) {
                       const std::int64_t n = cell / g.in, i = cell % g.in;
                       return sum(r, g.out, [&](std::int64_t j) {
                         return r.dy(n * g.out + j) * r.line(0, i * g.out + j);
                       });
                     }),
                     .whole = inputWhole,
                     .cell = inputCell,
                     .gradientOf = 0});
  return lines;
}

// Through y = (x·W + b)·keep.
std::vector<Line> backwardOutputs(const OpCall& call, const Geometry& g) {
  const int z = g.bias ? 1 : 0;
  const std::int64_t count = elementCount(g.result);
  const auto dz = [](const auto& r, std::int64_t cell) { return r.back(0, cell); };
  std::vector<Line> lines;
  if (call.wants(0) || call.wants(1) || call.wants(3))
    lines.push_back({.name = "dz",
                     .shape = g.result,
                     .formula = overRows(g.batch, "dz[j] = dy[j]·keep"),
                     .cells = cells([](const auto& r, std::int64_t i) { return r.dy(i) * r.input(2, 0); }),
                     .whole = {"The outputs were scaled by {keep}, and so are their gradients",
                               "출력에 {keep|을} 곱했으므로 그 기울기에도 곱한다"},
                     .cell = {"The gradient is multiplied by {keep}", "기울기에 {keep|을} 곱한다"}});
  if (call.wants(1))
    lines.push_back({.name = "dW",
                     .shape = call.shapes[1],
                     .formula = g.batch ? "dW[i,j] = Σ x[n,i]·dz[n,j]" : "dW[i,j] = x[i]·dz[j]",
                     .cells = outer(g, dz),
                     .whole = weightWhole,
                     .cell = weightCell,
                     .gradientOf = 1});
  if (call.wants(2))
    lines.push_back({.name = "dkeep",
                     .shape = call.shapes[2],
                     .formula = overRows(g.batch, "dkeep = Σ z[j]·dy[j]"),
                     .cells = cells([z, count](const auto& r, std::int64_t) {
                       return sum(r, count, [&](std::int64_t i) { return r.line(z, i) * r.dy(i); });
                     }),
                     .whole = {"{keep} scaled every output, so its gradient is a sum over all of them",
                               "{keep|은} 모든 출력에 곱해졌으므로 기울기는 모두에 걸친 합이다"},
                     .cell = keepCell,
                     .gradientOf = 2});
  if (call.wants(3)) lines.push_back(biasLine(call, g, "dz", dz));
  if (call.wants(0))
    lines.push_back({.name = "dx",
                     .shape = call.shapes[0],
                     .formula = overRows(g.batch, "dx[i] = Σ dz[j]·W[i,j]"),
                     .cells = cells([g](const auto& r, std::int64_t cell) {
                       const std::int64_t n = cell / g.in, i = cell % g.in;
                       return sum(r, g.out, [&](std::int64_t j) {
                         return r.back(0, n * g.out + j) * r.input(1, i * g.out + j);
                       });
                     }),
                     .whole = inputWhole,
                     .cell = inputCell,
                     .gradientOf = 0});
  return lines;
}

std::vector<Line> backward(const OpCall& call) {
  const Geometry g = geometry(call);
  return g.outputs ? backwardOutputs(call, g) : backwardWeights(call, g);
}

double products(const OpCall& call) {
  const Geometry g = geometry(call);
  return static_cast<double>(g.samples) * static_cast<double>(g.in) * static_cast<double>(g.out);
}

}  // namespace

Operation dropoutPrediction() {
  return {
      .name = "dropout_prediction",
      .title = {"Dense layer at prediction after dropout", "드롭아웃 뒤 예측할 때의 완전연결층"},
      .what = {"A dense layer that was trained with plain dropout, when it predicts: all inputs are on, and "
               "the weights or the outputs are multiplied by the probability to keep.",
               "일반 드롭아웃으로 훈련한 완전연결층이 예측할 때. 모든 입력을 쓰고 가중치나 출력에 유지할 "
               "확률을 곱한다."},
      .arguments = {{"x", {"inputs, one row for each sample", "입력, 표본마다 한 줄"}},
                    {"W", {"weights, in×out", "가중치, 입력×출력"}},
                    {"keep", {"probability to keep an input", "입력을 유지할 확률"}},
                    {"b", {"bias, one number for each output", "편향, 출력마다 하나"}, true}},
      .attributes = {{.name = "prediction",
                      .kind = AttributeKind::choice,
                      .initial = 0,
                      .what = {"what is multiplied by the probability to keep", "유지할 확률을 곱하는 곳"},
                      .choices = {"weights", "outputs"},
                      .convention = true,
                      .title = {"Dropout at prediction", "예측할 때의 드롭아웃"},
                      .choiceTitles = {{"weights scaled", "가중치에 곱하기"},
                                       {"outputs scaled", "출력에 곱하기"}}}},
      .check = check,
      .forward = forward,
      .backward = backward,
      // W·½ = [[1.5, 2], [2.5, 3]]; y = (1·1.5 + 2·2.5 + 10, 1·2 + 2·3 + 20).
      .example = {.inputs = {{{2}, {1, 2}}, {{2, 2}, {3, 4, 5, 6}}, {{}, {0.5}}, {{2}, {10, 20}}},
                  .output = {{2}, {16.5, 28}},
                  .dy = {{2}, {1, -1}},
                  .gradients = {Tensor{{2}, {-0.5, -0.5}}, Tensor{{2, 2}, {0.5, -0.5, 1, -1}},
                                Tensor{{}, {-3}}, Tensor{{2}, {1, -1}}}},
      .products = products};
}

}  // namespace gradwalk
