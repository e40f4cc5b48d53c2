// Inverse square root: η rises for `warm` updates, then falls as √(warm / t). With warm = 1 it
// is η / √t.
#include "maths/vocabulary.h"
#include "optim/schedule_line.h"

namespace gradwalk {
namespace {

// Slots: t, η, warm.
std::vector<Line> lines() {
  Line rate = rateOfUpdate("rate = η·min(t / warm, √(warm / t))");
  rate.cells = cells([](const auto& r, std::int64_t) {
    const auto t = r.input(0, 0), warm = r.input(2, 0);
    return where(greater(warm, t), r.input(1, 0) * t / warm, r.input(1, 0) * sqrt(warm / t));
  });
  return {rate};
}

}  // namespace

Schedule inverseSqrt() {
  HyperParameter warm = updateCount(
      "warm", "warm", {"over how many updates it rises first", "처음 몇 번 갱신하는 동안 높이는지"});
  warm.required = false;
  return {.name = "inverse_sqrt",
          .title = {"Inverse square root", "제곱근 반비례"},
          .what = {"Lowers the learning rate as one over the root of the update's number.",
                   "갱신 번호의 제곱근에 반비례하게 학습률을 낮춘다."},
          .settings = {warm},
          .lines = lines,
          .formula = "η_t = η·min(t / warm, √(warm / t))"};
}

}  // namespace gradwalk
