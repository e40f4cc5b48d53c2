// The gradient let through where the input was not above 0.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (!work.gated(Gate::positive) || work.step().phase != Phase::backward) return {};
  const auto number = work.again({.rule = everyConditionHolds});
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake reluMaskForgotten() {
  return {.name = "relu-mask-forgotten",
          .title = {"ReLU mask not applied", "ReLU 마스크 빠뜨림"},
          .what = {"the gradient was let through, but ReLU stops it where its input was not above 0",
                   "기울기를 그대로 흘려보냈다. ReLU의 입력이 0보다 크지 않았던 곳에서는 막힌다"},
          .numbers = numbers};
}

}  // namespace gradwalk
