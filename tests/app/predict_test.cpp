// Predict, then reveal, as a person does it.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/headless.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;
constexpr Modifiers shift{false, true, false, false};

void goTo(Headless& screen, const std::string& where) {
  screen.press(K::G);
  screen.type(where);
  screen.press(K::Enter);
}

// In predict mode at a place.
void predictAt(Headless& screen, const std::string& where) {
  goTo(screen, where);
  screen.press(K::Q);
  REQUIRE(screen.state().predicting.on);
}

bool sceneSays(Headless& screen, const std::string& id) {
  return find(screen.interface().scene(), id) != nullptr;
}

std::string graded(const Headless& screen) {
  const auto& found = screen.state().predicting.grade;
  return found ? found->sentence : "";
}

TEST_CASE("predict: a wrong guess is named, a right one shows the number, and the next is asked for") {
  Headless screen("contrast");
  predictAt(screen, "Z[0,0,1,0]");
  CHECK(sceneSays(screen, "asked:Z:2"));
  CHECK_FALSE(sceneSays(screen, "digits:Z:2"));
  screen.type("3");
  CHECK(screen.state().predicting.guess == "3");
  screen.press(K::Enter);
  CHECK(graded(screen) ==
        "Not right. Kernel flipped: the kernel was turned by 180°, but it is used as it is written");
  CHECK(screen.has("graded"));
  CHECK(screen.missingGlyphs() == 0);
  CHECK(sceneSays(screen, "asked:Z:2"));
  // The field has the keyboard again, with what was typed marked: another number replaces it.
  screen.type("1");
  CHECK(screen.state().predicting.guess == "1");
  CHECK(graded(screen).empty());
  screen.press(K::Enter);
  CHECK(graded(screen) == "Right");
  CHECK(sceneSays(screen, "digits:Z:2"));
  CHECK_FALSE(sceneSays(screen, "asked:Z:2"));
  CHECK(screen.has("revealed"));
  screen.press(K::Right);
  CHECK(screen.path() == "1/forward/Z/Z[0,0,1,1]");
  CHECK(sceneSays(screen, "asked:Z:3"));
  CHECK(screen.state().predicting.guess.empty());
  CHECK(graded(screen).empty());
}

TEST_CASE("predict: next shows the number, next again goes on, going back hides nothing again") {
  Headless screen("conv");
  predictAt(screen, "B[0,0]");
  for (const K::Key key : {K::PageDown, K::Right}) {
    const std::string before = screen.path();
    const std::int64_t cell = screen.state().cursor.cell;
    screen.press(key);
    CHECK(screen.path() == before);
    CHECK(sceneSays(screen, "digits:B:" + std::to_string(cell)));
    screen.press(key);
    CHECK(screen.state().cursor.cell == cell + 1);
    CHECK(sceneSays(screen, "asked:B:" + std::to_string(cell + 1)));
  }
  screen.press(K::PageUp);
  screen.press(K::Left);
  CHECK(screen.path() == "1/forward/B/B[0,0]");
  CHECK(sceneSays(screen, "digits:B:0"));
  screen.press(K::Right);
  CHECK(screen.path() == "1/forward/B/B[0,1]");
  CHECK(sceneSays(screen, "digits:B:1"));
}

TEST_CASE("predict: a remote's keys work with a guess half typed, letters and arrows belong to the field") {
  Headless screen("conv");
  predictAt(screen, "B[0,0]");
  screen.type("12");
  screen.press(K::Left);
  screen.press(K::N);
  screen.press(K::B);
  screen.press(K::Space);
  CHECK(sceneSays(screen, "asked:B:0"));
  CHECK_FALSE(screen.state().blank);
  CHECK_FALSE(screen.state().playing);
  screen.press(K::PageDown);
  CHECK(sceneSays(screen, "digits:B:0"));
  screen.press(K::PageDown);
  CHECK(screen.path() == "1/forward/B/B[0,1]");
  CHECK(screen.state().predicting.guess.empty());
}

