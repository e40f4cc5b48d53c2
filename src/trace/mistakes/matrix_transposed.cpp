// A matrix turned over on the way forward.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  return work.step().phase == Phase::forward ? work.over(ArgumentKind::matrix, transposed)
                                             : std::vector<double>();
}

}  // namespace

Mistake matrixTransposed() {
  return {.name = "matrix-transposed",
          .title = {"Matrix transposed", "행렬 전치"},
          .what = {"rows and columns of a matrix were mixed up", "행렬의 행과 열을 바꾸어 썼다"},
          .numbers = numbers};
}

}  // namespace gradwalk
