// Linear: from η at the first update to `end` after `steps` updates, where it stays.
#include "maths/vocabulary.h"
#include "optim/schedule_line.h"

namespace gradwalk {
namespace {

// Slots: t, η, steps, end.
std::vector<Line> lines() {
  Line rate = rateOfUpdate("rate = η + (end − η)·(t − 1) / steps");
  rate.cells = cells([](const auto& r, std::int64_t) {
    const auto done = r.input(0, 0) - r.constant(1.0);
    return where(greater(done, r.input(2, 0)), r.input(3, 0),
                 r.input(1, 0) + (r.input(3, 0) - r.input(1, 0)) * done / r.input(2, 0));
  });
  return {rate};
}

}  // namespace

Schedule linearRate() {
  return {.name = "linear",
          .title = {"Linear decay", "직선 감소"},
          .what = {"Changes the learning rate by the same amount each update.",
                   "갱신마다 학습률을 같은 만큼 바꾼다."},
          .settings = {updateCount("steps", "steps",
                                   {"after how many updates it ends", "몇 번 갱신한 뒤 끝나는지"}),
                       {.name = "end",
                        .symbol = "η_end",
                        .most = 1e12,
                        .what = {"the rate at the end", "마지막 학습률"}}},
          .lines = lines,
          .formula = "η_t = η + (end − η)·(t − 1) / steps"};
}

}  // namespace gradwalk
