// The step itself where the new value is asked for, with or without its sign.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.optimizer() == nullptr) return {};
  Slip slip;
  slip.operands.emplace(0, *zeros(work.operand(0)));
  const auto number = work.again(slip);
  return number ? std::vector{*number, -*number} : std::vector<double>();
}

}  // namespace

Mistake stepOnly() {
  return {.name = "step-only",
          .title = {"Only the step", "움직인 양만 구함"},
          .what = {"this is how far the parameter moves, not its new value",
                   "파라미터가 움직인 양이다. 새 값이 아니다"},
          .numbers = numbers};
}

}  // namespace gradwalk
