// The panel of runs: sliders and fields, adding and taking away, what it says.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "app/descent_lesson.h"
#include "app/headless.h"
#include "app/lab_runs.h"
#include "app/lab_words.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;
constexpr Modifiers control{true, false, false, false};

Headless opened(const std::filesystem::path& lesson, float width = 1280.0F, float height = 900.0F) {
  SittingOptions options;
  options.lesson = lesson;
  return Headless("", options, width, height);
}

void obey(Headless& screen, Command command) {
  Commands commands{std::move(command)};
  screen.interface().sitting().obey(commands);
  screen.frames();
}

std::string callOf(const Headless& screen, std::size_t run) { return askedRuns(screen.state())[run].call; }

std::vector<std::string> namesOf(const Headless& screen) {
  std::vector<std::string> names;
  for (const RunText& run : askedRuns(screen.state())) names.push_back(nameOf(run));
  return names;
}

std::string lineOf(const Headless& screen, const std::string& name) {
  for (const LabLine& line : labLines(screen.state()))
    if (line.name == name) return line.words;
  return "";
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("runs: a call is taken apart and put together as it was") {
  RunCall call = readCall("adam(learning_rate=0.3, convention=003, clip_norm=1)");
  CHECK(call.rule == "adam");
  CHECK(call.argument("convention") == "003");
  CHECK(text(call) == "adam(learning_rate=0.3, convention=003, clip_norm=1)");
  call.set("learning_rate", "0.1");
  call.drop("clip_norm");
  call.set("beta1", "0.8");
  CHECK(text(call) == "adam(learning_rate=0.1, convention=003, beta1=0.8)");
  // What the other rule has too stays.
  CHECK(text(withRule(call, *findOptimizer("sgd"))) == "sgd(learning_rate=0.1, convention=003)");
  CHECK(text(withRule(readCall("sgd(lr=0.5, weight_decay=0.01)"), *findOptimizer("momentum"))) ==
        "momentum(lr=0.5, weight_decay=0.01)");
  const RunCall planned = withSchedule(readCall("sgd(learning_rate=1)"), *findSchedule("cosine"), 30);
  CHECK(text(planned) == "sgd(learning_rate=1, schedule=cosine, steps=30)");
  CHECK(text(withSchedule(planned, *findSchedule("constant"), 30)) == "sgd(learning_rate=1)");
}

TEST_CASE("runs: a slider's ends and middle") {
  const HyperParameter rate{.name = "learning_rate", .initial = 0.01, .most = 1e12};
  const SliderRange range = sliderRange(rate, 0.1);
  CHECK(range.logarithmic);
  CHECK(range.low == 1e-4);
  CHECK(range.high == 10.0);
  CHECK(range.value(0.0) == 1e-4);
  CHECK(range.value(1.0) == 10.0);
  CHECK(range.share(0.1) == doctest::Approx(0.6));
  CHECK(range.value(0.6) == doctest::Approx(0.1));
  CHECK(range.share(range.value(0.37)) == doctest::Approx(0.37).epsilon(0.01));
  CHECK(range.share(0.0) == 0.0);
  CHECK(sliderRange(rate, 250.0).high == 250.0);
  const HyperParameter kept{.name = "momentum", .initial = 0.9, .most = 1.0, .below = true};
  CHECK_FALSE(sliderRange(kept, 0.9).logarithmic);
  CHECK(fits(kept, sliderRange(kept, 0.9).value(1.0)));
}

TEST_CASE("runs: the slider changes the learning rate and the path with it, a drag as one") {
  Headless screen = opened(threeRuns("runs-slider"));
  screen.drag("slider learning_rate", 0.75F, 0.5F);
  const std::string call = callOf(screen, 0);
  const double rate = std::stod(readCall(call).argument("learning_rate"));
  CHECK(rate < 0.95);
  CHECK(rate > 1e-3);
  const Descent& descent = screen.state().lab.lab->descents[0];
  CHECK(descent.x[1] == doctest::Approx(-7.0 + rate * 0.7).epsilon(1e-12));
  CHECK(descent.y[1] == doctest::Approx(2.0 - rate * 4.0).epsilon(1e-12));
  CHECK(screen.state().editing.before.size() == 1);
  CHECK(screen.state().open->program.find("sgd.learning_rate") >= 0);
  screen.press(K::Z, control);
  CHECK(callOf(screen, 0) == "sgd(learning_rate=0.95)");
  CHECK(screen.state().lab.lab->descents[0].x[1] == doctest::Approx(-7.0 + 0.95 * 0.7).epsilon(1e-12));
  screen.press(K::Y, control);
  CHECK(callOf(screen, 0) == call);
}

TEST_CASE("runs: a number is typed into its field, and keys are letters there") {
  Headless screen = opened(threeRuns("runs-field"));
  screen.press(K::Right);
  screen.click("run learning_rate");
  REQUIRE(screen.state().editing.field);
  CHECK(screen.state().editing.field->edit.text == "0.95");
  for (const K::Key key : {K::N, K::X, K::A, K::Space}) screen.press(key);
  CHECK(labShown(screen.state()));
  CHECK_FALSE(screen.state().lab.arrows);
  CHECK_FALSE(screen.state().playing);
  CHECK(screen.state().cursor.pass == 1);
  screen.type("0.125");
  screen.press(K::Enter);
  CHECK_FALSE(screen.state().editing.field);
  CHECK(callOf(screen, 0) == "sgd(learning_rate=0.125)");
  CHECK(screen.state().lab.lab->descents[0].y[1] == 2.0 - 0.125 * 4.0);
  // What does not fit is not taken, and said.
  screen.click("run learning_rate");
  screen.type("-3");
  screen.press(K::Enter);
  CHECK(screen.has("run problem"));
  CHECK(screen.missingGlyphs() == 0);
  CHECK(callOf(screen, 0) == "sgd(learning_rate=0.125)");
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().editing.field);
}

