// The curve in the window: fetched on a worker, seen, hovered over, clicked.
#include <doctest/doctest.h>

#include <cmath>

#include "app/headless.h"
#include "app/long_lesson.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;

void obey(Headless& screen, Command command) {
  Commands commands{std::move(command)};
  screen.interface().sitting().obey(commands);
  screen.frames();
}

void settle(Headless& screen) {
  for (int k = 0; k < 2000 && !screen.state().curves.curves && screen.state().curves.problem.empty(); ++k) {
    screen.frame();
    screen.interface().sitting().settle(std::chrono::milliseconds(1));
  }
  screen.frames();
}

// In the window, a point of the curve.
ImVec2 pointAt(Headless& screen, int iteration, double value) {
  const CurvePicture* picture = screen.interface().curve();
  REQUIRE(picture != nullptr);
  const Area& area = screen.interface().layout().curve;
  return {area.x + static_cast<float>(picture->axes.x(iteration)),
          area.y + static_cast<float>(picture->axes.y(value))};
}

Headless descent(int iterations, SittingOptions options = {}, float width = 1280.0F, float height = 720.0F) {
  options.lesson = longDescent(iterations);
  return Headless("", options, width, height);
}

}  // namespace

TEST_CASE("curve: L shows the loss of every iteration, and a click on it goes there") {
  Headless screen = descent(50);
  obey(screen, SetLevel{Level::operation});  // not by whole iterations
  CHECK(screen.interface().curve() == nullptr);
  screen.press(K::L);
  settle(screen);
  REQUIRE(screen.state().curves.curves);
  const Curve& curve = screen.state().curves.curves->front();
  REQUIRE(curve.values.size() == 50);
  const Trace& trace = *screen.state().trace();
  for (int pass = 1; pass <= 50; ++pass)
    CHECK(curve.values[static_cast<std::size_t>(pass - 1)] ==
          trace.value(pass, trace.program().find("L")).data.front());
  const ImVec2 at = pointAt(screen, 20, curve.values[19]);
  screen.click(at.x, at.y);
  CHECK(screen.path() == "20/forward/L");
  CHECK(screen.missingGlyphs() == 0);
  screen.press(K::L);
  CHECK(screen.interface().curve() == nullptr);
}

TEST_CASE("curve: a click on the nearer of several curves goes to the step that makes it") {
  Headless screen = descent(30);
  obey(screen, SetLevel{Level::operation});  // not by whole iterations
  obey(screen, ShowCurves{"L, grad.x; y * 0.5"});
  settle(screen);
  REQUIRE(screen.state().curves.curves);
  const auto& curves = *screen.state().curves.curves;
  REQUIRE(curves.size() == 3);
  const ImVec2 at = pointAt(screen, 7, curves[1].values[6]);
  screen.click(at.x, at.y);
  const Trace& trace = *screen.state().trace();
  CHECK(screen.state().cursor.pass == 7);
  const Step* step = stepAt(trace, screen.state().cursor);
  CHECK(step->phase == Phase::backward);
  const int id = trace.program().find("grad.x");
  CHECK(std::any_of(step->lines.begin(), step->lines.end(),
                    [&](const StepLine& line) { return line.writes == id; }));
  // The value at hand stands over the picture, in digits.
  const ShapeOf* value = find(screen.interface().curve()->scene, "curve.value:1");
  REQUIRE(value != nullptr);
  CHECK(std::get<TextShape>(*value).text.starts_with("grad.x = −"));
}

TEST_CASE("curve: while an edit is computed nothing of the run before is shown") {
  Headless screen = descent(40);
  screen.press(K::L);
  settle(screen);
  const double before = screen.state().curves.curves->front().values[0];
  Problems problems;
  AppState& state = screen.interface().sitting().state();
  Commands commands{SetNumber{*parseEdit(state.open->lesson, "x=3", problems), false}};
  screen.interface().sitting().obey(commands);
  REQUIRE(state.editing.computing);
  bool changed = false;
  CurveScene scene;
  CHECK(scene.picture(state, layoutOf(state, 1280, 720), testFonts(), changed)->scene.shapes.empty());
  for (int k = 0; k < 500 && state.editing.computing; ++k) screen.frame();
  settle(screen);
  REQUIRE(state.curves.curves);
  CHECK(state.curves.curves->front().values[0] != before);
  CHECK(state.curves.curves->front().values[0] == 3.0 * 3.0 / 20 + 2.0 * 2.0);
}

