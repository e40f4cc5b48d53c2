// The gradient times W instead of its transpose; square matrices let one do so.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  // The line reads W across, which is what transposing means; who does not reads it down.
  return work.step().phase == Phase::backward ? work.over(ArgumentKind::matrix, transposed)
                                              : std::vector<double>();
}

}  // namespace

Mistake matrixNotTransposed() {
  return {
      .name = "matrix-not-transposed",
      .title = {"W not transposed", "W를 전치하지 않음"},
      .what = {"the gradient was multiplied by the matrix as it stands, but on the way back by its transpose",
               "행렬을 그대로 곱했다. 역전파에서는 기울기에 행렬의 전치를 곱한다"},
      .numbers = numbers};
}

}  // namespace gradwalk
