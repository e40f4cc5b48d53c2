// The gradient of a window in equal shares, as average pooling has it.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

// How many cells a window has: the forward line says what it takes the largest of.
int windowSize(const Work& work) {
  for (const Step& step : work.trace().program().steps) {
    if (step.phase != Phase::forward || step.output != work.step().output) continue;
    TermTree tree;
    const StepLine& line = step.lines.back();
    const Reader<Term> reader = bindTerms(work.trace(), work.where().pass, line, tree);
    return tree.node(line.line.cells.term(reader, 0).id).childCount;
  }
  return 0;
}

std::vector<double> numbers(const Work& work) {
  if (!work.gated(Gate::largest) || work.step().phase != Phase::backward) return {};
  const int cells = windowSize(work);
  if (cells < 2) return {};
  const Slip slip{
      .rule = [cells](const TermTree&, const TermNode& node, const ChildValue& at) -> std::optional<double> {
        return node.kind == TermKind::where ? std::optional(at(1) / cells) : std::nullopt;
      }};
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake gradientShared() {
  return {
      .name = "gradient-shared",
      .title = {"Gradient shared out", "기울기를 똑같이 나눔"},
      .what =
          {"the gradient was shared out over the window, as average pooling does; here the largest cell gets "
           "all of it",
           "기울기를 창의 칸들에 똑같이 나누었다. 그것은 평균 풀링이고, 여기서는 가장 컸던 칸이 모두 받는다"},
      .numbers = numbers};
}

}  // namespace gradwalk
