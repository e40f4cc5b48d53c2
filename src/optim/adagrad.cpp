// AdaGrad (Duchi, Hazan, Singer 2011): G ← G + g², x ← x − η / (√G + ε) · g. The sum only
// grows, so that the steps only shrink.
#include "maths/vocabulary.h"
#include "optim/adaptive.h"
#include "optim/optimizers.h"
#include "optim/rule_settings.h"

namespace gradwalk {
namespace {

std::vector<Line> lines(const OptimizerCall& call) {
  std::vector<Line> out{
      {.name = "G",
       .shape = call.shape,
       .formula = "G = G + g·g",
       .cells =
           cells([](const auto& r, std::int64_t i) { return r.input(4, i) + r.input(1, i) * r.input(1, i); }),
       .whole = {"{G} takes up the square of each gradient: a sum that only grows",
                 "{G}에 기울기의 제곱을 더한다. 커지기만 하는 합이다"},
       .cell = {"The square of the gradient {x1} is added to {x0}", "{x0}에 기울기 {x1|의} 제곱을 더한다"},
       .state = 0}};
  for (Line& line : adaptiveLines(call, {}, {})) out.push_back(std::move(line));
  return out;
}

}  // namespace

Optimizer adagrad() {
  return {.name = "adagrad",
          .title = {"AdaGrad", "AdaGrad"},
          .what = {"Divides each cell's step by the root of the sum of all its squared gradients so far.",
                   "칸마다 지금까지의 기울기 제곱을 모두 더한 것의 제곱근으로 걸음을 나눈다."},
          .hyperParameters = {learningRate(0.01), epsilon(1e-10)},
          .states = {"G"},
          .conventions = {"epsilon_place"},
          .presets = {{"pytorch", {{"epsilon_place", "outside"}}, {{"epsilon", 1e-10}}},
                      {"000", {{"epsilon_place", "inside"}}, {{"epsilon", 1e-8}}},
                      {"002", {{"epsilon_place", "outside"}}, {{"epsilon", 1e-7}}},
                      {"003", {{"epsilon_place", "inside"}}, {{"epsilon", 1e-8}}},
                      {"book", {{"epsilon_place", "outside"}}, {{"epsilon", 1e-7}}}},
          .lines = lines,
          .formula = "G ← G + g², x ← x − η / (√G + ε) · g"};
}

}  // namespace gradwalk
