#include "app/commands/lab.h"

#include <algorithm>
#include <utility>

#include "app/lab_runs.h"
#include "app/state.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

// Another run's steps are made, of the same numbers.
void follow(AppState& state, const std::string& run) {
  state.lab.follow = run;
  state.editing.wanted = state.editing.computing = true;
  state.editing.computingFor = 0.0;
}

Edit startCell(const std::string& name, double at) {
  return {.kind = EditKind::cell, .name = name, .text = shortest(at)};
}

}  // namespace

void apply(AppState& state, const ToggleMap&) {
  if (state.open && state.open->program.surface.exists()) state.lab.map = !state.lab.map;
}

void apply(AppState& state, const ToggleArrows&) {
  if (state.open && state.open->program.surface.exists()) state.lab.arrows = !state.lab.arrows;
}

void apply(AppState& state, const FollowRun& run) {
  const auto runs = askedRuns(state);
  const bool known =
      std::any_of(runs.begin(), runs.end(), [&](const RunText& each) { return nameOf(each) == run.run; });
  if (known && run.run != followedName(state)) follow(state, run.run);
}

void apply(AppState& state, const MoveStart& move) {
  if (!state.open || !state.open->program.surface.exists()) return;
  auto runs = askedRuns(state);
  if (runs.empty()) return;
  RunText& followed = runs[followedRun(state, runs)];
  if (!followed.start.empty()) {
    followed.start = shortest(move.x) + "," + shortest(move.y);
    askRuns(state, runs, followedName(state), move.goesOn);
    return;
  }
  const Program& program = state.open->program;
  Edits edits = state.editing.edits;
  const Lesson& own = ownLesson(state).lesson;
  // Where the lesson's own run has a start of its own, that is what its x and y say.
  const bool says = own.runs.empty() || !own.runs[own.followed].start;
  for (const auto& [id, at] : {std::pair{program.surface.x, move.x}, {program.surface.y, move.y}}) {
    const Edit edit = startCell(program.quantities[static_cast<std::size_t>(id)].name, at);
    if (says && changesNothing(own, edit))
      dropEdit(edits, edit);
    else
      setEdit(edits, edit);
  }
  changeEdits(state, std::move(edits), move.goesOn);
}

void apply(AppState& state, const SetCall& set) {
  auto runs = askedRuns(state);
  if (set.run >= runs.size()) return;
  RunText& run = runs[set.run];
  const std::string before = nameOf(run);
  const bool followed = before == followedName(state);
  run.call = set.call;
  // A name that was the rule's goes with it.
  if (run.name.empty() && nameOf(run) != before) {
    auto others = runs;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(set.run));
    if (const std::string name = freeName(others, nameOf(run)); name != nameOf(run)) run.name = name;
  }
  askRuns(state, runs, followed ? nameOf(run) : followedName(state), set.goesOn);
}

void apply(AppState& state, const OwnStart& own) {
  auto runs = askedRuns(state);
  if (own.run >= runs.size()) return;
  runs[own.run].start = own.start;
  askRuns(state, runs, followedName(state), false);
}

void apply(AppState& state, const AddRun& add) {
  auto runs = askedRuns(state);
  if (runs.empty() || runs.size() >= maxRuns) return;
  const std::string name = freeName(runs, add.rule);
  runs.push_back({name == add.rule ? "" : name, add.rule + "()", ""});
  askRuns(state, runs, name, false);
}

void apply(AppState& state, const DuplicateRun& duplicate) {
  auto runs = askedRuns(state);
  if (duplicate.run >= runs.size() || runs.size() >= maxRuns) return;
  RunText copy = runs[duplicate.run];
  copy.name = freeName(runs, nameOf(copy));
  runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(duplicate.run) + 1, copy);
  askRuns(state, runs, copy.name, false);
}

void apply(AppState& state, const RemoveRun& remove) {
  auto runs = askedRuns(state);
  if (remove.run >= runs.size() || runs.size() < 2) return;
  const bool followed = nameOf(runs[remove.run]) == followedName(state);
  runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(remove.run));
  const std::size_t next = std::min(remove.run, runs.size() - 1);
  askRuns(state, runs, followed ? nameOf(runs[next]) : followedName(state), false);
}

}  // namespace gradwalk
