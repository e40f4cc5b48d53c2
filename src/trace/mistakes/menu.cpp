#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

constexpr int noiseFreeDigits = 15;

const std::vector<Mistake>& menu() {
  static const std::vector<Mistake> list = {
      // forward
      kernelFlipped(),
      kernelTransposed(),
      biasForgotten(),
      windowAveraged(),
      reluForgotten(),
      maskForgotten(),
      scaleForgotten(),
      matrixTransposed(),
      expForgotten(),
      notNormalised(),
      decimalLogarithm(),
      factorForgotten(),
      meanForSum(),
      sumForMean(),
      weightOfBefore(),
      // backward
      reluMaskForgotten(),
      matrixNotTransposed(),
      gradientTransposed(),
      gradientSpread(),
      gradientShared(),
      gradientsNotSummed(),
      targetNotSubtracted(),
      updatedWeight(),
      // update
      learningRateForgotten(),
      movedUphill(),
      stepOnly(),
      // anywhere
      minusOverlooked(),
      signLost(),
  };
  return list;
}

}  // namespace

std::span<const Mistake> mistakes() { return menu(); }

const Mistake* findMistake(std::string_view name) {
  for (const Mistake& mistake : menu())
    if (mistake.name == name) return &mistake;
  return nullptr;
}

std::vector<double> numbersOf(const Mistake& mistake, const Work& work) {
  std::vector<double> out;
  const double right = roundSignificant(work.right(), noiseFreeDigits);
  for (const double number : mistake.numbers(work)) {
    if (!std::isfinite(number) || roundSignificant(number, noiseFreeDigits) == right) continue;
    if (std::find(out.begin(), out.end(), number) == out.end()) out.push_back(number);
  }
  return out;
}

}  // namespace gradwalk
