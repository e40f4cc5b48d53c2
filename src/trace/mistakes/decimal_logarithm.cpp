// The decimal logarithm where the natural one is meant.
#include <cmath>

#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  const Slip slip{
      .rule = [](const TermTree&, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        return node.kind == TermKind::log ? std::optional(std::log10(at(0))) : std::nullopt;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake decimalLogarithm() {
  return {.name = "decimal-logarithm",
          .title = {"Decimal logarithm", "상용로그"},
          .what = {"the logarithm was taken to base 10, but it is the natural one, to base e",
                   "밑이 10인 로그를 썼다. 여기서는 밑이 e인 자연로그이다"},
          .numbers = numbers};
}

}  // namespace gradwalk
