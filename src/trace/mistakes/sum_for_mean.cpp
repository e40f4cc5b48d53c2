// A mean without its division: the one by a count that the lesson's convention asks for.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  const Slip slip{
      .rule = [](const TermTree& tree, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        if (node.kind != TermKind::divide) return std::nullopt;
        const bool counted = tree.node(tree.child(node, 1)).kind == TermKind::constant;
        return counted ? std::optional(at(0)) : std::nullopt;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake sumForMean() {
  return {.name = "sum-for-mean",
          .title = {"Sum for mean", "평균 대신 합"},
          .what = {"it was not divided by their number, but the mean is asked for",
                   "개수로 나누지 않았다. 여기서는 평균을 낸다"},
          .numbers = numbers};
}

}  // namespace gradwalk
