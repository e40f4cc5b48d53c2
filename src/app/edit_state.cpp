#include "app/edit_state.h"

#include <algorithm>
#include <utility>

#include "app/commands/hand.h"
#include "app/commands/moving.h"
#include "app/state.h"

namespace gradwalk {
namespace {

// Another run is shown; the cursor stays, or goes to the nearest place that there is.
void show(AppState& state, std::unique_ptr<OpenLesson> open, std::optional<Trace> byHand) {
  const std::string where = state.open ? path(*state.trace(), state.cursor) : "start";
  std::unique_ptr<OpenLesson> before = std::exchange(state.open, std::move(open));
  forgetDerived(state);
  state.byHand = std::move(byHand);  // before `before` goes, into which the last one points
  if (state.hand) runByHand(state);
  if (before && before->edits.empty() && !state.open->edits.empty()) state.editing.own = std::move(before);
  const Trace& trace = *state.trace();
  const Cursor at = atLevel(trace, nearest(trace, where), state.level);
  if (at != state.cursor) moveTo(state, at);
}

void showOwn(AppState& state) {
  if (!state.editing.own) return;
  show(state, std::exchange(state.editing.own, nullptr), std::nullopt);
}

}  // namespace

const OpenLesson& ownLesson(const AppState& state) {
  return state.editing.own ? *state.editing.own : *state.open;
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
  editing.wanted = editing.computing = !editing.edits.empty();  // before a run by hand is asked for
  if (editing.edits.empty()) showOwn(state);
}

std::string editedText(const AppState& state, const Edit& target) {
  const Edit* edit = findEdit(state.editing.edits, target);
  return edit != nullptr ? edit->text : ownText(ownLesson(state).lesson, target);
}

EditedRun runEdited(const Source& own, const std::filesystem::path& path, const Edits& edits,
                    const HandWanted& hand, const std::atomic<bool>* stop) {
  Problems problems;
  std::optional<Lesson> lesson = readLesson(own, problems);
  if (!lesson) return {edits, {nullptr, render(own, problems)}};
  lesson->source.name = path.filename().string();  // short, as a panel has room for it
  EditedRun run{
      edits, openEdited(*lesson, path, edits, edits.empty() ? Judging::asUsual : Judging::suspended, stop)};
  const auto places = run.result.open ? extraHand(*run.result.open, hand.hand, hand.places) : std::nullopt;
  if (places) {
    run.byHand.emplace(runByHand(*run.result.open, *places, stop));
    run.places = hand.places;
    if (stop != nullptr && stop->load()) return {edits, {}};
  }
  return run;
}

void receiveEdited(AppState& state, EditedRun run) {
  Editing& editing = state.editing;
  if (run.edits != editing.edits || !editing.computing) return;  // a newer one is on its way
  editing.computing = false;
  if (!run.result.open) {
    editing.problem = run.result.problems;
    // The run that stays is shown as it was asked for.
    if (const auto places = extraHand(*state.open, state.hand, state.handPlaces); places && !state.byHand)
      state.byHand.emplace(runByHand(*state.open, *places));
    return;
  }
  if (run.places != state.handPlaces) run.byHand.reset();  // other decimals were stepped to meanwhile
  show(state, std::move(run.result.open), std::move(run.byHand));
}

void settleEdits(AppState& state) {
  if (!std::exchange(state.editing.wanted, false)) return;
  const OpenLesson& own = ownLesson(state);
  receiveEdited(state, runEdited(own.lesson.source, own.path, state.editing.edits,
                                 {state.hand, state.handPlaces}, nullptr));
}

void forgetEdits(AppState& state) { state.editing = Editing{}; }

}  // namespace gradwalk
