#include "optim/moving_average.h"

#include "maths/vocabulary.h"

namespace gradwalk {

Line averageOfGradients(const OptimizerCall& call, const std::string& name, const std::string& share,
                        const AverageSlots& slots) {
  return {
      .name = name,
      .shape = call.shape,
      .formula = name + " = " + share + "·" + name + " + (1 − " + share + ")·g",
      .cells = cells([slots](const auto& r, std::int64_t i) {
        return r.input(slots.share, 0) * r.input(slots.state, i) +
               (r.constant(1.0) - r.input(slots.share, 0)) * r.input(1, i);
      }),
      .whole = {"{y}: a moving average of the gradients. A share of what it was is kept, the rest is {g}",
                "{y}: 기울기의 이동 평균. 이전 값의 일부를 남기고 나머지는 {g|으로} 채운다"},
      .cell =
          {"The moving average of the gradients: {x1} is kept by the share {x0}, the rest is the gradient",
           "기울기의 이동 평균: {x1|을} {x0}만큼 남기고 나머지는 기울기로 채운다"},
      .state = slots.which};
}

Line averageOfSquares(const OptimizerCall& call, const std::string& name, const std::string& share,
                      const AverageSlots& slots) {
  return {
      .name = name,
      .shape = call.shape,
      .formula = name + " = " + share + "·" + name + " + (1 − " + share + ")·g·g",
      .cells = cells([slots](const auto& r, std::int64_t i) {
        return r.input(slots.share, 0) * r.input(slots.state, i) +
               (r.constant(1.0) - r.input(slots.share, 0)) * r.input(1, i) * r.input(1, i);
      }),
      .whole =
          {"{y}: a moving average of the squared gradients. A share of what it was is kept, the rest is the "
           "square of {g}",
           "{y}: 기울기 제곱의 이동 평균. 이전 값의 일부를 남기고 나머지는 {g|의} 제곱으로 채운다"},
      .cell = {"The moving average of the squared gradients: {x1} is kept by the share {x0}, the rest is the "
               "gradient's square",
               "기울기 제곱의 이동 평균: {x1|을} {x0}만큼 남기고 나머지는 기울기의 제곱으로 채운다"},
      .state = slots.which};
}

}  // namespace gradwalk
