#include "app/edit_save.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include "app/commands/edit.h"
#include "app/state.h"
#include "app/ui_text.h"
#include "lesson/library.h"
#include "paint/file.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostJournalBytes = 1 << 20;
constexpr const char* journalHead = "gradwalk edits 1";

bool isShipped(const fs::path& path) {
  const auto folder = dataFolder("lessons");
  std::error_code error;
  const fs::path target = fs::weakly_canonical(path, error);
  return folder && !error && target.parent_path() == fs::weakly_canonical(*folder, error);
}

}  // namespace

std::string proposedName(const AppState& state) { return ownLesson(state).lesson.name + "-edited.toml"; }

SaveResult saveEdited(const AppState& state, const fs::path& path, bool replaces, std::string& problem) {
  const OpenLesson& own = ownLesson(state);
  std::error_code error;
  if (state.editing.computing || state.open->edits != state.editing.edits) return SaveResult::notInForce;
  if (isShipped(path)) return SaveResult::isShipped;
  if (!replaces && fs::exists(path, error)) return SaveResult::isThere;
  Problems problems;
  const auto source = applyEdits(own.lesson, state.editing.edits, problems);
  if (!source) {
    problem = render(own.lesson.source, problems);
    return SaveResult::cannotWrite;
  }
  problem = writeFile(path, source->text);
  return problem.empty() ? SaveResult::saved : SaveResult::cannotWrite;
}

fs::path journalFolder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (const std::string state = variable("XDG_STATE_HOME"); state.starts_with('/'))
    return fs::path(state) / "gradwalk";
  const std::string home = variable("HOME");
  return home.empty() ? fs::path() : fs::path(home) / ".local" / "state" / "gradwalk";
}

fs::path journalFile(const fs::path& folder, const fs::path& lesson) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(lesson, error);
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a: two lessons of one name have two notes
  for (const char c : (error ? lesson : whole).string())
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  constexpr const char* digits = "0123456789abcdef";
  std::string name;
  for (int k = 0; k < 16; ++k, hash >>= 4) name += digits[hash & 15];
  return folder / ("edits-" + name + ".txt");
}

void writeJournal(const fs::path& file, const Lesson& lesson, const Edits& edits) {
  std::error_code error;
  if (edits.empty()) {
    fs::remove(file, error);
    return;
  }
  std::string text = std::string(journalHead) + "\n" + lesson.source.name + "\n";
  for (const Edit& edit : edits) text += editText(lesson, edit) + "\n";
  if (text.size() > mostJournalBytes) return;
  fs::create_directories(file.parent_path(), error);
  if (!error) writeFile(file, text);
}

Edits readJournal(const fs::path& file, const Lesson& lesson, std::size_t& lost) {
  Edits edits;
  lost = 0;
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > mostJournalBytes || error)
    return edits;
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || line != journalHead || !std::getline(in, line)) return edits;
  while (std::getline(in, line)) {
    Problems problems;
    if (auto edit = parseEdit(lesson, line, problems))
      setEdit(edits, std::move(*edit));
    else
      ++lost;
  }
  return edits;
}

void apply(AppState& state, const OpenSave&) {
  Editing& editing = state.editing;
  if (!state.open) return;
  editing.saving = true;
  editing.field.reset();
  editing.saveName = proposedName(state);
  editing.saveProblem.clear();
  editing.saveReplaces = false;
}

void apply(AppState& state, const CloseSave&) { state.editing.saving = false; }

void apply(AppState& state, const TypeSaveName& typed) {
  state.editing.saveName = typed.text;
  state.editing.saveProblem.clear();
  state.editing.saveReplaces = false;
}

void apply(AppState& state, const SaveEdited&) {
  Editing& editing = state.editing;
  if (!state.open) return;
  std::string problem;
  const auto say = [&](Ui word) { editing.saveProblem = label(word, state.language); };
  switch (saveEdited(state, editing.saveName, editing.saveReplaces, problem)) {
    case SaveResult::saved:
      editing.saving = false;
      editing.saved = editing.edits;
      editing.notice = EditNotice::saved;
      editing.noticeWords = editing.saveName;
      return;
    case SaveResult::isThere:
      say(Ui::saveIsThere);
      editing.saveReplaces = true;  // once it was read, Enter replaces it
      return;
    case SaveResult::isShipped:
      say(Ui::saveIsShipped);
      return;
    case SaveResult::notInForce:
      say(Ui::saveNotInForce);
      return;
    case SaveResult::cannotWrite:
      editing.saveProblem = problem;
      return;
  }
}

}  // namespace gradwalk
