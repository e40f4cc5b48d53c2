#include "app/edit_state.h"

#include <algorithm>
#include <utility>

#include "app/commands/hand.h"
#include "app/commands/moving.h"
#include "app/lab_runs.h"
#include "app/state.h"
#include "lesson/runs.h"

namespace gradwalk {
namespace {

// Another run is shown; the cursor stays, or goes to the nearest place that there is.
void show(AppState& state, std::unique_ptr<OpenLesson> open, LabDataPointer lab,
          std::optional<Trace> byHand) {
  const std::string where = state.open ? path(*state.trace(), state.cursor) : "start";
  std::unique_ptr<OpenLesson> before = std::exchange(state.open, std::move(open));
  LabDataPointer labBefore = state.lab.data;
  forgetDerived(state);
  state.lab.data = std::move(lab);
  state.byHand = std::move(byHand);  // before `before` goes, into which the last one points
  if (state.hand) runByHand(state);
  if (state.open->edits.empty()) {
    state.editing.own.reset();
    state.lab.own.reset();
  } else if (before && before->edits.empty()) {
    state.editing.own = std::move(before);
    state.lab.own = std::move(labBefore);
  }
  const Trace& trace = *state.trace();
  const Cursor at = atLevel(trace, nearest(trace, where), state.level);
  if (at != state.cursor) moveTo(state, at);
  refreshLab(state);
}

void showOwn(AppState& state) {
  if (!state.editing.own) return;
  LabDataPointer lab = std::exchange(state.lab.own, nullptr);
  show(state, std::exchange(state.editing.own, nullptr), std::move(lab), std::nullopt);
}

}  // namespace

const OpenLesson& ownLesson(const AppState& state) {
  return state.editing.own ? *state.editing.own : *state.open;
}

const Trace* ownTrace(const AppState& state) {
  if (!state.editing.own) return nullptr;
  const Lesson &own = state.editing.own->lesson, &shown = state.open->lesson;
  const bool same = runName(own, own.followed) == runName(shown, shown.followed);
  return same ? &state.editing.own->trace : nullptr;
}

void changeEdits(AppState& state, Edits edits, bool goesOn) {
  Editing& editing = state.editing;
  if (!state.open || edits == editing.edits) return;
  if (!goesOn || editing.before.empty()) {
    editing.before.push_back(editing.edits);
    if (editing.before.size() > mostUndone) editing.before.erase(editing.before.begin());
  }
  editing.after.clear();
  editing.edits = std::move(edits);
  editing.notice = EditNotice::none;
  editing.problem.clear();
  editing.computingFor = 0.0;
  // Before a run by hand is asked for.
  editing.wanted = editing.computing =
      !editing.edits.empty() || !followsAsked(state, ownLesson(state).lesson);
  if (!editing.computing) showOwn(state);
}

std::string editedText(const AppState& state, const Edit& target) {
  if (const auto field = startField(state, target)) return runFieldText(state, *field);
  const Edit* edit = findEdit(state.editing.edits, target);
  return edit != nullptr ? edit->text : ownText(ownLesson(state).lesson, target);
}

RunWanted runWanted(const AppState& state) {
  return {state.hand, state.handPlaces, state.lab.follow, !followsAsked(state, ownLesson(state).lesson)};
}

EditedRun runEdited(const Source& own, const std::filesystem::path& path, const Edits& edits,
                    const RunWanted& wanted, const std::atomic<bool>* stop) {
  Problems problems;
  std::optional<Lesson> lesson = readLesson(own, problems);
  if (!lesson) return {edits, {nullptr, render(own, problems)}};
  lesson->source.name = path.filename().string();  // short, as a panel has room for it
  const Judging judging = edits.empty() ? Judging::asUsual : Judging::suspended;
  EditedRun run{edits, openEdited(*lesson, path, edits, judging, stop, wanted.follow)};
  run.follow = wanted.follow;
  if (!run.result.open) return run;
  run.lab = labDataOf(*run.result.open, stop);
  if (const auto places = extraHand(*run.result.open, wanted.hand, wanted.places)) {
    run.byHand.emplace(runByHand(*run.result.open, *places, stop));
    run.places = wanted.places;
  }
  if (wanted.own && !edits.empty()) {
    run.own = openEdited(*lesson, path, {}, Judging::asUsual, stop, wanted.follow).open;
    if (run.own) run.ownLab = labDataOf(*run.own, stop);
  }
  if (stop != nullptr && stop->load()) return {edits, {}};
  return run;
}

void receiveEdited(AppState& state, EditedRun run) {
  Editing& editing = state.editing;
  // A newer one is on its way.
  if (run.edits != editing.edits || run.follow != state.lab.follow || !editing.computing) return;
  editing.computing = false;
  if (!run.result.open) {
    editing.problem = run.result.problems;
    // The run that stays is shown as it was asked for.
    if (const auto places = extraHand(*state.open, state.hand, state.handPlaces); places && !state.byHand)
      state.byHand.emplace(runByHand(*state.open, *places));
    return;
  }
  if (run.places != state.handPlaces) run.byHand.reset();  // other decimals were stepped to meanwhile
  show(state, std::move(run.result.open), std::move(run.lab), std::move(run.byHand));
  if (!run.own) return;
  editing.own = std::move(run.own);
  state.lab.own = std::move(run.ownLab);
}

void settleEdits(AppState& state) {
  if (!std::exchange(state.editing.wanted, false)) return;
  const OpenLesson& own = ownLesson(state);
  receiveEdited(state,
                runEdited(own.lesson.source, own.path, state.editing.edits, runWanted(state), nullptr));
}

void forgetEdits(AppState& state) { state.editing = Editing{}; }

}  // namespace gradwalk
