// The gradient of a window given to all of its cells.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (!work.gated(Gate::largest) || work.step().phase != Phase::backward) return {};
  const auto number = work.again({.rule = everyConditionHolds});
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake gradientSpread() {
  return {
      .name = "gradient-spread",
      .title = {"Gradient given to every pooling cell", "풀링의 모든 칸에 기울기를 줌"},
      .what =
          {"the gradient was given to every cell of the window, but it goes back to the largest one alone",
           "창의 모든 칸에 기울기를 주었다. 기울기는 가장 컸던 칸으로만 돌아간다"},
      .numbers = numbers};
}

}  // namespace gradwalk
