// The makers of all treatments, one line each; optim/treatment_menu.cpp lists them.
#pragma once

#include "optim/treatment.h"

namespace gradwalk {

Treatment clipValue();
Treatment clipNorm();
Treatment weightDecay();
Treatment l1Penalty();

}  // namespace gradwalk
