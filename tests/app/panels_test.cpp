#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "app/headless.h"
#include "app/ui_text.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;
constexpr Modifiers control{true, false, false, false};

TEST_CASE("panels: the buttons of the transport walk through the lesson") {
  Headless screen("cnn");
  CHECK(screen.path() == "start");
  screen.click("next");
  screen.click("next");
  CHECK(screen.path() == "1/forward/A");
  screen.click("previous");
  CHECK(screen.path() == "1/forward/Z");
  screen.click("last");
  CHECK(placeNumber(screen.state()) == placeCount(screen.state()));
  screen.click("first");
  CHECK(screen.path() == "start");
}

TEST_CASE("panels: the slider is dragged to the end and back to the middle") {
  Headless screen("cnn");
  screen.drag("slider", 0.01F, 1.2F);
  CHECK(placeNumber(screen.state()) == placeCount(screen.state()));
  screen.drag("slider", 0.98F, 0.5F);
  CHECK(std::abs(placeNumber(screen.state()) * 2 - placeCount(screen.state())) <= 1);
  screen.drag("slider", 0.5F, -0.3F);
  CHECK(placeNumber(screen.state()) == 0);
}

TEST_CASE("panels: play turns into pause and back") {
  Headless screen("cnn");
  screen.click("play");
  CHECK(screen.state().playing);
  screen.interface().sitting().advance(1.01);
  screen.frames();
  CHECK(screen.path() == "1/forward/Z");
  screen.click("play");
  CHECK_FALSE(screen.state().playing);
}

TEST_CASE("panels: space plays and does not press the button that was clicked last") {
  Headless screen("cnn");
  screen.click("next");
  screen.press(K::Space);
  CHECK(screen.state().playing);
  CHECK(screen.path() == "1/forward/Z");
}

TEST_CASE("panels: the outline goes to the step that is clicked") {
  Headless screen("cnn");
  screen.click("step 5");
  CHECK(placeNumber(screen.state()) == 5);
  screen.click("step 0");
  CHECK(screen.path() == "start");
}

TEST_CASE("panels: the phases at the top go to their first step") {
  Headless screen("cnn", {}, 1600, 900);
  screen.click("phase backward");
  CHECK(screen.path() == "1/backward/L");
  screen.click("phase after the update");
  CHECK(screen.path().starts_with("after/forward/"));
}

TEST_CASE("panels: level and speed are chosen from lists") {
  Headless screen("cnn");
  screen.click("step 1");
  screen.click("level");
  screen.click("level cell");
  CHECK(screen.state().level == Level::cell);
  CHECK(screen.path() == "1/forward/Z/Z[0,0]");
  screen.click("speed");
  screen.click("speed 4×");
  CHECK(screen.state().speed == 4.0);
}

TEST_CASE("panels: a step is gone to by typing its path, and keys are letters there") {
  Headless screen("cnn");
  screen.press(K::G);
  REQUIRE(screen.state().goTo);
  screen.press(K::N);  // a letter, not the next step
  screen.press(K::Space);
  CHECK(screen.path() == "start");
  CHECK_FALSE(screen.state().playing);
  screen.type("grad.K[0,0]");
  CHECK(screen.state().goToText == "grad.K[0,0]");
  screen.press(K::Enter);
  CHECK(screen.path() == "1/backward/Z/grad.K[0,0]");
  CHECK_FALSE(screen.state().goTo);
  screen.press(K::N);
  CHECK(screen.path() == "1/backward/Z/grad.K[0,1]");
}

TEST_CASE("panels: what is typed before the field is ready waits for it") {
  Headless screen("cnn");
  screen.click("next");
  EventQueue& queue = screen.interface().queue();
  for (const auto& [key, code] : {std::pair{K::G, U'g'}, {K::R, U'R'}, {K::N, U'N'}}) {
    queue.push(keyEvent(key, true));
    queue.push(textEvent(code));
    queue.push(keyEvent(key, false));
  }
  screen.frames();
  CHECK(screen.path() == "1/forward/Z");
  CHECK(screen.state().goToText == "RN");
}

