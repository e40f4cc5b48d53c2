// Cosine annealing (Loshchilov, Hutter 2017): from η at the first update to `least` after
// `steps` updates, where it stays.
#include "maths/vocabulary.h"
#include "optim/schedule_line.h"

namespace gradwalk {
namespace {

constexpr double pi = 3.14159265358979323846;

// Slots: t, η, steps, least.
std::vector<Line> lines() {
  Line rate = rateOfUpdate("rate = least + ½·(η − least)·(1 + cos(π·(t − 1) / steps))");
  rate.cells = cells([](const auto& r, std::int64_t) {
    const auto done = r.input(0, 0) - r.constant(1.0);
    const auto turn = cos(r.constant(pi) * done / r.input(2, 0));
    return where(
        greater(done, r.input(2, 0)), r.input(3, 0),
        r.input(3, 0) + r.constant(0.5) * (r.input(1, 0) - r.input(3, 0)) * (r.constant(1.0) + turn));
  });
  return {rate};
}

}  // namespace

Schedule cosineRate() {
  return {.name = "cosine",
          .title = {"Cosine annealing", "코사인 감소"},
          .what = {"Lowers the learning rate along half a cosine.", "학습률을 코사인 반 주기를 따라 낮춘다."},
          .settings = {updateCount("steps", "steps",
                                   {"after how many updates it is lowest", "몇 번 갱신한 뒤 가장 낮은지"}),
                       {.name = "least",
                        .symbol = "η_least",
                        .most = 1e12,
                        .what = {"the lowest rate", "가장 낮은 학습률"}}},
          .lines = lines,
          .formula = "η_t = least + ½·(η − least)·(1 + cos(π·(t − 1) / steps))"};
}

}  // namespace gradwalk