TEST_CASE("runs: added, duplicated, named, taken away, and all of it undone") {
  Headless screen = opened(threeRuns("runs-list"));
  screen.click("add run");
  screen.click("add nesterov");
  CHECK(namesOf(screen) == Names{"SGD", "Momentum", "Adam", "nesterov"});
  CHECK(followedName(screen.state()) == "nesterov");
  CHECK(screen.state().open->lesson.followed == 3);
  REQUIRE(screen.state().lab.lab->descents.size() == 4);
  CHECK(screen.has("run 3"));
  // The lesson's own has no such run to compare with.
  CHECK(ownTrace(screen.state()) == nullptr);
  screen.click("run 0");
  screen.click("duplicate run");
  CHECK(namesOf(screen) == Names{"SGD", "SGD 2", "Momentum", "Adam", "nesterov"});
  CHECK(screen.state().open->lesson.followed == 1);
  CHECK(screen.state().lab.lab->descents[1].x == screen.state().lab.lab->descents[0].x);
  CHECK_FALSE(screen.state().lab.data->parted[0]);
  CHECK(screen.state().lab.data->parted[3] == std::optional<std::size_t>(1));
  obey(screen, SetCall{1, "sgd(learning_rate=1.05)", false});
  CHECK(screen.state().lab.data->parted[0] == std::optional<std::size_t>(1));
  screen.click("run name");
  screen.type("too far");
  screen.press(K::Enter);
  CHECK(namesOf(screen)[1] == "too far");
  CHECK(followedName(screen.state()) == "too far");
  screen.click("remove run");
  CHECK(namesOf(screen) == Names{"SGD", "Momentum", "Adam", "nesterov"});
  CHECK(followedName(screen.state()) == "Momentum");
  for (int k = 0; k < 5; ++k) screen.press(K::Z, control);
  CHECK(namesOf(screen) == Names{"SGD", "Momentum", "Adam"});
  CHECK(screen.state().editing.edits.empty());
  CHECK(screen.state().lab.lab->descents.size() == 3);
  for (int k = 0; k < 5; ++k) screen.press(K::Y, control);
  CHECK(namesOf(screen) == Names{"SGD", "Momentum", "Adam", "nesterov"});
  screen.press(K::R, {false, true, false, false});
  CHECK(namesOf(screen) == Names{"SGD", "Momentum", "Adam"});
}

