#include "app/state.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/layout.h"
#include "app/ui_text.h"

namespace gradwalk {
namespace {

constexpr double scaleStep = 1.1;

Level toward(Level level, int by) {
  const int deepest = static_cast<int>(Level::term);
  return static_cast<Level>(std::clamp(static_cast<int>(level) + by, 0, deepest));
}

// The place at `level` that the cursor stands in, or the first one inside it.
Cursor atLevel(const Trace& trace, Cursor cursor, Level level) {
  if (cursor.atStart()) return cursor;
  if (levelOf(cursor) < level) return next(trace, cursor, level);
  if (level < Level::term) cursor.term = -1;
  if (level < Level::cell) cursor.cell = -1;
  if (level < Level::line) cursor.line = -1;
  return cursor;
}

Cursor walked(const Trace& trace, Cursor cursor, Level level, int by) {
  for (; by > 0; --by) cursor = next(trace, cursor, level);
  for (; by < 0; ++by) cursor = previous(trace, cursor, level);
  return cursor;
}

// The same step in another iteration; the closing pass has only the forward steps.
Cursor inPass(const Trace& trace, Cursor cursor, int pass) {
  if (cursor.atStart()) return pass > 1 ? place(trace, Level::operation, 1) : cursor;
  if (pass < 1) return {};
  cursor.pass = std::min(pass, trace.passes());
  if (cursor.pass > trace.iterations()) {
    cursor.step = std::min(cursor.step, trace.program().forwardSteps - 1);
    cursor = Cursor{.pass = cursor.pass, .step = cursor.step};
  }
  return cursor;
}

bool* flag(AppState& state, Switch what) {
  switch (what) {
    case Switch::help:
      return &state.help;
    case Switch::goTo:
      return &state.goTo;
    case Switch::picker:
      return &state.picker;
    case Switch::blank:
      return &state.blank;
    case Switch::fullScreen:
      return &state.fullScreen;
    case Switch::hand:
      return &state.hand;
    case Switch::dark:
      return &state.dark;
    case Switch::outline:
    case Switch::values:
    case Switch::problems:
      break;
  }
  return nullptr;
}

// The run by hand, where the lesson has none of its own and it was not made yet.
void runByHand(AppState& state) {
  if (state.open && !state.open->hand && !state.byHand)
    state.byHand.emplace(runByHand(*state.open, usualDecimals));
}

void moveTo(AppState& state, const Cursor& cursor) {
  state.cursor = cursor;
  state.clock = 0.0;
}

// What each command does. A command that needs a lesson does nothing without one.
struct Applier {
  AppState& state;

  void operator()(const Walk& walk) const {
    if (const Trace* trace = state.trace()) moveTo(state, walked(*trace, state.cursor, state.level, walk.by));
  }

  void operator()(const WalkPhase& walk) const {
    const Trace* trace = state.trace();
    if (trace == nullptr) return;
    Cursor cursor = state.cursor;
    for (int i = 0; i < std::abs(walk.by); ++i) {
      cursor = walk.by > 0 ? nextPhase(*trace, cursor) : previousPhase(*trace, cursor);
    }
    moveTo(state, atLevel(*trace, cursor, state.level));
  }

  void operator()(const WalkIteration& walk) const {
    if (const Trace* trace = state.trace())
      moveTo(state, inPass(*trace, state.cursor, state.cursor.pass + walk.by));
  }

  void operator()(const ToStart&) const {
    moveTo(state, {});
    state.playing = false;
  }

  void operator()(const ToEnd&) const {
    if (const Trace* trace = state.trace())
      moveTo(state, place(*trace, state.level, count(*trace, state.level)));
  }

  void operator()(const SeekPlace& seek) const {
    if (const Trace* trace = state.trace()) moveTo(state, atLevel(*trace, seek.cursor, state.level));
  }

  void operator()(const SeekNumber& seek) const {
    if (const Trace* trace = state.trace()) moveTo(state, place(*trace, state.level, seek.number));
  }

