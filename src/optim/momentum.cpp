// Momentum: a velocity that keeps a share of what it was, v ← γ·v + g, x ← x − η·v
// (Polyak 1964). The books write η and the sign elsewhere: momentum_form.
#include "optim/optimizers.h"
#include "optim/rule_settings.h"
#include "optim/velocity.h"

namespace gradwalk {
namespace {

std::vector<Line> lines(const OptimizerCall& call) { return {velocityLine(call), movedByVelocity(call)}; }

}  // namespace

Optimizer momentum() {
  return {.name = "momentum",
          .title = {"Momentum", "모멘텀"},
          .what = {"Moves each parameter by a velocity, which keeps a share of what it was and takes up each "
                   "gradient.",
                   "속도로 파라미터를 옮긴다. 속도는 이전 속도의 일부를 남기고 기울기를 받아들인다."},
          .hyperParameters = {learningRate(0.01), momentumShare(0.9)},
          .states = {"v"},
          .conventions = {"momentum_form"},
          .presets = {{"pytorch", {{"momentum_form", "gradient"}}},
                      {"000", {{"momentum_form", "step"}}},
                      {"002", {{"momentum_form", "velocity"}}},
                      {"003", {{"momentum_form", "step"}}},
                      {"book", {{"momentum_form", "velocity"}}}},
          .lines = lines,
          .formula = "v ← γ·v + g, x ← x − η·v"};
}

}  // namespace gradwalk
