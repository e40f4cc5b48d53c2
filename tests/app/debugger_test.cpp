#include <doctest/doctest.h>

#include "app/headless.h"
#include "lesson/library.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;

// In the middle of a shape of the canvas.
void clickShape(Headless& screen, const std::string& id) {
  const ShapeOf* const shape = find(screen.interface().scene(), id);
  REQUIRE_MESSAGE(shape != nullptr, id);
  const Box box = bounds(*shape);
  const Area& canvas = screen.interface().layout().canvas;
  screen.click(canvas.x + static_cast<float>(box.middleX()), canvas.y + static_cast<float>(box.middleY()));
}

std::string asked(const Headless& screen) {
  return screen.state().asking.trail.empty() ? "" : screen.state().asking.trail.back();
}

TEST_CASE("where from: a click on an operand asks about it, and its rows lead on and back") {
  Headless screen("cnn");
  screen.press(K::G);
  screen.type("grad.K[0,0]");
  screen.press(K::Enter);
  REQUIRE(screen.path() == "1/backward/Z/grad.K[0,0]");
  clickShape(screen, "cell:grad.Z:2");
  CHECK(asked(screen) == "1/grad.Z[1,0]");
  CHECK(screen.state().sideTab == SideTab::origin);
  screen.click("cell 1/Z[1,0]");
  CHECK(asked(screen) == "1/Z[1,0]");
  CHECK(screen.missingGlyphs() == 0);
  screen.click("origin back");
  CHECK(asked(screen) == "1/grad.Z[1,0]");
  CHECK(screen.path() == "1/backward/Z/grad.K[0,0]");  // asking does not move
  screen.click("origin go");
  CHECK(screen.path() == "1/backward/A/grad.Z[1,0]");
}

TEST_CASE("where from: a number in the formula can be asked about") {
  Headless screen("conv");
  screen.press(K::G);
  screen.type("B[0,1]");
  screen.press(K::Enter);
  const Trace& trace = *screen.state().trace();
  clickShape(screen, "leaf:" + std::to_string(trace.program().find("A")) + ":2");
  CHECK(asked(screen) == "1/A[0,2]");
  REQUIRE(screen.state().asking.users);
  CHECK(screen.state().asking.users->count == 2);  // windows 0 and 1 lie on column 2
}

TEST_CASE("where from: I asks about what the present place writes") {
  Headless screen("cnn");
  screen.press(K::I);
  CHECK(asked(screen).empty());  // nothing is written at the start
  screen.press(K::Right);
  screen.press(K::I);
  CHECK(asked(screen) == "1/Z[0,0]");
}

TEST_CASE("where from: an edit asks the new run, another lesson forgets") {
  Headless screen("cnn");
  screen.press(K::Right);
  screen.press(K::I);
  const auto before = valueAt(*screen.state().trace(), *askedCell(screen.state()));
  Problems problems;
  Commands commands{SetNumber{*parseEdit(screen.state().open->lesson, "X[0,0]=7", problems), false}};
  screen.interface().sitting().obey(commands);
  for (int k = 0; k < 200 && (screen.state().editing.computing || screen.state().editing.wanted); ++k)
    screen.frames();
  const auto what = askedCell(screen.state());
  REQUIRE(what);
  CHECK(valueAt(*screen.state().trace(), *what) == before + 6.0);
  CHECK(screen.state().asking.users.has_value());
  Commands other{OpenFile{*findLesson("pool")}};
  screen.interface().sitting().obey(other);
  for (int k = 0; k < 500 && screen.state().open->lesson.name != "pool"; ++k) {
    screen.frames();
    screen.interface().sitting().settle(std::chrono::milliseconds(20));
  }
  REQUIRE(screen.state().open->lesson.name == "pool");
  CHECK(asked(screen).empty());
}

TEST_CASE("gradient check: a badge says that all is well, its tab too, and asks again after an edit") {
  Headless screen("cnn");
  const auto settle = [&] {
    for (int k = 0; k < 500 && !screen.state().gradients.check; ++k) {
      screen.frames();
      screen.interface().sitting().settle(std::chrono::milliseconds(2));
    }
    screen.frames();
    REQUIRE(screen.state().gradients.check);
  };
  settle();
  CHECK(screen.has("gradient badge"));
  screen.click("gradient badge");
  screen.frames();
  CHECK_FALSE(screen.has("gradient badge"));  // the tab says it
  CHECK(screen.has("gradients agree"));
  CHECK(screen.missingGlyphs() == 0);
  const int before = screen.state().gradients.run;
  Problems problems;
  Commands commands{SetNumber{*parseEdit(screen.state().open->lesson, "X[0,0]=7", problems), false}};
  screen.interface().sitting().obey(commands);
  for (int k = 0; k < 200 && (screen.state().editing.computing || screen.state().editing.wanted); ++k)
    screen.frames();
  CHECK(screen.state().gradients.run > before);
  settle();
  CHECK(screen.has("gradients agree"));
}

TEST_CASE("run until: a condition in the field goes there and says why, until the next key") {
  Headless screen("contrast");
  screen.press(K::U);
  screen.type("L < 1.5");
  screen.press(K::Enter);
  screen.frames();
  CHECK(screen.path() == "2/forward/L");
  CHECK(screen.state().searching.sentence == "Stopped: L < 1.5 (L = 1.2581)");
  CHECK(screen.has("stopped"));
  CHECK_FALSE(screen.state().goTo);
  screen.press(K::Right);
  CHECK_FALSE(screen.has("stopped"));
  screen.press(K::U);
  screen.type("L > 100");
  screen.press(K::Enter);
  screen.frames();
  CHECK(screen.state().goTo);
  CHECK(screen.state().goToProblem == "Up to the last step, L > 100 never holds");
}

}  // namespace
}  // namespace gradwalk