  void operator()(const SeekText& where) const {
    const Trace* trace = state.trace();
    if (trace == nullptr) return;
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

  void operator()(const TypeGoTo& typed) const {
    state.goToText = typed.text;
    state.goToProblem.clear();
  }

  void operator()(const ChangeLevel& change) const { (*this)(SetLevel{toward(state.level, change.by)}); }

  void operator()(const SetLevel& set) const {
    state.level = set.level;
    if (const Trace* trace = state.trace()) moveTo(state, atLevel(*trace, state.cursor, set.level));
  }

  void operator()(const Play& play) const {
    const Trace* trace = state.trace();
    if (trace == nullptr) return;
    // Playing from the last step begins again.
    if (play.on && walked(*trace, state.cursor, state.level, 1) == state.cursor) moveTo(state, {});
    state.playing = play.on;
    state.clock = 0.0;
  }

  void operator()(const TogglePlay&) const { (*this)(Play{!state.playing}); }

  void operator()(const SetSpeed& speed) const {
    if (speed.stepsASecond > 0.0) state.speed = speed.stepsASecond;
  }

  void operator()(const OpenFile& file) const {
    state.wanted = file.path;
    state.picker = false;
  }

  void operator()(const SetLanguage& set) const { state.language = set.language; }

  void operator()(const ScaleText& scale) const {
    state.textScale = scale.by == 0 ? 1.0 : state.textScale * std::pow(scaleStep, scale.by);
    state.textScale = std::clamp(state.textScale, leastScale, mostScale);
  }

  void operator()(const Toggle& toggle) const {
    if (toggle.what == Switch::problems) state.problems.clear();
    const Layout now = layoutOf(state, state.width, state.height);
    const auto flipped = [](bool shown) { return shown ? Side::hidden : Side::shown; };
    if (toggle.what == Switch::outline) state.outline = flipped(now.outlineShown);
    if (toggle.what == Switch::values) state.values = flipped(now.valuesShown);
    bool* const what = flag(state, toggle.what);
    if (what == nullptr) return;
    *what = !*what;
    if (!*what) return;
    if (const std::array tops = {&state.help, &state.goTo, &state.picker};
        std::find(tops.begin(), tops.end(), what) != tops.end()) {
      for (bool* top : tops) *top = top == what;  // one thing lies on top at a time
    }
    if (toggle.what == Switch::goTo) (*this)(TypeGoTo{});
    if (toggle.what == Switch::picker) markOpenLesson();
    if (toggle.what == Switch::hand) runByHand(state);
  }

  void operator()(const Hide& hide) const {
    if (bool* const what = flag(state, hide.what)) *what = false;
  }

  void operator()(const MovePick& move) const {
    if (state.lessons.empty()) return;
    const auto last = static_cast<std::int64_t>(state.lessons.size()) - 1;
    const std::int64_t to = static_cast<std::int64_t>(state.picked) + move.by;
    state.picked = static_cast<std::size_t>(std::clamp<std::int64_t>(to, 0, last));
  }

  void operator()(const OpenPicked&) const {
    if (state.picked < state.lessons.size()) (*this)(OpenFile{state.lessons[state.picked].path});
  }

  // The thing on top goes; full screen is the last.
  void operator()(const Dismiss&) const {
    for (bool* top : {&state.help, &state.picker, &state.goTo}) {
      if (*top) {
        *top = false;
        return;
      }
    }
    if (!state.problems.empty()) {
      state.problems.clear();
    } else {
      state.fullScreen = false;
    }
  }

  void operator()(const Quit&) const { state.quit = true; }

  void markOpenLesson() const {
    if (!state.open) return;
    for (std::size_t i = 0; i < state.lessons.size(); ++i) {
      if (state.lessons[i].path == state.open->path) state.picked = i;
    }
  }
};

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
  constexpr std::array patterns = {Ui::stepOf, Ui::lineOf, Ui::cellOf, Ui::cellOf};
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
  return open->hand ? &*open->hand : byHand ? &*byHand : &open->trace;
}

void perform(AppState& state, const Command& command) {
  // Whatever is done to a blanked screen brings it back; the key that blanks it
  // again toggles as usual.
  const auto* toggle = std::get_if<Toggle>(&command);
  if (state.blank && (toggle == nullptr || toggle->what != Switch::blank)) {
    state.blank = false;
    if (std::holds_alternative<Dismiss>(command)) return;
  }
  std::visit(Applier{state}, command);
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
  state.open = std::move(loaded.result.open);
  state.problems.clear();
  state.problemsOf.clear();
  state.playing = false;
  state.level = Level::operation;
  if (state.hand) runByHand(state);
  moveTo(state, {});
  if (!startAt.empty()) perform(state, SeekText{startAt});
}

bool tick(AppState& state, double seconds) {
  const Trace* trace = state.trace();
  if (!state.playing || trace == nullptr) return false;
  state.clock += seconds;
  const double wait = 1.0 / state.speed;
  if (state.clock < wait) return false;
  const double rest = std::min(state.clock - wait, wait);  // one step a frame at the most
  const Cursor before = state.cursor;
  moveTo(state, next(*trace, before, state.level));
  state.clock = rest;
  if (state.cursor == before) state.playing = false;
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
      if (pass > trace->iterations() && steps[s].phase != Phase::forward) continue;
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
