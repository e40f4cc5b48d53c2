// The tab that tries hyper-parameters out, its heat map, and the curves of every run.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>

#include "app/headless.h"
#include "app/long_lesson.h"
#include "app/ui_text.h"
#include "lesson/edit_runs.h"
#include "trace/lab.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;

std::filesystem::path twoRuns() {
  const std::string file = "two-runs.toml";
  std::ofstream(file, std::ios::binary)
      << "format = 1\n[lesson]\ntitle = { en = \"Two runs\", ko = \"두 실행\" }\n[values]\nx = -7\ny = 2\n[graph]\n"
         "f = \"x^2/20 + y^2\"\n[train]\nloss = \"f\"\nparameters = [\"x\", \"y\"]\niterations = 30\n[surface]\n"
         "[[run]]\nname = \"M\"\noptimizer = \"momentum(learning_rate=0.1, momentum=0.9)\"\n"
         "[[run]]\nname = \"S\"\noptimizer = \"sgd(learning_rate=1.1)\"\n";
  return file;
}

Headless opened(SittingOptions options = {}, float width = 1280.0F, float height = 720.0F) {
  options.lesson = twoRuns();
  return Headless("", options, width, height);
}

void obey(Headless& screen, Command command) {
  Commands commands{std::move(command)};
  screen.interface().sitting().obey(commands);
  screen.frames();
}

template <class Ready>
void wait(Headless& screen, Ready ready) {
  for (int k = 0; k < 3000 && !ready(); ++k) {
    screen.frame();
    screen.interface().sitting().settle(std::chrono::milliseconds(1));
  }
  screen.frames();
}

void waitForSweep(Headless& screen) {
  wait(screen, [&] { return screen.state().sweep.study.has_value() || !screen.state().sweep.problem.empty(); });
}

ImVec2 cellAt(Headless& screen, const HeatCell& cell) {
  const HeatView* heat = screen.interface().sitting().heat();
  REQUIRE(heat != nullptr);
  const Box box = heat->cell(cell);
  const Layout& layout = screen.interface().layout();
  const float scale = screen.interface().sceneScale();
  return {layout.canvas.x + static_cast<float>(box.middleX()) * scale,
          layout.canvas.y + static_cast<float>(box.middleY()) * scale};
}

}  // namespace

TEST_CASE("sweep: the tab is there where a descent is, and tries the followed run's settings") {
  {
    Headless plain("softmax");
    obey(plain, ShowSideTab{SideTab::edit});
    CHECK_FALSE(plain.has("tab sweep"));
  }
  Headless screen = opened();
  obey(screen, ShowSideTab{SideTab::edit});
  screen.click("tab sweep");
  CHECK(screen.state().sideTab == SideTab::sweep);
  waitForSweep(screen);
  REQUIRE(screen.state().sweep.study);
  const SweepStudy& study = *screen.state().sweep.study;
  CHECK(study.sweep.points.settings == std::vector<std::string>{"learning_rate", "momentum"});
  CHECK(study.sweep.results.size() == 32 * 32);
  CHECK(study.updates == 30);
  CHECK(study.start == 6.45);
  CHECK(screen.missingGlyphs() == 0);
  CHECK(sweepNow(screen.state()) == std::vector<double>{0.1, 0.9});
}

TEST_CASE("sweep: a click on the heat map gives the run the cell's settings, and the map comes back") {
  Headless screen = opened();
  obey(screen, ShowSideTab{SideTab::sweep});
  waitForSweep(screen);
  CHECK(screen.interface().sitting().heat() == nullptr);
  screen.click("sweep show");
  CHECK(screen.state().sweep.shown);
  REQUIRE(screen.interface().sitting().heat() != nullptr);
  CHECK(find(screen.interface().scene(), "heat.cells") != nullptr);
  CHECK(find(screen.interface().scene(), "heat.current") != nullptr);
  const HeatCell cell{20, 11};
  const std::size_t point = sweepPointAt(*screen.state().sweep.study, cell);
  const double rate = screen.state().sweep.study->sweep.points.at(point, 0),
               share = screen.state().sweep.study->sweep.points.at(point, 1),
               loss = screen.state().sweep.study->sweep.results[point].loss;
  const ImVec2 at = cellAt(screen, cell);
  const int before = screen.vertices();
  screen.move(at.x, at.y);
  CHECK(screen.vertices() > before);  // its words
  CHECK(screen.missingGlyphs() == 0);
  screen.click(at.x, at.y);
  wait(screen, [&] { return !screen.state().editing.computing && !screen.state().open->edits.empty(); });
  CHECK_FALSE(screen.state().sweep.shown);
  CHECK(screen.state().open->edits.size() == 1);  // the start of the map under it did not move
  CHECK(find(screen.interface().scene(), "heat.cells") == nullptr);
  CHECK(screen.state().editing.problem.empty());
  REQUIRE(screen.state().open->edits.size() == 1);
  CHECK(screen.state().open->edits[0].kind == EditKind::runs);
  // The run ends where the sweep said, to the last bit; the other run is as it was.
  const Descent now = descentOf(screen.state().open->traceOf(0));
  CHECK(now.f.back() == loss);
  CHECK(screen.state().open->lesson.runs.size() == 2);
  CHECK(runTexts(screen.state().open->lesson)[1].call == "sgd(learning_rate=1.1)");
  waitForSweep(screen);
  CHECK(sweepNow(screen.state()) == std::vector<double>{rate, share});
  CHECK(screen.state().sweep.study->sweep.results[point].loss == loss);
  // And back.
  obey(screen, UndoEdit{});
  wait(screen, [&] { return !screen.state().editing.computing && screen.state().open->edits.empty(); });
  CHECK(descentOf(screen.state().open->traceOf(0)).f.back() != loss);
}

