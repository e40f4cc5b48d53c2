#include "app/commands/edit.h"

#include <algorithm>
#include <utility>

#include "app/commands/look.h"
#include "app/lab_runs.h"
#include "app/state.h"

namespace gradwalk {
namespace {

// An undone or redone list becomes the one in force; the stacks know it already.
void goThrough(AppState& state, bool undo) {
  std::vector<Edits> before = state.editing.before, after = state.editing.after;
  std::vector<Edits>& source = undo ? before : after;
  std::vector<Edits>& sink = undo ? after : before;
  if (source.empty() || !state.open) return;
  Edits next = std::move(source.back());
  source.pop_back();
  sink.push_back(state.editing.edits);
  changeEdits(state, std::move(next));
  state.editing.before = std::move(before);
  state.editing.after = std::move(after);
}

}  // namespace

void apply(AppState& state, const SetNumber& set) {
  if (!state.open) return;
  Editing& editing = state.editing;
  if (const auto problem = editProblem(set.edit, nowhere)) {
    editing.field = EditField{set.edit, editing.field && editing.field->onCanvas, problem->message};
    if (!problem->hint.empty()) editing.field->problem += " (" + problem->hint + ")";
    return;
  }
  if (changeInRuns(state, set.edit, set.goesOn)) return;
  if (const auto field = startField(state, set.edit)) {
    takeRunField(state, *field, set.goesOn);
    return;
  }
  Edits edits = editing.edits;
  if (changesNothing(ownLesson(state).lesson, set.edit))
    dropEdit(edits, set.edit);
  else
    setEdit(edits, set.edit);
  changeEdits(state, std::move(edits), set.goesOn);
}

void apply(AppState& state, const ResetEdits&) {
  state.editing.field.reset();
  changeEdits(state, {});
}

void apply(AppState& state, const UndoEdit&) { goThrough(state, true); }

void apply(AppState& state, const RedoEdit&) { goThrough(state, false); }

void apply(AppState& state, const EditHere& here) {
  if (!state.open) return;
  if (here.target)
    apply(state, OpenField{*here.target, true});
  else
    apply(state, ShowSideTab{SideTab::edit});
}

void apply(AppState& state, const OpenField& open) {
  if (!state.open) return;
  EditField field{open.target, open.onCanvas};
  field.edit.text =
      isRunField(open.target) ? runFieldText(state, open.target) : editedText(state, open.target);
  state.editing.field = std::move(field);
  state.playing = false;
}

void apply(AppState& state, const TypeField& typed) {
  if (!state.editing.field) return;
  state.editing.field->edit.text = typed.text;
  state.editing.field->problem.clear();
}

void apply(AppState& state, const TakeField& take) {
  if (!state.editing.field) return;
  const EditField field = *state.editing.field;
  if (isRunField(field.edit)) {
    const bool changed = field.edit.text != runFieldText(state, field.edit);
    const auto problem = changed ? takeRunField(state, field.edit) : std::nullopt;
    if (problem)
      state.editing.field->problem = *problem;
    else
      state.editing.field.reset();
    return;
  }
  if (field.edit.text != editedText(state, field.edit)) {
    state.editing.field->problem.clear();
    apply(state, SetNumber{field.edit});
    if (!state.editing.field->problem.empty()) return;
  }
  state.editing.field.reset();
  if (take.by == 0 || field.edit.kind != EditKind::cell) return;
  Edit next = field.edit;
  next.cell += take.by;
  if (!ownText(ownLesson(state).lesson, next).empty()) apply(state, OpenField{next, field.onCanvas});
}

void apply(AppState& state, const CloseField&) { state.editing.field.reset(); }

}  // namespace gradwalk
