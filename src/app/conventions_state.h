// What the switches of the lesson's conventions would change, worked out on a worker while
// somebody looks, and what hand arithmetic changes at the cursor.
#pragma once

#include <optional>

#include "app/job.h"
#include "trace/convention_effects.h"

namespace gradwalk {

struct Switches {
  std::optional<ConventionEffects> effects;  // of the run that is shown; empty: not known (yet)
  int run = 0;                               // one more with every run that is shown
};

struct AppState;

// Starts the work when its panel is shown, and brings what is done. What belongs to a run
// that is not shown any more is dropped.
class ConventionRunner {
 public:
  // True when something changed that can be seen.
  bool advance(AppState& state);

 private:
  Job<ConventionEffects> job_;
  int run_ = -1;  // the one whose switches are being tried
};

}  // namespace gradwalk