TEST_CASE("sweep: ranges are typed, the newest wins, and what is wrong is said") {
  Headless screen = opened();
  obey(screen, ShowSideTab{SideTab::sweep});
  waitForSweep(screen);
  SweepForm form = screen.state().sweep.form;
  CHECK(form.axes[0] == SweepRange{"learning_rate", "0.001", "3", true});
  CHECK(form.axes[1] == SweepRange{"momentum", "0", "0.99", false});
  screen.click("sweep x from");
  CHECK(screen.state().sweep.typing);
  screen.type("2");  // a letter or figure in the field is no key of the lesson
  CHECK(screen.state().sweep.form.axes[0].from == "2");
  screen.press(K::Enter);
  CHECK_FALSE(screen.state().sweep.typing);
  waitForSweep(screen);
  REQUIRE(screen.state().sweep.study);
  CHECK(screen.state().sweep.study->asked.axes[0].from == 2.0);
  for (const auto& [from, words] : {std::pair{"5", "the range is empty"}, {"x", "x ✗"}, {"0", "above 0"}}) {
    form.axes[0].from = from;
    obey(screen, SetSweep{form});
    waitForSweep(screen);
    CHECK_FALSE(screen.state().sweep.study);
    CHECK_MESSAGE(screen.state().sweep.problem.find(words) != std::string::npos, screen.state().sweep.problem);
    CHECK(screen.has("sweep problem"));
    CHECK(screen.missingGlyphs() == 0);
  }
  // Several in a row: the last one is what comes.
  form.axes[0].from = "0.01";
  for (const int cells : {128, 64, 16}) {
    form.cells = cells;
    Commands commands{SetSweep{form}};
    screen.interface().sitting().obey(commands);
    screen.frame();
  }
  waitForSweep(screen);
  REQUIRE(screen.state().sweep.study);
  CHECK(screen.state().sweep.study->sweep.results.size() == 256);
  screen.click("sweep grid");
  screen.click("sweep random");
  screen.click("sweep steps");
  waitForSweep(screen);
  REQUIRE(screen.state().sweep.study);
  CHECK(screen.state().sweep.study->grid->results.size() == 25);
  CHECK(screen.state().sweep.study->random->results.size() == 25);
  CHECK(screen.state().sweep.study->asked.tolerance == 0.1);
  screen.click("sweep y");
  screen.click("sweep y –");
  waitForSweep(screen);
}

TEST_CASE("sweep: it lies without overlaps at any size and text, in both languages") {
  for (const auto& room : {std::pair{1280.0F, 720.0F}, std::pair{1024.0F, 768.0F}, {1920.0F, 1080.0F}})
    for (const double scale : {0.6, 1.0, 1.6})
      for (const Language language : {Language::en, Language::ko}) {
        SittingOptions options;
        options.textScale = scale;
        options.language = language;
        Headless screen = opened(options, room.first, room.second);
        obey(screen, ShowSideTab{SideTab::sweep});
        obey(screen, ShowSweep{true});
        SweepForm form = screen.state().sweep.form;
        form.grid = form.random = true;
        obey(screen, SetSweep{form});
        waitForSweep(screen);
        REQUIRE(screen.state().sweep.study);
        const std::vector<std::string> wrong = overlaps(screen.interface().scene());
        CHECK_MESSAGE(wrong.empty(), room.first << " " << scale << ": " << (wrong.empty() ? "" : wrong.front()));
        CHECK(screen.missingGlyphs() == 0);
      }
}

