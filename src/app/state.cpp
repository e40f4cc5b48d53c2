#include "app/state.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/commands/hand.h"
#include "app/commands/moving.h"
#include "app/lab_runs.h"
#include "app/ui_text.h"
#include "lesson/runs.h"

namespace gradwalk {
namespace {

Ui phaseWord(const Trace& trace, const Cursor& cursor) {
  if (cursor.pass > trace.iterations()) return Ui::after;
  switch (stepAt(trace, cursor)->phase) {
    case Phase::forward:
      return Ui::forward;
    case Phase::backward:
      return Ui::backward;
    case Phase::update:
      return Ui::update;
  }
  return Ui::forward;
}

std::string placeText(const AppState& state, std::int64_t number) {
  constexpr std::array patterns = {Ui::iterationOf, Ui::stepOf, Ui::lineOf, Ui::cellOf, Ui::cellOf};
  const Ui pattern = patterns[static_cast<std::size_t>(state.level)];
  std::string out = say(text(pattern), state.language,
                        {{"n", std::to_string(number)}, {"all", std::to_string(placeCount(state))}});
  if (state.level == Level::term && state.cursor.term >= 0) {
    const std::int64_t terms = termCount(*state.trace(), state.cursor);
    out = say(text(Ui::termOf), state.language,
              {{"n", std::to_string(state.cursor.term + 1)}, {"all", std::to_string(terms)}}) +
          " · " + out;
  }
  return out;
}

std::string progressAt(const AppState& state, const Cursor& cursor, std::int64_t number) {
  const Trace& trace = *state.trace();
  std::string out = placeText(state, number);
  if (cursor.atStart()) return out + " · " + label(Ui::start, state.language);
  if (cursor.whole) return out;
  if (trace.iterations() > 1 && cursor.pass <= trace.iterations()) {
    out += " · " + say(text(Ui::iteration), state.language, {{"n", std::to_string(cursor.pass)}});
  }
  out += " · ";
  out += label(phaseWord(trace, cursor), state.language);
  return out + " · " + stepAt(trace, cursor)->operation;
}

}  // namespace

const Trace* AppState::trace() const {
  if (!open) return nullptr;
  if (!hand) return &open->trace;
  if (lessonsHand(*this)) return &*open->hand;
  return byHand ? &*byHand : &open->trace;
}

void perform(AppState& state, const Command& command) {
  // Whatever is done to a blanked screen brings it back; the key that blanks it
  // again toggles as usual.
  const auto* toggle = std::get_if<Toggle>(&command);
  if (state.blank && (toggle == nullptr || toggle->what != Switch::blank)) {
    state.blank = false;
    if (std::holds_alternative<Dismiss>(command)) return;
  }
  // Why the last run stopped is news until the next thing is done; so is the search itself.
  state.searching = {};
  std::visit([&state](const auto& each) { apply(state, each); }, command);
  settlePredicting(state);
}

void performAll(AppState& state, const Commands& commands) {
  for (const Command& each : commands) perform(state, each);
}

bool longRead(const AppState& state) {
  constexpr double patience = 0.15;  // seconds
  return !state.reading.empty() && (!state.open || state.readingFor > patience);
}

void receive(AppState& state, LoadResult loaded) {
  state.reading.clear();
  state.readingFor = 0.0;
  const std::string startAt = std::exchange(state.startAt, {});
  if (!loaded.result.open) {
    state.problems = loaded.result.problems;
    state.problemsOf = loaded.path.filename().string();
    return;
  }
  state.byHand.reset();  // it points into the lesson before
  state.handPlaces.reset();
  forgetEdits(state);
  state.asking = {};
  state.strip.first.reset();
  state.curves.typed.clear();  // other lessons have other quantities
  forgetDerived(state);
  state.open = std::move(loaded.result.open);
  state.lab.data = loaded.lab ? std::move(loaded.lab) : labDataOf(*state.open);
  state.lab.own.reset();
  state.lab.follow = runName(state.open->lesson, state.open->lesson.followed);
  state.lab.map = true;
  if (hasRuns(state))
    state.sideTab = SideTab::runs;
  else if (state.sideTab == SideTab::runs)
    state.sideTab = SideTab::printed;
  state.problems.clear();
  state.problemsOf.clear();
  state.playing = false;
  state.level = highestLevel(state);
  if (state.hand) runByHand(state);
  moveTo(state, {});
  refreshLab(state);
  if (!startAt.empty()) perform(state, SeekText{startAt});
}

Level highestLevel(const AppState& state) {
  const bool descent = state.open && state.open->program.surface.exists();
  return descent ? Level::iteration : Level::operation;
}

bool tick(AppState& state, double seconds) {
  const Trace* trace = state.trace();
  if (!state.playing || trace == nullptr) return false;
  state.clock += seconds;
  const double wait = 1.0 / state.speed;
  if (state.clock < wait) return false;
  const double rest = std::min(state.clock - wait, wait);  // one step a frame at the most
  const Cursor before = state.cursor;
  stepOn(state);
  state.clock = rest;
  if (state.cursor == before) state.playing = false;
  settlePredicting(state);
  return state.cursor != before;
}

std::int64_t placeNumber(const AppState& state) {
  const Trace* trace = state.trace();
  return trace == nullptr ? 0 : number(*trace, state.cursor, state.level);
}

std::int64_t placeCount(const AppState& state) {
  const Trace* trace = state.trace();
  return trace == nullptr ? 0 : count(*trace, state.level);
}

std::string progress(const AppState& state) {
  return state.trace() == nullptr ? "" : progressAt(state, state.cursor, placeNumber(state));
}

std::string longestProgress(const AppState& state) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return "";
  std::string longest;
  std::array<std::size_t, 3> most{};  // the longest name of an operation in each phase
  const std::vector<Step>& steps = trace->program().steps;
  for (std::size_t s = 0; s < steps.size(); ++s) {
    std::size_t& length = most[static_cast<std::size_t>(steps[s].phase)];
    if (steps[s].operation.size() <= length) continue;
    length = steps[s].operation.size();
    for (const int pass : {trace->iterations(), trace->passes()}) {
      if (!trace->hasStep(pass, static_cast<int>(s))) continue;
      const std::string words =
          progressAt(state, {.pass = pass, .step = static_cast<int>(s)}, placeCount(state));
      if (words.size() > longest.size()) longest = words;
    }
  }
  return longest;
}

std::string windowTitle(const AppState& state) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return "Gradwalk";
  const Lesson& lesson = trace->lesson();
  const std::string& title = lesson.title.in(state.language);
  return (title.empty() ? lesson.name : title) + " · " + placeText(state, placeNumber(state)) + " · " +
         path(*trace, state.cursor) + " · Gradwalk";
}

}  // namespace gradwalk
