#include "scene/compose.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "scene/lessons.h"
#include "trace/open_lesson.h"

using namespace gradwalk;
using gradwalk::scenes::Run;

namespace {

const Fonts& fonts() {
  static const Fonts loaded = [] {
    std::string problem;
    auto found = Fonts::load(problem);
    if (!found) throw std::runtime_error(problem);
    return std::move(*found);
  }();
  return loaded;
}

// Every operation, every line, and some cells and terms of each line.
std::vector<Cursor> places(const Trace& trace) {
  std::vector<Cursor> list{{}};
  const Program& program = trace.program();
  for (int pass = 1; pass <= trace.passes(); ++pass) {
    const int steps =
        pass > trace.iterations() ? program.forwardSteps : static_cast<int>(program.steps.size());
    for (int step = 0; step < steps; ++step) {
      list.push_back({.pass = pass, .step = step});
      if (pass > 1) continue;
      const auto& lines = program.steps[static_cast<std::size_t>(step)].lines;
      for (int line = 0; line < static_cast<int>(lines.size()); ++line) {
        list.push_back({pass, step, line});
        const std::int64_t cells = elementCount(lines[static_cast<std::size_t>(line)].line.shape);
        for (const std::int64_t cell : std::set<std::int64_t>{0, cells / 2, cells - 1}) {
          const Cursor at{pass, step, line, cell};
          list.push_back(at);
          const std::int64_t terms = termCount(trace, at);
          for (const std::int64_t term : std::set<std::int64_t>{0, terms - 1})
            list.push_back({pass, step, line, cell, term});
        }
      }
    }
  }
  return list;
}

double leastDigitSize(const Scene& scene) {
  double least = 1e9;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape); text != nullptr && text->id.starts_with("digits:"))
      least = std::min(least, text->size);
  return least;
}

bool showsDigits(const Scene& scene) {
  return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                     [](const ShapeOf& shape) { return idOf(shape).starts_with("digits:"); });
}

std::string problemsOf(const Trace& trace, const SceneOptions& options, std::size_t stride = 1) {
  std::string found;
  const auto all = places(trace);
  for (std::size_t k = 0; k < all.size(); k += stride) {
    const Scene scene = compose(trace, all[k], options, fonts());
    if (find(scene, "rule") == nullptr) found += path(trace, all[k]) + ": nothing is shown\n";
    for (const std::string& problem : overlaps(scene)) found += path(trace, all[k]) + ": " + problem + "\n";
    if (options.width >= 1024 && options.height >= 700 && !showsDigits(scene))
      found += path(trace, all[k]) + ": the stage is empty\n";
    if (leastDigitSize(scene) < 18.0) found += path(trace, all[k]) + ": digits are too small\n";
  }
  return found;
}

const TextShape* textOf(const Scene& scene, std::string_view id) {
  const ShapeOf* shape = find(scene, id);
  return shape == nullptr ? nullptr : std::get_if<TextShape>(shape);
}

std::string wholeText(const Scene& scene, std::string_view id) {
  std::string out;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape); text != nullptr && text->id == id)
      out += (out.empty() ? "" : " ") + text->text;
  return out;
}

Cursor at(const Trace& trace, std::string_view where) {
  Problem problem;
  const auto cursor = seek(trace, where, problem);
  REQUIRE_MESSAGE(cursor.has_value(), problem.message);
  return *cursor;
}

}  // namespace

TEST_CASE("compose: nothing overlaps, leaves its cell or the picture, at any place of any lesson") {
  for (const scenes::Script& script : scenes::all()) {
    const Run run(script);
    for (const Language language : {Language::en, Language::ko}) {
      CAPTURE(script.name);
      CHECK(problemsOf(run.trace, {.language = language}) == "");
    }
  }
}

TEST_CASE("compose: nothing overlaps at any size of window and text") {
  struct Size {
    double width, height, scale;
  };
  for (const Size size : {Size{1024, 768, 1},
                          {1280, 720, 0.8},
                          {1280, 720, 1.4},
                          {1280, 720, 2},
                          {1024, 768, 2},
                          {640, 480, 1},
                          {1920, 1080, 1},
                          {900, 600, 1.2},
                          {500, 900, 1},
                          {2560, 700, 1}})
    for (const scenes::Script& script : scenes::all()) {
      const Run run(script);
      CAPTURE(script.name);
      CAPTURE(size.width);
      CAPTURE(size.height);
      CAPTURE(size.scale);
      SceneOptions options{.width = size.width, .height = size.height, .textScale = size.scale};
      options.language = size.scale > 1 ? Language::ko : Language::en;
      CHECK(problemsOf(run.trace, options, 7) == "");
    }
}

