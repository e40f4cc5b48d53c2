// The makers of all schedules, one line each; optim/schedule_menu.cpp lists them.
#pragma once

#include "optim/schedule.h"

namespace gradwalk {

Schedule constantRate();
Schedule stepDecay();
Schedule cosineRate();
Schedule linearRate();
Schedule inverseSqrt();
Schedule plateau();

}  // namespace gradwalk
