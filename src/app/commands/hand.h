// Hand arithmetic: how many decimals are kept of every result.
#pragma once

#include <optional>

namespace gradwalk {

struct AppState;
struct OpenLesson;

// So many decimals more or fewer; 0: as the lesson says. Turns hand arithmetic on.
struct StepDecimals {
  int by = 0;
};

inline constexpr int mostDecimals = 15;

// The run by hand is the one that the lesson declares under [hand].
bool lessonsHand(const AppState& state);

// Decimals that are kept now; of the lesson's own rule those that hold everywhere else.
int handDecimals(const AppState& state);

// The decimals with which a run of `open` by hand is to be made beside its own; nullopt
// where none is needed.
std::optional<int> extraHand(const OpenLesson& open, bool hand, std::optional<int> stepped);

void apply(AppState& state, const StepDecimals&);

}  // namespace gradwalk