TEST_CASE("compose: nothing overlaps in the lessons that are shipped") {
  for (const auto& entry : std::filesystem::directory_iterator(GRADWALK_SOURCE_DIR "/lessons")) {
    if (entry.path().extension() != ".toml") continue;
    const OpenResult result = openLesson(entry.path());
    if (!result.open) continue;  // its own tests say what is wrong with it
    // Of many iterations, which are much alike, a sample; what it skips is no whole number of them.
    const std::size_t all = places(result.open->trace).size(), most = 251;
    const std::size_t by = all > 2 * most ? all / most | 1U : 1;
    for (const Language language : {Language::en, Language::ko}) {
      CAPTURE(entry.path().string());
      CHECK(problemsOf(result.open->trace, {.language = language}, by) == "");
      CHECK(problemsOf(result.open->trace,
                       {.width = 1024, .height = 768, .language = language, .textScale = 1.5}, 3 * by) == "");
    }
  }
}

TEST_CASE("compose: absurd sizes and scales give a picture all the same") {
  const Run run(scenes::cnn());
  for (const double bad : {0.0, -5.0, 1e300, std::numeric_limits<double>::quiet_NaN()}) {
    SceneOptions options;
    options.width = bad > 1e6 ? 1280 : bad;
    options.height = bad > 1e6 ? 720 : bad;
    options.textScale = bad;
    options.digits = 0;
    const Scene scene = compose(run.trace, at(run.trace, "Z[1,0]"), options, fonts());
    CHECK(scene.width >= 320);
    CHECK(!scene.shapes.empty());
  }
}

TEST_CASE("compose: the screen of a cell names sentence, formula, step and path") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "Z[1,0]"), {}, fonts());
  CHECK(wholeText(scene, "title") == "The 4×4 CNN");
  CHECK(wholeText(scene, "sentence") ==
        "The kernel lies on rows 1–3, columns 0–2; 9 products are summed and the bias is added");
  CHECK(wholeText(scene, "formula.result") == "= 11");
  CHECK(wholeText(scene, "step") == "step 1 of 24 · forward · conv2d");
  CHECK(wholeText(scene, "path") == "1/forward/Z/Z[1,0]");
  REQUIRE(textOf(scene, "phase:forward") != nullptr);
  CHECK(textOf(scene, "phase:forward")->ink == Ink::accent);
  CHECK(textOf(scene, "phase:backward")->ink == Ink::faint);
}

TEST_CASE("compose: the screen speaks Korean") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "Z[1,0]"), {.language = Language::ko}, fonts());
  CHECK(wholeText(scene, "title") == "4×4 합성곱 신경망");
  CHECK(wholeText(scene, "step") == "24단계 중 1단계 · 순전파 · conv2d");
  CHECK(wholeText(scene, "phase:backward") == "역전파");
  CHECK(wholeText(scene, "shape:b_conv") == "스칼라");
}

TEST_CASE("compose: at a cell, later cells of the output are empty and this one is filled") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "Z[1,0]"), {}, fonts());
  CHECK(wholeText(scene, "digits:Z:0") == "5");
  CHECK(wholeText(scene, "digits:Z:1") == "7");
  CHECK(wholeText(scene, "digits:Z:2") == "11");
  CHECK(find(scene, "digits:Z:3") == nullptr);
  REQUIRE(find(scene, "cell:Z:2") != nullptr);
  CHECK(std::get<RectShape>(*find(scene, "cell:Z:2")).fill == Ink::writtenFill);
  CHECK(std::get<RectShape>(*find(scene, "cell:Z:3")).fill == Ink::panel);
}

TEST_CASE("compose: a whole operation shows its whole output") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, place(run.trace, Level::operation, 1), {}, fonts());
  CHECK(wholeText(scene, "digits:Z:3") == "10");
  CHECK(find(scene, "written:Z") == nullptr);
}

TEST_CASE("compose: on a line, what later lines make is empty") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "p.e"), {}, fonts());
  CHECK(wholeText(scene, "digits:p.e:0") == "270.43");
  CHECK(find(scene, "digits:p.s:0") == nullptr);
  CHECK(find(scene, "digits:p:0") == nullptr);
}

