// Curves as scenes: round ticks, every peak, what is not finite, nothing upon anything.
#include "scene/curve_view.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "maths/digits.h"

using namespace gradwalk;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

const Fonts& fonts() {
  static const Fonts loaded = [] {
    std::string problem;
    auto found = Fonts::load(problem);
    REQUIRE_MESSAGE(found.has_value(), problem);
    return std::move(*found);
  }();
  return loaded;
}

std::string texts(const std::vector<Tick>& ticks) {
  std::string out;
  for (const Tick& tick : ticks) out += (out.empty() ? "" : " ") + tick.text;
  return out;
}

std::size_t withPrefix(const Scene& scene, std::string_view prefix) {
  return static_cast<std::size_t>(
      std::count_if(scene.shapes.begin(), scene.shapes.end(),
                    [&](const ShapeOf& shape) { return idOf(shape).starts_with(prefix); }));
}

std::string notes(const Scene& scene) {
  std::string out;
  for (const ShapeOf& shape : scene.shapes)
    if (idOf(shape) == "curve.note") out += (out.empty() ? "" : " ") + std::get<TextShape>(shape).text;
  return out;
}

CurvePicture picture(const std::vector<Curve>& curves, CurveOptions options = {}) {
  for (const Curve& each : curves)
    options.iterations = std::max(options.iterations, static_cast<int>(each.values.size()));
  return composeCurves(curves, options, fonts());
}

std::vector<double> falling(int count) {
  std::vector<double> out;
  for (int k = 0; k < count; ++k) out.push_back(3.0 * std::exp(-0.05 * k) + 0.01);
  return out;
}

}  // namespace

TEST_CASE("curve axes: ticks are round numbers, written whole") {
  CHECK(texts(linearTicks(0.13, 0.87, 5)) == "0.2 0.4 0.6 0.8");
  CHECK(texts(linearTicks(0.0, 1.0, 12)) == "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1");
  CHECK(texts(linearTicks(-3.0, 4.0, 4)) == "−2 0 2 4");
  CHECK(texts(linearTicks(-0.00003, 0.00007, 4)) == "0 0.00005");
  CHECK(texts(linearTicks(1e12, 3e12, 4)) == "1e+12 2e+12 3e+12");
  CHECK(texts(linearTicks(-1.7e308, 1.7e308, 4)) == "−1e+308 0 1e+308");
  CHECK(texts(logarithmicTicks(0.004, 30.0, 6)) == "0.01 0.1 1 10");
  CHECK(texts(logarithmicTicks(0.9, 30.0, 6)) == "1 2 5 10 20");
  CHECK(texts(logarithmicTicks(0.61, 0.69, 6)) == "0.62 0.64 0.66 0.68");
  CHECK(texts(logarithmicTicks(1e-300, 1e300, 5)).find("1e") != std::string::npos);
  CHECK(texts(countTicks(1, 10)) == "1");
  CHECK(texts(countTicks(7, 10)) == "1 2 3 4 5 6 7");
  CHECK(texts(countTicks(100, 10)) == "1 10 20 30 40 50 60 70 80 90 100");
  CHECK(texts(countTicks(100000, 5)) == "1 20000 40000 60000 80000 100000");
}

TEST_CASE("curve axes: the text of a tick reads back as its value, whatever the range") {
  std::uint64_t draw = 5;
  const auto random = [&] {
    draw = draw * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(draw >> 11) / 9007199254740992.0;
  };
  for (int n = 0; n < 2000; ++n) {
    const double size = std::pow(10.0, 40 * random() - 20), low = (random() - 0.5) * size;
    const double high = low + random() * size;
    for (const Tick& tick : linearTicks(low, high, 6)) {
      std::string ascii = tick.text;
      const std::string minus = "−";
      for (std::size_t k = ascii.find(minus); k != std::string::npos; k = ascii.find(minus))
        ascii.replace(k, minus.size(), "-");
      CHECK(std::stod(ascii) == tick.value);
      CHECK(tick.value >= low);
      CHECK(tick.value <= high);
    }
    CHECK(linearTicks(low, high, 6).size() <= 6);
  }
}