TEST_CASE("run curves: L draws the height of every run; x and y by a button; a click goes to the step") {
  Headless screen = opened();
  screen.press(K::L);
  wait(screen, [&] { return screen.state().runCurves.descents.has_value(); });
  REQUIRE(screen.state().runCurves.descents);
  const std::vector<Descent>& descents = *screen.state().runCurves.descents;
  REQUIRE(descents.size() == 2);
  for (std::size_t run = 0; run < 2; ++run)
    CHECK(descents[run].f == descentOf(screen.state().open->traceOf(run)).f);
  const CurvePicture* picture = screen.interface().curve();
  REQUIRE(picture != nullptr);
  CHECK(find(picture->scene, "curve:1") != nullptr);
  CHECK(overlaps(picture->scene).empty());
  CHECK(screen.missingGlyphs() == 0);
  for (const Level level : {Level::iteration, Level::operation, Level::cell})
    for (const int step : {12, 0, 30}) {
      perform(screen.interface().sitting().state(), SetLevel{level});
      screen.frames();
      const Area& area = screen.interface().layout().curve;
      const CurveAxes& axes = screen.interface().curve()->axes;
      screen.click(area.x + static_cast<float>(axes.x(step + 1)), area.y + static_cast<float>(axes.plot.middleY()));
      CHECK(labStep(*screen.state().trace(), screen.state().cursor) == static_cast<std::size_t>(step));
    }
  screen.click("curve x");
  CHECK(screen.state().runCurves.quantity == LabQuantity::x);
  const ShapeOf* quantity = find(screen.interface().curve()->scene, "curve.quantity");
  REQUIRE(quantity != nullptr);
  CHECK(std::get<TextShape>(*quantity).text == "step 30  x");
  screen.click("curve logarithmic");  // x begins at −7
  CHECK(find(screen.interface().curve()->scene, "curve.note") != nullptr);
  // What is typed is drawn instead, until a button is pressed.
  obey(screen, ShowCurves{"grad.x"});
  wait(screen, [&] { return screen.state().curves.curves || !screen.state().curves.problem.empty(); });
  CHECK(screen.state().curves.problem == "");
  CHECK_FALSE(runCurvesDrawn(screen.state()));
  REQUIRE(screen.state().curves.curves);
  CHECK(screen.state().curves.curves->front().text == "grad.x");
  screen.click("curve f");
  CHECK(runCurvesDrawn(screen.state()));
}

TEST_CASE("run curves: an edited lesson's are fetched anew, and nothing of before is shown") {
  Headless screen = opened();
  screen.press(K::L);
  wait(screen, [&] { return screen.state().runCurves.descents.has_value(); });
  Problems problems;
  AppState& state = screen.interface().sitting().state();
  Commands commands{SetNumber{*parseEdit(state.open->lesson, "x=3", problems), false}};
  screen.interface().sitting().obey(commands);
  REQUIRE(state.editing.computing);
  bool changed = false;
  CurveScene scene;
  CHECK(scene.picture(state, layoutOf(state, 1280, 720), testFonts(), changed)->scene.shapes.empty());
  wait(screen, [&] {
    return !state.editing.computing && state.runCurves.descents && state.runCurves.descents->front().x[0] == 3.0;
  });
  REQUIRE(state.runCurves.descents);
  CHECK(state.runCurves.descents->front().f[0] == 3.0 * 3.0 / 20 + 2.0 * 2.0);
}

TEST_CASE("run curves: they lie without overlaps at any size and text, in both languages") {
  for (const auto& room : {std::pair{1280.0F, 720.0F}, std::pair{1024.0F, 768.0F}})
    for (const double scale : {0.6, 1.0, 2.0})
      for (const Language language : {Language::en, Language::ko}) {
        SittingOptions options;
        options.textScale = scale;
        options.language = language;
        Headless screen = opened(options, room.first, room.second);
        screen.press(K::L);
        wait(screen, [&] { return screen.state().runCurves.descents.has_value(); });
        REQUIRE(screen.interface().curve() != nullptr);
        const std::vector<std::string> wrong = overlaps(screen.interface().curve()->scene);
        CHECK_MESSAGE(wrong.empty(), room.first << " " << scale << ": " << (wrong.empty() ? "" : wrong.front()));
        CHECK(screen.missingGlyphs() == 0);
      }
}

}  // namespace gradwalk
