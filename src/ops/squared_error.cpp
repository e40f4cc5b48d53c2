// Squared error between a prediction and a target.
//
//     d[i] = x[i] − t[i]      q[i] = d[i]·d[i]      L = ½·Σ q[i]
//
// The convention says what stands before the sum: ½ (003), 1/n (002), or nothing.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"
#include "ops/same_shape.h"

namespace gradwalk {
namespace {

enum class Form { half, mean, sum };

Form formOf(const OpCall& call) { return static_cast<Form>(call.integer("squared_error")); }

std::vector<Line> forward(const OpCall& call) {
  const Form form = formOf(call);
  const std::int64_t count = elementCount(call.shapes[0]);
  const auto y = [form, count](const auto& r, std::int64_t) {
    const auto total = sum(r, count, [&](std::int64_t i) { return r.line(1, i); });
    if (form == Form::half) return r.constant(0.5) * total;
    if (form == Form::mean) return total / r.constant(static_cast<double>(count));
    return total;
  };
  return {
      {.name = "d",
       .shape = call.shapes[0],
       .formula = overCells(call.shapes[0], "d[i] = x[i] − t[i]"),
       .cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) - r.input(1, i); }),
       .whole = {"The target is subtracted from the prediction", "예측에서 정답을 뺀다"},
       .cell = {"The target {x1} is subtracted from {x0}", "{x0}에서 정답 {x1|을} 뺀다"}},
      {.name = "q",
       .shape = call.shapes[0],
       .formula = overCells(call.shapes[0], "q[i] = d[i]·d[i]"),
       .cells = cells([](const auto& r, std::int64_t i) { return r.line(0, i) * r.line(0, i); }),
       .whole = {"Each difference is squared", "차이를 제곱한다"},
       .cell = {"The difference {x0} is squared", "차이 {x0|을} 제곱한다"}},
      {.name = "y",
       .shape = {},
       .formula = overCells(call.shapes[0], form == Form::half   ? "L = ½·Σ q[i]"
                                            : form == Form::mean ? "L = (Σ q[i])/n"
                                                                 : "L = Σ q[i]"),
       .cells = cells(y),
       .whole = form == Form::half
                    ? Text{"Half of the sum of the squares is the loss", "제곱의 합의 절반이 손실이다"}
                : form == Form::mean ? Text{"The mean of the squares is the loss", "제곱의 평균이 손실이다"}
                                     : Text{"The sum of the squares is the loss", "제곱의 합이 손실이다"},
       .cell =
           form == Form::half ? Text{"The squares are summed and halved", "제곱을 모두 더해 반으로 나눈다"}
           : form == Form::mean
               ? Text{"The squares are summed and divided by their number", "제곱을 모두 더해 개수로 나눈다"}
               : Text{"The squares are summed", "제곱을 모두 더한다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  const Form form = formOf(call);
  const std::int64_t count = elementCount(call.shapes[0]);
  std::vector<Line> lines;
  for (int k = 0; k < 2; ++k) {
    if (!call.wants(static_cast<std::size_t>(k))) continue;
    // The loss's own gradient is 1 and is written only when it goes on into something.
    const bool factor = !call.outputIsLoss;
    const auto d = [form, count, k, factor](const auto& r, std::int64_t i) {
      const auto slope = factor ? r.dy(0) * r.line(0, i) : r.line(0, i);
      const auto scaled = form == Form::half ? slope
                          : form == Form::mean
                              ? r.constant(2.0) * slope / r.constant(static_cast<double>(count))
                              : r.constant(2.0) * slope;
      return k == 0 ? scaled : -scaled;
    };
    lines.push_back(
        {.name = k == 0 ? "dx" : "dt",
         .shape = call.shapes[0],
         .formula = overCells(call.shapes[0], std::string(k == 0 ? "dx[i] = " : "dt[i] = −") +
                                                  (form == Form::half ? "" : "2·") + (factor ? "dy·" : "") +
                                                  "d[i]" + (form == Form::mean ? "/n" : "")),
         .cells = cells(d),
         .whole = {"The derivative of a square is twice the difference; the factor before the sum is "
                   "applied",
                   "제곱의 도함수는 차이의 두 배이다. 합 앞의 계수를 함께 곱한다"},
         .cell = {"The gradient follows the difference {d}", "기울기는 차이 {d|을} 따른다"},
         .gradientOf = k});
  }
  return lines;
}

}  // namespace

Operation squaredError() {
  return {.name = "squared_error",
          .title = {"Squared error", "제곱 오차"},
          .what = {"Measures how far a prediction is from its target by the squares of the differences.",
                   "예측이 정답에서 얼마나 먼지 차이의 제곱으로 잰다."},
          .arguments = {{"x", {"prediction, any shape", "예측, 모양은 자유"}},
                        {.name = "t",
                         .what = {"target of the same shape", "모양이 같은 정답"},
                         .kind = ArgumentKind::target}},
          .attributes = {{.name = "squared_error",
                          .kind = AttributeKind::choice,
                          .initial = 0,
                          .what = {"what stands before the sum: ½, 1/n or 1", "합 앞의 계수: ½, 1/n 또는 1"},
                          .choices = {"half", "mean", "sum"},
                          .convention = true,
                          .title = {"Factor of the squared error", "제곱 오차의 계수"},
                          .choiceTitles = {{"½", "½"}, {"1/n", "1/n"}, {"1, the sum", "1, 합 그대로"}}}},
          .check = checkSameShape,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2}, {3, 5}}, {{2}, {1, 6}}},
                      .output = {{}, {2.5}},
                      .dy = {{}, {1}},
                      .gradients = {Tensor{{2}, {2, -1}}, Tensor{{2}, {-2, 1}}}}};
}

}  // namespace gradwalk