TEST_CASE("curve: every finite value lies within the axes, and no peak of many is lost") {
  std::vector<double> values = falling(100000);
  values[54321] = 9.5;
  values[77777] = -4.0;
  const CurvePicture many = picture({{"L", values}});
  CHECK(many.axes.low <= -4.0);
  CHECK(many.axes.high >= 9.5);
  CHECK(many.scene.shapes.size() < 400);
  double top = inf, bottom = -inf;
  std::size_t points = 0;
  for (const auto& piece : curvePoints(values, many.axes, 1000)) {
    points += piece.size();
    for (std::size_t k = 0; k < piece.size(); ++k) {
      if (k > 0) CHECK(piece[k].x >= piece[k - 1].x);
      top = std::min(top, piece[k].y);
      bottom = std::max(bottom, piece[k].y);
    }
  }
  CHECK(points <= 4000);
  CHECK(top == many.axes.y(9.5));
  CHECK(bottom == many.axes.y(-4.0));
}

TEST_CASE("curve: a place on the x axis leads back to its iteration") {
  const CurvePicture some = picture({{"L", falling(37)}});
  for (int k = 1; k <= 37; ++k) CHECK(some.axes.iterationAt(some.axes.x(k)) == k);
  CHECK(some.axes.iterationAt(-1000.0) == 1);
  CHECK(some.axes.iterationAt(1e9) == 37);
  const CurvePicture one = picture({{"L", {0.5}}});
  CHECK(one.axes.iterationAt(one.axes.plot.middleX()) == 1);
}

TEST_CASE("curve: what is not finite is named with its iteration and marked at the edge") {
  std::vector<double> values = falling(20);
  values[11] = inf;
  values[12] = -inf;
  values[13] = notANumber;
  const CurvePicture some = picture({{"L", values}});
  CHECK(notes(some.scene) == "L = inf in iteration 12, the first of 3 that are not finite");
  CHECK(find(some.scene, "curve.edge:0:12") != nullptr);
  CHECK(find(some.scene, "curve.edge:0:13") != nullptr);
  CHECK(find(some.scene, "curve.edge:0:14") != nullptr);
  CHECK(bounds(*find(some.scene, "curve.edge:0:12")).y < some.axes.plot.y + 20);
  CHECK(bounds(*find(some.scene, "curve.edge:0:13")).bottom() > some.axes.plot.bottom() - 20);
  // The line stops there and goes on behind.
  CHECK(curvePoints(values, some.axes, 1000).size() == 2);
  CHECK(overlaps(some.scene).empty());
  const CurvePicture none = picture({{"L", {notANumber, notANumber}}});
  CHECK(notes(none.scene) == "L = nan in iteration 1, the first of 2 that are not finite");
  CHECK(overlaps(none.scene).empty());
}

TEST_CASE("curve: alternating gaps of four long curves stay within the shapes of a scene") {
  std::vector<Curve> curves;
  for (int c = 0; c < 4; ++c) {
    Curve curve{"q" + std::to_string(c), falling(50000)};
    for (std::size_t k = 0; k < curve.values.size(); k += 2) curve.values[k] = k % 4 == 0 ? notANumber : inf;
    curves.push_back(std::move(curve));
  }
  const CurvePicture many = picture(curves, {.width = 4000, .height = 2000});
  CHECK(many.scene.shapes.size() <= mostShapes);
}

TEST_CASE("curve: a logarithmic axis only where all is positive, and it says why not") {
  const CurvePicture good = picture({{"L", falling(60)}}, {.logarithmic = true});
  CHECK(good.axes.logarithmic);
  CHECK(good.axes.low > 0.0);
  CHECK(good.axes.y(0.1) - good.axes.y(1.0) == doctest::Approx(good.axes.y(0.01 * 2) - good.axes.y(0.2)));
  const CurvePicture bad =
      picture({{"L", falling(9)}, {"K[0,1]", {1, 2, 0.5, -0.25, 3}}}, {.logarithmic = true});
  CHECK_FALSE(bad.axes.logarithmic);
  CHECK(notes(bad.scene) == "K[0,1] = −0.25 in iteration 4: not positive, so the axis stays linear");
}

