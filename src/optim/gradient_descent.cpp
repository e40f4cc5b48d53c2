// Gradient descent: one step against the gradient, x ← x − η·g.
#include "maths/vocabulary.h"
#include "optim/optimizers.h"
#include "optim/rule_settings.h"

namespace gradwalk {
namespace {

std::vector<Line> lines(const OptimizerCall& call) {
  return {
      {.name = "y",
       .shape = call.shape,
       .formula = "y = x − η·g",
       .cells =
           cells([](const auto& r, std::int64_t i) { return r.input(0, i) - r.input(2, 0) * r.input(1, i); }),
       .whole = {"{x} moves against its gradient, by the learning rate {learning_rate} times the gradient",
                 "{x|이} 기울기의 반대쪽으로, 학습률 {learning_rate|과} 기울기를 곱한 만큼 움직인다"},
       .cell = {"{x0} moves against its gradient: the learning rate times the gradient is subtracted",
                "{x0}에서 학습률과 기울기의 곱을 뺀다"}}};
}

}  // namespace

Optimizer gradientDescent() {
  return {.name = "sgd",
          .title = {"Gradient descent", "경사하강법"},
          .what = {"Moves each parameter one step against its gradient.",
                   "파라미터를 기울기의 반대쪽으로 한 걸음 옮긴다."},
          .hyperParameters = {learningRate(0.01)},
          .presets = {{"pytorch"}, {"000"}, {"002"}, {"003"}, {"book"}},
          .lines = lines,
          .formula = "x ← x − η·g"};
}

}  // namespace gradwalk
