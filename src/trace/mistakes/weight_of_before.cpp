// The parameter as it was before the last update.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  const int before = work.where().pass - 1;
  if (work.step().phase != Phase::forward || before < 1) return {};
  Slip slip;
  for (const auto& [slot, id] : work.line().reads)
    for (const auto& [from, to] : work.trace().program().carried)
      if (from == id) slip.operands.emplace(slot, work.trace().value(before, id));
  if (slip.operands.empty()) return {};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake weightOfBefore() {
  return {.name = "weight-of-before",
          .title = {"Old weight used", "갱신하기 전의 가중치를 씀"},
          .what = {"the weight was used as it was before the last update", "마지막 갱신 전의 가중치를 썼다"},
          .numbers = numbers};
}

}  // namespace gradwalk
