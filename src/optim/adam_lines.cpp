#include "optim/adam_lines.h"

#include "maths/vocabulary.h"
#include "optim/adaptive.h"
#include "optim/conventions.h"
#include "optim/moving_average.h"

namespace gradwalk {
namespace {

Line correction(const char* name, const char* symbol, const char* share, int slot) {
  return {.name = name,
          .shape = {},
          .formula = std::string(name) + " = 1 − " + share + "^t",
          .cells = cells([slot](const auto& r, std::int64_t) {
            return r.constant(1.0) - pow(r.input(slot, 0), r.input(0, 0));
          }),
          .whole = {"{y}: how much of its weight a moving average that started at 0 has by update {t}",
                    "{y}: 0에서 시작한 이동 평균이 {t}번째 갱신까지 모은 가중치"},
          .cell = {"{y}: how much of its weight a moving average that started at 0 has by now",
                   "{y}: 0에서 시작한 이동 평균이 지금까지 모은 가중치"},
          .symbol = symbol};
}

Line corrected(const OptimizerCall& call, const char* name, const char* of, int line, int factor) {
  return {.name = name,
          .shape = call.shape,
          .formula = std::string(name) + " = " + of + " / " + (of == std::string("m") ? "c1" : "c2"),
          .cells = cells(
              [line, factor](const auto& r, std::int64_t i) { return r.line(line, i) / r.input(factor, 0); }),
          .whole = {"{y}: the average made up for having started at 0", "{y}: 0에서 시작한 것을 보정한 평균"},
          .cell = {"{x0} is made up for having started at 0: it is divided by {x1}",
                   "{x0|이} 0에서 시작한 것을 보정한다. {x1|으로} 나눈다"}};
}

}  // namespace

std::vector<Line> adamOnce(const OptimizerCall& call) {
  if (call.is("bias_correction", correctNone)) return {};
  std::vector<Line> out{correction("c1", "c₁", "β₁", 2), correction("c2", "c₂", "β₂", 3)};
  if (call.is("bias_correction", correctRate))
    out.push_back(
        {.name = "alpha",
         .shape = {},
         .formula = "alpha = η·√(c2) / c1",
         .cells = cells(
             [](const auto& r, std::int64_t) { return r.input(1, 0) * sqrt(r.line(1, 0)) / r.line(0, 0); }),
         .whole = {"{y}: the learning rate with both corrections in it", "{y}: 두 보정을 담은 학습률"},
         .cell = {"{y}: the learning rate with both corrections in it", "{y}: 두 보정을 담은 학습률"},
         .symbol = "α_t"});
  return out;
}

std::vector<Line> adamLines(const OptimizerCall& call, const AdamSlots& slots) {
  std::vector<Line> out{averageOfGradients(call, "m", "β₁", {.share = 3, .state = slots.m, .which = 0}),
                        averageOfSquares(call, "v", "β₂", {.share = 4, .state = slots.v, .which = 1})};
  AdaptiveSlots use{.epsilon = slots.epsilon,
                    .scale = slots.lines + 1,
                    .along = slots.lines,
                    .from = slots.from,
                    .first = slots.lines + 2};
  AdaptiveNames names{.scale = "v", .along = "m", .from = slots.fromName};
  if (call.is("bias_correction", correctEach)) {
    out.push_back(corrected(call, "m_hat", "m", slots.lines, slots.once));
    out.push_back(corrected(call, "v_hat", "v", slots.lines + 1, slots.once + 1));
    use.along += 2;
    use.scale += 2;
    use.first += 2;
    names.scale = "v_hat";
    names.along = "m_hat";
  } else if (call.is("bias_correction", correctRate)) {
    use.rate = slots.once + 2;
    names.rate = "alpha";
  }
  for (Line& line : adaptiveLines(call, use, names)) out.push_back(std::move(line));
  return out;
}

}  // namespace gradwalk
