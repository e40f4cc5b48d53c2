// The lab in the window: the map, its pointer, following a run.
#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "app/descent_lesson.h"
#include "app/headless.h"
#include "app/lab_runs.h"
#include "app/lab_words.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;
constexpr Modifiers control{true, false, false, false};

Headless opened(const std::filesystem::path& lesson, SittingOptions options = {}, float width = 1280.0F,
                float height = 720.0F) {
  options.lesson = lesson;
  return Headless("", options, width, height);
}

void obey(Headless& screen, Command command) {
  Commands commands{std::move(command)};
  screen.interface().sitting().obey(commands);
  screen.frames();
}

// Where a point of the plane is in the window.
ImVec2 windowAt(Headless& screen, double x, double y) {
  const MapAxes* map = screen.interface().sitting().map();
  REQUIRE(map != nullptr);
  const Point at = map->pixel(x, y);
  const Area& canvas = screen.interface().layout().canvas;
  const float scale = screen.interface().sceneScale();
  return {canvas.x + static_cast<float>(at.x) * scale, canvas.y + static_cast<float>(at.y) * scale};
}

const Descent& descentAt(const Headless& screen, std::size_t run) {
  REQUIRE(screen.state().lab.lab);
  return screen.state().lab.lab->descents[run];
}

// Gradient descent on x²/20 + y², as one would write it down.
std::array<double, 2> ownLoop(double x, double y, double rate, int steps) {
  for (int k = 0; k < steps; ++k) {
    x -= rate * (x / 10.0);
    y -= rate * (2.0 * y);
  }
  return {x, y};
}

void checkPath(const Descent& descent, double x, double y, double rate) {
  REQUIRE(descent.steps() == 30);
  for (int k = 0; k <= 30; ++k) {
    CAPTURE(k);
    const auto at = ownLoop(x, y, rate, k);
    CHECK(descent.x[static_cast<std::size_t>(k)] == doctest::Approx(at[0]).epsilon(1e-12));
    CHECK(descent.y[static_cast<std::size_t>(k)] == doctest::Approx(at[1]).epsilon(1e-12));
  }
}

std::string mapStep(Headless& screen) {
  const ShapeOf* shape = find(screen.interface().scene(), "map.step");
  return shape == nullptr ? "" : std::get<TextShape>(*shape).text;
}

}  // namespace

TEST_CASE("lab: a descent opens with its map and its runs, and Right goes an iteration on") {
  Headless screen = opened(threeRuns("lab-opens"));
  CHECK(labShown(screen.state()));
  CHECK(screen.state().sideTab == SideTab::runs);
  CHECK(screen.has("map"));
  for (const char* run : {"map.run:0", "map.label:0", "map.label:1", "map.label:2", "map.bands"})
    CHECK_MESSAGE((find(screen.interface().scene(), run) != nullptr || std::string(run) == "map.run:0"), run);
  for (const char* name : {"run 0", "run 1", "run 2", "tab runs"}) CHECK_MESSAGE(screen.has(name), name);
  CHECK(mapStep(screen) == "step 0");
  screen.press(K::Right);
  CHECK(mapStep(screen) == "step 1");
  CHECK(screen.state().cursor.pass == 1);
  CHECK(find(screen.interface().scene(), "map.run:0") != nullptr);
  screen.press(K::Right);
  CHECK(mapStep(screen) == "step 2");
  screen.press(K::Left);
  CHECK(mapStep(screen) == "step 1");
  screen.press(K::End);
  CHECK(mapStep(screen) == "step 30");
  CHECK(screen.missingGlyphs() == 0);
  checkPath(descentAt(screen, 0), -7.0, 2.0, 0.95);
}

