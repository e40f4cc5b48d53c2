#include "app/commands/walk.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "app/commands/moving.h"
#include "app/commands/predict.h"

namespace gradwalk {
namespace {

Level toward(const AppState& state, int by) {
  const int deepest = static_cast<int>(Level::term), highest = static_cast<int>(highestLevel(state));
  return static_cast<Level>(std::clamp(static_cast<int>(state.level) + by, highest, deepest));
}

// The same step in another iteration; the closing pass has only the forward steps.
Cursor inPass(const Trace& trace, Cursor cursor, int pass) {
  if (cursor.atStart()) return pass > 1 ? place(trace, Level::operation, 1) : cursor;
  if (pass < 1) return {};
  cursor.pass = std::min(pass, trace.passes());
  if (cursor.whole) return place(trace, Level::iteration, cursor.pass);
  if (cursor.pass > trace.iterations()) {
    cursor.step = std::clamp(cursor.step, trace.firstStep(cursor.pass), trace.endStep(cursor.pass) - 1);
    cursor = Cursor{.pass = cursor.pass, .step = cursor.step};
  }
  return cursor;
}

// A number that is asked for is shown before anything after it; its terms are still about it.
bool revealsFirst(const AppState& state, int by) {
  if (state.trace() == nullptr || !askedPlace(state)) return false;
  const Cursor there = walked(*state.trace(), state.cursor, state.level, by);
  Cursor cell = there;
  cell.term = state.cursor.term;
  return cell != state.cursor || there == state.cursor;
}

}  // namespace

void apply(AppState& state, const Walk& walk) {
  if (walk.by < 0) state.playing = false;  // going back, someone wants to look
  if (walk.by > 0 && revealsFirst(state, walk.by)) return apply(state, RevealNumber{});
  for (int k = 0; k < walk.by; ++k) stepOn(state);
  for (int k = 0; k > walk.by; --k) stepBack(state);
}

void apply(AppState& state, const WalkPhase& walk) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return;
  if (walk.by < 0) state.playing = false;
  Cursor cursor = state.cursor;
  for (int i = 0; i < std::abs(walk.by); ++i) {
    cursor = walk.by > 0 ? nextPhase(*trace, cursor) : previousPhase(*trace, cursor);
  }
  moveTo(state, atLevel(*trace, cursor, state.level));
}

void apply(AppState& state, const WalkIteration& walk) {
  if (walk.by < 0) state.playing = false;
  if (const Trace* trace = state.trace())
    moveTo(state, inPass(*trace, state.cursor, state.cursor.pass + walk.by));
}

void apply(AppState& state, const ToStart&) {
  moveTo(state, {});
  state.playing = false;
}

void apply(AppState& state, const ToEnd&) {
  if (const Trace* trace = state.trace())
    moveTo(state, place(*trace, state.level, count(*trace, state.level)));
}

void apply(AppState& state, const SeekPlace& seek) {
  if (const Trace* trace = state.trace()) moveTo(state, atLevel(*trace, seek.cursor, state.level));
}

void apply(AppState& state, const SeekNumber& seek) {
  if (const Trace* trace = state.trace()) moveTo(state, place(*trace, state.level, seek.number));
}

void apply(AppState& state, const SeekText& where) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return;
  if (isCondition(where.text)) {
    startSearch(state, where.text);
    return;
  }
  const bool isNumber = !where.text.empty() && where.text.size() < 18 &&
                        where.text.find_first_not_of("0123456789") == std::string::npos;
  if (isNumber) {
    // By the count that the screen shows.
    const std::int64_t number = std::stoll(where.text);
    if (number <= count(*trace, state.level)) {
      moveTo(state, place(*trace, state.level, number));
      state.goTo = false;
      state.goToProblem.clear();
      return;
    }
  }
  Problem problem;
  const std::optional<Cursor> found = seek(*trace, where.text, problem);
  if (!found) {
    state.goToProblem = problem.message;
    if (!problem.hint.empty()) state.goToProblem += " (" + problem.hint + ")";
    return;
  }
  state.level = levelOf(*found);
  moveTo(state, *found);
  state.goTo = false;
  state.goToProblem.clear();
}

void apply(AppState& state, const TypeGoTo& typed) {
  state.goToText = typed.text;
  state.goToProblem.clear();
}

void apply(AppState& state, const ChangeLevel& change) {
  apply(state, SetLevel{toward(state, change.by)});
}

void apply(AppState& state, const SetLevel& set) { stepToLevel(state, set.level); }

void apply(AppState& state, const Play& play) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return;
  // Playing from the last step begins again.
  if (play.on && walked(*trace, state.cursor, state.level, 1) == state.cursor) moveTo(state, {});
  state.playing = play.on;
  state.clock = 0.0;
}

void apply(AppState& state, const TogglePlay&) { apply(state, Play{!state.playing}); }

void apply(AppState& state, const SetSpeed& speed) {
  if (speed.stepsASecond > 0.0) state.speed = speed.stepsASecond;
}

}  // namespace gradwalk