TEST_CASE("curve: each has a colour, a dash, a marker and its name at its end") {
  const CurvePicture some =
      picture({{"L", falling(30)}, {"K[0,1]", falling(30)}, {"abs(z[0])", falling(30)}, {"b", falling(30)}});
  std::vector<std::string> looks;
  for (int c = 0; c < 4; ++c) {
    const std::string n = std::to_string(c);
    const auto& line = std::get<LineShape>(*find(some.scene, "curve:" + n));
    const ShapeOf* marker = find(some.scene, "curve.marker:" + n);
    REQUIRE(marker != nullptr);
    // Without its colour: the dash and the kind of marker.
    std::string look = name(line.stroke);
    if (const auto* rect = std::get_if<RectShape>(marker))
      look += rect->radius > 0 ? " circle" : rect->outline ? " hollow" : " square";
    else
      look += " triangle";
    CHECK(std::find(looks.begin(), looks.end(), look) == looks.end());
    looks.push_back(look);
    REQUIRE(find(some.scene, "curve.name:" + n) != nullptr);
    CHECK(bounds(*find(some.scene, "curve.name:" + n)).x > some.axes.plot.right());
  }
  CHECK(overlaps(some.scene).empty());
}

TEST_CASE("curve: the iteration at hand is marked with its values in digits") {
  CurveOptions options;
  options.marked = 3;
  const CurvePicture some = picture({{"L", {0.64436, 0.5, 0.123456789}}}, options);
  CHECK(std::get<TextShape>(*find(some.scene, "curve.value:0")).text == "L = 0.12346");
  CHECK(std::get<TextShape>(*find(some.scene, "curve.iteration")).text == "iteration 3");
  CHECK(bounds(*find(some.scene, "curve.now")).middleX() == doctest::Approx(some.axes.x(3)));
  CHECK(curveWords({{"L", {0.64436, 0.5, 0.123456789}}}, 3, 3, Language::en) ==
        "iteration 3\nL = 0.123456789");
  CHECK(curveWords({{"L", {0.5, 0.25}}, {"g", {0.5}}}, 2, 1, Language::ko) == "갱신 뒤\nL = 0.25\ng –");
}

TEST_CASE("curve: a single iteration is said to be a point") {
  CHECK(notes(picture({{"L", {0.5}}}).scene) == "One iteration only: a single point, no curve");
  CHECK(withPrefix(picture({{"L", {0.5}}}).scene, "curve.point:0") > 0);
}

TEST_CASE("curve: nothing lies upon anything, at any size and in both languages") {
  std::vector<double> odd = falling(200);
  odd[100] = notANumber;
  const std::vector<Curve> curves = {{"L", odd},
                                     {"abs(grad.K[0,0]) + 1000000", falling(200)},
                                     {"K[0,1]", std::vector<double>(200, 0.01)},
                                     {"1000000 * z[0]", falling(150)}};
  for (const auto& room : {std::pair{1280.0, 720.0}, std::pair{1024.0, 768.0}, std::pair{760.0, 180.0},
                           std::pair{1920.0, 1080.0}})
    for (const double size : {11.0, 17.0, 24.0})
      for (const Language language : {Language::en, Language::ko})
        for (const bool log : {false, true}) {
          if (room.second < 200 && size > 17) continue;  // no window asks for that
          CurveOptions options{
              .width = room.first, .height = room.second, .language = language, .textSize = size};
          options.logarithmic = log;
          options.marked = 120;
          options.iterations = 199;
          options.title = "4×4 CNN";
          const std::vector<std::string> wrong = overlaps(composeCurves(curves, options, fonts()).scene);
          CHECK_MESSAGE(wrong.empty(), room.first << "×" << room.second << " " << size << ": "
                                                  << (wrong.empty() ? "" : wrong.front()));
        }
}
