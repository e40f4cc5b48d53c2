#include "app/edit_runner.h"

#include <utility>

#include "app/commands/moving.h"
#include "app/edit_save.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;

// A tiny lesson is done within the frame in which it was asked for.
constexpr auto framePatience = std::chrono::milliseconds(12);
// A map that went away and came back while something is dragged would be worse than a late one.
constexpr auto mapPatience = std::chrono::milliseconds(60);
constexpr double noteEvery = 0.25, lookEvery = 0.5, noticeTime = 8.0;  // seconds

}  // namespace

std::optional<EditRunner::Stamp> EditRunner::stampOf(const fs::path& file) {
  std::error_code error;
  Stamp stamp;
  stamp.time = fs::last_write_time(file, error);
  if (!error) stamp.size = fs::file_size(file, error);
  return error ? std::nullopt : std::optional(stamp);
}

void EditRunner::opened(AppState& state) {
  job_.cancel();
  loader_.cancel();
  noted_.clear();
  if (!state.open) return;
  watched_ = state.open->path;
  stamp_ = stampOf(watched_);
  if (journals_.empty()) return;
  std::size_t lost = 0;
  Edits edits = readJournal(journalFile(journals_, watched_), state.open->lesson, lost);
  noted_ = edits;
  if (edits.empty() && lost == 0) return;
  changeEdits(state, std::move(edits));
  state.editing.before.clear();
  state.editing.notice = lost > 0 ? EditNotice::notFitting : EditNotice::restored;
}

void EditRunner::failed(const AppState& state, const fs::path& file) {
  if (state.open) return;  // the one that is open is looked at
  watched_ = file;
  stamp_ = stampOf(file);
}

bool EditRunner::run(AppState& state, double seconds) {
  Editing& editing = state.editing;
  bool changed = false;
  if (!editing.computing) job_.cancel();
  if (std::exchange(editing.wanted, false) && state.open) {
    const OpenLesson& own = ownLesson(state);
    job_.start([source = own.lesson.source, path = own.path, edits = editing.edits,
                wanted = runWanted(state)](const Stop& stop) {
      return runEdited(source, path, edits, wanted, &stop);
    });
    changed = true;
  }
  if (!editing.computing) return changed;
  // Only the first frame waits; after that the window lives on.
  std::optional<EditedRun> made =
      changed ? job_.takeWithin(hasLab(state) ? mapPatience : framePatience) : job_.take();
  editing.computingFor += seconds;
  if (!made) return changed;
  receiveEdited(state, std::move(*made));
  return true;
}

void EditRunner::note(const AppState& state, double seconds) {
  sinceNote_ += seconds;
  if (journals_.empty() || !state.open || sinceNote_ < noteEvery) return;
  const Editing& editing = state.editing;
  const Edits unsaved = editing.saved == editing.edits ? Edits{} : editing.edits;
  if (unsaved == noted_) return;
  sinceNote_ = 0.0;
  noted_ = unsaved;
  writeJournal(journalFile(journals_, ownLesson(state).path), ownLesson(state).lesson, unsaved);
}

// Cursor, level and language stay; edits are made again where they still fit.
void EditRunner::reloaded(AppState& state, LoadResult loaded) {
  if (!loaded.result.open) {
    if (loaded.result.problems.empty()) return;
    state.problems = loaded.result.problems;
    state.problemsOf = loaded.path.filename().string();
    return;
  }
  if (!state.open) {
    receive(state, std::move(loaded));
    opened(state);
    return;
  }
  state.problems.clear();
  state.problemsOf.clear();
  Editing& editing = state.editing;
  const std::string where = path(*state.trace(), state.cursor);
  const Lesson& before = ownLesson(state).lesson;
  Edits kept;
  bool all = true;
  for (const Edit& edit : editing.edits) {
    Problems problems;
    auto again = parseEdit(loaded.result.open->lesson, editText(before, edit), problems);
    all = all && again.has_value();
    // What the file itself says by now is no edit any more.
    if (again && !changesNothing(loaded.result.open->lesson, *again)) setEdit(kept, std::move(*again));
  }
  state.byHand.reset();
  editing.own.reset();
  state.open = std::move(loaded.result.open);
  forgetDerived(state);
  state.lab.data = std::move(loaded.lab);
  state.lab.own.reset();
  editing.wanted = editing.computing = !followsAsked(state, state.open->lesson);
  if (state.hand) runByHand(state);
  moveTo(state, atLevel(*state.trace(), nearest(*state.trace(), where), state.level));
  editing.edits = kept;
  editing.before.clear();
  editing.after.clear();
  editing.field.reset();
  editing.problem.clear();
  if (!kept.empty()) editing.wanted = editing.computing = true;
  editing.notice = all ? EditNotice::reloaded : EditNotice::notFitting;
  if (!all) noted_ = kept;  // the note keeps what does not fit
}

bool EditRunner::watch(AppState& state, double seconds) {
  if (watched_.empty() || !state.reading.empty()) return false;
  if (auto loaded = loader_.take()) {
    reloaded(state, std::move(*loaded));
    return true;
  }
  sinceLook_ += seconds;
  if (sinceLook_ < lookEvery) return false;
  sinceLook_ = 0.0;
  const auto now = stampOf(watched_);
  // A file that is gone is being replaced: it is looked at again when it is there.
  if (!now || now == stamp_) return false;
  stamp_ = now;
  loader_.start([path = watched_](const Stop& stop) { return loadLesson(path, &stop); });
  return false;
}

bool EditRunner::advance(AppState& state, double seconds) {
  const bool loaded = watch(state, seconds);
  const bool made = run(state, seconds);
  note(state, seconds);
  // What is only told goes by itself.
  Editing& editing = state.editing;
  editing.noticeFor = editing.notice == EditNotice::none ? 0.0 : editing.noticeFor + seconds;
  const bool told = editing.noticeFor > noticeTime;
  if (told) editing.notice = EditNotice::none;
  return loaded || made || told;
}

}  // namespace gradwalk
