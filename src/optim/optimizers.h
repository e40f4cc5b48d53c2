// The makers of all optimizers, one line each; optim/menu.cpp lists them.
#pragma once

#include "optim/optimizer.h"

namespace gradwalk {

Optimizer gradientDescent();

}  // namespace gradwalk
