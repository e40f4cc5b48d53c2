// Which number is being asked about, and the way to it.
//
// Kept by name, so that an edited or a reloaded lesson is asked again instead of
// shown from memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/origin.h"

namespace gradwalk {

struct Asking {
  std::vector<std::string> trail;  // "1/grad.K[0,0]", as findCell() reads it; the last is shown
  std::optional<Users> users;      // of the last; empty: to be asked of the run that is shown
};

struct AppState;

// The cell asked about in the run that is shown; nullopt where there is none.
std::optional<CellPlace> askedCell(const AppState& state);

// Asks again what a new run made unknown. True when something changed.
bool refreshAsking(AppState& state);

// "1/grad.K[0,0]"
std::string cellWords(const Trace& trace, const CellPlace& what);

}  // namespace gradwalk
