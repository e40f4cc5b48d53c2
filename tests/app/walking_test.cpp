// Over, into, out and back, from the places of every shipped lesson.
#include <doctest/doctest.h>

#include <fstream>

#include "app/headless.h"
#include "app/state.h"
#include "lesson/library.h"

namespace gradwalk {
namespace {

constexpr std::int64_t mostPlaces = 120;  // of a lesson and level; beyond, a sample of about so many

std::vector<std::string> shipped() {
  std::vector<std::string> names;
  for (const LessonEntry& entry : listLessons()) names.push_back(entry.name);
  REQUIRE(names.size() >= 7);
  return names;
}

std::string said(const AppState& state) {
  constexpr const char* levels[] = {"iteration", "operation", "line", "cell", "term"};
  return path(*state.trace(), state.cursor) + " " + levels[static_cast<std::size_t>(state.level)];
}

// From every place at a level, the start among them; at the level of terms also within cells.
template <class Visit>
void fromEveryPlace(Level level, const Visit& visit) {
  for (const std::string& lesson : shipped()) {
    CAPTURE(lesson);
    AppState state;
    receive(state, loadLesson(shippedLesson(lesson)));
    REQUIRE(state.open != nullptr);
    const Trace& trace = *state.trace();
    const std::int64_t all = count(trace, level), by = std::max<std::int64_t>(all / mostPlaces, 1);
    for (std::int64_t n = 0; n <= all; n += by) {
      perform(state, SetLevel{level});
      perform(state, SeekPlace{place(trace, level, n)});
      for (std::int64_t term = n % 5; term > 0 && level == Level::term; --term) perform(state, Walk{1});
      visit(state);
    }
  }
}

// The place at a level around the cursor.
Cursor atLevelOf(const AppState& state, Level level) {
  Cursor at = state.cursor;
  if (level < Level::term) at.term = -1;
  if (level < Level::cell) at.cell = -1;
  if (level < Level::line) at.line = -1;
  return at;
}

constexpr Level levels[] = {Level::operation, Level::line, Level::cell, Level::term};

}  // namespace

TEST_CASE("walking: over then previous is the identity, except at the last place") {
  for (const Level level : levels)
    fromEveryPlace(level, [](AppState& state) {
      const std::string before = said(state);
      perform(state, Walk{1});
      if (said(state) == before) return;  // the last place
      perform(state, Walk{-1});
      CHECK(said(state) == before);
    });
}

TEST_CASE("walking: previous then over is the identity, except at the start") {
  for (const Level level : levels)
    fromEveryPlace(level, [](AppState& state) {
      const std::string before = said(state);
      if (state.cursor.atStart()) return;
      perform(state, Walk{-1});
      CHECK(said(state) != before);
      perform(state, Walk{1});
      CHECK(said(state) == before);
    });
}

TEST_CASE("walking: into then out is the identity, and so is into then previous") {
  for (const Level level : {Level::operation, Level::line, Level::cell})
    fromEveryPlace(level, [](AppState& state) {
      const std::string before = said(state);
      perform(state, ChangeLevel{1});
      if (!state.cursor.atStart()) CHECK(state.cursor.step >= 0);
      CHECK(said(state) != before);
      perform(state, ChangeLevel{-1});
      CHECK(said(state) == before);
      perform(state, ChangeLevel{1});
      perform(state, Walk{-1});
      CHECK(said(state) == before);
    });
}

TEST_CASE("walking: out then previous is the identity") {
  for (const Level level : {Level::line, Level::cell, Level::term})
    fromEveryPlace(level, [](AppState& state) {
      const std::string before = said(state);
      perform(state, ChangeLevel{-1});
      perform(state, Walk{-1});
      CHECK(said(state) == before);
    });
}

TEST_CASE("walking: over is into, over all that is inside, and out") {
  for (const Level level : {Level::operation, Level::line, Level::cell})
    fromEveryPlace(level, [&](AppState& state) {
      const Trace& trace = *state.trace();
      const Cursor from = state.cursor;
      if (from.atStart()) return;
      const Cursor over = next(trace, from, level);
      perform(state, ChangeLevel{1});
      std::int64_t inside = 0;
      while (atLevelOf(state, level) == from) {
        const Cursor here = state.cursor;
        perform(state, Walk{1});
        ++inside;
        if (state.cursor == here) break;  // the last of all
      }
      CHECK(inside >= 1);
      perform(state, ChangeLevel{-1});
      CHECK(path(trace, state.cursor) == path(trace, over));
      // And back over everything, each undone exactly.
      for (std::int64_t k = 0; k < inside + 2; ++k) perform(state, Walk{-1});
      if (over != from) CHECK(state.cursor == from);
      state.trail.clear();
    });
}

TEST_CASE("walking: over, into, over, out are undone one by one, from wherever they began") {
  AppState state;
  receive(state, loadLesson(shippedLesson("contrast")));
  perform(state, SeekText{"2/backward/P"});
  std::vector<std::string> places{said(state)};
  const Command commands[] = {ChangeLevel{1},
                              ChangeLevel{1},
                              Walk{1},
                              Walk{3},
                              ChangeLevel{1},
                              Walk{1},
                              SetLevel{Level::operation},
                              Walk{1},
                              ChangeLevel{2},
                              ChangeLevel{-1}};
  for (const Command& each : commands) {
    const auto* walk = std::get_if<Walk>(&each);
    for (int k = 0; k < (walk != nullptr ? walk->by : 1); ++k) {
      perform(state, walk != nullptr ? Command{Walk{1}} : each);
      if (said(state) != places.back()) places.push_back(said(state));
    }
  }
  REQUIRE(places.size() > 8);
  while (!places.empty()) {
    CHECK(said(state) == places.back());
    places.pop_back();
    perform(state, Walk{-1});
  }
}

TEST_CASE("walking: a jump is not walked back; previous is then the place before") {
  AppState state;
  receive(state, loadLesson(shippedLesson("cnn")));
  perform(state, SeekText{"Z"});
  perform(state, ChangeLevel{1});
  perform(state, SeekText{"A"});
  perform(state, SeekText{"1/forward/Z/Z"});
  REQUIRE(state.level == Level::line);
  perform(state, Walk{-1});
  CHECK(said(state) == "start line");
}

TEST_CASE("walking: a cell without terms is entered and left where it is") {
  // No window of the pooling reads the last column.
  std::ofstream("gap.toml", std::ios::binary)
      << "format = 1\n[lesson]\ntitle = { en = \"Gap\", ko = \"틈\" }\n[values]\nX = [[1, 2, 3], [4, 5, 6]]\n"
         "[graph]\nP = \"max_pool(X, size=2)\"\nL = \"sum(P)\"\n[train]\nloss = \"L\"\nparameters = [\"X\"]\n"
         "optimizer = \"sgd(learning_rate=0.1)\"\n";
  AppState state;
  receive(state, loadLesson("gap.toml"));
  REQUIRE_MESSAGE(state.open != nullptr, state.problems);
  const Trace& trace = *state.trace();
  int found = 0;
  for (std::int64_t n = 1; n <= count(trace, Level::cell); ++n) {
    const Cursor cell = place(trace, Level::cell, n);
    if (termCount(trace, cell) > 0) continue;
    ++found;
    perform(state, SetLevel{Level::cell});
    perform(state, SeekPlace{cell});
    perform(state, ChangeLevel{1});
    CHECK(state.cursor == cell);
    perform(state, ChangeLevel{-1});
    CHECK(state.cursor == cell);
  }
  CHECK(found > 0);
}

TEST_CASE("walking: previous pauses, by step, phase and iteration") {
  for (const Command& back : {Command{Walk{-1}}, Command{WalkPhase{-1}}, Command{WalkIteration{-1}}}) {
    AppState state;
    receive(state, loadLesson(shippedLesson("contrast")));
    perform(state, SeekText{"2/backward/P"});
    perform(state, Play{true});
    perform(state, Walk{1});
    CHECK(state.playing);
    perform(state, back);
    CHECK_FALSE(state.playing);
  }
}

TEST_CASE("walking: a step that playing took is undone by previous") {
  AppState state;
  receive(state, loadLesson(shippedLesson("cnn")));
  perform(state, SeekText{"Z"});
  perform(state, Play{true});
  REQUIRE(tick(state, 1.1));
  CHECK(said(state) == "1/forward/A operation");
  perform(state, Walk{-1});
  CHECK(said(state) == "1/forward/Z operation");
  CHECK_FALSE(state.playing);
}

}  // namespace gradwalk
