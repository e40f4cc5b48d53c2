#include "app/conventions_state.h"

#include "app/state.h"

namespace gradwalk {

bool ConventionRunner::advance(AppState& state) {
  Switches& switches = state.switches;
  if (run_ != switches.run) job_.cancel();
  const bool asked = state.sideTab == SideTab::conventions && state.open && !state.editing.computing;
  if (asked && !switches.effects && run_ != switches.run) {
    run_ = switches.run;
    const OpenLesson& own = ownLesson(state);
    // From the text: the lesson itself may be gone before this is done.
    job_.start([source = own.lesson.source, path = own.path, edits = state.open->edits](const Stop& stop) {
      Problems problems;
      const std::optional<Lesson> lesson = readLesson(source, problems);
      return lesson ? conventionEffects(*lesson, path, edits, &stop) : ConventionEffects{{}, false};
    });
  }
  if (!job_.busy()) return false;
  std::optional<ConventionEffects> done = job_.takeWithin(std::chrono::milliseconds(3));
  if (!done || !done->given || run_ != switches.run) return false;
  switches.effects = std::move(done);
  return true;
}

}  // namespace gradwalk
