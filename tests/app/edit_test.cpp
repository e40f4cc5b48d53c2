// Editing in the window: commands on the state, then the fields as they are drawn.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "app/edit_runner.h"
#include "app/edit_save.h"
#include "app/headless.h"
#include "app/state.h"
#include "app/ui_text.h"
#include "maths/digits.h"

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

std::string readText(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void writeText(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

// Everything of the state that an edit may change, as text.
std::string described(const AppState& state) {
  std::string out = at(state) + "\n" + state.editing.problem + "\n";
  for (const std::string& word : editArguments(ownLesson(state).lesson, state.editing.edits))
    out += word + " ";
  const Trace& trace = *state.trace();
  for (int pass = 1; pass <= trace.passes(); ++pass)
    for (std::size_t id = 0; id < trace.program().quantities.size(); ++id)
      for (const double x : trace.value(pass, static_cast<int>(id)).data) out += shortest(x) + " ";
  return out;
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
  older.front().text = "2";
  const OpenLesson& own = ownLesson(state);
  receiveEdited(state, runEdited(own.lesson.source, own.path, older, false, nullptr));
  CHECK(state.editing.computing);
  settleEdits(state);
  CHECK(value(state, "Z") == std::vector<double>{11, 7, 14, 13});
}

TEST_CASE("edit: undo, redo and back to the lesson's numbers") {
  AppState state = opened(shippedLesson("cnn"));
  set(state, "K[0,1]=2");
  set(state, "lr=0.5");
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
  set(state, "lr=0.10");
  CHECK(state.open->edits == Edits{edit(state, "K[0,1]=2")});
}

TEST_CASE("edit: what the checker refuses is said, and the last good run stays") {
  AppState state = opened(shippedLesson("cnn"));
  set(state, "K[0,1]=2");
  set(state, "lr=-1");
  CHECK(state.editing.problem.find("lr does not fit") != std::string::npos);
  CHECK(state.open->edits == Edits{edit(state, "K[0,1]=2")});
  CHECK(value(state, "Z") == std::vector<double>{9, 7, 13, 12});
  set(state, "lr=1");
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
optimizer = "sgd(lr=0.1)"
iterations = 5
)toml");
  AppState state = opened("many.toml");
  perform(state, SeekText{"4/forward/L"});
  set(state, "iterations=2");
  CHECK(state.trace()->iterations() == 2);
  CHECK(state.cursor.pass <= 2);
}

TEST_CASE("edit: 300 seeded commands end as their last edits from scratch do") {
  for (const char* lesson : {"cnn", "dropout", "contrast"}) {
    AppState state = opened(shippedLesson(lesson));
    std::mt19937 random(11);
    const Lesson own = state.open->lesson;
    for (int n = 0; n < 300; ++n) {
      switch (random() % 6) {
        case 0:
          perform(state, UndoEdit{});
          break;
        case 1:
          perform(state, RedoEdit{});
          break;
        case 2:
          if (random() % 10 == 0) perform(state, ResetEdits{});
          break;
        case 3:
          perform(state, Walk{random() % 2 == 0 ? 1 : -1});
          break;
        default: {
          const Value& v = own.values[random() % own.values.size()];
          const std::size_t item = random() % v.each.size();
          perform(state, SetNumber{{.kind = EditKind::cell,
                                    .name = v.name,
                                    .item = item,
                                    .cell = static_cast<std::int64_t>(random() % v.each[item].data.size()),
                                    .text = std::to_string(random() % 4)}});
        }
      }
      if (random() % 3 == 0) settleEdits(state);
    }
    settleEdits(state);
    AppState fresh = opened(shippedLesson(lesson));
    for (const Edit& each : state.editing.edits) perform(fresh, SetNumber{each});
    settleEdits(fresh);
    perform(fresh, SeekText{at(state)});
    CHECK(described(state) == described(fresh));
  }
}

TEST_CASE("edit: saving writes the text with the numbers, never over a lesson or a file unasked") {
  AppState state = opened(shippedLesson("cnn"));
  set(state, "K[0,1]=2");
  CHECK(proposedName(state) == "cnn-edited.toml");
  fs::remove("cnn-edited.toml");
  perform(state, OpenSave{});
  perform(state, SaveEdited{});
  CHECK(state.editing.saved == state.editing.edits);
  const std::string own = readText(shippedLesson("cnn"));
  std::string wanted = own;
  wanted.replace(wanted.find("K = [[1, 0, 1]") + 8, 1, "2");
  CHECK(readText("cnn-edited.toml").size() == own.size());
  CHECK(value(opened("cnn-edited.toml"), "Z") == std::vector<double>{9, 7, 13, 12});
  // It is there now: said once, then replaced.
  set(state, "K[0,1]=3");
  perform(state, OpenSave{});
  perform(state, SaveEdited{});
  CHECK(state.editing.saving);
  CHECK(state.editing.saveProblem == label(Ui::saveIsThere, Language::en));
  CHECK(value(opened("cnn-edited.toml"), "Z")[0] == 9);
  perform(state, SaveEdited{});
  CHECK_FALSE(state.editing.saving);
  CHECK(value(opened("cnn-edited.toml"), "Z")[0] == 11);
  // The shipped one, however often.
  perform(state, OpenSave{});
  perform(state, TypeSaveName{shippedLesson("cnn").string()});
  perform(state, SaveEdited{});
  perform(state, SaveEdited{});
  CHECK(state.editing.saveProblem == label(Ui::saveIsShipped, Language::en));
  CHECK(readText(shippedLesson("cnn")) == own);
  perform(state, TypeSaveName{"no/such/folder.toml"});
  perform(state, SaveEdited{});
  CHECK(state.editing.saveProblem.find("there is no folder") != std::string::npos);
}

TEST_CASE("edit: unsaved edits are there again after a crash, and gone once they are saved or taken back") {
  const fs::path journals = fs::absolute("journals");
  fs::remove_all(journals);
  const fs::path note = journalFile(journals, shippedLesson("cnn"));
  {
    EditRunner runner(journals);
    AppState state = opened(shippedLesson("cnn"));
    runner.opened(state);
    perform(state, SetNumber{edit(state, "K[0,1]=2")});
    perform(state, SetNumber{edit(state, "lr=0.5")});
    for (int k = 0; k < 50 && state.editing.computing; ++k) runner.advance(state, 1.0);
    runner.advance(state, 1.0);
    CHECK(fs::exists(note));
  }  // as if it had been killed: nothing is written on the way out
  EditRunner runner(journals);
  AppState state = opened(shippedLesson("cnn"));
  runner.opened(state);
  CHECK(state.editing.edits.size() == 2);
  CHECK(state.editing.notice == EditNotice::restored);
  settleEdits(state);
  CHECK(value(state, "Z")[0] == 9);
  perform(state, ResetEdits{});
  runner.advance(state, 1.0);
  CHECK_FALSE(fs::exists(note));
  perform(state, UndoEdit{});
  settleEdits(state);
  runner.advance(state, 1.0);
  CHECK(fs::exists(note));
  fs::remove("cnn-saved.toml");
  perform(state, OpenSave{});
  perform(state, TypeSaveName{"cnn-saved.toml"});
  perform(state, SaveEdited{});
  runner.advance(state, 1.0);
  CHECK_FALSE(fs::exists(note));
  // A note that is nonsense is no reason to stop.
  writeText(note, "gradwalk edits 1\ncnn\nK[0,1]=2\nQ[0]=1\n\x01\xff\n");
  AppState again = opened(shippedLesson("cnn"));
  EditRunner(journals).opened(again);
  CHECK(again.editing.edits.size() == 1);
  CHECK(again.editing.notice == EditNotice::notFitting);
}

TEST_CASE("edit: a lesson that changes on the disk is read again in its place, also when it was broken") {
  const fs::path file = "changing.toml";
  const std::string own = readText(shippedLesson("cnn"));
  writeText(file, own);
  EditRunner runner({});
  AppState state = opened(file);
  runner.opened(state);
  perform(state, SeekText{"grad.K"});
  set(state, "lr=0.5");
  const std::string where = at(state);
  const auto wait = [&](const auto& done) {
    for (int k = 0; k < 400 && !done(); ++k) {
      runner.advance(state, 1.0);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    CHECK(done());
  };
  std::string changed = own;
  changed.replace(changed.find("b_conv = 1"), 10, "b_conv = 22");
  writeText(file, changed);
  wait([&] { return state.editing.notice == EditNotice::reloaded && !state.editing.computing; });
  CHECK(at(state) == where);
  CHECK(value(state, "Z")[0] == 26);
  CHECK(state.open->edits == Edits{edit(state, "lr=0.5")});
  writeText(file, own + "\n[broken");
  wait([&] { return !state.problems.empty(); });
  CHECK(state.problems.find("changing.toml:") != std::string::npos);
  CHECK(value(state, "Z")[0] == 26);
  CHECK(at(state) == where);
  writeText(file, own);
  wait([&] { return state.problems.empty() && !state.editing.computing; });
  CHECK(value(state, "Z")[0] == 5);
}

TEST_CASE("edit: in the window a number is typed in its field, over the canvas and in the panel") {
  Headless screen("cnn");
  screen.press(sf::Keyboard::E);
  screen.frames();
  REQUIRE(screen.has("edit K[0,1]"));
  screen.click("edit K[0,1]");
  screen.frames();
  REQUIRE(screen.has("number field"));
  screen.type("2");
  screen.frames();
  screen.press(sf::Keyboard::Enter);
  screen.frames();
  CHECK(screen.state().editing.edits.size() == 1);
  CHECK(value(screen.state(), "Z") == std::vector<double>{9, 7, 13, 12});
  CHECK_FALSE(screen.state().editing.field);
  // No shortcut acts while the field has the keyboard.
  screen.click("edit lr");
  screen.frames();
  screen.type("0.5");
  screen.frames();
  CHECK(screen.path() == "start");
  screen.press(sf::Keyboard::Escape);
  screen.frames();
  CHECK(screen.state().editing.edits.size() == 1);
  screen.press(sf::Keyboard::Z, {true, false, false, false});
  screen.frames();
  CHECK(screen.state().editing.edits.empty());
  screen.press(sf::Keyboard::Y, {true, false, false, false});
  screen.frames();
  CHECK(screen.state().editing.edits.size() == 1);
  screen.press(sf::Keyboard::R, {false, true, false, false});
  screen.frames();
  CHECK(screen.state().editing.edits.empty());
  CHECK(screen.missingGlyphs() == 0);
}

TEST_CASE("edit: over a cell of the canvas E opens its field") {
  Headless screen("cnn");
  screen.frames();
  const Scene& scene = screen.interface().scene();
  const ShapeOf* cell = find(scene, "cell:K:1");
  REQUIRE(cell != nullptr);
  const Box box = bounds(*cell);
  const Area& canvas = screen.interface().layout().canvas;
  screen.move(canvas.x + static_cast<float>(box.middleX()), canvas.y + static_cast<float>(box.middleY()));
  screen.frames();
  screen.press(sf::Keyboard::E);
  screen.frames();
  REQUIRE(screen.state().editing.field);
  CHECK(screen.state().editing.field->onCanvas);
  screen.type("2");
  screen.frames();
  screen.press(sf::Keyboard::Enter);
  screen.frames();
  CHECK(value(screen.state(), "Z")[0] == 9);
  CHECK(find(screen.interface().scene(), "edited:K:1") != nullptr);
  CHECK(find(screen.interface().scene(), "own:K:1") != nullptr);
  CHECK(overlaps(screen.interface().scene()).empty());
}

}  // namespace gradwalk
