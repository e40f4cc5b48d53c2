// A short word to the user about what was done or could not be; it goes by itself.
//
//     tell(state, "Copied: 11");
//     if (advanceTelling(state, seconds)) …  // it has gone
#pragma once

#include <string>

namespace gradwalk {

struct Telling {
  std::string words;  // "" for nothing
  bool warning = false;
  double left = 0.0;  // seconds
};

struct AppState;

void tell(AppState& state, std::string words, bool warning = false);
// True when what was told has gone.
bool advanceTelling(AppState& state, double seconds);

}  // namespace gradwalk
