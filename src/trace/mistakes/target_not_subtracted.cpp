// The prediction alone where its difference from the target is asked for.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.operation() == nullptr) return {};
  const Slip slip{.rule = [&work](const TermTree& tree, const TermNode& node,
                                  const ChildValue& at) -> std::optional<double> {
    if (node.kind != TermKind::subtract) return std::nullopt;
    const TermNode& taken = tree.node(tree.child(node, 1));
    if (taken.kind != TermKind::read || taken.slot >= lineSlot) return std::nullopt;
    const Argument* argument = work.operation()->argument(static_cast<std::size_t>(taken.slot));
    return argument != nullptr && argument->kind == ArgumentKind::target ? std::optional(at(0))
                                                                         : std::nullopt;
  }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake targetNotSubtracted() {
  return {.name = "target-not-subtracted",
          .title = {"Target not subtracted", "정답을 빼지 않음"},
          .what = {"the prediction was taken as it is, but the target is subtracted from it",
                   "예측을 그대로 썼다. 예측에서 정답을 뺀다"},
          .numbers = numbers};
}

}  // namespace gradwalk