TEST_CASE("predict: the button and Shift Q show the number; Escape gives the keys back; Q ends it") {
  Headless screen("conv");
  predictAt(screen, "B[0,0]");
  screen.click("reveal");
  CHECK(sceneSays(screen, "digits:B:0"));
  screen.press(K::Right);
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().predicting.typing);
  screen.press(K::Q, shift);
  CHECK(sceneSays(screen, "digits:B:1"));
  screen.press(K::Right);
  screen.click("guess");  // the field has it again
  screen.type("99999");
  screen.click("judge");
  CHECK(graded(screen) == "Not right, and none of the known mistakes gives this number");
  screen.press(K::Escape);
  screen.press(K::Q);
  CHECK_FALSE(screen.state().predicting.on);
  CHECK(sceneSays(screen, "digits:B:" + std::to_string(screen.state().cursor.cell)));
  CHECK_FALSE(screen.has("guess"));
}

TEST_CASE("predict: of a whole operation one cell after another is asked for, next shows all") {
  Headless screen("cnn");
  screen.press(K::Right);
  screen.press(K::Q);
  CHECK(screen.path() == "1/forward/Z");
  CHECK(sceneSays(screen, "asked:Z:0"));
  CHECK_FALSE(sceneSays(screen, "digits:Z:1"));
  screen.type("5");
  screen.press(K::Enter);
  CHECK(graded(screen) == "Right");
  CHECK(sceneSays(screen, "digits:Z:0"));
  CHECK(sceneSays(screen, "asked:Z:1"));
  screen.press(K::PageDown);
  CHECK(screen.path() == "1/forward/Z");
  CHECK(sceneSays(screen, "digits:Z:3"));
  screen.press(K::PageDown);
  CHECK(screen.path() == "1/forward/A");
  CHECK(sceneSays(screen, "asked:A:0"));
}

TEST_CASE("predict: terms are walked through before the number is shown") {
  Headless screen("conv");
  goTo(screen, "B[0,0]/0");
  screen.press(K::Q);
  screen.press(K::PageDown);
  CHECK(screen.path() == "1/forward/B/B[0,0]/1");
  CHECK(sceneSays(screen, "asked:B:0"));
  const std::int64_t terms = termCount(*screen.state().trace(), screen.state().cursor);
  for (std::int64_t k = 1; k < terms; ++k) screen.press(K::PageDown);
  CHECK(sceneSays(screen, "digits:B:0"));
  CHECK(screen.state().cursor.cell == 0);
  screen.press(K::PageDown);
  CHECK(screen.path() == "1/forward/B/B[0,1]/0");
}

TEST_CASE("predict: a jump makes known what it passes over, playing stops at what is asked for") {
  Headless screen("cnn");
  predictAt(screen, "Z[0,0]");
  screen.press(K::Escape);
  goTo(screen, "grad.K[0,0]");
  CHECK(screen.path() == "1/backward/Z/grad.K[0,0]");
  CHECK(sceneSays(screen, "asked:grad.K:0"));
  CHECK(sceneSays(screen, "digits:grad.Z:2"));
  screen.press(K::PageDown);
  screen.press(K::Space);
  CHECK(screen.state().playing);
  screen.interface().sitting().advance(1.1);
  screen.frames();
  CHECK(screen.path() == "1/backward/Z/grad.K[0,1]");
  CHECK_FALSE(screen.state().playing);
  CHECK(sceneSays(screen, "asked:grad.K:1"));
}

TEST_CASE("predict: an edit makes the numbers new") {
  Headless screen("cnn");
  predictAt(screen, "Z[0,0]");
  screen.press(K::PageDown);
  REQUIRE(sceneSays(screen, "digits:Z:0"));
  Problems problems;
  Commands commands{SetNumber{*parseEdit(screen.state().open->lesson, "X[0,0]=7", problems), false}};
  screen.interface().sitting().obey(commands);
  for (int k = 0; k < 200 && (screen.state().editing.computing || screen.state().editing.wanted); ++k)
    screen.frames();
  CHECK(sceneSays(screen, "asked:Z:0"));
  CHECK(find(screen.interface().scene(), "own:Z:0") == nullptr);
  screen.frames();
  screen.type("11");
  screen.press(K::Enter);
  CHECK(graded(screen) == "Right");
}

