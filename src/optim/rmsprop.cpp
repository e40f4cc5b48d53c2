// RMSProp (Tieleman, Hinton 2012): AdaGrad with a moving average, which forgets,
// G ← γ·G + (1 − γ)·g².
#include "optim/adaptive.h"
#include "optim/moving_average.h"
#include "optim/optimizers.h"
#include "optim/rule_settings.h"

namespace gradwalk {
namespace {

// Slots: x, g, η, γ, ε, G.
std::vector<Line> lines(const OptimizerCall& call) {
  std::vector<Line> out{averageOfSquares(call, "G", "γ", {.share = 3, .state = 5, .which = 0})};
  for (Line& line : adaptiveLines(call, {.epsilon = 4}, {})) out.push_back(std::move(line));
  return out;
}

}  // namespace

Optimizer rmsprop() {
  return {.name = "rmsprop",
          .title = {"RMSProp", "RMSProp"},
          .what = {"Divides each cell's step by the root of a moving average of its squared gradients.",
                   "칸마다 기울기 제곱의 이동 평균의 제곱근으로 걸음을 나눈다."},
          .hyperParameters = {learningRate(0.01),
                              keptShare("decay", "γ", 0.99,
                                        {"how much of the average is kept", "평균을 얼마나 남기는지"}),
                              epsilon(1e-8)},
          .states = {"G"},
          .conventions = {"epsilon_place"},
          .presets = {{"pytorch", {{"epsilon_place", "outside"}}, {{"epsilon", 1e-8}}},
                      {"003", {{"epsilon_place", "outside"}}, {{"epsilon", 1e-8}}}},
          .lines = lines,
          .formula = "G ← γ·G + (1 − γ)·g², x ← x − η / (√G + ε) · g"};
}

}  // namespace gradwalk
