// The makers of all mistakes, one line each; mistakes/menu.cpp lists them.
#pragma once

#include "trace/mistake.h"

namespace gradwalk {

Mistake kernelFlipped();
Mistake kernelTransposed();
Mistake biasForgotten();
Mistake windowAveraged();
Mistake reluForgotten();
Mistake reluMaskForgotten();
Mistake maskForgotten();
Mistake scaleForgotten();
Mistake expForgotten();
Mistake notNormalised();
Mistake decimalLogarithm();
Mistake matrixTransposed();
Mistake matrixNotTransposed();
Mistake gradientTransposed();
Mistake gradientSpread();
Mistake gradientShared();
Mistake gradientsNotSummed();
Mistake targetNotSubtracted();
Mistake meanForSum();
Mistake sumForMean();
Mistake factorForgotten();
Mistake updatedWeight();
Mistake weightOfBefore();
Mistake learningRateForgotten();
Mistake movedUphill();
Mistake stepOnly();
Mistake minusOverlooked();
Mistake signLost();

}  // namespace gradwalk
