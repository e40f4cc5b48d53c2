// In front of a class.
#pragma once

namespace gradwalk {

struct AppState;

struct Present {};  // begins or ends

void apply(AppState& state, const Present&);

}  // namespace gradwalk
