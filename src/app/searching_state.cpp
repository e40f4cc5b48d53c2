#include "app/searching_state.h"

#include "app/commands/moving.h"
#include "app/problem_words.h"
#include "app/state.h"

namespace gradwalk {
namespace {

constexpr std::int64_t placesAFrame = 400;

std::vector<Cursor> differing(const OpenLesson& open) {
  std::vector<Cursor> out;
  for (const Check& check : open.checks)
    if (!check.holds || check.found == Verdict::erratum) out.push_back(check.where);
  return out;
}

}  // namespace

bool isCondition(std::string_view text) {
  for (const std::string_view sign : {"<", ">", "=", "≤", "≥", "≠"})
    if (text.find(sign) != std::string_view::npos) return true;
  return text.starts_with("not ") || text == "fails";
}

void startSearch(AppState& state, const std::string& text) {
  Problems problems;
  state.searching = {};
  state.searching.condition = parseCondition(text, problems);
  if (!problems.empty()) {
    state.searching = {};
    state.goToProblem = problemWords(problems);
    return;
  }
  state.searching.at = state.cursor;
  state.playing = false;
  advanceSearch(state);
}

bool advanceSearch(AppState& state) {
  const Trace* trace = state.trace();
  if (!state.searching.condition) return false;
  if (trace == nullptr || state.editing.computing) return false;
  Problems problems;
  const Stopped stopped = runUntil(*trace, state.searching.at, *state.searching.condition,
                                   differing(*state.open), state.language, problems, placesAFrame);
  if (!problems.empty()) {
    state.searching = {};
    state.goToProblem = problemWords(problems);
    return true;
  }
  if (stopped.more) {
    state.searching.at = stopped.where;
    return true;
  }
  state.searching = {};
  state.searching.sentence = stopped.sentence;
  if (!stopped.holds) {
    state.goToProblem = stopped.sentence;
    return true;
  }
  state.goTo = false;
  state.goToProblem.clear();
  moveTo(state, atLevel(*trace, stopped.where, state.level));
  return true;
}

}  // namespace gradwalk
