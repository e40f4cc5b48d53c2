// Softmax: turns a row of scores into probabilities.
//
//     e[i] = exp(x[i])      s = Σ e[i]      y[i] = e[i]/s
//
// As written, a large score overflows; the convention `shift = "max"` subtracts the
// largest score first, which changes no probability. The derivative is
// dx[i] = y[i]·(dy[i] − Σ_j dy[j]·y[j]).
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

struct Geometry {
  std::int64_t rows = 1, classes = 1;
  Shape perRow;  // one number for each row
  bool batch = false, shift = false;
};

Geometry geometry(const OpCall& call) {
  const Shape& x = call.shapes[0];
  Geometry g;
  g.classes = x.back();
  if (x.size() == 2) {
    g.rows = x[0];
    g.batch = true;
    g.perRow = {x[0]};
  }
  g.shift = call.integer("shift") == 1;
  return g;
}

std::optional<Misfit> check(const OpCall& call) {
  const Shape& x = call.shapes[0];
  if (x.size() == 1 || x.size() == 2) return std::nullopt;
  return Misfit{0, "", "a vector, or one row for each sample", text(x), ""};
}

std::vector<Line> forward(const OpCall& call) {
  const Geometry g = geometry(call);
  const int e = g.shift ? 1 : 0, s = e + 1;
  std::vector<Line> lines;
  if (g.shift)
    lines.push_back({.name = "m",
                     .shape = g.perRow,
                     .formula = overRows(g.batch, "m[] = max x[i]"),
                     .cells = cells([g](const auto& r, std::int64_t n) {
                       return maximum(r, g.classes,
                                      [&](std::int64_t i) { return r.input(0, n * g.classes + i); });
                     }),
                     .whole = {"The largest score is found; it will be subtracted so that nothing overflows",
                               "가장 큰 점수를 찾는다. 넘침을 막으려고 이 값을 뺄 것이다"},
                     .cell = {"The largest of the {n} {n?score|scores} is {result}",
                              "점수 {n}개 가운데 가장 큰 것은 {result}이다"}});
  lines.push_back({.name = "e",
                   .shape = call.shapes[0],
                   .formula = overRows(g.batch, g.shift ? "e[i] = exp(x[i] − m[])" : "e[i] = exp(x[i])"),
                   .cells = cells([g](const auto& r, std::int64_t i) {
                     return g.shift ? exp(r.input(0, i) - r.line(0, i / g.classes)) : exp(r.input(0, i));
                   }),
                   .whole = {"e is raised to each score, so that all are positive",
                             "점수마다 e의 거듭제곱을 취해 모두 양수로 만든다"},
                   .cell = g.shift ? Text{"e is raised to {x0} minus the largest score {x1}",
                                          "{x0}에서 가장 큰 점수 {x1|을} 뺀 만큼 e를 거듭제곱한다"}
                                   : Text{"e is raised to {x0}", "e의 {x0} 거듭제곱을 구한다"}});
  lines.push_back({.name = "s",
                   .shape = g.perRow,
                   .formula = overRows(g.batch, "s[] = Σ e[i]"),
                   .cells = cells([g, e](const auto& r, std::int64_t n) {
                     return sum(r, g.classes, [&](std::int64_t i) { return r.line(e, n * g.classes + i); });
                   }),
                   .whole = {"All of them are summed", "모두 더한다"},
                   .cell = {"{n} {n?power|powers are summed}", "거듭제곱 {n}개를 {n?그대로 둔다|더한다}"}});
  lines.push_back({.name = "y",
                   .shape = call.shapes[0],
                   .formula = overRows(g.batch, "y[i] = e[i]/s[]"),
                   .cells = cells([g, e, s](const auto& r, std::int64_t i) {
                     return r.line(e, i) / r.line(s, i / g.classes);
                   }),
                   .whole = {"Each is divided by the sum, so that they add up to 1",
                             "각각을 합으로 나누면 모두 더해 1이 된다"},
                   .cell = {"{x0} is divided by the sum", "{x0|을} 합으로 나눈다"}});
  return lines;
}

std::vector<Line> backward(const OpCall& call) {
  const Geometry g = geometry(call);
  const int y = g.shift ? 3 : 2;
  return {
      {.name = "a",
       .shape = g.perRow,
       .formula = overRows(g.batch, "a[] = Σ dy[j]·y[j]"),
       .cells = cells([g, y](const auto& r, std::int64_t n) {
         return sum(r, g.classes,
                    [&](std::int64_t j) { return r.dy(n * g.classes + j) * r.line(y, n * g.classes + j); });
       }),
       .whole = {"The gradients are averaged, weighted with the probabilities",
                 "확률을 가중치로 삼아 기울기의 평균을 낸다"},
       .cell = {"{n} {n?gradient, times its probability|gradients, each times its probability, are summed}",
                "기울기 {n}개에 {n?그 확률을 곱한다|각각의 확률을 곱해 더한다}"}},
      {.name = "dx",
       .shape = call.shapes[0],
       .formula = overRows(g.batch, "dx[i] = y[i]·(dy[i] − a[])"),
       .cells = cells([g, y](const auto& r, std::int64_t i) {
         return r.line(y, i) * (r.dy(i) - r.back(0, i / g.classes));
       }),
       .whole = {"Raising one score lowers every other probability: each gradient counts from that average",
                 "한 점수를 올리면 다른 확률이 모두 내려간다. 그래서 기울기를 그 평균과의 차이로 잰다"},
       .cell = {"The average is subtracted from the gradient, and the difference is multiplied by the "
                "probability",
                "기울기에서 평균을 뺀 값에 확률을 곱한다"},
       .gradientOf = 0}};
}

}  // namespace

Operation softmax() {
  return {.name = "softmax",
          .title = {"Softmax", "소프트맥스"},
          .what = {"Turns a row of scores into positive numbers that add up to 1.",
                   "점수 한 줄을 모두 더해 1이 되는 양수로 바꾼다."},
          .arguments = {{"x", {"scores, one row for each sample", "점수, 표본마다 한 줄"}}},
          .attributes = {{.name = "shift",
                          .kind = AttributeKind::choice,
                          .initial = 0,
                          .what = {"subtract the largest score first", "가장 큰 점수를 먼저 뺄지"},
                          .choices = {"none", "max"},
                          .convention = true,
                          .title = {"Scores before softmax", "소프트맥스 앞의 점수"},
                          .choiceTitles = {{"as they are", "그대로"}, {"less the largest", "최댓값 빼기"}}}},
          .check = check,
          .forward = forward,
          .backward = backward,
          // Equal scores: each probability is ½; a = 3, so dx = ½·(2 − 3), ½·(4 − 3).
          .example = {.inputs = {{{2}, {0, 0}}},
                      .output = {{2}, {0.5, 0.5}},
                      .dy = {{2}, {2, 4}},
                      .gradients = {Tensor{{2}, {-0.5, 0.5}}}}};
}

}  // namespace gradwalk