TEST_CASE("runs: the only run of a lesson is edited and joined by others as well") {
  Headless screen = opened(writtenDescent("runs-one", {"optimizer = \"sgd(learning_rate=0.5)\""}));
  CHECK(namesOf(screen) == Names{"sgd"});
  obey(screen, RemoveRun{0});
  CHECK(namesOf(screen) == Names{"sgd"});
  screen.click("duplicate run");
  CHECK(namesOf(screen) == Names{"sgd", "sgd 2"});
  screen.click("rule");
  screen.click("rule adagrad");
  CHECK(callOf(screen, 1) == "adagrad(learning_rate=0.5)");
  CHECK(namesOf(screen) == Names{"sgd", "sgd 2"});
  CHECK(screen.state().editing.problem.empty());
  // A name that was the rule's goes with it.
  screen.click("run 0");
  obey(screen, SetCall{0, "rmsprop(learning_rate=0.5)", false});
  CHECK(namesOf(screen) == Names{"rmsprop", "sgd 2"});
  CHECK(followedName(screen.state()) == "rmsprop");
  CHECK(screen.state().open->lesson.followed == 0);
  CHECK(screen.state().open->program.find("rmsprop.learning_rate") >= 0);
}

TEST_CASE("runs: rule, conventions, schedule and treatments are chosen from lists") {
  Headless screen = opened(threeRuns("runs-choices"));
  AppState& state = screen.interface().sitting().state();
  state.values = Side::shown;
  state.textScale = 0.6;
  screen.frames();
  screen.click("rule");
  screen.click("rule momentum");
  CHECK(callOf(screen, 0) == "momentum(learning_rate=0.95)");
  CHECK(screen.has("slider momentum"));
  screen.click("convention");
  screen.click("convention 003");
  CHECK(callOf(screen, 0) == "momentum(learning_rate=0.95, convention=003)");
  CHECK(screen.state().editing.problem.empty());
  screen.click("momentum_form");
  screen.click("momentum_form velocity");
  CHECK(callOf(screen, 0) == "momentum(learning_rate=0.95, convention=003, momentum_form=velocity)");
  CHECK(screen.state().editing.problem.empty());
  screen.click("schedule");
  screen.click("schedule cosine");
  CHECK(readCall(callOf(screen, 0)).argument("steps") == "30");
  CHECK(screen.state().editing.problem.empty());
  CHECK(screen.has("slider steps"));
  screen.click("treatment");
  screen.click("treatment weight_decay");
  CHECK(readCall(callOf(screen, 0)).argument("weight_decay") == "0.01");
  CHECK(screen.state().editing.problem.empty());
  screen.click("without weight_decay");
  CHECK(readCall(callOf(screen, 0)).argument("weight_decay").empty());
  CHECK(screen.missingGlyphs() == 0);
}

TEST_CASE("runs: each rule, schedule and treatment of the menus makes a run that can be made") {
  Headless screen = opened(threeRuns("runs-menus"));
  for (const Optimizer& rule : optimizers()) {
    obey(screen, SetCall{0, text(withRule(readCall("sgd(learning_rate=0.1)"), rule)), false});
    CHECK_MESSAGE(screen.state().editing.problem.empty(), screen.state().editing.problem);
    obey(screen, AddRun{rule.name});
    CHECK_MESSAGE(screen.state().editing.problem.empty(), screen.state().editing.problem);
    obey(screen, UndoEdit{});
  }
  for (const Schedule& schedule : schedules()) {
    obey(screen, SetCall{0, text(withSchedule(readCall("sgd(learning_rate=0.1)"), schedule, 30)), false});
    CHECK_MESSAGE(screen.state().editing.problem.empty(), screen.state().editing.problem);
  }
}

