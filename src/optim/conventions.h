// The fine conventions of optimizers: what the books write differently. Each is a choice
// attribute, shared by the rules that follow it.
//
//     findOptimizerConvention("epsilon_place")->choices;   // {"outside", "inside"}
#pragma once

#include <span>
#include <string_view>

#include "ops/operation.h"

namespace gradwalk {

// momentum_form: what v collects.
enum MomentumForm { formGradient, formStep, formVelocity };
// nesterov_point: which of the two points is stored.
enum NesterovPoint { pointStored, pointLookAhead };
// epsilon_place: of the root.
enum EpsilonPlace { epsilonOutside, epsilonInside };
// bias_correction: of Adam's moving averages.
enum BiasCorrection { correctEach, correctRate, correctNone };

std::span<const Attribute> optimizerConventions();
const Attribute* findOptimizerConvention(std::string_view name);  // nullptr: none

}  // namespace gradwalk
