// Plateau: where the loss has not been lower than its best for more than `patience` updates, the
// rate is multiplied by a factor and the count starts again (001: a tenth when it stalls).
#include "maths/vocabulary.h"
#include "optim/schedule_line.h"

namespace gradwalk {
namespace {

// Slots: t, η, factor, patience, loss, best, waited, rate.
std::vector<Line> lines() {
  const auto first = [](const auto& r) { return equal(r.input(0, 0), r.constant(1.0)); };
  const Text countWords = {"For how many updates the loss has not been lower than its best",
                           "손실이 가장 낮은 값보다 낮아지지 않은 갱신 수"};
  const Text bestWords = {"The lowest loss so far", "지금까지 가장 낮은 손실"};
  const Text waitedWords = {"{y}: the count, which starts again when the rate falls",
                            "{y}: 센 횟수. 학습률을 낮추면 다시 센다"};
  Line rate = rateOfUpdate("rate = rate, or factor·rate when count > patience");
  rate.cells = cells([first](const auto& r, std::int64_t) {
    return where(first(r), r.input(1, 0),
                 where(greater(r.line(0, 0), r.input(3, 0)), r.input(2, 0) * r.input(7, 0), r.input(7, 0)));
  });
  rate.state = 2;
  return {{.name = "count",
           .shape = {},
           .formula = "count = waited + 1, or 0 when loss < best",
           .cells = cells([first](const auto& r, std::int64_t) {
             const auto none = r.constant(0.0);
             return where(
                 first(r), none,
                 where(greater(r.input(5, 0), r.input(4, 0)), none, r.input(6, 0) + r.constant(1.0)));
           }),
           .whole = countWords,
           .cell = countWords},
          {.name = "best",
           .shape = {},
           .formula = "best = min(best, loss)",
           .cells = cells([first](const auto& r, std::int64_t) {
             return where(first(r), r.input(4, 0),
                          where(greater(r.input(5, 0), r.input(4, 0)), r.input(4, 0), r.input(5, 0)));
           }),
           .whole = bestWords,
           .cell = bestWords,
           .state = 0},
          {.name = "waited",
           .shape = {},
           .formula = "waited = count, or 0 when count > patience",
           .cells = cells([](const auto& r, std::int64_t) {
             return where(greater(r.line(0, 0), r.input(3, 0)), r.constant(0.0), r.line(0, 0));
           }),
           .whole = waitedWords,
           .cell = waitedWords,
           .state = 1},
          rate};
}

}  // namespace

Schedule plateau() {
  HyperParameter patience = updateCount(
      "patience", "patience",
      {"how many updates without a lower loss are borne", "손실이 낮아지지 않는 갱신을 몇 번 참는지"});
  patience.initial = 10.0;
  patience.least = 0.0;
  patience.required = false;
  return {.name = "plateau",
          .title = {"Lower on a plateau", "정체하면 낮추기"},
          .what = {"Multiplies the learning rate by a factor when the loss stops falling.",
                   "손실이 더 낮아지지 않으면 학습률에 비율을 곱한다."},
          .settings = {{.name = "factor",
                        .symbol = "factor",
                        .initial = 0.1,
                        .most = 1.0,
                        .what = {"what the rate is multiplied by", "학습률에 곱하는 비율"}},
                       patience},
          .states = {"best", "waited", "rate"},
          .readsLoss = true,
          .lines = lines,
          .formula = "η_t = factor·η_{t−1} when the loss has not fallen for more than patience updates"};
}

}  // namespace gradwalk
