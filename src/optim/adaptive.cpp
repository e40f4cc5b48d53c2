#include "optim/adaptive.h"

#include "maths/vocabulary.h"
#include "optim/conventions.h"

namespace gradwalk {
namespace {

Line rateLine(const OptimizerCall& call, const AdaptiveSlots& slots, const AdaptiveNames& names) {
  const bool inside = call.is("epsilon_place", epsilonInside);
  Line line{
      .name = "rate",
      .shape = call.shape,
      .formula = "rate = " + names.rate + " / " +
                 (inside ? "√(" + names.scale + " + ε)" : "(√(" + names.scale + ") + ε)"),
      .whole = {"{y}: each cell has a learning rate of its own, the smaller the larger its gradients were",
                "{y}: 칸마다 학습률이 따로 있다. 지금까지의 기울기가 클수록 작다"},
      .cell = {"The learning rate of this cell alone: the smaller, the larger its gradients were",
               "이 칸만의 학습률. 지금까지의 기울기가 클수록 작다"}};
  if (inside)
    line.cells = cells([slots](const auto& r, std::int64_t i) {
      return r.input(slots.rate, 0) / sqrt(r.line(slots.scale, i) + r.input(slots.epsilon, 0));
    });
  else
    line.cells = cells([slots](const auto& r, std::int64_t i) {
      return r.input(slots.rate, 0) / (sqrt(r.line(slots.scale, i)) + r.input(slots.epsilon, 0));
    });
  return line;
}

}  // namespace

std::vector<Line> adaptiveLines(const OptimizerCall& call, const AdaptiveSlots& slots,
                                const AdaptiveNames& names) {
  const Line step{.name = "step",
                  .shape = call.shape,
                  .formula = "step = rate·" + names.along,
                  .cells = cells([slots](const auto& r, std::int64_t i) {
                    return r.line(slots.first, i) *
                           (slots.along < 0 ? r.input(1, i) : r.line(slots.along, i));
                  }),
                  .whole = {"{y}: how far each cell moves, at its own learning rate",
                            "{y}: 칸마다 제 학습률로 움직일 만큼"},
                  .cell = {"How far this cell moves: its own learning rate {x0} times {x1}",
                           "이 칸이 움직일 만큼: 제 학습률 {x0|과} {x1|의} 곱"}};
  const Line moved{.name = "y",
                   .shape = call.shape,
                   .formula = "y = " + names.from + " − step",
                   .cells = cells([slots](const auto& r, std::int64_t i) {
                     return (slots.from < 0 ? r.input(0, i) : r.line(slots.from, i)) -
                            r.line(slots.first + 1, i);
                   }),
                   .whole = {"{x} moves by {step}, against its gradients",
                             "{x|이} 기울기의 반대쪽으로 {step}만큼 움직인다"},
                   .cell = {"The step {x1} is subtracted from {x0}", "{x0}에서 걸음 {x1|을} 뺀다"}};
  return {rateLine(call, slots, names), step, moved};
}

}  // namespace gradwalk
