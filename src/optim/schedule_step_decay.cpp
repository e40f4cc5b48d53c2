// Step decay: the rate is multiplied by a factor after every so many updates (001: 0.1, 0.1, 30
// gives 0.1, 0.01, 0.001 at updates 1–30, 31–60, 61–90).
#include "maths/vocabulary.h"
#include "optim/schedule_line.h"

namespace gradwalk {
namespace {

// Slots: t, η, factor, every, rate, used (for how many updates the rate was in force).
std::vector<Line> lines() {
  const Text usedWords = {"For how many updates the rate is in force, this one counted",
                          "이번까지 이 학습률을 쓴 갱신 수"};
  Line rate = rateOfUpdate("rate = η, factor·rate after each {every} updates");
  rate.cells = cells([](const auto& r, std::int64_t) {
    return where(equal(r.input(0, 0), r.constant(1.0)), r.input(1, 0),
                 where(equal(r.input(5, 0), r.input(3, 0)), r.input(2, 0) * r.input(4, 0), r.input(4, 0)));
  });
  rate.formula = "rate = rate, or factor·rate when used = every";
  rate.state = 0;
  return {{.name = "used",
           .shape = {},
           .formula = "used = used + 1, or 1 when used = every",
           .cells = cells([](const auto& r, std::int64_t) {
             return where(equal(r.input(5, 0), r.input(3, 0)), r.constant(1.0),
                          r.input(5, 0) + r.constant(1.0));
           }),
           .whole = usedWords,
           .cell = usedWords,
           .state = 1},
          rate};
}

}  // namespace

Schedule stepDecay() {
  return {.name = "step_decay",
          .title = {"Step decay", "계단식 감소"},
          .what = {"Multiplies the learning rate by a factor after every so many updates.",
                   "정해진 갱신 수마다 학습률에 비율을 곱한다."},
          .settings = {{.name = "factor",
                        .symbol = "factor",
                        .initial = 0.1,
                        .most = 1.0,
                        .what = {"what the rate is multiplied by", "학습률에 곱하는 비율"}},
                       updateCount("every", "every", {"after how many updates", "몇 번 갱신할 때마다"})},
          .states = {"rate", "used"},
          .lines = lines,
          .formula = "η_t = η·factor^⌊(t − 1) / every⌋"};
}

}  // namespace gradwalk
