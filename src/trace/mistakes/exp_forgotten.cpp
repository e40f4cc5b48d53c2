// Shares of the scores themselves instead of their exponentials.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.step().phase != Phase::forward) return {};
  const Slip slip{
      .rule = [](const TermTree&, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        return node.kind == TermKind::exp ? std::optional(at(0)) : std::nullopt;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake expForgotten() {
  return {.name = "exp-forgotten",
          .title = {"Exponential forgotten", "지수 함수 빠뜨림"},
          .what = {"the scores themselves were used, but e is raised to them first",
                   "점수를 그대로 썼다. 먼저 e의 거듭제곱을 구한다"},
          .numbers = numbers};
}

}  // namespace gradwalk
