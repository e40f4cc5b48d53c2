// Negative operands read without their minus.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  const Slip slip{
      .rule = [](const TermTree&, const TermNode& node, const ChildValue&) -> std::optional<double> {
        return node.kind == TermKind::read && node.value < 0.0 ? std::optional(-node.value) : std::nullopt;
      }};
  const auto number = work.again(slip);
  // The sign of the result alone is a mistake of its own.
  return number && *number != -work.right() ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake minusOverlooked() {
  return {.name = "minus-overlooked",
          .title = {"Minus of an operand overlooked", "피연산자의 음의 부호를 놓침"},
          .what = {"negative numbers were used as if they were positive", "음수를 양수처럼 썼다"},
          .numbers = numbers};
}

}  // namespace gradwalk
