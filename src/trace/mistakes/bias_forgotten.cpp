// The bias left out.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) { return work.over(ArgumentKind::bias, zeros); }

}  // namespace

Mistake biasForgotten() {
  return {.name = "bias-forgotten",
          .title = {"Bias forgotten", "편향 빠뜨림"},
          .what = {"the bias was not added", "편향을 더하지 않았다"},
          .numbers = numbers};
}

}  // namespace gradwalk
