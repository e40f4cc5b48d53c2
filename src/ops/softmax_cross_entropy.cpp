// Softmax and cross entropy joined: the same loss, with the short backward rule
//
//     dx[n,i] = (p[n,i] − t[n,i])/N
//
// which holds where the targets of each sample add up to 1 (see Fusion::holds). It
// stands in the graph in place of cross_entropy when the convention says "fused";
// the gradient of p itself is then never formed.
#include <cmath>

#include "maths/vocabulary.h"
#include "ops/cross_entropy_lines.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::optional<Misfit> check(const OpCall& call) {
  for (int k = 1; k < 3; ++k)
    if (call.shapes[static_cast<std::size_t>(k)] != call.shapes[0])
      return Misfit{k, "", "shape " + text(call.shapes[0]) + ", as the scores have",
                    text(call.shapes[static_cast<std::size_t>(k)]), ""};
  return std::nullopt;
}

std::vector<Line> forward(const OpCall& call) { return crossEntropyForward(call, 1, 2); }

std::string formula(bool divide, bool factor) {
  if (divide) return factor ? "dx[n,i] = (p[n,i] − t[n,i])·dL/N" : "dx[n,i] = (p[n,i] − t[n,i])/N";
  return factor ? "dx[i] = (p[i] − t[i])·dL" : "dx[i] = p[i] − t[i]";
}

std::vector<Line> backward(const OpCall& call) {
  const CrossEntropyGeometry g = crossEntropyGeometry(call, 1);
  const bool divide = g.mean && g.samples > 1;
  // dL is 1 where the loss is what is differentiated; it is written only when the
  // loss goes on into something else.
  const bool factor = !call.outputIsLoss;
  const auto dx = [g, divide, factor](const auto& r, std::int64_t i) {
    auto slope = r.input(1, i) - r.input(2, i);
    if (factor) slope = slope * r.dy(0);
    return divide ? slope / r.constant(static_cast<double>(g.samples)) : slope;
  };
  return {
      {.name = "dx",
       .shape = call.shapes[0],
       .formula = formula(divide, factor),
       .cells = cells(dx),
       .whole = {"Through softmax and cross entropy together, the gradient is prediction minus target",
                 "소프트맥스와 교차 엔트로피를 함께 거치면 기울기는 예측에서 정답을 뺀 것이다"},
       .cell = {"The target {x1} is subtracted from the prediction {x0}", "예측 {x0}에서 정답 {x1|을} 뺀다"},
       .gradientOf = 0}};
}

}  // namespace

Operation softmaxCrossEntropy() {
  return {
      .name = "softmax_cross_entropy",
      .title = {"Cross entropy after softmax", "소프트맥스에 이은 교차 엔트로피"},
      .what =
          {"Cross entropy of softmax probabilities, with the joint backward rule: prediction minus target.",
           "소프트맥스 확률의 교차 엔트로피. 역전파 규칙은 예측 빼기 정답이다."},
      .arguments = {{"x", {"scores", "점수"}},
                    {"p", {"their softmax", "그 소프트맥스"}, false, false},
                    {"t",
                     {"target, adding up to 1 for each sample", "정답, 표본마다 더하면 1"},
                     false,
                     false,
                     ArgumentKind::target}},
      .attributes = crossEntropyAttributes(),
      .check = check,
      .forward = forward,
      .backward = backward,
      // dx = p − t.
      .example = {.inputs = {{{2}, {0, 0}}, {{2}, {0.5, 0.5}}, {{2}, {1, 0}}},
                  .output = {{}, {0.69314718055994530942}},
                  .dy = {{}, {1}},
                  .gradients = {Tensor{{2}, {-0.5, 0.5}}, std::nullopt, std::nullopt}},
      .kinks = {"clipped"},
      .viaInput = 1};
}

bool addUpToOne(const Tensor& target) {
  const std::int64_t classes = target.shape.empty() ? 1 : target.shape.back();
  double total = 0.0;
  for (std::size_t i = 0; i < target.data.size(); ++i) {
    total += target.data[i];
    if ((static_cast<std::int64_t>(i) + 1) % classes != 0) continue;
    if (!(std::fabs(total - 1.0) <= 1e-12)) return false;  // NaN does not
    total = 0.0;
  }
  return true;
}

}  // namespace gradwalk
