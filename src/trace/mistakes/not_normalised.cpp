// A share without its whole: e^x that was not divided by the sum.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.step().phase != Phase::forward) return {};
  // Divided by what a line of the same operation worked out.
  const Slip slip{
      .rule = [](const TermTree& tree, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        if (node.kind != TermKind::divide) return std::nullopt;
        const TermNode& divisor = tree.node(tree.child(node, 1));
        const bool own = divisor.kind == TermKind::read && divisor.slot >= lineSlot && divisor.slot < dySlot;
        return own ? std::optional(at(0)) : std::nullopt;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake notNormalised() {
  return {.name = "not-normalised",
          .title = {"Not divided by the sum", "합으로 나누지 않음"},
          .what = {"it was not divided by the sum, so that the shares do not add up to 1",
                   "합으로 나누지 않아, 모두 더해도 1이 되지 않는다"},
          .numbers = numbers};
}

}  // namespace gradwalk
