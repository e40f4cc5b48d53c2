// A negative value kept as it is.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (!work.gated(Gate::positive) || work.step().phase != Phase::forward) return {};
  // Of max(0, x), x.
  const Slip slip{
      .rule = [](const TermTree& tree, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        if (node.kind != TermKind::maximum) return std::nullopt;
        for (std::int32_t k = 0; k < node.childCount; ++k)
          if (tree.node(tree.child(node, k)).kind == TermKind::read) return at(k);
        return std::nullopt;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake reluForgotten() {
  return {.name = "relu-forgotten",
          .title = {"ReLU forgotten", "ReLU 빠뜨림"},
          .what = {"the negative value was kept, but ReLU makes it 0",
                   "음수를 그대로 두었다. ReLU는 음수를 0으로 바꾼다"},
          .numbers = numbers};
}

}  // namespace gradwalk
