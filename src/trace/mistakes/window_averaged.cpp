// Average pooling where the largest cell is asked for.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (!work.gated(Gate::largest) || work.step().phase != Phase::forward) return {};
  const Slip slip{
      .rule = [](const TermTree&, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        if (node.kind != TermKind::maximum) return std::nullopt;
        double total = 0.0;
        for (std::int32_t k = 0; k < node.childCount; ++k) total += at(k);
        return total / node.childCount;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake windowAveraged() {
  return {.name = "window-averaged",
          .title = {"Average instead of maximum", "최댓값 대신 평균"},
          .what = {"the window was averaged, but its largest cell is kept",
                   "창의 평균을 냈다. 남길 것은 가장 큰 칸이다"},
          .numbers = numbers};
}

}  // namespace gradwalk
