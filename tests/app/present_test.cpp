// In front of a class.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "app/headless.h"
#include "app/ui_text.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;
constexpr Modifiers control{true, false, false, false};
constexpr std::pair<float, float> sizes[] = {{1280.0F, 720.0F}, {1024.0F, 768.0F}};
const std::vector<std::string> lessons = {"conv", "pool",    "softmax", "cross-entropy",
                                          "cnn",  "dropout", "contrast"};

// Digits of cells, else all texts.
double smallest(const Scene& scene, bool digitsOnly) {
  double least = std::numeric_limits<double>::infinity();
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape))
      if (!digitsOnly || text->id.starts_with("digits:")) least = std::min(least, text->size);
  return least;
}

// Characters in the cells.
std::size_t figures(const Scene& scene) {
  std::size_t sum = 0;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape); text != nullptr && text->id.starts_with("digits:"))
      sum += text->text.size();
  return sum;
}

// Some places of every kind: all operations, and now and then a cell and a term.
std::vector<Cursor> placesOf(const Trace& trace) {
  std::vector<Cursor> places{Cursor{}};
  const std::int64_t operations = count(trace, Level::operation), cells = count(trace, Level::cell);
  for (std::int64_t n = 1; n <= operations; n += std::max<std::int64_t>(1, operations / 20))
    places.push_back(place(trace, Level::operation, n));
  for (std::int64_t n = 1; n <= cells; n += std::max<std::int64_t>(1, cells / 8)) {
    places.push_back(place(trace, Level::cell, n));
    places.push_back(next(trace, places.back(), Level::term));
  }
  return places;
}

}  // namespace

TEST_CASE("present: panels go, everything is larger, and leaving brings back exactly what was there") {
  Headless screen("cnn");
  screen.press(K::V);  // as somebody likes it
  const AppState& state = screen.state();
  const Layout before = screen.interface().layout();
  const std::string scene = describe(screen.interface().scene());
  REQUIRE_FALSE(before.valuesShown);
  screen.press(K::F5);
  CHECK(state.presenting.on);
  CHECK(state.fullScreen);
  const Layout& now = screen.interface().layout();
  CHECK_FALSE(now.outlineShown);
  CHECK_FALSE(now.valuesShown);
  CHECK(now.canvas.y == 0);
  CHECK(now.canvas.width == 1280);
  CHECK(now.canvas.height > 680);
  CHECK(now.em > before.em);
  CHECK(screen.has("leave"));
  CHECK_FALSE(screen.has("next"));
  CHECK(screen.missingGlyphs() == 0);
  // Whatever is done meanwhile: the size of the text, a panel asked for.
  screen.press(K::Equal, control);
  screen.press(K::V);
  CHECK(screen.interface().layout().valuesShown);
  screen.press(K::PageDown);
  screen.press(K::PageUp);
  screen.press(K::F5);
  CHECK_FALSE(state.presenting.on);
  CHECK_FALSE(state.fullScreen);
  CHECK(screen.interface().layout().canvas == before.canvas);
  CHECK(screen.interface().layout().em == before.em);
  CHECK(screen.interface().layout().valuesShown == before.valuesShown);
  CHECK(screen.interface().layout().outlineShown == before.outlineShown);
  CHECK(describe(screen.interface().scene()) == scene);
}

TEST_CASE("present: Escape, the button and the key leave it; full screen stays if it was there") {
  Headless screen("conv");
  screen.press(K::F11);
  screen.click("present");
  CHECK(screen.state().presenting.on);
  screen.click("leave");
  CHECK_FALSE(screen.state().presenting.on);
  CHECK(screen.state().fullScreen);
  screen.press(K::F5);
  screen.press(K::F1);
  screen.press(K::Escape);
  CHECK(screen.state().presenting.on);
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().presenting.on);
  CHECK(screen.state().fullScreen);
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().fullScreen);
}

TEST_CASE("present: a remote's keys walk and blank") {
  Headless screen("cnn");
  screen.press(K::F5);
  screen.press(K::PageDown);
  screen.press(K::PageDown);
  screen.press(K::PageUp);
  CHECK(screen.path() == "1/forward/Z");
  screen.press(K::B);
  CHECK(screen.vertices() == 0);
  screen.press(K::B);
  CHECK(screen.vertices() > 0);
  CHECK(screen.state().presenting.on);
}

