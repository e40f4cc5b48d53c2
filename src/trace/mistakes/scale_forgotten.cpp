// The one number that every cell is multiplied or divided by left out: dropout's keep
// probability, say.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) { return work.over(ArgumentKind::scalar, ones); }

}  // namespace

Mistake scaleForgotten() {
  return {.name = "scale-forgotten",
          .title = {"Scaling forgotten", "배율 빠뜨림"},
          .what = {"the number that every cell is multiplied or divided by was left out, as the keep "
                   "probability of dropout is",
                   "모든 칸에 곱하거나 나누는 수를 빠뜨렸다. 드롭아웃의 유지 확률이 그런 수이다"},
          .numbers = numbers};
}

}  // namespace gradwalk
