// What a whole iteration says: where it led, and the lines of its updates that led there.
#pragma once

#include "trace/explain.h"

namespace gradwalk {

// `cursor` stands on the whole of an iteration or of the closing pass.
Explanation explainIteration(const Trace& trace, const Cursor& cursor, Language language);

}  // namespace gradwalk
