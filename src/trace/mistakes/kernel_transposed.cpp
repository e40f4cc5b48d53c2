// Rows and columns of the kernel mixed up.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  if (work.gradientOf() == ArgumentKind::kernel) {
    const auto cell = transposedCell(work.line().line.shape, work.where().cell);
    return cell ? std::vector{work.elsewhere(*cell)} : std::vector<double>();
  }
  return work.over(ArgumentKind::kernel, transposed);
}

}  // namespace

Mistake kernelTransposed() {
  return {.name = "kernel-transposed",
          .title = {"Kernel transposed", "커널 전치"},
          .what = {"rows and columns of the kernel were mixed up", "커널의 행과 열을 바꾸어 썼다"},
          .numbers = numbers};
}

}  // namespace gradwalk
