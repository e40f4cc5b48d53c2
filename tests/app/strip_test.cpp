// The strip under the pointer: zoom, pan, fit, a click that goes there.
#include <doctest/doctest.h>

#include "app/headless.h"
#include "app/long_lesson.h"
#include "app/strip_pointer.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;

Headless longScreen(const std::filesystem::path& lesson, SittingOptions options = {}) {
  options.lesson = lesson;
  return Headless("", options);
}

const Scene& scene(Headless& screen) { return screen.interface().scene(); }

// In the window, the middle of a shape of the canvas.
ImVec2 middle(Headless& screen, const std::string& id) {
  const ShapeOf* shape = find(scene(screen), id);
  REQUIRE_MESSAGE(shape != nullptr, "no shape " << id);
  const Box box = bounds(*shape);
  const Area& canvas = screen.interface().layout().canvas;
  const float scale = screen.interface().sceneScale();
  return {canvas.x + static_cast<float>(box.middleX()) * scale,
          canvas.y + static_cast<float>(box.middleY()) * scale};
}

void clickOn(Headless& screen, const std::string& id) {
  const ImVec2 at = middle(screen, id);
  screen.click(at.x, at.y);
  // A second click soon after would be a double one.
  for (int k = 0; k < 30; ++k) screen.frame();
}

std::size_t cards(Headless& screen) {
  std::size_t n = 0;
  for (const ShapeOf& shape : scene(screen).shapes) n += idOf(shape).starts_with("strip:") ? 1U : 0U;
  return n;
}

}  // namespace

TEST_CASE("strip: a click on a card goes to the step that makes it, in the phase one is in") {
  Headless screen("cnn");
  clickOn(screen, "strip:P");
  CHECK(screen.path() == "1/forward/P");
  clickOn(screen, "strip:Z");
  CHECK(screen.path() == "1/forward/Z");
  clickOn(screen, "strip.flow:A");
  CHECK(screen.path() == "1/forward/A");
  Commands commands{WalkPhase{1}, FitStrip{}};
  screen.interface().sitting().obey(commands);
  screen.frames();
  CHECK(screen.path() == "1/backward/L");
  clickOn(screen, "strip:P");
  CHECK(screen.path() == "1/backward/P");
  // The input: the step that first reads it.
  clickOn(screen, "strip:X");
  CHECK(screen.path() == "1/backward/Z");
}

TEST_CASE("strip: at a deeper level a click goes to the first cell there") {
  Headless screen("cnn");
  screen.press(K::Right);
  screen.press(K::Down);
  screen.press(K::Down);
  clickOn(screen, "strip:A");
  CHECK(screen.path() == "1/forward/A/A[0,0]");
}

TEST_CASE("strip: the wheel and the keys + and − make it larger and smaller, within bounds") {
  Headless screen = longScreen(longNetwork(40));
  const std::size_t usual = cards(screen);
  const double high = bounds(*find(scene(screen), "strip:x")).height;
  const ImVec2 at = middle(screen, "strip:x");
  screen.wheel(at.x, at.y, -1.0F);
  CHECK(screen.state().strip.zoom < 1.0);
  screen.wheel(at.x, at.y, -1.0F);
  CHECK(cards(screen) > usual);
  CHECK(bounds(*find(scene(screen), "strip:x")).height < high);
  for (int k = 0; k < 12; ++k) screen.press(K::Hyphen);
  CHECK(screen.state().strip.zoom == leastStripZoom);
  for (const ShapeOf& shape : scene(screen).shapes)
    if (idOf(shape).starts_with("strip.symbol:")) CHECK(std::get<TextShape>(shape).size >= 11.0);
  for (int k = 0; k < 20; ++k) screen.press(K::Equal);
  CHECK(screen.state().strip.zoom == mostStripZoom);
  CHECK(bounds(*find(scene(screen), "strip:x")).height > 1.2 * high);
  CHECK(overlaps(scene(screen)).empty());
  screen.press(K::Num0);
  screen.press(K::Num0);
  CHECK(screen.state().strip.zoom == 1.0);
  CHECK(cards(screen) == usual);
}

