// The makers of all operations, one line each; ops/menu.cpp lists them.
#pragma once

#include "ops/operation.h"

namespace gradwalk {

Operation conv2d();
Operation relu();
Operation maxPool();
Operation flatten();
Operation dense();
Operation keepProbability();
Operation dropoutPrediction();
Operation matmul();
Operation add();
Operation hadamard();
Operation scale();
Operation divide();
Operation subtract();
Operation power();
Operation negate();
Operation exp();
Operation log();
Operation sqrt();
Operation sin();
Operation cos();
Operation tan();
Operation tanh();
Operation sigmoid();
Operation atan();
Operation abs();
Operation maximum();
Operation minimum();
Operation sum();
Operation mean();
Operation dot();
Operation diagonal();
Operation oneHot();
Operation take();
Operation softmax();
Operation crossEntropy();
Operation softmaxCrossEntropy();
Operation squaredError();

// Each row of a target adds up to 1, so that prediction minus target is its gradient.
bool addUpToOne(const Tensor& target);

}  // namespace gradwalk