TEST_CASE("lab: X changes between map and lesson screen, A draws the arrows, as the buttons do") {
  Headless screen = opened(threeRuns("lab-keys"));
  screen.press(K::Right);
  CHECK(find(screen.interface().scene(), "map.field") == nullptr);
  screen.press(K::A);
  CHECK(find(screen.interface().scene(), "map.field") != nullptr);
  screen.click("arrows button");
  CHECK(find(screen.interface().scene(), "map.field") == nullptr);
  screen.press(K::X);
  CHECK_FALSE(labShown(screen.state()));
  CHECK(find(screen.interface().scene(), "map.bands") == nullptr);
  CHECK_FALSE(screen.has("map"));
  screen.press(K::Down);
  const auto& shapes = screen.interface().scene().shapes;
  CHECK(std::any_of(shapes.begin(), shapes.end(),
                    [](const ShapeOf& shape) { return idOf(shape).starts_with("cell:"); }));
  screen.click("map button");
  CHECK(labShown(screen.state()));
}

TEST_CASE("lab: what has no surface has no map and no such tab") {
  Headless network("cnn");
  network.press(K::X);
  network.press(K::A);
  CHECK_FALSE(labShown(network.state()));
  CHECK_FALSE(network.has("tab runs"));
  CHECK(network.state().sideTab == SideTab::printed);
  CHECK(find(network.interface().scene(), "map.bands") == nullptr);
}

TEST_CASE("lab: a step of a path says its numbers, and a click on it goes there and follows it") {
  Headless screen = opened(threeRuns("lab-click"));
  screen.press(K::End);
  const Descent momentum = descentAt(screen, 1);
  const std::size_t step = 3;
  const ImVec2 at = windowAt(screen, momentum.x[step], momentum.y[step]);
  const int before = screen.vertices();
  screen.move(at.x, at.y);
  CHECK(screen.vertices() > before);
  CHECK(screen.missingGlyphs() == 0);
  const MapAxes& map = *screen.interface().sitting().map();
  const MapHit hit =
      hitOnMap(*screen.state().lab.lab, map, map.pixel(momentum.x[step], momentum.y[step]), 6.0);
  CHECK(hit.path == 1);
  CHECK(hit.step == step);
  // −7 and 2: g = −0.7, 4; x₁ = −6.93, y₁ = 1.6.
  CHECK(hitWords(*screen.state().lab.lab, {1, 1}, Language::en) ==
        "Momentum\nstep 1\nx = −6.93\ny = 1.6\nf = " + std::string("4.961245"));
  screen.click(at.x, at.y);
  CHECK(screen.state().cursor.pass == 3);
  CHECK(followedName(screen.state()) == "Momentum");
  CHECK(screen.state().open->lesson.followed == 1);
  CHECK(mapStep(screen) == "step 3");
  // Its own steps are walked now.
  screen.press(K::Down);
  CHECK(screen.path().starts_with("3/"));
  CHECK(screen.state().open->program.find("momentum.momentum") >= 0);
  CHECK(screen.state().editing.edits.empty());
  CHECK(screen.state().editing.own == nullptr);
}

TEST_CASE("lab: the start is dragged, every run is made anew, and one undo takes all of it back") {
  Headless screen = opened(threeRuns("lab-drag"));
  const ImVec2 from = windowAt(screen, -7.0, 2.0), to = windowAt(screen, 4.0, -1.0);
  screen.drag(from.x, from.y, to.x, to.y);
  const Edits& edits = screen.state().editing.edits;
  REQUIRE(edits.size() == 2);
  const double x = std::stod(edits[0].text), y = std::stod(edits[1].text);
  CHECK(std::abs(x - 4.0) <= 0.1);
  CHECK(std::abs(y + 1.0) <= 0.05);
  // Three digits of the map's width and height.
  CHECK(x * 10.0 == doctest::Approx(std::round(x * 10.0)).epsilon(1e-12));
  CHECK(y * 100.0 == doctest::Approx(std::round(y * 100.0)).epsilon(1e-12));
  checkPath(descentAt(screen, 0), x, y, 0.95);
  for (std::size_t run = 0; run < 3; ++run) {
    CHECK(descentAt(screen, run).x[0] == x);
    CHECK(descentAt(screen, run).y[0] == y);
  }
  // Adam's first step is the learning rate in each direction.
  CHECK(descentAt(screen, 2).x[1] == doctest::Approx(x - 0.3).epsilon(1e-6));
  CHECK(descentAt(screen, 2).y[1] == doctest::Approx(y + 0.3).epsilon(1e-6));
  screen.press(K::Z, control);
  CHECK(screen.state().editing.edits.empty());
  CHECK(descentAt(screen, 0).x[0] == -7.0);
  screen.press(K::Y, control);
  CHECK(descentAt(screen, 0).x[0] == x);
}

