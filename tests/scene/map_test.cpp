// Maps as scenes: nothing upon anything, true numbers outside, pixels that mean what they show.
#include "scene/map_view.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "scene/heat_view.h"
#include "scene/run_style.h"

using namespace gradwalk;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

const Fonts& fonts() {
  static const Fonts loaded = [] {
    std::string problem;
    auto found = Fonts::load(problem);
    REQUIRE_MESSAGE(found.has_value(), problem);
    return std::move(*found);
  }();
  return loaded;
}

double bowl(double x, double y) { return x * x / 20 + y * y; }

// Gradient descent on the bowl, by hand: x ← x − η·x/10, y ← y − η·2y.
MapPath descent(const char* label, int style, double rate, int steps) {
  MapPath path;
  path.label = label;
  path.style = style;
  double x = -7, y = 2;
  for (int k = 0; k <= steps; ++k, x -= rate * x / 10, y -= rate * 2 * y) {
    path.x.push_back(x);
    path.y.push_back(y);
  }
  path.at = static_cast<std::size_t>(steps);
  return path;
}

MapData four() {
  MapData data;
  data.field = sampled({-8, 8, -4, 4}, 81, 41, bowl);
  data.paths = {descent("SGD", 0, 0.95, 30), descent("Momentum", 1, 0.3, 30), descent("AdaGrad", 2, 0.1, 30),
                descent("Adam", 3, 0.7, 30)};
  data.marks = {{0, 0, MapMark::Kind::minimum, "minimum"}, {-7, 2, MapMark::Kind::start, "start"}};
  return data;
}

std::string words(const Scene& scene, std::string_view id) {
  std::string out;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape); text != nullptr && text->id == id)
      out += (out.empty() ? "" : " | ") + text->text;
  return out;
}

void checkGood(const MapView& view) {
  CHECK(overlaps(view.scene) == std::vector<std::string>{});
  CHECK(view.unplaced.empty());
  for (const ShapeOf& shape : view.scene.shapes)
    for (const char* inside : {"map.value", "map.label", "map.run", "map.points", "map.arrow", "map.out"})
      if (idOf(shape).starts_with(inside) && !idOf(shape).starts_with("map.points"))
        CHECK(contains(view.axes.plot, bounds(shape), 12.0));
}

}  // namespace

TEST_CASE("map: no label stands upon another, whatever the surface, the size and the language") {
  const auto rosenbrock = [](double x, double y) {
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
  };
  std::vector<MapData> all{four(), four(), four()};
  all[1].field = sampled({-8, 8, -4, 4}, 41, 41, rosenbrock);
  all[2].field = sampled({-8, 8, -4, 4}, 41, 41, [](double x, double y) { return x * x - y * y; });
  all[2].paths = {descent("A run with quite a long name", 9, 1.2, 40)};
  for (const MapData& data : all)
    for (const auto& [width, height, size] :
         {std::tuple{1280.0, 720.0, 22.0}, {640.0, 480.0, 13.0}, {640.0, 480.0, 17.0}, {900.0, 400.0, 26.0}})
      for (const Language language : {Language::en, Language::ko}) {
        MapOptions options;
        options.width = width;
        options.height = height;
        options.textSize = size;
        options.language = language;
        options.title = "x²/20 + y²";
        checkGood(composeMap(data, options, fonts()));
      }
}

TEST_CASE("map: a pixel and the x and y that it shows are one thing") {
  for (const bool equal : {false, true}) {
    MapOptions options;
    options.equalScale = equal;
    const MapView view = composeMap(four(), options, fonts());
    for (const double x : {-8.0, -7.0, 0.0, 3.3, 8.0})
      for (const double y : {-4.0, 2.0, 4.0}) {
        const Point back = view.axes.value(view.axes.pixel(x, y));
        CHECK(back.x == doctest::Approx(x));
        CHECK(back.y == doctest::Approx(y));
      }
    CHECK(view.axes.pixel(-8, -4) == Point{view.axes.plot.x, view.axes.plot.bottom()});
    if (equal) CHECK(view.axes.plot.width == doctest::Approx(2 * view.axes.plot.height));
  }
}

