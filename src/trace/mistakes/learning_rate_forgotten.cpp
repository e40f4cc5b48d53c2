// The whole gradient subtracted.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.optimizer() == nullptr) return {};
  Slip slip;
  // Behind the parameter and its gradient, the hyper-parameters in order.
  const std::vector<HyperParameter>& known = work.optimizer()->hyperParameters;
  for (std::size_t k = 0; k < known.size(); ++k) {
    const auto slot = static_cast<int>(k) + 2;
    if (known[k].learningRate) slip.operands.emplace(slot, *ones(work.operand(slot)));
  }
  const auto number = work.again(slip);
  return number ? std::vector{*number} : std::vector<double>();
}

}  // namespace

Mistake learningRateForgotten() {
  return {.name = "learning-rate-forgotten",
          .title = {"Learning rate forgotten", "학습률 빠뜨림"},
          .what = {"the whole gradient was subtracted, but it is multiplied by the learning rate first",
                   "기울기를 통째로 뺐다. 먼저 학습률을 곱한다"},
          .numbers = numbers};
}

}  // namespace gradwalk
