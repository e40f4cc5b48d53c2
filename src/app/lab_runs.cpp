#include "app/lab_runs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/commands/lab.h"
#include "app/state.h"
#include "app/ui_text.h"
#include "lesson/edit.h"
#include "maths/digits.h"
#include "optim/treatment.h"

namespace gradwalk {
namespace {

constexpr std::size_t longestName = 40;

std::optional<std::size_t> named(const std::vector<RunText>& runs, const std::string& name) {
  for (std::size_t k = 0; k < runs.size(); ++k)
    if (nameOf(runs[k]) == name) return k;
  return std::nullopt;
}

// "-7,2" or "[-7, 2]".
std::optional<std::pair<std::string, std::string>> startOf(const RunText& run) {
  std::string text = run.start;
  std::erase_if(text, [](char c) { return c == ' ' || c == '[' || c == ']'; });
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos) return std::nullopt;
  return std::pair{text.substr(0, comma), text.substr(comma + 1)};
}

Edit allRuns(std::string words) { return {.kind = EditKind::runs, .text = std::move(words)}; }

}  // namespace

std::vector<RunText> askedRuns(const AppState& state) {
  if (!state.open) return {};
  if (const Edit* edit = findEdit(state.editing.edits, allRuns(""))) {
    Problems problems;
    if (auto runs = parseRuns(edit->text, problems)) return std::move(*runs);
  }
  std::vector<RunText> runs = runTexts(ownLesson(state).lesson);
  // The one run of a lesson without [[run]] may have been edited number by number.
  if (runs.size() == 1 && ownLesson(state).lesson.runs.empty()) {
    RunCall call = readCall(runs.front().call);
    bool any = false;
    for (const Edit& edit : state.editing.edits)
      if (edit.kind == EditKind::setting) {
        call.set(edit.name, edit.text);
        any = true;
      }
    if (any) runs.front().call = gradwalk::text(call);
  }
  return runs;
}

std::string nameOf(const RunText& run) { return run.name.empty() ? readCall(run.call).rule : run.name; }

bool hasRuns(const AppState& state) {
  return state.open && (state.open->program.surface.exists() || !state.open->lesson.runs.empty());
}

std::size_t followedRun(const AppState& state, const std::vector<RunText>& runs) {
  if (const auto run = named(runs, followedName(state))) return *run;
  // One that was taken away while it was followed: as openEdited() does, the first.
  return 0;
}

std::string freeName(const std::vector<RunText>& runs, const std::string& wanted) {
  std::string name = wanted;
  for (int n = 2; named(runs, name); ++n) name = wanted + " " + std::to_string(n);
  return name;
}

void askRuns(AppState& state, const std::vector<RunText>& runs, const std::string& follow, bool goesOn) {
  if (!state.open || runs.empty()) return;
  state.lab.follow = follow;
  Edits edits = state.editing.edits;
  const Edit edit = allRuns(runsText(runs));
  std::erase_if(edits, [](const Edit& each) { return each.kind == EditKind::setting; });  // they are in it
  if (changesNothing(ownLesson(state).lesson, edit))
    dropEdit(edits, edit);
  else
    setEdit(edits, edit);
  changeEdits(state, std::move(edits), goesOn);
}

bool changeInRuns(AppState& state, const Edit& setting, bool goesOn) {
  if (setting.kind != EditKind::setting || findEdit(state.editing.edits, allRuns("")) == nullptr)
    return false;
  auto runs = askedRuns(state);
  RunText& run = runs[followedRun(state, runs)];
  RunCall call = readCall(run.call);
  call.set(setting.name, setting.text);
  run.call = gradwalk::text(call);
  askRuns(state, runs, followedName(state), goesOn);
  return true;
}

Edit runField(const std::string& run, const std::string& key) {
  return {.kind = EditKind::runs, .name = run, .key = key};
}

bool isRunField(const Edit& edit) { return edit.kind == EditKind::runs && !edit.key.empty(); }

std::string runFieldText(const AppState& state, const Edit& field) {
  const auto runs = askedRuns(state);
  const auto run = named(runs, field.name);
  if (!run) return "";
  if (field.key == "name") return field.name;
  if (field.key.starts_with("start.")) {
    const auto start = startOf(runs[*run]);
    return !start ? "" : field.key == "start.x" ? start->first : start->second;
  }
  for (const RunSetting& each : settingsOf(readCall(runs[*run].call)))
    if (each.setting->name == field.key) return each.written;
  return "";
}

std::optional<Edit> startField(const AppState& state, const Edit& cell) {
  if (cell.kind != EditKind::cell || !state.open || !state.open->program.surface.exists())
    return std::nullopt;
  const Program& program = state.open->program;
  const auto isAxis = [&](int id) {
    return program.quantities[static_cast<std::size_t>(id)].name == cell.name;
  };
  if (!isAxis(program.surface.x) && !isAxis(program.surface.y)) return std::nullopt;
  const auto runs = askedRuns(state);
  if (runs.empty()) return std::nullopt;
  const RunText& run = runs[followedRun(state, runs)];
  if (run.start.empty()) return std::nullopt;
  Edit field = runField(nameOf(run), isAxis(program.surface.x) ? "start.x" : "start.y");
  field.text = cell.text;
  return field;
}

std::optional<std::string> takeRunField(AppState& state, const Edit& field, bool goesOn) {
  auto runs = askedRuns(state);
  const auto run = named(runs, field.name);
  if (!run) return std::nullopt;
  const Language language = state.language;
  if (field.key == "name") {
    // What a lesson's text can hold without more ado, and the line of all runs can part.
    const bool fits = !field.text.empty() && field.text.size() <= longestName &&
                      field.text.find_first_of("\"\\;:@\n\r") == std::string::npos &&
                      field.text.front() != ' ' && field.text.back() != ' ';
    if (!fits || (field.text != field.name && named(runs, field.text)))
      return say(text(Ui::labBadName), language, {});
    const bool followed = followedName(state) == field.name;
    runs[*run].name = field.text;
    askRuns(state, runs, followed ? field.text : followedName(state), false);
    return std::nullopt;
  }
  const auto number = printedValue(field.text);
  if (field.key.starts_with("start.")) {
    auto start = startOf(runs[*run]);
    if (!number || !start) return say(text(Ui::labNoNumber), language, {{"what", field.text}});
    (field.key == "start.x" ? start->first : start->second) = field.text;
    runs[*run].start = start->first + "," + start->second;
    askRuns(state, runs, followedName(state), goesOn);
    return std::nullopt;
  }
  RunCall call = readCall(runs[*run].call);
  for (const RunSetting& each : settingsOf(call)) {
    if (each.setting->name != field.key) continue;
    if (!number || !fits(*each.setting, *number)) {
      const Ui words = each.setting->below ? Ui::labBoundsBelow : Ui::labBounds;
      return say(text(words), language,
                 {{"name", each.setting->name},
                  {"number", shortest(each.setting->least)},
                  {"all", shortest(each.setting->most)}});
    }
    call.set(field.key, field.text);
    runs[*run].call = gradwalk::text(call);
    askRuns(state, runs, followedName(state), goesOn);
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gradwalk
