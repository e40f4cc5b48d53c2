// The velocity that momentum and Nesterov's rule share, in its three forms
// (momentum_form). Slots: x, g, η, γ, v.
#pragma once

#include "optim/optimizer.h"

namespace gradwalk {

// The line "v": γ·v + g, γ·v + η·g or γ·v − η·g.
Line velocityLine(const OptimizerCall& call);

// The line "y": x − η·v, x − v or x + v, of the new v.
Line movedByVelocity(const OptimizerCall& call);

}  // namespace gradwalk
