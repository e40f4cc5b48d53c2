// Dropout's mask left out, forward or backward: a factor of zeros and ones.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::optional<Tensor> open(const Tensor& factor) {
  bool masks = false;
  for (const double x : factor.data) {
    if (x != 0.0 && x != 1.0) return std::nullopt;
    masks = masks || x == 0.0;
  }
  return masks ? ones(factor) : std::nullopt;
}

std::vector<double> numbers(const Work& work) { return work.over(ArgumentKind::factor, open); }

}  // namespace

Mistake maskForgotten() {
  return {
      .name = "mask-forgotten",
      .title = {"Dropout mask not applied", "드롭아웃 마스크 빠뜨림"},
      .what = {"the mask was left out, but what it switches off is 0 forward and gets no gradient backward",
               "마스크를 곱하지 않았다. 마스크가 끈 곳은 순전파에서 0이고 역전파에서 기울기를 받지 않는다"},
      .numbers = numbers};
}

}  // namespace gradwalk
