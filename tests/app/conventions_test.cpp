// The switches of conventions and the decimals of hand arithmetic, as they are clicked.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/commands/moving.h"
#include "app/headless.h"
#include "app/ui_text.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;
constexpr Modifiers shift{false, true, false, false};
constexpr Modifiers control{true, false, false, false};

double valueOf(const Headless& screen, const std::string& quantity, std::size_t cell = 0) {
  const Trace& trace = *screen.state().trace();
  return trace.value(1, trace.program().find(quantity)).data[cell];
}

// Everything that is shown of the lesson, as text.
std::string described(const Headless& screen) {
  std::string out = screen.path() + " " + std::to_string(screen.state().editing.edits.size()) + " ";
  const Trace& trace = *screen.state().trace();
  for (int pass = 1; pass <= trace.passes(); ++pass)
    for (std::size_t id = 0; id < trace.program().quantities.size(); ++id)
      for (const double x : trace.value(pass, static_cast<int>(id)).data) out += shortest(x) + " ";
  for (const auto& [name, choice] : trace.program().conventions) out += name + "=" + choice + " ";
  return out;
}

// Until the run is there, and what its switches change.
void settle(Headless& screen) {
  for (int k = 0; k < 1000; ++k) {
    screen.frames();
    if (!screen.state().editing.computing && screen.state().switches.effects) break;
    screen.interface().sitting().settle(std::chrono::milliseconds(2));
  }
  screen.frames();
  REQUIRE_FALSE(screen.state().editing.computing);
  REQUIRE(screen.state().switches.effects);
}

const ConventionDifference& difference(const Headless& screen, const std::string& convention,
                                       const std::string& name) {
  for (const ConventionEffect& effect : screen.state().switches.effects->conventions)
    for (const ConventionChoice& choice : effect.choices)
      if (effect.convention->name == convention && choice.name == name && choice.difference)
        return *choice.difference;
  FAIL(convention << "=" << name << " has no difference");
  return *screen.state().switches.effects->conventions[0].choices[0].difference;
}

// Small text in a tall window, so that no switch lies below the panel's edge.
constexpr float wide = 2400.0F, tall = 6000.0F;
const SittingOptions small{.textScale = 0.6};

}  // namespace

TEST_CASE("switches: a click changes the numbers, the cursor stays, a click back restores the state") {
  Headless screen("dropout-contrast", small, wide, tall);
  screen.press(K::G);
  screen.type("y_test");
  screen.press(K::Enter);
  const std::string before = described(screen);
  screen.press(K::K);
  CHECK(screen.state().sideTab == SideTab::conventions);
  settle(screen);
  CHECK(screen.missingGlyphs() == 0);
  CHECK(screen.has("difference prediction=outputs"));
  CHECK(valueOf(screen, "y_test") == doctest::Approx(2.6));
  CHECK(difference(screen, "probability", "drop").loss->to == doctest::Approx(200));

  screen.click("convention prediction=outputs");
  settle(screen);
  CHECK(valueOf(screen, "y_test") == doctest::Approx(2.4));
  CHECK(screen.path() == "1/forward/y_test");
  CHECK(screen.state().open->program.conventions.at("prediction") == "outputs");
  // Now the way back is what is told.
  CHECK(screen.has("difference prediction=weights"));
  CHECK_FALSE(screen.has("difference prediction=outputs"));

  screen.click("convention prediction=weights");
  settle(screen);
  CHECK(screen.state().editing.edits.empty());
  CHECK(described(screen) == before);
}

TEST_CASE("switches: undo, redo and Shift R work as for every change") {
  Headless screen("contrast", small, wide, tall);
  const std::string before = described(screen);
  screen.press(K::K);
  settle(screen);
  screen.click("convention batch=sum");
  settle(screen);
  const std::string sum = described(screen);
  CHECK(sum != before);
  screen.press(K::Z, control);
  settle(screen);
  CHECK(described(screen) == before);
  screen.press(K::Y, control);
  settle(screen);
  CHECK(described(screen) == sum);
  screen.click("convention kernel=flipped");
  settle(screen);
  CHECK(valueOf(screen, "Z") == -3);
  screen.press(K::R, shift);
  settle(screen);
  CHECK(described(screen) == before);
}

TEST_CASE("switches: the choice that holds is no click, and a lesson may have no switch") {
  Headless screen("contrast", small, wide, tall);
  screen.press(K::K);
  settle(screen);
  screen.click("convention ties=first");
  CHECK(screen.state().editing.edits.empty());
  CHECK(screen.state().editing.before.empty());
}

TEST_CASE("switches: until it is known what they change, that is said") {
  Headless screen("contrast", small, wide, tall);
  Commands commands{ShowSideTab{SideTab::conventions}};
  screen.interface().sitting().obey(commands);
  screen.interface().sitting().state().switches.effects.reset();
  Commands change{SetNumber{{.kind = EditKind::convention, .name = "batch", .text = "sum"}, false}};
  screen.interface().sitting().obey(change);
  REQUIRE(screen.state().editing.computing);
  CHECK_FALSE(screen.state().switches.effects);
  settle(screen);
  // Another edit forgets the differences of the run before.
  Problems problems;
  Commands edit{SetNumber{*parseEdit(ownLesson(screen.state()).lesson, "X[0,0,0,0]=7", problems), false}};
  const double loss = difference(screen, "batch", "mean").loss->to;
  screen.interface().sitting().obey(edit);
  settle(screen);
  CHECK(difference(screen, "batch", "mean").loss->to != loss);
}