TEST_CASE("curve: quantities are typed, and what cannot be drawn is said") {
  Headless screen("contrast");
  screen.press(K::L);
  settle(screen);
  screen.click("curve field");
  CHECK(screen.state().curves.typing);
  screen.type("grad.K[0,0,0,0], abs(K[1,0,1,1])");
  screen.press(K::Enter);
  settle(screen);
  REQUIRE(screen.state().curves.curves);
  CHECK(screen.state().curves.curves->size() == 2);
  CHECK_FALSE(screen.state().curves.typing);
  obey(screen, ShowCurves{"K"});
  CHECK(screen.state().curves.problem.find("a curve shows one number") == 0);
  CHECK(screen.has("curve problem"));
  CHECK_FALSE(screen.state().curves.curves);
  obey(screen, ShowCurves{"nothing"});
  CHECK(screen.state().curves.problem.find("nothing is called 'nothing'") == 0);
  // L is a letter in the field.
  screen.click("curve field");
  screen.type("L");
  CHECK(screen.state().curves.shown);
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().curves.typing);
  CHECK(screen.state().curves.shown);
}

TEST_CASE("curve: hand arithmetic has a curve of its own") {
  Headless screen("contrast");
  screen.press(K::L);
  settle(screen);
  const std::vector<double> exact = screen.state().curves.curves->front().values;
  screen.press(K::H);
  settle(screen);
  REQUIRE(screen.state().curves.curves);
  const std::vector<double> byHand = screen.state().curves.curves->front().values;
  CHECK(byHand != exact);
  const Trace& trace = *screen.state().trace();
  REQUIRE(byHand.size() == static_cast<std::size_t>(trace.passes()));
  for (int pass = 1; pass <= trace.passes(); ++pass) {
    const double shown = byHand[static_cast<std::size_t>(pass - 1)];
    const double traced = trace.value(pass, trace.program().find("L")).data.front();
    CHECK((shown == traced || (std::isnan(shown) && std::isnan(traced))));
  }
}

TEST_CASE("curve: it lies without overlaps at any size and text, in both languages") {
  for (const auto& room : {std::pair{1280.0F, 720.0F}, std::pair{1024.0F, 768.0F}})
    for (const double scale : {0.6, 1.0, 2.5})
      for (const Language language : {Language::en, Language::ko}) {
        SittingOptions options;
        options.textScale = scale;
        options.language = language;
        Headless screen = descent(30, options, room.first, room.second);
        obey(screen, ShowCurves{"L, x, y, grad.x"});
        settle(screen);
        screen.press(K::Right);
        REQUIRE(screen.interface().curve() != nullptr);
        const std::vector<std::string> wrong = overlaps(screen.interface().curve()->scene);
        CHECK_MESSAGE(wrong.empty(),
                      room.first << " " << scale << ": " << (wrong.empty() ? "" : wrong.front()));
        CHECK(screen.missingGlyphs() == 0);
        const Layout& layout = screen.interface().layout();
        CHECK(layout.curve.y + layout.curve.height <= layout.transport.y + 0.5F);
        if (layout.canvasShown) CHECK(overlaps(screen.interface().scene()).empty());
        CHECK(layout.canvasShown == (scale < 2.0));
      }
}

TEST_CASE("curve: many iterations are fetched without holding up a frame, and given up when not wanted") {
  Headless screen = descent(20000);
  screen.press(K::L);
  screen.frame();
  screen.press(K::L);  // away again while it is being fetched
  CHECK(screen.interface().curve() == nullptr);
  screen.press(K::L);
  settle(screen);
  REQUIRE(screen.state().curves.curves);
  CHECK(screen.state().curves.curves->front().values.size() == 20000);
  CHECK(screen.interface().curve()->scene.shapes.size() < mostShapes);
}

}  // namespace gradwalk