TEST_CASE("panels: the key after the one that closes the field is not lost") {
  Headless screen("cnn");
  screen.press(K::G);
  screen.type("Z");
  EventQueue& queue = screen.interface().queue();
  for (const K::Key key : {K::Enter, K::N, K::G}) {
    queue.push(keyEvent(key, true));
    queue.push(keyEvent(key, false));
  }
  screen.frames();
  CHECK(screen.path() == "1/forward/A");
  CHECK(screen.state().goTo);
}

TEST_CASE("panels: a place that is not there keeps the field open and says why") {
  Headless screen("cnn");
  screen.press(K::G);
  screen.type("nowhere");
  screen.click("go");
  CHECK(screen.state().goTo);
  CHECK_FALSE(screen.state().goToProblem.empty());
  CHECK(screen.missingGlyphs() == 0);
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().goTo);
  CHECK(screen.path() == "start");
}

TEST_CASE("panels: a lesson is chosen from the list with keys or the pointer") {
  Headless screen("cnn");
  for (int i = 0; i < 2000 && screen.state().lessons.empty(); ++i) screen.frame();
  REQUIRE(screen.state().lessons.size() >= 7);
  screen.press(K::O);
  REQUIRE(screen.state().picker);
  CHECK(screen.state().lessons[screen.state().picked].name == "cnn");
  screen.click("lesson softmax");
  screen.interface().sitting().settle(std::chrono::seconds(20));
  screen.frames();
  CHECK(screen.state().open->lesson.name == "softmax");
  CHECK_FALSE(screen.state().picker);

  screen.press(K::O);
  const std::size_t before = screen.state().picked;
  screen.press(K::Up);
  screen.press(K::Right);  // does nothing there
  REQUIRE(before > 0);
  CHECK(screen.state().picked == before - 1);
  const std::string name = screen.state().lessons[before - 1].name;
  screen.press(K::Enter);
  screen.interface().sitting().settle(std::chrono::seconds(20));
  screen.frames();
  CHECK(screen.state().open->lesson.name == name);
}

TEST_CASE("panels: language and text size change at once") {
  Headless screen("cnn");
  const float em = screen.interface().layout().em;
  screen.click("language");
  CHECK(screen.state().language == Language::ko);
  CHECK(screen.missingGlyphs() == 0);
  screen.click("larger");
  CHECK(screen.interface().layout().em > em);
  screen.press(K::Num0, control);
  CHECK(screen.interface().layout().em == em);
}

TEST_CASE("panels: the list of keys opens and closes") {
  Headless screen("cnn");
  screen.press(K::F1);
  CHECK(screen.state().help);
  CHECK(screen.missingGlyphs() == 0);
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().help);
}

TEST_CASE("panels: a click beside what lies on top takes it away") {
  Headless screen("cnn");
  for (const K::Key key : {K::F1, K::G, K::O}) {
    screen.press(key);
    CHECK((screen.state().help || screen.state().goTo || screen.state().picker));
    screen.click(screen.interface().layout().canvas.x + 3.0F, screen.interface().layout().canvas.y + 3.0F);
    CHECK_FALSE((screen.state().help || screen.state().goTo || screen.state().picker));
  }
  screen.click("keys");
  CHECK(screen.state().help);
  screen.click("keys");
  CHECK_FALSE(screen.state().help);
}

TEST_CASE("panels: the problems of a broken lesson are listed over the last good one") {
  Headless screen("cnn");
  screen.interface().sitting().state().wanted = std::filesystem::path(GRADWALK_SOURCE_DIR) / "README.md";
  screen.frame();
  screen.interface().sitting().settle(std::chrono::seconds(20));
  screen.frames();
  CHECK_FALSE(screen.state().problems.empty());
  CHECK(screen.state().open->lesson.name == "cnn");
  CHECK(screen.missingGlyphs() == 0);
  screen.click("close problems");
  CHECK(screen.state().problems.empty());
}

