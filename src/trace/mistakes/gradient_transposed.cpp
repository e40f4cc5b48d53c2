// dy·xᵀ where xᵀ·dy is the gradient of a matrix.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.gradientOf() != ArgumentKind::matrix) return {};
  const auto cell = transposedCell(work.line().line.shape, work.where().cell);
  return cell ? std::vector{work.elsewhere(*cell)} : std::vector<double>();
}

}  // namespace

Mistake gradientTransposed() {
  return {
      .name = "gradient-transposed",
      .title = {"Gradient transposed", "기울기 전치"},
      .what = {"this is the gradient of the cell mirrored at the diagonal: input and gradient were mixed up",
               "대각선 맞은편 칸의 기울기이다. 입력과 기울기의 자리를 바꾸어 곱했다"},
      .numbers = numbers};
}

}  // namespace gradwalk
