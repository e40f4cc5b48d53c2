#include "app/commands/sweep.h"

#include "app/state.h"
#include "lesson/edit_runs.h"
#include "maths/digits.h"

namespace gradwalk {

void apply(AppState& state, const SetSweep& set) {
  state.sweep.form = set.form;
  ++state.sweep.version;
}

void apply(AppState& state, const ShowSweep& show) { state.sweep.shown = show.shown; }

void apply(AppState& state, const TypeSweep& type) { state.sweep.typing = type.typing; }

void apply(AppState& state, const LoadSweepCell& load) {
  if (!state.open || !state.sweep.study || state.editing.computing) return;
  const Lesson& lesson = state.open->lesson;
  const SweepStudy& study = *state.sweep.study;
  const std::size_t point = sweepPointAt(study, load.cell);
  std::vector<RunText> runs = runTexts(lesson);
  if (point >= study.sweep.points.size() || lesson.followed >= runs.size()) return;
  std::string& call = runs[lesson.followed].call;
  for (std::size_t k = 0; k < study.sweep.points.settings.size(); ++k) {
    std::string name = study.sweep.points.settings[k];
    // The call may write the short name.
    if (name == "learning_rate" && settingIn(call, name).empty() && !settingIn(call, "lr").empty())
      name = "lr";
    call = withSetting(call, name, shortest(study.sweep.points.at(point, k)));
  }
  Edit edit{.kind = EditKind::runs};
  edit.text = runsText(runs);
  apply(state, SetNumber{std::move(edit)});
  state.sweep.shown = false;
}

}  // namespace gradwalk