TEST_CASE("lab: a click beside the paths is where the runs start; one on the start goes to step 0") {
  Headless screen = opened(threeRuns("lab-place"));
  screen.press(K::Right);
  screen.press(K::Right);
  const ImVec2 at = windowAt(screen, 5.0, 3.0);
  screen.click(at.x, at.y);
  CHECK(descentAt(screen, 1).x[0] == doctest::Approx(5.0).epsilon(0.02));
  CHECK(descentAt(screen, 1).y[0] == doctest::Approx(3.0).epsilon(0.02));
  CHECK(screen.state().cursor.pass == 2);
  CHECK(screen.state().editing.before.size() == 1);
  const ImVec2 start = windowAt(screen, descentAt(screen, 0).x[0], descentAt(screen, 0).y[0]);
  screen.click(start.x, start.y);
  CHECK(screen.path() == "start");
  CHECK(screen.state().editing.before.size() == 1);
}

TEST_CASE("lab: a run with a start of its own is moved alone") {
  Headless screen = opened(
      writtenDescent("lab-own", {"name = \"A\"\noptimizer = \"sgd(learning_rate=0.5)\"\nstart = [3, 3]",
                                 "name = \"B\"\noptimizer = \"sgd(learning_rate=0.5)\""}));
  CHECK(descentAt(screen, 0).x[0] == 3.0);
  obey(screen, MoveStart{2.5, -1.0, false});
  CHECK(descentAt(screen, 0).x[0] == 2.5);
  CHECK(descentAt(screen, 0).y[0] == -1.0);
  CHECK(descentAt(screen, 1).x[0] == -7.0);
  // Its x is changed where numbers are edited, too.
  const Edit x{.kind = EditKind::cell, .name = "x"};
  CHECK(editedText(screen.state(), x) == "2.5");
  obey(screen, SetNumber{{.kind = EditKind::cell, .name = "x", .text = "2"}, false});
  CHECK(descentAt(screen, 0).x[0] == 2.0);
  CHECK(descentAt(screen, 1).x[0] == -7.0);
  CHECK(editedText(screen.state(), x) == "2");
  obey(screen, FollowRun{"B"});
  CHECK(editedText(screen.state(), x) == "-7");
  obey(screen, MoveStart{1.0, 1.0, false});
  CHECK(descentAt(screen, 0).x[0] == 2.0);
  CHECK(descentAt(screen, 1).x[0] == 1.0);
  CHECK(descentAt(screen, 1).y[0] == 1.0);
}

TEST_CASE("lab: the run that is followed stays through edits and back, and the lesson's own follows it") {
  Headless screen = opened(threeRuns("lab-follow"));
  screen.click("run 2");
  CHECK(followedName(screen.state()) == "Adam");
  CHECK(screen.state().open->lesson.followed == 2);
  obey(screen, MoveStart{-6.0, 1.0, false});
  CHECK(screen.state().open->lesson.followed == 2);
  REQUIRE(screen.state().editing.own);
  CHECK(screen.state().editing.own->lesson.followed == 2);
  // Followed while edits are in force, the lesson's own run is made anew too.
  screen.click("run 1");
  CHECK(screen.state().open->lesson.followed == 1);
  CHECK(screen.state().editing.own->lesson.followed == 1);
  REQUIRE(ownTrace(screen.state()) != nullptr);
  CHECK(ownTrace(screen.state())->program().find("momentum.momentum") >= 0);
  screen.press(K::Z, control);
  CHECK(screen.state().editing.edits.empty());
  CHECK(screen.state().open->lesson.followed == 1);
  CHECK(screen.state().open->edits.empty());
  CHECK(descentAt(screen, 1).x[0] == -7.0);
  CHECK(screen.state().editing.own == nullptr);
}

