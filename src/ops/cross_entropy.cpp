// Cross entropy between predicted probabilities and a target.
//
//     l[n,i] = t[n,i]·log p[n,i]        L = −(Σ l)/N
//
// As written, a probability of 0 where the target is not 0 gives infinity; the
// convention `clip = "1e-12"` keeps probabilities inside [1e-12, 1 − 1e-12] first.
#include "maths/vocabulary.h"
#include "ops/cross_entropy_lines.h"
#include "ops/indices.h"
#include "ops/ops.h"
#include "ops/same_shape.h"

namespace gradwalk {

CrossEntropyGeometry crossEntropyGeometry(const OpCall& call, std::size_t predictions) {
  const Shape& p = call.shapes[predictions];
  CrossEntropyGeometry g;
  g.samples = p.size() == 2 ? p[0] : 1;
  g.classes = p.empty() ? 1 : p.back();
  g.batch = p.size() == 2;
  g.mean = call.integer("batch") == 0;
  g.clip = call.integer("clip") == 1;
  return g;
}

std::vector<Line> crossEntropyForward(const OpCall& call, int p, int t) {
  const CrossEntropyGeometry g = crossEntropyGeometry(call, static_cast<std::size_t>(p));
  const bool divide = g.mean && g.samples > 1;
  const auto l = [p, t, g](const auto& r, std::int64_t i) {
    if (!g.clip) return r.input(t, i) * log(r.input(p, i));
    const auto low = r.constant(clipAt), high = r.constant(1.0 - clipAt);
    const auto atLeast = where(greater(low, r.input(p, i)), low, r.input(p, i));
    return r.input(t, i) * log(where(greater(atLeast, high), high, atLeast));
  };
  const auto y = [g, divide](const auto& r, std::int64_t) {
    const auto total = -sum(r, g.samples * g.classes, [&](std::int64_t i) { return r.line(0, i); });
    return divide ? total / r.constant(static_cast<double>(g.samples)) : total;
  };
  return {
      {.name = "l",
       .shape = call.shapes[static_cast<std::size_t>(p)],
       .formula = overRows(g.batch, g.clip ? "l[i] = t[i]·log(clip p[i])" : "l[i] = t[i]·log p[i]"),
       .cells = cells(l),
       .whole =
           {"The logarithm of each probability is multiplied by its target, so only the right class counts",
            "확률마다 로그를 취해 정답과 곱한다. 정답인 항목만 남는다"},
       .cell = {"The logarithm of {x1} is multiplied by its target {x0}",
                "{x1}의 로그에 정답 {x0|을} 곱한다"}},
      {.name = "y",
       .shape = {},
       .formula = overRows(g.batch, divide ? "L = −(Σ l[i])/N" : "L = −Σ l[i]"),
       .cells = cells(y),
       .whole = divide
                    ? Text{"The sum, with its sign turned and divided by the number of samples, is the loss",
                           "합의 부호를 바꾸고 표본 수로 나눈 것이 손실이다"}
                    : Text{"The sum with its sign turned is the loss", "합의 부호를 바꾼 것이 손실이다"},
       .cell = divide ? Text{"The terms are summed, the sign is turned, and the sum is divided by the "
                             "{samples} samples",
                             "항을 모두 더해 부호를 바꾸고 표본 수 {samples|로} 나눈다"}
                      : Text{"The terms are summed and the sign is turned", "항을 모두 더하고 부호를 바꾼다"},
       .words = [g](std::int64_t) -> Words {
         return {{"samples", std::to_string(g.samples)}};
       }}};
}

std::vector<Attribute> crossEntropyAttributes() {
  return {{.name = "batch",
           .kind = AttributeKind::choice,
           .initial = 0,
           .what = {"mean or sum over the samples", "표본에 걸친 평균 또는 합"},
           .choices = {"mean", "sum"},
           .convention = true,
           .title = {"Loss of several samples", "여러 표본의 손실"},
           .choiceTitles = {{"mean", "평균"}, {"sum", "합"}}},
          {.name = "clip",
           .kind = AttributeKind::choice,
           .initial = 0,
           .what = {"keep probabilities away from 0 and 1", "확률을 0과 1에서 떼어 둘지"},
           .choices = {"none", "1e-12"},
           .convention = true,
           .title = {"Probabilities of 0 and 1", "0이나 1인 확률"},
           .choiceTitles = {{"as they are", "그대로"}, {"1e-12 away", "1e-12 띄우기"}}}};
}

namespace {

std::optional<Misfit> check(const OpCall& call) {
  const Shape& p = call.shapes[0];
  if (p.empty() || p.size() > 2)
    return Misfit{0, "", "a vector of probabilities, or one row for each sample", text(p), ""};
  return checkSameShape(call);
}

std::vector<Line> forward(const OpCall& call) { return crossEntropyForward(call, 0, 1); }

std::vector<Line> backward(const OpCall& call) {
  const CrossEntropyGeometry g = crossEntropyGeometry(call, 0);
  const bool divide = g.mean && g.samples > 1;
  // The loss's own gradient is 1 and is written only when it goes on into something.
  const bool factor = !call.outputIsLoss;
  const auto dp = [g, divide, factor](const auto& r, std::int64_t i) {
    auto slope = factor ? -(r.dy(0) * r.input(1, i) / r.input(0, i)) : -(r.input(1, i) / r.input(0, i));
    if (divide) slope = slope / r.constant(static_cast<double>(g.samples));
    if (!g.clip) return slope;
    const auto zero = r.constant(0.0);
    const auto above = where(greater(r.constant(clipAt), r.input(0, i)), zero, slope);
    return where(greater(r.input(0, i), r.constant(1.0 - clipAt)), zero, above);
  };
  return {{.name = "dp",
           .shape = call.shapes[0],
           .formula = overRows(g.batch, std::string("dp[i] = −") + (factor ? "dy·" : "") + "t[i]/p[i]" +
                                            (divide ? "/N" : "")),
           .cells = cells(dp),
           .whole =
               {"The derivative of log p is 1/p: the smaller the probability of the right class, the steeper",
                "log p의 도함수는 1/p이다. 정답의 확률이 작을수록 가파르다"},
           .cell = {"The target is divided by its probability and the sign is turned",
                    "정답을 그 확률로 나누고 부호를 바꾼다"},
           .gradientOf = 0}};
}

}  // namespace

Operation crossEntropy() {
  return {
      .name = "cross_entropy",
      .title = {"Cross entropy", "교차 엔트로피"},
      .what = {"Measures how far predicted probabilities are from the target, with the natural logarithm.",
               "예측한 확률이 정답에서 얼마나 먼지 자연로그로 잰다."},
      .arguments =
          {{"p", {"probabilities, one row for each sample", "확률, 표본마다 한 줄"}},
           {"t", {"target of the same shape", "모양이 같은 정답"}, false, false, ArgumentKind::target}},
      .attributes = crossEntropyAttributes(),
      .check = check,
      .forward = forward,
      .backward = backward,
      // p = 1 where the target is: no loss, slope −1.
      .example = {.inputs = {{{2}, {1, 0.5}}, {{2}, {1, 0}}},
                  .output = {{}, {0}},
                  .dy = {{}, {1}},
                  .gradients = {Tensor{{2}, {-1, 0}}, std::nullopt}},
      .kinks = {"clipped"}};
}

}  // namespace gradwalk
