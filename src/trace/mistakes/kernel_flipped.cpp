// The kernel turned by 180° before it is laid on: convolution as signal processing has it.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) {
  // Where the lesson turns it, the mistake would be not to.
  if (work.choiceOf("kernel") == "flipped") return {};
  if (work.gradientOf() == ArgumentKind::kernel) {
    const auto cell = turnedCell(work.line().line.shape, work.where().cell);
    return cell ? std::vector{work.elsewhere(*cell)} : std::vector<double>();
  }
  return work.over(ArgumentKind::kernel, turned);
}

}  // namespace

Mistake kernelFlipped() {
  return {.name = "kernel-flipped",
          .title = {"Kernel flipped", "커널 뒤집음"},
          .what = {"the kernel was turned by 180°, but it is used as it is written",
                   "커널을 180° 돌렸다. 커널은 적힌 그대로 쓴다"},
          .numbers = numbers};
}

}  // namespace gradwalk