TEST_CASE("predict: the pointer, the tabs and the title do not say the number") {
  Headless screen("cnn");
  predictAt(screen, "Z[1,0]");
  const AppState& state = screen.state();
  const Trace& trace = *state.trace();
  const int z = trace.program().find("Z");
  CHECK(hoverWords(state, {"Z", 2, false}).find("11") == std::string::npos);
  CHECK(isHidden(state, CellPlace{1, z, 2}));
  CHECK_FALSE(isHidden(state, CellPlace{1, z, 1}));
  CHECK_FALSE(isHidden(state, CellPlace{1, trace.program().find("K"), 0}));
  // The formula's own cell.
  const ShapeOf* leaf = find(screen.interface().scene(), "leaf:" + std::to_string(z) + ":2");
  if (leaf != nullptr) {
    const Box box = bounds(*leaf);
    const auto found = hoveredLeaf(state, screen.interface().scene(), {box.middleX(), box.middleY()});
    REQUIRE(found);
    CHECK_FALSE(found->known);
    CHECK(hoverWords(state, *found).find("11") == std::string::npos);
  }
  CHECK(windowTitle(state).find("11") == std::string::npos);
  CHECK(progress(state).find("11") == std::string::npos);
  // The printed 11 of this cell has no card; the tab says why.
  CHECK(std::any_of(state.open->checks.begin(), state.open->checks.end(), [&](const Check& check) {
    return check.where == state.cursor && isHidden(state, check.where);
  }));
}

TEST_CASE("predict: a list can be chosen from while a number is asked for") {
  Headless screen("cnn");
  predictAt(screen, "Z[0,0]");
  screen.click("level");
  screen.click("level term");
  CHECK(screen.path() == "1/forward/Z/Z[0,0]/0");
  screen.type("5");
  CHECK(screen.state().predicting.guess == "5");
}

TEST_CASE("predict: judged in Korean as well, and said anew when the language changes") {
  Headless screen("contrast", {.language = Language::ko});
  predictAt(screen, "Z[0,0,0,0]");
  screen.type("-3");
  screen.press(K::Enter);
  CHECK(graded(screen).starts_with("틀렸다. 이 수가 나오는 실수가 2가지이다. 커널 뒤집음"));
  CHECK(screen.missingGlyphs() == 0);
  Commands commands{SetLanguage{Language::en}};
  screen.interface().sitting().obey(commands);
  screen.frames();
  CHECK(graded(screen).starts_with("Not right. 2 mistakes give this number. Kernel flipped"));
}

TEST_CASE("predict: the field keeps clear of the canvas at every size") {
  for (const auto& [width, height] : {std::pair{1280.0F, 720.0F}, std::pair{1024.0F, 768.0F}})
    for (const double scale : {0.6, 1.0, 2.5})
      for (const Language language : {Language::en, Language::ko}) {
        Headless screen("contrast", {.language = language, .textScale = scale}, width, height);
        predictAt(screen, "Z[0,0,0,0]");
        screen.type("-3");
        screen.press(K::Enter);
        const Layout& layout = screen.interface().layout();
        CAPTURE(scale);
        CHECK(layout.canvas.y + layout.canvas.height <= layout.predict.y);
        CHECK(layout.predict.y + layout.predict.height <= layout.transport.y);
        CHECK(layout.canvas.height >= 0.25F * height);
        for (const char* name : {"guess", "judge", "reveal"}) {
          const auto at = screen.place(name);
          REQUIRE(at);
          CHECK(at->x >= layout.predict.x);
          CHECK(at->x + at->width <= layout.predict.x + layout.predict.width);
          CHECK(at->y + at->height <= layout.predict.y + layout.predict.height);
        }
        const auto said = screen.place("graded");
        REQUIRE(said);
        CHECK(said->y + said->height <= layout.predict.y + layout.predict.height + 1.0F);
      }
}

}  // namespace
}  // namespace gradwalk
