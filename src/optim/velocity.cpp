#include "optim/velocity.h"

#include "maths/vocabulary.h"
#include "optim/conventions.h"

namespace gradwalk {

Line velocityLine(const OptimizerCall& call) {
  Line line{.name = "v", .shape = call.shape, .state = 0};
  if (call.is("momentum_form", formGradient)) {
    line.formula = "v = γ·v + g";
    line.cells =
        cells([](const auto& r, std::int64_t i) { return r.input(3, 0) * r.input(4, i) + r.input(1, i); });
    line.whole = {"The velocity {v} is kept by the share {momentum}, and the gradient {g} is added",
                  "속도 {v|을} {momentum}만큼 남기고 기울기 {g|을} 더한다"};
    line.cell = {"The velocity {x1} is kept by the share {x0}, and the gradient {x2} is added",
                 "속도 {x1|을} {x0}만큼 남기고 기울기 {x2|을} 더한다"};
  } else if (call.is("momentum_form", formStep)) {
    line.formula = "v = γ·v + η·g";
    line.cells = cells([](const auto& r, std::int64_t i) {
      return r.input(3, 0) * r.input(4, i) + r.input(2, 0) * r.input(1, i);
    });
    line.whole = {
        "The velocity {v} is kept by the share {momentum}, and the step {learning_rate}·{g} is added",
        "속도 {v|을} {momentum}만큼 남기고 걸음 {learning_rate}·{g|을} 더한다"};
    line.cell = {"The velocity {x1} is kept by the share {x0}, and {x2} times the gradient {x3} is added",
                 "속도 {x1|을} {x0}만큼 남기고 {x2|과} 기울기 {x3|의} 곱을 더한다"};
  } else {
    line.formula = "v = γ·v − η·g";
    line.cells = cells([](const auto& r, std::int64_t i) {
      return r.input(3, 0) * r.input(4, i) - r.input(2, 0) * r.input(1, i);
    });
    line.whole = {
        "The velocity {v} is kept by the share {momentum}, and the step {learning_rate}·{g} is subtracted",
        "속도 {v|을} {momentum}만큼 남기고 걸음 {learning_rate}·{g|을} 뺀다"};
    line.cell = {
        "The velocity {x1} is kept by the share {x0}, and {x2} times the gradient {x3} is subtracted",
        "속도 {x1|을} {x0}만큼 남기고 {x2|과} 기울기 {x3|의} 곱을 뺀다"};
  }
  return line;
}

Line movedByVelocity(const OptimizerCall& call) {
  Line line{.name = "y", .shape = call.shape};
  if (call.is("momentum_form", formGradient)) {
    line.formula = "y = x − η·v";
    line.cells =
        cells([](const auto& r, std::int64_t i) { return r.input(0, i) - r.input(2, 0) * r.line(0, i); });
    line.whole = {"{x} moves against its velocity, by the learning rate {learning_rate} times {v}",
                  "{x|이} 속도의 반대쪽으로, 학습률 {learning_rate|과} {v|의} 곱만큼 움직인다"};
    line.cell = {"{x0} moves against its velocity: {x1} times {x2} is subtracted",
                 "{x0}에서 {x1|과} 속도 {x2|의} 곱을 뺀다"};
  } else if (call.is("momentum_form", formStep)) {
    line.formula = "y = x − v";
    line.cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) - r.line(0, i); });
    line.whole = {"{x} moves against its velocity {v}", "{x|이} 속도 {v|의} 반대쪽으로 움직인다"};
    line.cell = {"The velocity {x1} is subtracted from {x0}", "{x0}에서 속도 {x1|을} 뺀다"};
  } else {
    line.formula = "y = x + v";
    line.cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) + r.line(0, i); });
    line.whole = {"{x} moves by its velocity {v}", "{x|이} 속도 {v}만큼 움직인다"};
    line.cell = {"The velocity {x1} is added to {x0}", "{x0}에 속도 {x1|을} 더한다"};
  }
  return line;
}

}  // namespace gradwalk
