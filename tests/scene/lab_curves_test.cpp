// Curves of several runs: what the axis holds, what leaves it, what is said.
#include "scene/lab_curves.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "scene/run_style.h"

using namespace gradwalk;

namespace {

const Fonts& sceneFonts() {
  static std::string problem;
  static const auto fonts = Fonts::load(problem);
  REQUIRE_MESSAGE(fonts.has_value(), problem);
  return *fonts;
}

constexpr double inf = std::numeric_limits<double>::infinity();

// f·share^k from step 0 to `steps`.
std::vector<double> power(double f, double share, int steps) {
  std::vector<double> out{f};
  for (int k = 0; k < steps; ++k) out.push_back(out.back() * share);
  return out;
}

LabCurve curve(const std::string& name, int style, std::vector<double> values) {
  const bool diverges = divergingLoss(values);
  return {.name = name, .style = style, .values = std::move(values), .diverges = diverges};
}

std::string textOf(const Scene& scene, const std::string& id) {
  std::string out;
  for (const ShapeOf& shape : scene.shapes)
    if (idOf(shape) == id && std::holds_alternative<TextShape>(shape))
      out += (out.empty() ? "" : " ") + std::get<TextShape>(shape).text;
  return out;
}

const LabCurves four{"f",
                     {curve("SGD", 0, power(6.45, 0.9, 30)), curve("Momentum", 1, power(6.45, 0.8, 30)),
                      curve("wild", 2, power(6.45, 1.5, 30)), curve("lost", 3, {6.45, 100, 1e300, inf, inf})}};

}  // namespace

TEST_CASE("lab curves: a loss diverges when it ends above its start, without bound, or not finite") {
  CHECK_FALSE(divergingLoss({4, 9, 3}));
  CHECK_FALSE(divergingLoss({4, 4}));
  CHECK(divergingLoss({4, 1, 4.1}));
  CHECK(divergingLoss({4, inf}));
  CHECK(divergingLoss({4, std::nan(""), 1}));
  CHECK_FALSE(divergingLoss({4, -3999}));
  CHECK(divergingLoss({4, -4001}));
}

TEST_CASE("lab curves: a linear axis holds the runs that do not diverge; the others leave with their number") {
  LabCurveOptions options;
  options.step = 3;
  const LabCurvePicture picture = composeLabCurves(four, options, sceneFonts());
  CHECK(overlaps(picture.scene).empty());
  CHECK(picture.axes.high < 8.0);
  CHECK(picture.axes.high > 6.45);
  CHECK(textOf(picture.scene, "curve.name:0") == "SGD");
  const double out = 6.45 * std::pow(1.5, 30);
  CHECK(out > 1e6);
  CHECK(textOf(picture.scene, "curve.name:2").starts_with("wild ↑ "));
  CHECK(textOf(picture.scene, "curve.name:2").ends_with(" at step 30"));
  CHECK(textOf(picture.scene, "curve.name:3") == "lost inf from step 3 on");
  // An arrow that ends on the top edge.
  const ShapeOf* arrow = find(picture.scene, "curve.out:2:1");
  REQUIRE(arrow != nullptr);
  const auto& line = std::get<LineShape>(*arrow);
  CHECK(line.arrow);
  CHECK(line.points.back().y == picture.axes.plot.y);
  CHECK(find(picture.scene, "curve.edge:3:3") != nullptr);
  // What is within stands where it should; nothing of a curve is outside the plot.
  for (const ShapeOf& shape : picture.scene.shapes) {
    if (!idOf(shape).starts_with("curve:")) continue;
    for (const auto& piece : std::get<PathShape>(shape).pieces)
      for (const Point& point : piece) {
        CHECK(point.y >= picture.axes.plot.y - 1e-6);
        CHECK(point.y <= picture.axes.plot.bottom() + 1e-6);
      }
  }
  const auto& first = std::get<PathShape>(*find(picture.scene, "curve:0"));
  CHECK(first.pieces[0].front().x == doctest::Approx(picture.axes.plot.x));
  CHECK(first.pieces[0].front().y == doctest::Approx(picture.axes.y(6.45)));
  CHECK(first.stroke == runStyle(0).stroke);
  CHECK(textOf(picture.scene, "curve.value:0") == "SGD 4.7021");  // 6.45·0.9³
  CHECK(textOf(picture.scene, "curve.quantity") == "step 3  f");
}

