// Adam (Kingma, Ba 2015): moving averages of the gradients and of their squares, both made up
// for having started at 0.
#include "optim/adam_lines.h"
#include "optim/optimizers.h"
#include "optim/rule_settings.h"

namespace gradwalk {
namespace {

std::vector<Line> lines(const OptimizerCall& call) { return adamLines(call, {}); }

Preset preset(const char* name, const char* place, const char* correction, double epsilon) {
  return {name, {{"epsilon_place", place}, {"bias_correction", correction}}, {{"epsilon", epsilon}}};
}

}  // namespace

Optimizer adam() {
  return {
      .name = "adam",
      .title = {"Adam", "Adam"},
      .what =
          {"Moves each cell along a moving average of its gradients, divided by the root of that of their "
           "squares.",
           "기울기의 이동 평균을 따라 옮기되, 기울기 제곱의 이동 평균의 제곱근으로 나눈다."},
      .hyperParameters =
          {learningRate(0.001),
           keptShare("beta1", "β₁", 0.9,
                     {"how much of the average of gradients is kept", "기울기의 평균을 얼마나 남기는지"}),
           keptShare("beta2", "β₂", 0.999,
                     {"how much of the average of squares is kept", "제곱의 평균을 얼마나 남기는지"}),
           epsilon(1e-8)},
      .states = {"m", "v"},
      .conventions = {"epsilon_place", "bias_correction"},
      .presets = {preset("pytorch", "outside", "each", 1e-8), preset("000", "outside", "each", 1e-8),
                  preset("002", "inside", "each", 1e-8), preset("003", "outside", "each", 1e-8),
                  preset("book", "outside", "rate", 1e-7)},
      .once = adamOnce,
      .lines = lines,
      .formula = "m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², x ← x − η·m̂ / (√v̂ + ε)"};
}

}  // namespace gradwalk
