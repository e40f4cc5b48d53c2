// What an operation of several lines says: its lines' own explanations, and one sentence.
#pragma once

#include "trace/explain.h"

namespace gradwalk {

// Whether a number of the cursor's step is asked for.
inline bool asksHere(const ExplainOptions& options, const Cursor& cursor) {
  return options.asked && options.asked->pass == cursor.pass && options.asked->step == cursor.step;
}

// `out` is the explanation of a whole operation so far.
void addParts(const Trace& trace, const Cursor& cursor, Language language, const ExplainOptions& options,
              Explanation& out);

}  // namespace gradwalk
