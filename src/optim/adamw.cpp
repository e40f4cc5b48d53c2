// AdamW (Loshchilov, Hutter 2019): Adam with weight decay of its own, x ← x − η·λ·x, apart
// from the gradient and so from its averages.
#include "maths/vocabulary.h"
#include "optim/adam_lines.h"
#include "optim/optimizers.h"
#include "optim/rule_settings.h"

namespace gradwalk {
namespace {

// Slots: x, g, η, β₁, β₂, ε, λ, m, v, lines of once.
std::vector<Line> lines(const OptimizerCall& call) {
  std::vector<Line> out{{.name = "decayed",
                         .shape = call.shape,
                         .formula = "decayed = x − η·λ·x",
                         .cells = cells([](const auto& r, std::int64_t i) {
                           return r.input(0, i) - r.input(2, 0) * r.input(6, 0) * r.input(0, i);
                         }),
                         .whole = {"{x} is drawn towards 0 by itself, apart from its gradient",
                                   "{x|을} 기울기와 따로 0 쪽으로 당긴다"},
                         .cell = {"{x0} is drawn towards 0", "{x0|을} 0 쪽으로 당긴다"}}};
  for (Line& line :
       adamLines(call, {.m = 7, .v = 8, .once = 9, .lines = 1, .from = 0, .fromName = "decayed"}))
    out.push_back(std::move(line));
  return out;
}

}  // namespace

Optimizer adamw() {
  Optimizer rule = adam();
  rule.name = "adamw";
  rule.title = {"AdamW", "AdamW"};
  rule.what = {"Adam, and each cell is drawn towards 0 apart from its gradient.",
               "Adam에 더해, 칸을 기울기와 따로 0 쪽으로 당긴다."};
  rule.hyperParameters.push_back(
      {.name = "weight_decay",
       .symbol = "λ",
       .initial = 0.01,
       .most = 1e6,
       .what = {"how strongly weights are drawn towards 0", "가중치를 0 쪽으로 당기는 세기"}});
  rule.presets.resize(1);  // PyTorch's; the books do not have it
  rule.lines = lines;
  rule.formula = "x ← x − η·λ·x, then Adam";
  return rule;
}

}  // namespace gradwalk
