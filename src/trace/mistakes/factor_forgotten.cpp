// The ½ before the sum of squares, or the 2 of its derivative.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  const Slip slip{
      .rule = [](const TermTree& tree, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        if (node.kind != TermKind::multiply) return std::nullopt;
        for (std::int32_t k = 0; k < 2; ++k)
          if (tree.node(tree.child(node, k)).kind == TermKind::constant) return at(1 - k);
        return std::nullopt;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake factorForgotten() {
  return {.name = "factor-forgotten",
          .title = {"Factor forgotten", "계수 빠뜨림"},
          .what = {"the constant factor of the formula was left out, as the ½ before a sum of squares or the "
                   "2 of its derivative",
                   "식의 상수 계수를 빠뜨렸다. 제곱합 앞의 ½이나 그 도함수의 2가 그런 계수이다"},
          .numbers = numbers};
}

}  // namespace gradwalk
