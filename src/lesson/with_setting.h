// Settings of an optimizer's call, changed in the expression.
//
//     withSetting(call, "momentum", 0.9);   // momentum(learning_rate=0.1) with momentum=0.9
#pragma once

#include <string>

#include "lesson/expression.h"

namespace gradwalk {

// The call, or the bare name, with `setting` at `value`: in place of what stood there, or added.
// Anything else is given back as it is; whether there is such a setting, the checker says.
Expression withSetting(Expression call, const std::string& setting, double value);

}  // namespace gradwalk