TEST_CASE("present: digits are larger than outside in the same window, unless more of them are shown") {
  for (const auto& size : sizes) {
    int all = 0, larger = 0;
    for (const std::string& lesson : lessons) {
      Headless screen(lesson, {}, size.first, size.second);
      for (const Cursor& at : placesOf(*screen.state().trace())) {
        if (levelOf(at) != Level::operation || at.atStart()) continue;
        const auto sceneOf = [&](bool presenting) {
          AppState& now = screen.interface().sitting().state();
          if (now.presenting.on != presenting) perform(now, Present{});
          SceneOptions asked = sceneOptions(now, layoutOf(now, size.first, size.second));
          return presenting ? composePresented(*now.trace(), at, asked, testFonts())
                            : compose(*now.trace(), at, asked, testFonts());
        };
        const Scene outside = sceneOf(false), inside = sceneOf(true);
        CAPTURE(lesson);
        CAPTURE(path(*screen.state().trace(), at));
        CAPTURE(size.first);
        ++all;
        if (smallest(inside, true) > smallest(outside, true)) {
          ++larger;
          continue;
        }
        // Where a number is written with more digits, or a tensor is there as a whole.
        CHECK(figures(inside) > figures(outside));
        CHECK(smallest(inside, true) >= 22);
      }
    }
    CAPTURE(size.first);
    CAPTURE(larger);
    CHECK(larger * 10 >= all * 8);
  }
}

TEST_CASE("present: at 1280×720 and 1024×768 no text is small and nothing overlaps, at any text size") {
  for (const auto& size : sizes)
    for (const std::string& lesson : lessons)
      for (const double scale : {leastScale, 1.0, mostScale}) {
        SittingOptions options;
        options.textScale = scale;
        options.language = scale == 1.0 ? Language::en : Language::ko;
        Headless screen(lesson, options, size.first, size.second);
        screen.press(K::F5);
        const AppState& state = screen.state();
        CHECK(screen.interface().layout().em >= 18);
        for (const Cursor& at : placesOf(*state.trace())) {
          SceneOptions asked = sceneOptions(state, screen.interface().layout());
          const Scene scene = composePresented(*state.trace(), at, asked, testFonts());
          CAPTURE(lesson);
          CAPTURE(size.first);
          CAPTURE(scale);
          CAPTURE(path(*state.trace(), at));
          CHECK(smallest(scene, false) >= leastPresentedText);
          CHECK(overlaps(scene).empty());
        }
      }
}

TEST_CASE(
    "present: with the largest text at 1024×768 digits are never small, and what is cut has an overview") {
  for (const bool presenting : {false, true})
    for (const std::string& lesson : lessons) {
      SittingOptions options;
      options.textScale = mostScale;
      Headless screen(lesson, options, 1024, 768);
      if (presenting) screen.press(K::F5);
      const AppState& state = screen.state();
      for (const Cursor& at : placesOf(*state.trace())) {
        SceneOptions asked = sceneOptions(state, screen.interface().layout());
        const Scene scene = presenting ? composePresented(*state.trace(), at, asked, testFonts())
                                       : compose(*state.trace(), at, asked, testFonts());
        CAPTURE(presenting);
        CAPTURE(lesson);
        CAPTURE(path(*state.trace(), at));
        CHECK(smallest(scene, true) >= leastDigits);
        // A tensor that goes on beyond what is shown has a map with the region in it.
        for (const ShapeOf& shape : scene.shapes) {
          const std::string& id = idOf(shape);
          if (!id.starts_with("more:")) continue;
          CAPTURE(id);
          CHECK(find(scene, "map:" + id.substr(5)) != nullptr);
          CHECK(find(scene, "lens:" + id.substr(5)) != nullptr);
        }
      }
    }
}

TEST_CASE("present: the line below tells where we are, as far as there is room") {
  for (const auto& size : sizes)
    for (const double scale : {1.0, mostScale}) {
      SittingOptions options;
      options.textScale = scale;
      options.language = Language::ko;
      Headless screen("cnn", options, size.first, size.second);
      screen.press(K::F5);
      screen.press(K::PageDown);
      const Area leave = screen.place("leave").value();
      const Area& line = screen.interface().layout().transport;
      CHECK(leave.x + leave.width <= line.x + line.width);
      CHECK(leave.y >= line.y);
      CHECK(leave.y + leave.height <= line.y + line.height + 0.5F);
      CHECK(screen.missingGlyphs() == 0);
    }
}

}  // namespace gradwalk