TEST_CASE("lab curves: a logarithmic axis holds every finite value; zero leaves it below") {
  LabCurves data = four;
  data.curves.push_back(curve("exact", 4, {6.45, 1, 0, 0}));
  LabCurveOptions options;
  options.logarithmic = true;
  options.language = Language::ko;
  const LabCurvePicture picture = composeLabCurves(data, options, sceneFonts());
  CHECK(overlaps(picture.scene).empty());
  CHECK(picture.axes.logarithmic);
  CHECK(picture.axes.high >= 1e300);
  CHECK(textOf(picture.scene, "curve.name:2") == "wild");
  CHECK(textOf(picture.scene, "curve.name:4") == "exact ↓ 3걸음에서 0");
  CHECK(find(picture.scene, "curve.out:4:2") != nullptr);
  // A negative value has no logarithm.
  data.curves.push_back(curve("below", 5, {6.45, -1, 2}));
  const LabCurvePicture linear = composeLabCurves(data, options, sceneFonts());
  CHECK_FALSE(linear.axes.logarithmic);
  CHECK(textOf(linear.scene, "curve.note").starts_with("below: 1걸음에서 f = −1: 음수"));
}

TEST_CASE("lab curves: where all diverge the axis holds them all; a click finds its step") {
  const LabCurves data{"f", {curve("one", 0, {1, 2, 4, 8}), curve("two", 1, {1, 3, 9, 27})}};
  const LabCurvePicture picture = composeLabCurves(data, {}, sceneFonts());
  CHECK(picture.axes.high >= 27.0);
  for (std::size_t step = 0; step < 4; ++step)
    CHECK(picture.stepAt(picture.axes.x(static_cast<double>(step) + 1)) == step);
  CHECK(picture.stepAt(-100) == 0);
  CHECK(picture.stepAt(1e5) == 3);
  CHECK(labCurveWords(data, 2, Language::en) == "step 2\none: f = 4\ntwo: f = 9");
  CHECK(labCurveWords(data, 9, Language::ko) == "9걸음\none: f –\ntwo: f –");
}

TEST_CASE("lab curves: any number of runs, any size, both languages: nothing overlaps") {
  for (const int runs : {1, 2, 7, 24})
    for (const LabCurveOptions& room : {LabCurveOptions{.width = 1280.0, .height = 720.0, .textSize = 17.0},
                                        {.width = 700.0, .height = 230.0, .textSize = 16.0},
                                        {.width = 1000.0, .height = 420.0, .textSize = 30.0},
                                        {.width = 480.0, .height = 300.0, .textSize = 14.0}})
      for (const Language language : {Language::en, Language::ko}) {
        LabCurves data{"f", {}};
        for (int run = 0; run < runs; ++run)
          data.curves.push_back(curve("run " + std::to_string(run) + (run % 5 == 0 ? " with a long name" : ""), run,
                                      power(6.45, 0.7 + 0.02 * run, 40)));
        LabCurveOptions options = room;
        options.language = language;
        options.step = 7;
        options.title = "Descent";
        const LabCurvePicture picture = composeLabCurves(data, options, sceneFonts());
        const std::vector<std::string> wrong = overlaps(picture.scene);
        // So many in so little room cannot all be named; everything else holds.
        if (runs == 24 && room.height < 400) continue;
        CHECK_MESSAGE(wrong.empty(), runs << " " << room.width << ": "
                                          << (wrong.empty() ? "" : wrong.front()));
      }
}

TEST_CASE("lab curves: ten thousand steps are thinned to what can be seen") {
  LabCurves data{"f", {}};
  for (int run = 0; run < 6; ++run) {
    std::vector<double> values;
    for (int k = 0; k <= 10000; ++k)
      values.push_back(5.0 + std::sin(0.001 * k * (run + 1)) + 4.0 * std::exp(-0.001 * k));
    data.curves.push_back(curve("r" + std::to_string(run), run, std::move(values)));
  }
  const LabCurvePicture picture = composeLabCurves(data, {}, sceneFonts());
  CHECK(picture.scene.shapes.size() < 200);
  std::size_t points = 0;
  for (const ShapeOf& shape : picture.scene.shapes)
    if (idOf(shape).starts_with("curve:"))
      for (const auto& piece : std::get<PathShape>(shape).pieces) points += piece.size();
  CHECK(points < 6000);
}
