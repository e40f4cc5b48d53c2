#include "app/state.h"

#include <doctest/doctest.h>

#include "app/headless.h"
#include "app/layout.h"

namespace gradwalk {
namespace {

AppState opened(const std::string& lesson) {
  AppState state;
  receive(state, loadLesson(shippedLesson(lesson)));
  REQUIRE_MESSAGE(state.open != nullptr, state.problems);
  return state;
}

std::string at(const AppState& state) { return path(*state.trace(), state.cursor); }

TEST_CASE("state: a lesson opens at its start and walks forward and back") {
  AppState state = opened("cnn");
  CHECK(at(state) == "start");
  perform(state, Walk{1});
  CHECK(at(state) == "1/forward/Z");
  perform(state, Walk{1});
  CHECK(at(state) == "1/forward/A");
  perform(state, Walk{-1});
  CHECK(at(state) == "1/forward/Z");
  perform(state, Walk{-5});
  CHECK(at(state) == "start");
}

TEST_CASE("state: walking back over the whole lesson passes every place in reverse") {
  for (const Level level : {Level::operation, Level::line, Level::cell}) {
    AppState state = opened("cnn");
    perform(state, SetLevel{level});
    std::vector<std::string> forward;
    for (std::int64_t i = 0; i < placeCount(state); ++i) {
      perform(state, Walk{1});
      forward.push_back(at(state));
    }
    Cursor last = state.cursor;
    perform(state, Walk{1});
    CHECK(state.cursor == last);
    while (!forward.empty()) {
      CHECK(at(state) == forward.back());
      forward.pop_back();
      perform(state, Walk{-1});
    }
    CHECK(at(state) == "start");
  }
}

TEST_CASE("state: deeper goes to the first place inside, back up to the one around") {
  AppState state = opened("cnn");
  perform(state, SeekText{"Z"});
  perform(state, ChangeLevel{1});
  perform(state, ChangeLevel{1});
  CHECK(state.level == Level::cell);
  CHECK(at(state) == "1/forward/Z/Z[0,0]");
  perform(state, Walk{1});
  CHECK(at(state) == "1/forward/Z/Z[0,1]");
  perform(state, ChangeLevel{1});
  CHECK(at(state) == "1/forward/Z/Z[0,1]/0");
  perform(state, ChangeLevel{1});
  CHECK(state.level == Level::term);
  perform(state, ChangeLevel{-3});
  CHECK(state.level == Level::operation);
  CHECK(at(state) == "1/forward/Z");
}

TEST_CASE("state: a path brings its own level, a number is counted at the level shown") {
  AppState state = opened("cnn");
  perform(state, Toggle{Switch::goTo});
  perform(state, SeekText{"Z[1,0]"});
  CHECK(state.level == Level::cell);
  CHECK(at(state) == "1/forward/Z/Z[1,0]");
  CHECK_FALSE(state.goTo);
  perform(state, SeekText{"1"});
  CHECK(at(state) == "1/forward/Z/Z[0,0]");
  perform(state, SetLevel{Level::operation});
  perform(state, SeekText{"2"});
  CHECK(at(state) == "1/forward/A");
}

TEST_CASE("state: a place that is not there is said and moves nothing") {
  AppState state = opened("cnn");
  perform(state, SeekText{"Z"});
  perform(state, Toggle{Switch::goTo});
  for (const char* where : {"nonsense", "", "999999", "Z[9,9]", "99999999999999999999999999", "1/2/3/4/5"}) {
    perform(state, SeekText{where});
    CHECK(at(state) == "1/forward/Z");
    CHECK_FALSE(state.goToProblem.empty());
    CHECK(state.goTo);
  }
  perform(state, TypeGoTo{"Z"});
  CHECK(state.goToProblem.empty());
}

TEST_CASE("state: phases, and the iteration around the closing pass") {
  AppState state = opened("cnn");
  perform(state, WalkPhase{1});
  CHECK(at(state) == "1/forward/Z");
  perform(state, WalkPhase{1});
  CHECK(stepAt(*state.trace(), state.cursor)->phase == Phase::backward);
  perform(state, WalkPhase{1});
  CHECK(stepAt(*state.trace(), state.cursor)->phase == Phase::update);
  perform(state, WalkIteration{1});
  CHECK(state.cursor.pass == state.trace()->passes());
  CHECK(stepAt(*state.trace(), state.cursor)->phase == Phase::forward);
  perform(state, WalkIteration{-1});
  CHECK(state.cursor.pass == 1);
  perform(state, WalkIteration{-1});
  CHECK(at(state) == "start");
}

TEST_CASE("state: playing takes a step when its time has come and stops at the end") {
  AppState state = opened("pool");
  perform(state, SetSpeed{2.0});
  CHECK_FALSE(tick(state, 1.0));  // not playing yet
  perform(state, TogglePlay{});
  CHECK_FALSE(tick(state, 0.4));
  CHECK(tick(state, 0.11));
  CHECK(placeNumber(state) == 1);
  for (int i = 0; i < 200; ++i) tick(state, 0.5);
  CHECK(placeNumber(state) == placeCount(state));
  CHECK_FALSE(state.playing);
  perform(state, TogglePlay{});  // from the end it begins again
  CHECK(state.playing);
  CHECK(placeNumber(state) == 0);
}

TEST_CASE("state: a long pause of the program plays one step, not all of them") {
  AppState state = opened("cnn");
  perform(state, Play{true});
  CHECK(tick(state, 60.0));
  CHECK(placeNumber(state) == 1);
}

TEST_CASE("state: a broken lesson shows its problems and the last good one stays") {
  AppState state = opened("cnn");
  perform(state, SeekText{"A"});
  LoadResult broken{"broken.toml",
                    openLesson(Source{"broken.toml",
                                      "format = 1\n[lesson]\ntitle = { en = \"a\", ko = \"b\" }\n[values]\nX "
                                      "= [1, 2]\n[graph]\nZ = \"relue(X)\"\n"})};
  receive(state, std::move(broken));
  CHECK(state.open->lesson.name == "cnn");
  CHECK(at(state) == "1/forward/A");
  CAPTURE(state.problems);
  CHECK(state.problems.find("relue") != std::string::npos);
  CHECK(state.problemsOf == "broken.toml");
  perform(state, Dismiss{});
  CHECK(state.problems.empty());
}

TEST_CASE("state: another lesson begins at its own start") {
  AppState state = opened("cnn");
  perform(state, SeekText{"Z[1,0]"});
  perform(state, Play{true});
  receive(state, loadLesson(shippedLesson("softmax")));
  CHECK(state.open->lesson.name == "softmax");
  CHECK(at(state) == "start");
  CHECK(state.level == Level::operation);
  CHECK_FALSE(state.playing);
}

TEST_CASE("state: one thing lies on top at a time, and Escape takes it away first") {
  AppState state = opened("cnn");
  perform(state, Toggle{Switch::fullScreen});
  perform(state, Toggle{Switch::help});
  perform(state, Toggle{Switch::goTo});
  CHECK_FALSE(state.help);
  CHECK(state.goTo);
  perform(state, Dismiss{});
  CHECK_FALSE(state.goTo);
  CHECK(state.fullScreen);
  perform(state, Dismiss{});
  CHECK_FALSE(state.fullScreen);
}

TEST_CASE("state: whatever is done to a blanked screen brings it back") {
  AppState state = opened("cnn");
  perform(state, Toggle{Switch::blank});
  CHECK(state.blank);
  perform(state, Walk{1});
  CHECK_FALSE(state.blank);
  CHECK(at(state) == "1/forward/Z");
  perform(state, Toggle{Switch::blank});
  perform(state, Toggle{Switch::blank});
  CHECK_FALSE(state.blank);
  perform(state, Toggle{Switch::fullScreen});
  perform(state, Toggle{Switch::blank});
  perform(state, Dismiss{});
  CHECK_FALSE(state.blank);
  CHECK(state.fullScreen);
}

TEST_CASE("state: text grows and shrinks within bounds and comes back") {
  AppState state;
  for (int i = 0; i < 100; ++i) perform(state, ScaleText{1});
  CHECK(state.textScale == mostScale);
  for (int i = 0; i < 100; ++i) perform(state, ScaleText{-1});
  CHECK(state.textScale == leastScale);
  perform(state, ScaleText{0});
  CHECK(state.textScale == 1.0);
}

TEST_CASE("state: hand arithmetic is another run of the same lesson, at the same place") {
  AppState state = opened("cnn");
  perform(state, SeekText{"p"});
  const int p = state.trace()->program().find("p");
  CHECK(state.trace()->value(1, p).data[0] != 0.99998);
  perform(state, Toggle{Switch::hand});
  CHECK(state.trace()->value(1, p).data[0] == 0.99998);
  CHECK(at(state) == "1/forward/p");
  perform(state, Toggle{Switch::hand});
  CHECK(state.trace()->value(1, p).data[0] != 0.99998);
}

TEST_CASE("state: a lesson without hand arithmetic of its own can still be done by hand") {
  AppState state = opened("softmax");
  perform(state, Toggle{Switch::hand});
  CHECK(state.trace()->rounded());
  receive(state, loadLesson(shippedLesson("conv")));
  CHECK(state.trace()->rounded());
}

TEST_CASE("state: without a lesson every command is harmless") {
  const std::vector<Command> all = {
      Walk{1},       Walk{-1},      WalkPhase{1},         WalkIteration{1},
      ToStart{},     ToEnd{},       SeekPlace{},          SeekNumber{5},
      SeekText{"Z"}, TypeGoTo{"x"}, ChangeLevel{1},       SetLevel{Level::cell},
      Play{true},    TogglePlay{},  SetSpeed{0.0},        MovePick{1},
      OpenPicked{},  Dismiss{},     Toggle{Switch::hand}, Toggle{Switch::picker}};
  AppState state;
  for (const Command& each : all) perform(state, each);
  CHECK_FALSE(tick(state, 10.0));
  CHECK(state.trace() == nullptr);
  CHECK(windowTitle(state) == "Gradwalk");
  CHECK(progress(state).empty());
}

TEST_CASE("state: the step shown is said in both languages") {
  AppState state = opened("cnn");
  perform(state, Walk{3});
  const std::string all = std::to_string(placeCount(state));
  CHECK(progress(state) == "step 3 of " + all + " · forward · max_pool");
  CHECK(windowTitle(state) == "The 4×4 CNN · step 3 of " + all + " · 1/forward/P · Gradwalk");
  perform(state, SetLanguage{Language::ko});
  CHECK(progress(state) == all + "단계 중 3단계 · 순전파 · max_pool");
}

TEST_CASE("state: a lesson without printed numbers keeps no room for them, unless it is asked to") {
  AppState state;
  const Source source{"own.toml",
                      "format = 1\n[lesson]\ntitle = { en = \"a\", ko = \"b\" }\n[values]\nX = [1, 2]\n"
                      "[graph]\nZ = \"relu(X)\"\n"};
  receive(state, {"own.toml", openLesson(source)});
  REQUIRE_MESSAGE(state.open != nullptr, state.problems);
  CHECK_FALSE(layoutOf(state, 1280, 720).valuesShown);
  perform(state, Toggle{Switch::values});
  CHECK(layoutOf(state, 1280, 720).valuesShown);
}

TEST_CASE("state: a panel without room is shown when it is asked for") {
  AppState state;
  state.width = 1024.0F;
  state.height = 768.0F;
  CHECK_FALSE(layoutOf(state, 1024, 768).outlineShown);
  CHECK(layoutOf(state, 1024, 768).valuesShown);
  perform(state, Toggle{Switch::outline});
  CHECK(layoutOf(state, 1024, 768).outlineShown);
  perform(state, Toggle{Switch::outline});
  CHECK_FALSE(layoutOf(state, 1024, 768).outlineShown);
  perform(state, Toggle{Switch::values});
  CHECK_FALSE(layoutOf(state, 1024, 768).valuesShown);
}

}  // namespace
}  // namespace gradwalk