TEST_CASE("compose: cells read are outlined in their role's colour and stroke, as in the formula") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "Z[1,0]"), {}, fonts());
  const auto& x = std::get<RectShape>(*find(scene, "read:X"));
  const auto& k = std::get<RectShape>(*find(scene, "read:K"));
  CHECK(x.outline != k.outline);
  CHECK(x.stroke != k.stroke);
  const Box first = std::get<RectShape>(*find(scene, "cell:X:4")).box,
            last = std::get<RectShape>(*find(scene, "cell:X:14")).box;
  CHECK(contains(x.box, unite(first, last), 0.1));
  CHECK_FALSE(overlap(x.box, std::get<RectShape>(*find(scene, "cell:X:0")).box, 1.1));
  std::set<Stroke> strokes;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* line = std::get_if<LineShape>(&shape);
        line != nullptr && line->id == "formula.mark" && line->ink == *x.outline)
      strokes.insert(line->stroke);
  CHECK(strokes == std::set<Stroke>{x.stroke});
}

TEST_CASE("compose: a term is framed in the formula and outlined among the cells read") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "1/forward/Z/Z[1,0]/2"), {}, fonts());
  const Box frame = std::get<RectShape>(*find(scene, "formula.term")).box;
  std::string framed;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape);
        text != nullptr && text->id == "formula.symbols" && contains(frame, bounds(shape), 2))
      framed += text->text;
  CHECK(framed == "K0,2·X1,2");
  const Box outlined = std::get<RectShape>(*find(scene, "term:X")).box;
  CHECK(contains(outlined, std::get<RectShape>(*find(scene, "cell:X:6")).box, 1));
}

TEST_CASE("compose: the last term is framed even when the middle of the sum is left out") {
  const Run run(scenes::channels());
  const Cursor cell = at(run.trace, "grad.K[0,1,0,1]");
  Cursor last = cell;
  last.term = termCount(run.trace, cell) - 1;
  REQUIRE(last.term == 31);
  const Scene scene = compose(run.trace, last, {}, fonts());
  const Box frame = std::get<RectShape>(*find(scene, "formula.term")).box;
  std::string framed;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape);
        text != nullptr && text->id == "formula.symbols" && contains(frame, bounds(shape), 2))
      framed += text->text;
  CHECK(framed == "X1,1,3,4·∂L/∂Z1,0,3,3");
}

TEST_CASE("compose: padding is shown around the image and the window lies on it") {
  const Run run(scenes::padded());
  const Scene scene = compose(run.trace, at(run.trace, "Z[0,0,0]"), {}, fonts());
  CHECK(find(scene, "padding:X") != nullptr);
  const Box window = std::get<RectShape>(*find(scene, "read:X")).box;
  const Box corner = std::get<RectShape>(*find(scene, "cell:X:0")).box;
  CHECK(window.x < corner.x - corner.width / 2);
  CHECK(window.y < corner.y - corner.height / 2);
}

TEST_CASE("compose: gradients join the values in the backward phase and the lit arrow turns round") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "1/backward/Z"), {}, fonts());
  CHECK(wholeText(scene, "symbol:grad.K") == "∂L/∂K");
  const auto& arrow = std::get<LineShape>(*find(scene, "flow:backward"));
  CHECK(arrow.points.back().x < arrow.points.front().x);
  CHECK(arrow.ink == Ink::accent);
  const Box value = std::get<RectShape>(*find(scene, "cell:K:0")).box,
            gradient = std::get<RectShape>(*find(scene, "cell:grad.K:0")).box;
  CHECK(gradient.y > value.bottom());
}

TEST_CASE("compose: tensors keep their places from cell to cell of a line") {
  const Run run(scenes::cnn());
  const Scene one = compose(run.trace, at(run.trace, "Z[0,0]"), {}, fonts());
  const Scene two = compose(run.trace, at(run.trace, "Z[1,1]"), {}, fonts());
  for (const char* id : {"cell:X:0", "cell:K:8", "cell:Z:3", "symbol:X"})
    CHECK(bounds(*find(one, id)) == bounds(*find(two, id)));
}

TEST_CASE("compose: an updated number that changed does not look unchanged") {
  const Run run(scenes::cnn());
  const Scene scene = compose(run.trace, at(run.trace, "1/update/K"), {}, fonts());
  CHECK(wholeText(scene, "digits:K:0") == "1");
  CHECK(wholeText(scene, "digits:new.K:0") == "1.0000055");
  CHECK(wholeText(scene, "digits:new.K:3") == "0");
}