TEST_CASE("map: a run that left says its true numbers, one that is not finite from which step") {
  MapData data = four();
  data.paths = {descent("far", 0, 1.2, 20)};
  // y = 2·(1 − 2.4)^20 = 1673.3653…, x = −7·0.88^20 = −0.54294…
  const MapView out = composeMap(data, {}, fonts());
  CHECK(words(out.scene, "map.label:0") == "far | (−0.54294, 1673.4)");
  CHECK(find(out.scene, "map.out:0") != nullptr);
  CHECK(find(out.scene, "map.at:0") == nullptr);
  checkGood(out);
  for (const double bad : {inf, std::nan("")}) {
    MapData broken = four();
    broken.paths = {descent("gone", 0, 0.5, 20)};
    broken.paths[0].y[17] = bad;
    CHECK(words(composeMap(broken, {}, fonts()).scene, "map.label:0") == "gone | not finite from step 17");
    broken.paths[0].at = 16;
    CHECK(words(composeMap(broken, {}, fonts()).scene, "map.label:0") == "gone");
  }
  data.paths[0].x[20] = 1e300;
  checkGood(composeMap(data, {}, fonts()));
}

TEST_CASE("map: an arrow out of the map hides no digit") {
  MapData data = four();
  // At the edge, where the step's own numbers want to stand, too.
  data.paths[0] = descent("SGD", 0, 1.2, 30);
  data.paths[1] = descent("Momentum", 1, 1.3, 30);
  for (std::size_t n : {0U, 1U}) {
    const MapPath& path = data.paths[n];
    for (const MapArrow::Kind kind : {MapArrow::Kind::gradient, MapArrow::Kind::step})
      data.arrows.push_back({path.x[29], path.y[29], 0.2, -2.5 * path.y[29], kind, path.style});
  }
  for (const double size : {12.0, 17.0, 26.0}) {
    MapOptions options;
    options.width = 700;
    options.height = 400;
    options.textSize = size;
    const MapView view = composeMap(data, options, fonts());
    std::vector<Box> signs;
    std::size_t lastSign = 0, firstCard = view.scene.shapes.size();
    for (std::size_t k = view.ground; k < view.scene.shapes.size(); ++k) {
      const std::string_view id = idOf(view.scene.shapes[k]);
      if (id.starts_with("map.out") || id.starts_with("map.at")) {
        signs.push_back(bounds(view.scene.shapes[k]));
        lastSign = k;
      }
      // The labels of the surface itself, the minimum and the start, stand below.
      if ((id.starts_with("map.label") || id.starts_with("map.arrowLabel")) && id.ends_with(".card"))
        firstCard = std::min(firstCard, k);
    }
    CHECK(signs.size() == 4);
    CHECK(lastSign < firstCard);
    if (size > 20.0) continue;  // there is not room for all of them beside each other
    for (const ShapeOf& shape : view.scene.shapes)
      if (idOf(shape).ends_with(".card"))
        for (const Box& sign : signs) {
          const Box card = bounds(shape);
          const bool apart = card.right() <= sign.x || sign.right() <= card.x ||
                             card.y + card.height <= sign.y || sign.y + sign.height <= card.y;
          CHECK(apart);
        }
  }
}

TEST_CASE("map: the part drawn goes up to the step at hand and no further") {
  MapData data = four();
  data.paths.resize(1);
  const MapGround ground = mapGround(data, {}, fonts());
  for (const std::size_t at : {1U, 5U, 29U}) {
    data.paths[0].at = at;
    const MapView view = composeMap(ground, data, {}, fonts());
    const auto& run = std::get<PathShape>(*find(view.scene, "map.run:0"));
    REQUIRE(run.pieces.size() == 1);
    const Point end = view.axes.pixel(data.paths[0].x[at], data.paths[0].y[at]);
    CHECK(run.pieces[0].back() == end);
    CHECK(words(view.scene, "map.step") == "step " + std::to_string(at));
    for (std::size_t k = 0; k <= at; ++k) {
      double nearest = inf;
      for (std::size_t p = 1; p < run.pieces[0].size(); ++p)
        nearest = std::min(nearest, distance(view.axes.pixel(data.paths[0].x[k], data.paths[0].y[k]),
                                             run.pieces[0][p - 1], run.pieces[0][p]));
      CHECK(nearest <= 0.5);
    }
  }
  const MapHit hit = nearestStep(data, ground.axes, ground.axes.pixel(-7, 2), 5);
  CHECK(hit.path == 0);
  CHECK(hit.step == 0);
  CHECK(mapWords(data, hit, Language::en) == "SGD\nstep 0\nx = −7\ny = 2");
  CHECK(nearestStep(data, ground.axes, ground.axes.pixel(7, 3), 5).path == -1);
}