TEST_CASE("lab: while an edit is computed nothing of the runs before is shown") {
  Headless screen = opened(threeRuns("lab-stale"));
  screen.press(K::Right);
  Sitting& sitting = screen.interface().sitting();
  Commands commands{MoveStart{1.0, 1.0, false}};
  sitting.obey(commands);
  REQUIRE(screen.state().editing.computing);
  CHECK_FALSE(labShown(screen.state()));
  bool changed = false;
  CHECK(sitting.scene(screen.interface().layout(), changed).shapes.empty());
  CHECK(sitting.map() == nullptr);
  CHECK(labLines(screen.state()).empty());
  CHECK(runNumbers(screen.state(), 0).empty());
  screen.frames();
  CHECK(labShown(screen.state()));
  CHECK(descentAt(screen, 0).x[0] == 1.0);
  // Following another run is a run of its own as well.
  Commands follow{FollowRun{"Adam"}};
  sitting.obey(follow);
  CHECK(screen.state().editing.computing);
  CHECK_FALSE(labShown(screen.state()));
  screen.frames();
  CHECK(screen.state().lab.lab->followed == 2);
}

TEST_CASE("lab: by hand the path is that of the numbers shown; while numbers are asked for there is none") {
  Headless screen = opened(threeRuns("lab-hand"));
  screen.press(K::H);
  REQUIRE(screen.state().hand);
  for (int k = 0; k < 3; ++k) obey(screen, StepDecimals{-1});  // to one decimal
  const Trace& trace = *screen.state().trace();
  REQUIRE(&trace != &screen.state().open->trace);
  const int x = trace.program().find("x");
  for (int pass = 1; pass <= 30; ++pass)
    CHECK(descentAt(screen, 0).x[static_cast<std::size_t>(pass - 1)] == trace.value(pass, x).data.front());
  CHECK(descentAt(screen, 0).x[3] != descentOf(screen.state().open->trace).x[3]);
  CHECK(descentAt(screen, 0).run == "SGD");
  screen.press(K::H);
  checkPath(descentAt(screen, 0), -7.0, 2.0, 0.95);
  screen.press(K::Q);
  CHECK_FALSE(labShown(screen.state()));
  CHECK(labLines(screen.state()).empty());
}

TEST_CASE("lab: what is shown in front of a class and in the dark is the map, larger") {
  Headless screen = opened(threeRuns("lab-present"));
  screen.press(K::End);
  const auto size = [&] { return std::get<TextShape>(*find(screen.interface().scene(), "map.step")).size; };
  const double usual = size();
  screen.press(K::F5);
  CHECK(labShown(screen.state()));
  CHECK(size() > usual);
  CHECK(screen.has("map"));
  screen.press(K::F5);
  screen.press(K::D);
  CHECK(size() == usual);
  CHECK(screen.missingGlyphs() == 0);
}

TEST_CASE("lab: the run that was followed is remembered with the place") {
  const std::filesystem::path folder = std::filesystem::absolute("lab-memory");
  std::filesystem::remove_all(folder);
  const std::filesystem::path lesson = threeRuns("lab-remembered");
  SittingOptions options;
  options.memory = {folder, folder};
  {
    Headless screen = opened(lesson, options);
    screen.click("run 2");
    screen.press(K::Right);
    screen.press(K::Right);
    screen.interface().sitting().keep();
  }
  Headless again = opened(lesson, options);
  again.frames();
  CHECK(again.state().open->lesson.followed == 2);
  CHECK(again.state().cursor.pass == 2);
}

}  // namespace gradwalk
