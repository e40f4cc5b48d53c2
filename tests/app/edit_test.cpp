// Editing in the window: commands on the state, then the fields as they are drawn.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "app/edit_runner.h"
#include "app/edit_save.h"
#include "app/headless.h"
#include "app/state.h"
#include "app/ui_text.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;

AppState opened(const fs::path& lesson) {
  AppState state;
  receive(state, loadLesson(lesson));
  REQUIRE_MESSAGE(state.open != nullptr, state.problems);
  return state;
}

Edit edit(const AppState& state, const std::string& words) {
  Problems problems;
  const auto out = parseEdit(ownLesson(state).lesson, words, problems);
  REQUIRE(out);
  return *out;
}

void set(AppState& state, const std::string& words) {
  perform(state, SetNumber{edit(state, words)});
  settleEdits(state);
}

std::vector<double> value(const AppState& state, const std::string& quantity) {
  return state.trace()->value(1, state.open->program.find(quantity)).data;
}

std::string at(const AppState& state) { return path(*state.trace(), state.cursor); }

void writeText(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("edit: a number changes, the cursor stays, the lesson's own run stands beside") {
  AppState state = opened(shippedLesson("cnn"));
  perform(state, SeekText{"grad.K"});
  const std::string where = at(state);
  set(state, "K[0,1]=2");
  CHECK(at(state) == where);
  CHECK(value(state, "Z") == std::vector<double>{9, 7, 13, 12});
  CHECK(ownLesson(state).trace.value(1, ownLesson(state).program.find("Z")).data ==
        std::vector<double>{5, 7, 11, 10});
  CHECK(state.open->checks.empty());
  CHECK_FALSE(state.editing.computing);
}

TEST_CASE("edit: until the run is there nothing is shown as current") {
  AppState state = opened(shippedLesson("cnn"));
  perform(state, SetNumber{edit(state, "K[0,1]=2")});
  CHECK(state.editing.computing);
  CHECK(state.editing.wanted);
  settleEdits(state);
  CHECK_FALSE(state.editing.computing);
  // The result of older edits is dropped.
  perform(state, SetNumber{edit(state, "K[0,1]=3")});
  Edits older = state.editing.edits;
  older.front().text.assign(1, '2');  // what came before
  const OpenLesson& own = ownLesson(state);
  receiveEdited(state, runEdited(own.lesson.source, own.path, older, {}, nullptr));
  CHECK(state.editing.computing);
  settleEdits(state);
  CHECK(value(state, "Z") == std::vector<double>{11, 7, 14, 13});
}

TEST_CASE("edit: undo, redo and back to the lesson's numbers") {
  AppState state = opened(shippedLesson("cnn"));
  set(state, "K[0,1]=2");
  set(state, "learning_rate=0.5");
  perform(state, UndoEdit{});
  settleEdits(state);
  CHECK(state.open->edits == Edits{edit(state, "K[0,1]=2")});
  perform(state, UndoEdit{});
  CHECK(state.open->edits.empty());
  CHECK(value(state, "Z") == std::vector<double>{5, 7, 11, 10});
  CHECK_FALSE(state.open->checks.empty());
  perform(state, UndoEdit{});
  CHECK(state.editing.edits.empty());
  perform(state, RedoEdit{});
  perform(state, RedoEdit{});
  settleEdits(state);
  CHECK(state.open->edits.size() == 2);
  perform(state, ResetEdits{});
  CHECK(state.open->edits.empty());
  CHECK(state.editing.own == nullptr);
  perform(state, UndoEdit{});
  settleEdits(state);
  CHECK(state.open->edits.size() == 2);
  // The number that the lesson has anyway is no edit.
  set(state, "learning_rate=0.10");
  CHECK(state.open->edits == Edits{edit(state, "K[0,1]=2")});
}

TEST_CASE("edit: what the checker refuses is said, and the last good run stays") {
  AppState state = opened(shippedLesson("cnn"));
  set(state, "K[0,1]=2");
  set(state, "learning_rate=-1");
  CHECK(state.editing.problem.find("learning_rate does not fit") != std::string::npos);
  CHECK(state.open->edits == Edits{edit(state, "K[0,1]=2")});
  CHECK(value(state, "Z") == std::vector<double>{9, 7, 13, 12});
  set(state, "learning_rate=1");
  CHECK(state.editing.problem.empty());
  CHECK(state.open->edits.size() == 2);
}

TEST_CASE("edit: what is no number stays in its field with the reason") {
  AppState state = opened(shippedLesson("cnn"));
  Edit target = edit(state, "K[0,1]=0");
  perform(state, OpenField{target});
  CHECK(state.editing.field->edit.text == "0");
  perform(state, TypeField{"two"});
  perform(state, TakeField{});
  REQUIRE(state.editing.field);
  CHECK(state.editing.field->problem.find("'two' is not a number") == 0);
  CHECK(state.editing.edits.empty());
  perform(state, TypeField{"2"});
  perform(state, TakeField{+1});
  settleEdits(state);
  CHECK(value(state, "Z")[0] == 9);
  CHECK(state.editing.field->edit.cell == 2);  // on to the next cell
  perform(state, Dismiss{});
  CHECK_FALSE(state.editing.field);
}

TEST_CASE("edit: a drag is undone as one") {
  AppState state = opened(shippedLesson("cnn"));
  const Edit target = edit(state, "K[0,1]=1");
  for (int k = 1; k < 5; ++k) {
    Edit now = target;
    now.text = std::to_string(k);
    perform(state, SetNumber{now, k > 1});
  }
  settleEdits(state);
  CHECK(state.editing.edits.front().text == "4");
  perform(state, UndoEdit{});
  CHECK(state.editing.edits.empty());
  CHECK(draggedText("0.10", 1.0F) == "0.12");
  CHECK(draggedText("3", -2.0F) == "-1");
  CHECK(draggedText("1e-3", 0.6F) == "0.002");
  CHECK(draggedText("3", 0.2F) == "3");
}

TEST_CASE("edit: fewer iterations than where the cursor stands lead to the nearest place") {
  writeText("many.toml", R"toml(format = 1
[lesson]
title = { en = "Many", ko = "여럿" }
[values]
X = [1, 2]
[graph]
L = "sum(X)"
[train]
loss = "L"
parameters = ["X"]
optimizer = "sgd(learning_rate=0.1)"
iterations = 5
)toml");
  AppState state = opened("many.toml");
  perform(state, SeekText{"4/forward/L"});
  set(state, "iterations=2");
  CHECK(state.trace()->iterations() == 2);
  CHECK(state.cursor.pass <= 2);
}

}  // namespace gradwalk
