// What was changed in the lesson, as far as the window knows: edits, what undoing goes back
// to, the lesson's own run beside the edited one, the field that is being typed in.
//
//     perform(state, SetNumber{edit});
//     state.editing.edits;      // asked for; state.open->edits are those in force
//     ownLesson(state).trace;   // the lesson as its file has it
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/lab_state.h"
#include "trace/open_lesson.h"

namespace gradwalk {

struct AppState;

// The one field for a number: in the panel, or over its cell on the canvas.
struct EditField {
  Edit edit;  // what it is for, and what was typed so far
  bool onCanvas = false;
  std::string problem = {};  // why it was not taken
};

enum class EditNotice {
  none,
  restored,    // edits of an earlier sitting are there again
  reloaded,    // the file had changed
  notFitting,  // edits that do not fit the changed file any more
  saved
};

struct Editing {
  Edits edits;                       // asked for, in the order of cells
  std::vector<Edits> before, after;  // what undo and redo go to
  std::unique_ptr<OpenLesson> own;   // the lesson's own run while an edited one is shown
  bool wanted = false;               // a run of `edits` is to be made; taken by who makes it
  bool computing = false;            // and is not there yet: nothing shown is of these edits
  double computingFor = 0.0;         // seconds
  std::string problem;               // why `edits` are not in force; "" when they are
  std::optional<EditField> field;
  EditNotice notice = EditNotice::none;
  std::string noticeWords;  // a file's name
  double noticeFor = 0.0;   // seconds that it has been there

  bool saving = false;  // the field for a file's name is open
  std::string saveName, saveProblem;
  bool saveReplaces = false;   // the file of that name may be replaced: it was said and confirmed
  std::optional<Edits> saved;  // those that stand in a file
};

// How many edits can be undone.
inline constexpr std::size_t mostUndone = 1000;

// A run made for edits; `open` is null when they cannot be in force.
struct EditedRun {
  Edits edits;
  OpenResult result;
  std::optional<Trace> byHand = {};
  std::optional<int> places = {};  // of `byHand`, where they were stepped to
  std::string follow = {};         // the run whose steps were asked for
  LabDataPointer lab = {}, ownLab = {};
  std::unique_ptr<OpenLesson> own = {};  // the lesson's own, where it is to follow another run
};

// The lesson as its file has it; a lesson must be open.
const OpenLesson& ownLesson(const AppState& state);

// Its trace, to compare an edited run with; nullptr where none is shown, or the run that is
// followed is not one of the lesson's own.
const Trace* ownTrace(const AppState& state);

// The edits are these from now on. A drag that goes on is undone as one.
void changeEdits(AppState& state, Edits edits, bool goesOn = false);

// What the lesson's text says for a target with the edits asked for, or without them.
std::string editedText(const AppState& state, const Edit& target);

// The run that was asked for is there.
void receiveEdited(AppState& state, EditedRun run);

// What is wanted besides: a run by hand, with so many decimals where that was stepped to; which
// run is followed, and whether the lesson's own must follow it anew.
struct RunWanted {
  bool hand = false;
  std::optional<int> places = {};
  std::string follow = {};
  bool own = false;
};
RunWanted runWanted(const AppState& state);

// The work of making it, from the lesson's own text.
EditedRun runEdited(const Source& own, const std::filesystem::path& path, const Edits& edits,
                    const RunWanted& wanted, const std::atomic<bool>* stop);

// Makes the run that is wanted now and takes it, for tests and where nobody waits.
void settleEdits(AppState& state);

// Forgets everything: another lesson was opened.
void forgetEdits(AppState& state);

}  // namespace gradwalk
