// The makers of all optimizers, one line each; optim/menu.cpp lists them.
#pragma once

#include "optim/optimizer.h"

namespace gradwalk {

Optimizer gradientDescent();
Optimizer momentum();
Optimizer nesterov();
Optimizer adagrad();
Optimizer rmsprop();
Optimizer adam();
Optimizer adamw();

}  // namespace gradwalk
