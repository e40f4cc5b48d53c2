// Running until a condition holds, a little in every frame.
#pragma once

#include <optional>
#include <string>

#include "trace/until.h"

namespace gradwalk {

struct Searching {
  std::optional<Condition> condition;  // while it goes on
  Cursor at;                           // looked at so far
  std::string sentence;                // why it stopped; shown until the next command
};

struct AppState;

// Whether what was typed asks for a condition, not for a place.
bool isCondition(std::string_view text);

void startSearch(AppState& state, const std::string& text);

// Looks at some more places. True when something changed that can be seen.
bool advanceSearch(AppState& state);

}  // namespace gradwalk