TEST_CASE("map: the first 64 styles are all different, and the first four in each of dash and marker") {
  std::set<std::tuple<int, int, int, bool>> all;
  std::set<Stroke> strokes;
  std::set<std::pair<int, bool>> kinds;
  for (int n = 0; n < 64; ++n) {
    const RunStyle s = runStyle(n);
    all.insert({static_cast<int>(s.ink), static_cast<int>(s.stroke), static_cast<int>(s.marker), s.hollow});
    if (n >= 4) continue;
    strokes.insert(s.stroke);
    kinds.insert({static_cast<int>(s.marker), s.hollow});
  }
  CHECK(all.size() == 64);
  CHECK(strokes.size() == 4);
  CHECK(kinds.size() == 4);
}

TEST_CASE("map: nothing to draw does no harm") {
  CHECK(composeMap(MapData{}, {}, fonts()).scene.width == 1280);
  MapData flat = four();
  flat.field = {};
  flat.field.frame = {0, 0, 1, 1};
  CHECK(composeMap(flat, {}, fonts()).scene.shapes.empty());
  MapData none = four();
  none.field.values.clear();
  none.paths.push_back({"empty"});
  CHECK(composeMap(none, {}, fonts()).unplaced.empty());
}

TEST_CASE("maps: four stand beside and under each other without touching") {
  std::vector<TitledMap> maps;
  for (const MapPath& path : four().paths) {
    MapData one = four();
    one.paths = {path};
    maps.push_back({path.label, one});
  }
  const MapsView view = composeMaps(maps, {}, fonts());
  REQUIRE(view.axes.size() == 4);
  CHECK(overlaps(view.scene).empty());
  CHECK(view.axes[0].plot.y == view.axes[1].plot.y);
  CHECK(view.axes[0].plot.x == view.axes[2].plot.x);
  CHECK(view.axes[3].value(view.axes[3].pixel(-7, 2)).x == doctest::Approx(-7));
}

TEST_CASE("heat: a pixel means its cell, the least value is told, what is not finite is struck") {
  HeatData data;
  data.x = {"learning_rate", 1e-3, 10, 5, true};
  data.y = {"momentum", 0, 0.9, 4, false};
  data.name = "f";
  for (int k = 0; k < 20; ++k) data.values.push_back(k == 7 ? 0.25 : k % 5 == 4 ? inf : 1.0 + k);
  data.samples = {{0.1, 0.3, HeatSample::Kind::grid}, {1, 0.5, HeatSample::Kind::random}};
  const HeatView view = composeHeat(data, {}, fonts());
  CHECK(overlaps(view.scene).empty());
  CHECK(view.best == HeatCell{2, 1});
  CHECK(data.x.value(2) == doctest::Approx(0.1));
  CHECK(words(view.scene, "heat.bestWords") == "best: f = 0.25 at learning_rate = 0.1, momentum = 0.3");
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t column = 0; column < 5; ++column) {
      const Box cell = view.cell({column, row});
      CHECK(view.cellAt({cell.middleX(), cell.middleY()}) == HeatCell{column, row});
      CHECK(data.x.share(data.x.value(column)) * view.plot.width + view.plot.x ==
            doctest::Approx(cell.middleX()));
    }
  CHECK_FALSE(view.cellAt({view.plot.x - 1, view.plot.middleY()}).has_value());
  REQUIRE(find(view.scene, "heat.notFinite") != nullptr);
  const Box struck = bounds(*find(view.scene, "heat.notFinite"));
  CHECK(contains(grown(unite(view.cell({4, 0}), view.cell({4, 3})), 2.0), struck));
  CHECK(heatWords(data, {2, 1}).ends_with("f = 0.25"));
}
