#include "app/gradients_state.h"

#include "app/state.h"

namespace gradwalk {

void forgetDerived(AppState& state) {
  state.asking.users.reset();
  state.gradients.check.reset();
  ++state.gradients.run;
  state.switches.effects.reset();
  ++state.switches.run;
  state.searching = {};
  state.trail.clear();
  forgetCurves(state.curves);
  forgetLab(state.lab);
  askAgain(state);
}

bool GradientRunner::advance(AppState& state) {
  Gradients& gradients = state.gradients;
  if (run_ != gradients.run) job_.cancel();
  const bool asked = state.open && state.open->program.loss >= 0 && !state.editing.computing;
  if (asked && !gradients.check && run_ != gradients.run) {
    run_ = gradients.run;
    // Its own run, which nobody takes away from under it.
    job_.start(
        [source = state.open->lesson.source](const Stop& stop) { return checkGradients(source, &stop); });
  }
  gradients.working = job_.busy();
  if (!gradients.working) return false;
  std::optional<GradientCheck> done = job_.takeWithin(std::chrono::milliseconds(3));
  if (!done || !done->given || run_ != gradients.run) return false;
  gradients.check = std::move(done);
  gradients.working = false;
  return true;
}

}  // namespace gradwalk
