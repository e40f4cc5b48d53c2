// The parameter as the update leaves it, used on the way back of the same iteration.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.step().phase != Phase::backward) return {};
  Slip slip;
  for (const auto& [slot, id] : work.line().reads)
    for (const auto& [from, to] : work.trace().program().carried)
      if (from == id) slip.operands.emplace(slot, work.trace().value(work.where().pass, to));
  if (slip.operands.empty()) return {};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake updatedWeight() {
  return {
      .name = "updated-weight",
      .title = {"Updated weight used", "갱신한 가중치를 씀"},
      .what =
          {"the weight was used as it is after the update, but the way back uses those of the way forward",
           "갱신한 뒤의 가중치를 썼다. 역전파에는 순전파에 쓴 가중치를 쓴다"},
      .numbers = numbers};
}

}  // namespace gradwalk