TEST_CASE("runs: of a quadratic bowl the panel tells the eigenvalues, the factors and the limit") {
  Headless screen = opened(threeRuns("runs-facts"));
  CHECK(lineOf(screen, "point") == "x = −7, y = 2, f = 6.45");
  CHECK(lineOf(screen, "formula") == "f = x^2/20 + y^2");
  CHECK(lineOf(screen, "dx") == "∂f/∂x = x/10 = −0.7");
  CHECK(lineOf(screen, "dy") == "∂f/∂y = 2·y = 4");
  CHECK(lineOf(screen, "dyy") == "∂²f/∂y² = 2");
  CHECK(lineOf(screen, "eigenvalue 1") == "λ₁ = 0.1, along x");
  CHECK(lineOf(screen, "eigenvalue 2") == "λ₂ = 2, along y");
  CHECK(lineOf(screen, "factor 1").find("0.905") != std::string::npos);
  CHECK(lineOf(screen, "factor 2").find("1 − 0.95·2 = −0.9") != std::string::npos);
  CHECK(lineOf(screen, "limit").find("2 / 2 = 1") != std::string::npos);
  CHECK_FALSE(lineOf(screen, "condition").empty());
  REQUIRE(stabilityHere(screen.state()));
  CHECK(stabilityHere(screen.state())->limit == 1.0);
  // The mark stands where the slider would have to.
  const auto slider = screen.place("slider learning_rate"), mark = screen.place("limit mark");
  REQUIRE(slider);
  REQUIRE(mark);
  const float share = (mark->x + mark->width / 2.0F - slider->x) / slider->width;
  CHECK(share == doctest::Approx(0.8).epsilon(0.03));
  screen.press(K::Right);
  CHECK(lineOf(screen, "dx") == "∂f/∂x = x/10 = −0.6335");
  // Adam divides the gradient: the theory has no word on it.
  screen.click("run 2");
  CHECK(lineOf(screen, "limit").empty());
  CHECK(lineOf(screen, "no limit").find("adam") == 0);
  CHECK_FALSE(screen.has("limit mark"));
  screen.click("run 1");
  // Heavy ball: below 2(1 + γ)/λ = 2·1.9/2.
  CHECK(stabilityHere(screen.state())->limit == doctest::Approx(1.9));
}

TEST_CASE("runs: where a surface is not quadratic its eigenvalues are those of the place") {
  Headless screen =
      opened(writtenDescent("runs-quartic", {"optimizer = \"sgd(learning_rate=0.01)\""}, "x^4/100 + y^2"));
  const auto heading = [&] {
    for (const LabLine& line : labLines(screen.state()))
      if (line.name == "eigenvalues") return line.words;
    return std::string();
  };
  CHECK(heading() == "Eigenvalues of the Hessian, here");
  // 12·49/100 = 5.88 along x, the larger one.
  CHECK(lineOf(screen, "eigenvalue 2") == "λ₂ = 5.88, along x");
  screen.press(K::Right);
  CHECK(lineOf(screen, "eigenvalue 2") != "λ₂ = 5.88, along x");
}

TEST_CASE("runs: a run that does not stay finite says from which step on") {
  Headless screen =
      opened(writtenDescent("runs-lost", {"name = \"good\"\noptimizer = \"sgd(learning_rate=0.1)\"",
                                          "name = \"bad\"\noptimizer = \"sgd(learning_rate=1e12)\""}));
  const std::vector<std::string> notes = runNotes(screen.state(), 1);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].find("not finite from step ") == 0);
  CHECK(notes[1] == "parts from good at step 1");
  CHECK(runNotes(screen.state(), 0).empty());
  CHECK(screen.missingGlyphs() == 0);
}

TEST_CASE("runs: nothing of the panel is cut at its sides, in both languages, at any size of text") {
  for (const double scale : {1.0, 1.4})
    for (const Language language : {Language::en, Language::ko}) {
      Headless screen = opened(threeRuns("runs-room"), 1024.0F, 768.0F);
      AppState& state = screen.interface().sitting().state();
      state.values = Side::shown;
      state.textScale = scale;
      obey(screen, SetLanguage{language});
      obey(screen,
           SetCall{0, "adam(learning_rate=0.30000000000000004, weight_decay=0.01, schedule=cosine, steps=30)",
                   false});
      screen.press(K::End);
      CAPTURE(scale);
      REQUIRE(screen.interface().layout().valuesShown);
      const Area panel = screen.interface().layout().values;
      int seen = 0;
      for (const auto& each : screen.interface().places()) {
        const Area& area = each.second;
        const bool here = area.x >= panel.x && area.y >= panel.y && area.y < panel.y + panel.height;
        if (!here) continue;
        ++seen;
        CAPTURE(each.first);
        CHECK(area.x + area.width <= panel.x + panel.width + 0.5F);
      }
      CHECK(seen > 5);
      CHECK(screen.missingGlyphs() == 0);
    }
}

}  // namespace gradwalk