TEST_CASE("strip: a drag or Shift and the wheel move along it, a step out of sight follows again") {
  Headless screen = longScreen(longNetwork(40));
  screen.press(K::Right);
  REQUIRE(find(scene(screen), "strip:a1") != nullptr);
  const ImVec2 from = middle(screen, "strip:a5");
  const Area canvas = screen.interface().layout().canvas;
  screen.drag(from.x, from.y, canvas.x + 5.0F, from.y);
  REQUIRE(screen.state().strip.first);
  CHECK(*screen.state().strip.first > 2);
  CHECK(find(scene(screen), "strip:x") == nullptr);
  CHECK(screen.path() == "1/forward/a1");  // a drag is no click
  const int first = *screen.state().strip.first;
  screen.interface().queue().push(keyEvent(K::LShift));
  screen.wheel(from.x, from.y, -1.0F);
  CHECK(*screen.state().strip.first == first + 1);
  screen.interface().queue().push(keyEvent(K::LShift, false));
  screen.frames();
  CHECK(find(scene(screen), "strip:a1") == nullptr);
  screen.press(K::Right);
  CHECK_FALSE(screen.state().strip.first);
  CHECK(find(scene(screen), "strip:a2") != nullptr);
  CHECK(overlaps(scene(screen)).empty());
  // A step within the part shown leaves it.
  screen.drag(from.x, from.y, from.x - 40.0F, from.y);
  if (screen.state().strip.first) {
    const auto shown = screen.state().strip.first;
    clickOn(screen, "strip:a6");
    CHECK(screen.state().strip.first == shown);
  }
}

TEST_CASE("strip: fitting shows the whole network, as long as it can be read") {
  Headless screen = longScreen(longNetwork(14));
  CHECK(find(scene(screen), "strip:L") == nullptr);
  screen.press(K::Num0);
  CHECK(screen.state().strip.fit);
  CHECK(find(scene(screen), "strip:x") != nullptr);
  CHECK(find(scene(screen), "strip:L") != nullptr);
  CHECK(find(scene(screen), "strip.more") == nullptr);
  CHECK(overlaps(scene(screen)).empty());
}

TEST_CASE("strip: large cards show the values that are known, and only these") {
  Headless screen("cnn");
  screen.press(K::Right);
  for (int k = 0; k < 5; ++k) screen.press(K::Equal);
  REQUIRE(find(scene(screen), "strip.value:Z:0") != nullptr);
  CHECK(std::get<TextShape>(*find(scene(screen), "strip.value:Z:0")).text == "5");
  CHECK(std::get<TextShape>(*find(scene(screen), "strip.value:Z:3")).text == "10");
  CHECK(find(scene(screen), "strip.value:X:0") == nullptr);  // higher than every result
  CHECK(find(scene(screen), "strip.value:A:0") == nullptr);  // not computed yet
  CHECK(overlaps(scene(screen)).empty());
  screen.press(K::Right);
  CHECK(find(scene(screen), "strip.value:A:0") != nullptr);
}

TEST_CASE("strip: every zoom of every lesson lies without overlaps, in both languages") {
  for (const char* lesson : {"cnn", "contrast", "dropout", "cross-entropy"}) {
    Headless screen(lesson);
    for (const Language language : {Language::en, Language::ko})
      for (const StripView& view : {StripView{.zoom = 0.5}, StripView{.zoom = 1.7}, StripView{.zoom = 3.0},
                                    StripView{.fit = true}, StripView{.first = 3}})
        for (const std::int64_t n : {1, 4, 9}) {
          AppState& state = screen.interface().sitting().state();
          state.language = language;
          state.strip = view;
          state.cursor = place(*state.trace(), Level::operation, n);
          screen.frame();
          const std::vector<std::string> wrong = overlaps(scene(screen));
          CHECK_MESSAGE(wrong.empty(), lesson << " " << n << ": " << (wrong.empty() ? "" : wrong.front()));
        }
  }
}

}  // namespace gradwalk