TEST_CASE("compose: a tensor too large for digits shows a part with true indices, and a map") {
  const Run run(scenes::large());
  const Cursor cursor = at(run.trace, "Z[3,64,77]");
  const Scene scene = compose(run.trace, cursor, {}, fonts());
  CHECK(scene.shapes.size() < 1000);
  CHECK(find(scene, "cell:Z:" + std::to_string((3 * 128 + 64) * 128 + 77)) != nullptr);
  CHECK(find(scene, "map:X") != nullptr);
  CHECK(wholeText(scene, "index:X").find("77") != std::string::npos);
  const auto& heat = std::get<HeatShape>(*find(scene, "map:X"));
  CHECK(heat.low < -0.9);
  CHECK(heat.high > 0.9);
}

TEST_CASE("compose: a network of 25 operations is shown around the current one with the rest counted") {
  const Run run(scenes::deep());
  const Scene scene = compose(run.trace, at(run.trace, "X13"), {}, fonts());
  CHECK(find(scene, "strip:X13") != nullptr);
  CHECK(find(scene, "strip:X12") != nullptr);
  CHECK(find(scene, "strip:L") == nullptr);
  CHECK(!wholeText(scene, "strip.more").empty());
  CHECK(find(scene, "strip.skip") != nullptr);
}

TEST_CASE("compose: the same place gives the same scene") {
  const Run run(scenes::padded()), again(scenes::padded());
  for (const Cursor& cursor : places(run.trace))
    CHECK(describe(compose(run.trace, cursor, {}, fonts())) ==
          describe(compose(again.trace, cursor, {}, fonts())));
}

TEST_CASE("compose: a window may leave out header, strip and footer") {
  const Run run(scenes::cnn());
  SceneOptions options;
  options.header = options.strip = options.footer = false;
  const Scene scene = compose(run.trace, at(run.trace, "Z[1,0]"), options, fonts());
  CHECK(find(scene, "title") == nullptr);
  CHECK(find(scene, "strip:X") == nullptr);
  CHECK(find(scene, "step") == nullptr);
  CHECK(find(scene, "sentence") != nullptr);
  CHECK(overlaps(scene).empty());
}

TEST_CASE("compose: in hand arithmetic the cells show all that was written down") {
  const scenes::Script script = scenes::cnn();
  const Lesson lesson = scenes::lessonOf(script);
  Problems problems;
  const auto program = checkLesson(lesson, problems);
  REQUIRE(program.has_value());
  HandArithmetic rule;
  rule.decimals = 5;
  const Trace trace(*program, lesson, Rounding{rule, true});
  const Scene scene = compose(trace, at(trace, "p.e"), {}, fonts());
  CHECK(wholeText(scene, "digits:p.e:0") == "270.42641");
  CHECK(wholeText(scene, "digits:p.e:1") == "0.00499");
}

TEST_CASE("compose: a scene never holds more shapes than a screen can show") {
  const Run run(scenes::wide());
  for (const char* where : {"start", "z", "grad.W[7,7]", "new.W"}) {
    const Scene scene = compose(run.trace, at(run.trace, where), {.width = 7680, .height = 4320}, fonts());
    CHECK(scene.shapes.size() <= mostShapes);
    CHECK(overlaps(scene).empty());
  }
}

TEST_CASE("compose: long words and names wrap or make way, and nothing is lost") {
  scenes::Script script = scenes::cnn();
  const std::string word = "gradient ";
  for (int k = 0; k < 120; ++k) script.aboutEn += word;
  script.en =
      "A title that is longer than any title ought to be, so that it cannot stand in one line with the "
      "phases";
  const Run run(script);
  const Scene scene = compose(run.trace, {}, {}, fonts());
  CHECK(overlaps(scene).empty());
  const std::string said = wholeText(scene, "sentence");
  CHECK(said.size() >= script.aboutEn.size() - 1);
  CHECK(wholeText(scene, "title") == script.en);
}

TEST_CASE("compose: what is not finite is shown as such, in the warning ink") {
  scenes::Script script = scenes::cnn();
  script.values[0].second.data[5] = 1e308;
  script.values[1].second.data[0] = 1e308;
  const Run run(script);
  const Scene scene = compose(run.trace, at(run.trace, "Z"), {}, fonts());
  REQUIRE(textOf(scene, "digits:Z:3") != nullptr);
  CHECK(textOf(scene, "digits:Z:3")->text == "inf");
  CHECK(textOf(scene, "digits:Z:3")->ink == Ink::warning);
  CHECK(overlaps(scene).empty());
}