TEST_CASE("switches: both languages, every size of text, buttons stay inside the panel") {
  for (const char* lesson : {"contrast", "dropout-contrast", "cnn"})
    for (const Language language : {Language::en, Language::ko})
      for (const double scale : {0.6, 1.0, 2.0}) {
        Headless screen(lesson);
        AppState& state = screen.interface().sitting().state();
        state.language = language;
        state.textScale = scale;
        state.values = Side::shown;
        state.outline = Side::hidden;
        state.hand = true;
        runByHand(state);
        screen.press(K::K);
        settle(screen);
        CAPTURE(std::string(lesson));
        CAPTURE(scale);
        CHECK(screen.missingGlyphs() == 0);
        const Area& panel = screen.interface().layout().values;
        REQUIRE(screen.interface().layout().valuesShown);
        int buttons = 0;
        for (const auto& entry : screen.interface().places()) {
          const std::string& name = entry.first;
          const Area& area = entry.second;
          if (!name.starts_with("convention ") && !name.ends_with("decimals")) continue;
          ++buttons;
          CAPTURE(name);
          CHECK(area.x >= panel.x);
          CHECK(area.x + area.width <= panel.x + panel.width);
        }
        CHECK(buttons >= 6);
      }
}

TEST_CASE("hand arithmetic: decimals are stepped live, and what they change is said") {
  Headless screen("cnn", small, wide, tall);
  screen.press(K::G);
  screen.type("p.e");
  screen.press(K::Enter);
  screen.press(K::K);
  settle(screen);
  // The lesson's own rule: five decimals.
  screen.press(K::H);
  screen.frames();
  CHECK(valueOf(screen, "p.e", 1) == 0.00499);
  screen.click("fewer decimals");
  CHECK(handDecimals(screen.state()) == 4);
  CHECK(valueOf(screen, "p.e", 1) == 0.005);
  CHECK(screen.has("hand effect"));
  CHECK(find(screen.interface().scene(), "own:p.e:1") != nullptr);
  CHECK(find(screen.interface().scene(), "rounded:p.e:1") != nullptr);
  screen.click("fewer decimals");
  screen.click("fewer decimals");
  CHECK(valueOf(screen, "p.e", 1) == 0.0);
  CHECK(valueOf(screen, "p.e", 0) == 270.43);
  const auto* digits = std::get_if<TextShape>(find(screen.interface().scene(), "digits:p.e:0"));
  REQUIRE(digits != nullptr);
  CHECK(digits->text == "270.43");  // the scene is of these decimals, too
  screen.click("more decimals");
  CHECK(valueOf(screen, "p.e", 0) == 270.426);
  screen.click("lesson decimals");
  CHECK(valueOf(screen, "p.e", 1) == 0.00499);
  CHECK_FALSE(screen.has("lesson decimals"));
  CHECK(screen.missingGlyphs() == 0);
  screen.press(K::H);
  CHECK(valueOf(screen, "p.e", 1) == doctest::Approx(0.0049915939).epsilon(1e-8));
  CHECK(screen.state().editing.edits.empty());  // looking is no change
  CHECK(screen.path() == "1/forward/p/p.e");
}

TEST_CASE("hand arithmetic: a lesson without a rule of its own steps from four decimals, 0 to 12") {
  Headless screen("softmax", small, wide, tall);
  screen.press(K::K);
  settle(screen);
  CHECK_FALSE(screen.state().hand);
  screen.click("more decimals");
  CHECK(screen.state().hand);
  CHECK(handDecimals(screen.state()) == 5);
  for (int k = 0; k < 20; ++k) screen.click("more decimals");
  CHECK(handDecimals(screen.state()) == mostDecimals);
  for (int k = 0; k < 20; ++k) screen.click("fewer decimals");
  CHECK(handDecimals(screen.state()) == 0);
  CHECK(valueOf(screen, "p.e") == 4);  // exp(1.5) = 4.48
  CHECK_FALSE(screen.has("lesson decimals"));
  // An edit keeps the decimals.
  Problems problems;
  Commands edit{SetNumber{*parseEdit(screen.state().open->lesson, "z[0]=2", problems), false}};
  screen.interface().sitting().obey(edit);
  settle(screen);
  CHECK(valueOf(screen, "p.e") == 7);  // exp(2) = 7.39
}

TEST_CASE("hand arithmetic: the pointer tells the exact number") {
  Headless screen("cnn", {.hand = 3});
  REQUIRE(screen.state().hand);
  CHECK(valueOf(screen, "p.e", 1) == 0.005);
  CHECK(hoverWords(screen.state(), {"p.e", 1, true}).find("exactly: 0.00499159390691") != std::string::npos);
  CHECK(hoverWords(screen.state(), {"Z", 2, true}).find("exactly") == std::string::npos);
}

}  // namespace gradwalk
