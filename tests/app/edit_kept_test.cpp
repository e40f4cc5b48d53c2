// Edits that are kept: saved, noted against a crash, made again when the file changes; and the
// fields in which they are typed.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "app/edit_runner.h"
#include "app/edit_save.h"
#include "app/headless.h"
#include "app/sitting.h"
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

}  // namespace

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
  set(state, "learning_rate=-1");  // nor what the lesson refuses
  perform(state, TypeSaveName{"refused.toml"});
  perform(state, SaveEdited{});
  CHECK(state.editing.saveProblem == label(Ui::saveNotInForce, Language::en));
  CHECK_FALSE(fs::exists("refused.toml"));
  perform(state, UndoEdit{});
  settleEdits(state);
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
    perform(state, SetNumber{edit(state, "learning_rate=0.5")});
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
  set(state, "learning_rate=0.5");
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
  wait([&] { return !state.editing.computing && value(state, "Z")[0] == 26; });
  CHECK(at(state) == where);
  CHECK(value(state, "Z")[0] == 26);
  CHECK(state.open->edits == Edits{edit(state, "learning_rate=0.5")});
  writeText(file, own + "\n[broken");
  wait([&] { return !state.problems.empty(); });
  CHECK(state.problems.find("changing.toml:") != std::string::npos);
  CHECK(value(state, "Z")[0] == 26);
  CHECK(at(state) == where);
  writeText(file, own);
  wait([&] { return state.problems.empty() && !state.editing.computing; });
  CHECK(value(state, "Z")[0] == 5);
}

TEST_CASE("edit: a lesson that is broken when it is first opened opens once it is mended") {
  const std::string own = readText(shippedLesson("conv"));
  writeText("mended.toml", own + "[broken");
  SittingOptions options;
  options.lesson = fs::absolute("mended.toml");
  Sitting sitting(testFonts(), options);
  const auto wait = [&](const auto& done) {
    for (int k = 0; k < 1000 && !done(); ++k) {
      sitting.advance(0.6);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    CHECK(done());
  };
  wait([&] { return !sitting.state().problems.empty(); });
  CHECK(sitting.state().open == nullptr);
  writeText("mended.toml", own);
  wait([&] { return sitting.state().open != nullptr; });
  CHECK(sitting.state().problems.empty());
}

TEST_CASE("edit: in the window a number is typed in its field, over the canvas and in the panel") {
  Headless screen("cnn", {}, 1280.0F, 900.0F);  // the panel's fields are all in sight
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
  screen.click("edit learning_rate");
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

TEST_CASE("edit: a change made on the canvas that is refused says so over the canvas") {
  Headless screen("cnn");
  Commands commands{SetNumber{edit(screen.state(), "learning_rate=-1")}};
  screen.interface().sitting().obey(commands);
  do {
    screen.frames();
  } while (screen.state().editing.computing);
  CHECK(screen.state().editing.problem.find("cnn.toml:35:32: error: learning_rate does not fit") == 0);
  CHECK(windowShown("edit notice"));
  screen.press(sf::Keyboard::Z, {true, false, false, false});
  screen.frames();
  CHECK(screen.state().editing.problem.empty());
  CHECK_FALSE(windowShown("edit notice"));
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

TEST_CASE("edit: while a large lesson runs, nothing of the run before is shown, and the newest edit wins") {
  writeText("large.toml", R"toml(format = 1
[lesson]
title = { en = "Large", ko = "큰 수업" }
[values]
X = "normal([256, 256], seed=1)"
b = 1
[graph]
Y = "scale(X, b)"
L = "sum(Y)"
[train]
loss = "L"
parameters = ["b"]
optimizer = "sgd(learning_rate=0.1)"
iterations = 20
)toml");
  SittingOptions options;
  options.lesson = fs::absolute("large.toml");
  const Fonts& fonts = testFonts();
  Sitting sitting(fonts, options);
  for (int k = 0; k < 2000 && !sitting.state().open; ++k) {
    sitting.advance(0.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  AppState& state = sitting.state();
  REQUIRE(state.open);
  const auto digits = [&] {
    bool changed = false;
    const Scene& scene = sitting.scene(layoutOf(state, 1280.0F, 720.0F), changed);
    return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                       [](const ShapeOf& shape) { return idOf(shape).starts_with("digits:"); });
  };
  CHECK(digits());
  const auto ask = [&](const std::string& words) {
    Commands commands{SetNumber{edit(state, words)}};
    sitting.obey(commands);
  };
  ask("b=2");
  CHECK_FALSE(digits());
  sitting.advance(0.0);
  ask("b=3");
  CHECK_FALSE(digits());
  for (int k = 0; k < 4000 && state.editing.computing; ++k) {
    sitting.advance(0.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK(state.open->edits == Edits{edit(state, "b=3")});
  CHECK(value(state, "b") == std::vector<double>{3});
  CHECK(digits());
  // The run by hand of so many cells is made in the same way.
  Commands hand{Toggle{Switch::hand}};
  sitting.obey(hand);
  CHECK(state.editing.computing);
  CHECK_FALSE(digits());
  for (int k = 0; k < 4000 && state.editing.computing; ++k) {
    sitting.advance(0.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  REQUIRE(state.byHand);
  CHECK(state.trace()->rounded());
  CHECK(state.open->edits.size() == 1);
  CHECK(digits());
}

TEST_CASE("edit: with Ctrl a number of the canvas is dragged, and one undo takes the drag back") {
  Headless screen("cnn");
  screen.frames();
  const Box box = bounds(*find(screen.interface().scene(), "cell:K:1"));
  const Area& canvas = screen.interface().layout().canvas;
  const float em = screen.interface().layout().em;
  const float x = canvas.x + static_cast<float>(box.middleX()),
              y = canvas.y + static_cast<float>(box.middleY());
  EventQueue& queue = screen.interface().queue();
  screen.move(x, y);
  queue.push(keyEvent(sf::Keyboard::LControl, true, {true, false, false, false}));
  screen.frames();
  queue.push(buttonEvent(x, y, true));
  screen.frames();
  screen.move(x + 0.6F * em, y);
  screen.frames();
  CHECK(screen.state().editing.edits.front().text == "1");
  screen.move(x + 1.1F * em, y);
  screen.frames();
  CHECK(screen.state().editing.edits.front().text == "2");
  CHECK(screen.path() == "start");
  queue.push(buttonEvent(x + 1.1F * em, y, false));
  queue.push(keyEvent(sf::Keyboard::LControl, false));
  screen.frames();
  CHECK(value(screen.state(), "Z")[0] == 9);
  screen.press(sf::Keyboard::Z, {true, false, false, false});
  screen.frames();
  CHECK(screen.state().editing.edits.empty());
}

}  // namespace gradwalk