TEST_CASE("panels: a cell of the canvas shows its digits and is gone to by a click") {
  Headless screen("cnn");
  screen.click("next");
  const ShapeOf* cell = find(screen.interface().scene(), "cell:Z:2");
  REQUIRE(cell != nullptr);
  const Box box = bounds(*cell);
  const Area& canvas = screen.interface().layout().canvas;
  const float x = canvas.x + static_cast<float>(box.middleX()),
              y = canvas.y + static_cast<float>(box.middleY());
  const int before = screen.vertices();
  screen.move(x, y);
  CHECK(screen.vertices() > before);
  CHECK(hoverWords(screen.state(), {"Z", 2, true}) == "Z[1,0] = 11\nZ · shape 2×2");
  CHECK(hoverWords(screen.state(), {"Z", 2, false}) == "Z[1,0]: not yet computed\nZ · shape 2×2");
  CHECK(hoverWords(screen.state(), {"nothing", 0, true}).empty());
  CHECK(hoverWords(screen.state(), {"Z", 99, true}).empty());
  screen.click(x, y);
  CHECK(screen.path() == "1/forward/Z/Z[1,0]");
}

TEST_CASE("panels: every place of every lesson draws in both languages with every glyph") {
  for (const std::string lesson :
       {"conv", "pool", "softmax", "cross-entropy", "cnn", "dropout", "contrast", "dropout-contrast"}) {
    CAPTURE(lesson);
    Headless screen(lesson);
    for (const Level level : {Level::operation, Level::cell}) {
      perform(screen.interface().sitting().state(), SetLevel{level});
      const std::int64_t count = placeCount(screen.state()), stride = std::max<std::int64_t>(1, count / 25);
      for (std::int64_t n = 0; n <= count; n += stride) {
        perform(screen.interface().sitting().state(), SeekNumber{n});
        for (const Language language : {Language::en, Language::ko}) {
          perform(screen.interface().sitting().state(), SetLanguage{language});
          screen.frame();
          CAPTURE(screen.path());
          REQUIRE(screen.missingGlyphs() == 0);
        }
      }
    }
  }
}

TEST_CASE("panels: any size of window and text is laid out without harm") {
  Headless screen("cnn");
  for (const auto& [width, height] : {std::pair{320.0F, 240.0F},
                                      {640.0F, 480.0F},
                                      {1024.0F, 768.0F},
                                      {1920.0F, 1080.0F},
                                      {3840.0F, 2160.0F},
                                      {300.0F, 2000.0F}}) {
    for (const double scale : {0.6, 1.0, 2.5}) {
      screen.interface().sitting().state().textScale = scale;
      screen.resize(width, height);
      const Layout& layout = screen.interface().layout();
      CHECK(layout.canvas.width >= 1.0F);
      CHECK(layout.canvas.x + layout.canvas.width <= width + 0.5F);
      CHECK(screen.interface().sceneScale() > 0.0F);
    }
  }
}

TEST_CASE("panels: no step of a lesson leaves the canvas without a tensor") {
  for (const std::string lesson : {"conv", "cnn", "dropout", "contrast"}) {
    for (const auto& size : {std::pair{1280.0F, 720.0F}, {1024.0F, 768.0F}}) {
      const float width = size.first, height = size.second;
      Headless screen(lesson, {}, width, height);
      for (std::int64_t n = 0; n <= placeCount(screen.state()); ++n) {
        perform(screen.interface().sitting().state(), SeekNumber{n});
        screen.frame();
        const auto& shapes = screen.interface().scene().shapes;
        const bool any = std::any_of(shapes.begin(), shapes.end(),
                                     [](const ShapeOf& shape) { return idOf(shape).starts_with("cell:"); });
        CHECK_MESSAGE(any, lesson, " ", screen.path(), " ", width);
      }
    }
  }
}

TEST_CASE("panels: a blanked screen draws nothing") {
  Headless screen("cnn");
  screen.press(K::B);
  CHECK(screen.vertices() == 0);
  screen.press(K::B);
  CHECK(screen.vertices() > 0);
}

TEST_CASE("panels: no word of the interface lacks a language") {
  int expected = 0;
  for (const UiText& each : uiTexts()) {
    CHECK(static_cast<int>(each.word) == expected++);
    CHECK_FALSE(std::string(each.text.en).empty());
    CHECK_FALSE(std::string(each.text.ko).empty());
  }
  CHECK(expected == static_cast<int>(Ui::count));
}

}  // namespace
}  // namespace gradwalk
