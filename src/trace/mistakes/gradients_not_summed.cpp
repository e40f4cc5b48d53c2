// One gradient where several come back and add up: of a bias, of a value used twice.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.step().phase != Phase::backward) return {};
  const std::vector<std::int32_t> terms = summands(work.tree());
  if (terms.size() < 2) return {};
  std::vector<double> out;
  for (const std::int32_t id : terms) {
    const TermNode& node = work.tree().node(id);
    if (node.kind != TermKind::read) return {};  // products: more is done than adding up
    // Nothing came back there: no sum was left out.
    if (node.value != 0.0) out.push_back(node.value);
  }
  return out;
}

}  // namespace

Mistake gradientsNotSummed() {
  return {.name = "gradients-not-summed",
          .title = {"Gradients not summed", "기울기를 더하지 않음"},
          .what = {"only one of the gradients that come back was taken, but they add up",
                   "돌아오는 기울기 가운데 하나만 썼다. 모두 더한다"},
          .numbers = numbers};
}

}  // namespace gradwalk
