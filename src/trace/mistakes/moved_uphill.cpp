// The step added instead of subtracted.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.optimizer() == nullptr) return {};
  Slip slip;
  slip.operands.emplace(1, *negated(work.operand(1)));
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake movedUphill() {
  return {.name = "moved-uphill",
          .title = {"Moved up the slope", "오르막으로 움직임"},
          .what = {"the step was added, but it is subtracted: the parameter moves against its gradient",
                   "더했다. 파라미터는 기울기의 반대쪽으로 움직이므로 뺀다"},
          .numbers = numbers};
}

}  // namespace gradwalk
