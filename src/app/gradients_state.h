// The gradient check of the run that is shown, made on a worker as soon as the run is there.
#pragma once

#include <optional>

#include "app/job.h"
#include "trace/gradient_check.h"

namespace gradwalk {

struct Gradients {
  std::optional<GradientCheck> check;  // of the run that is shown; empty: not known (yet)
  int run = 0;                         // one more with every run that is shown
  bool working = false;                // it is being checked
};

struct AppState;

// Starts the check, and brings what is done. What belongs to a
// run that is not shown any more is dropped.
class GradientRunner {
 public:
  // True when something changed that can be seen.
  bool advance(AppState& state);

 private:
  Job<GradientCheck> job_;
  int run_ = -1;  // the one that is being checked
};

// Another run is shown: what was worked out about the one before is not known any more.
void forgetDerived(AppState& state);

}  // namespace gradwalk
