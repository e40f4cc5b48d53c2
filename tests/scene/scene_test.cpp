#include "scene/scene.h"

#include <doctest/doctest.h>

#include <limits>

#include "scene/words.h"

using namespace gradwalk;

namespace {

Fonts loaded() {
  std::string problem;
  auto fonts = Fonts::load(problem);
  REQUIRE_MESSAGE(fonts.has_value(), problem);
  return std::move(*fonts);
}

}  // namespace

TEST_CASE("scene: it can be told as text, one shape a line") {
  const Fonts fonts = loaded();
  Scene scene{640, 360.5, Ink::paper, {}};
  TextShape text = placeText(fonts, {"title", "say \"hi\"", 40, 60, 24, Face::bold});
  text.width = 100;
  scene.shapes.push_back(text);
  scene.shapes.push_back(
      RectShape{"cell:Z:2", {10, 20, 30.126, 40}, Ink::writtenFill, Ink::written, 3, Stroke::solid});
  scene.shapes.push_back(LineShape{"flow", {{0, 0}, {10, 0}}, Ink::accent, 2, Stroke::dashed, true});
  scene.shapes.push_back(HeatShape{"heat:X", {0, 0, 64, 64}, "X", -1, 2, 2, 1, {0.5f, -1.0f}});
  CHECK(describe(scene) ==
        "scene 640×360.5 paper\n"
        "text title \"say \\\"hi\\\"\" 40,60 +100 24 bold text\n"
        "rect cell:Z:2 10,20 30.13×40 fill writtenFill outline written 3 solid\n"
        "line flow 0,0 10,0 accent 2 dashed arrow\n"
        "heat heat:X 0,0 64×64 \"X\" 1×2 cells\n");
  CHECK(find(scene, "flow") == &scene.shapes[2]);
  CHECK(find(scene, "nothing") == nullptr);
}

TEST_CASE("scene: lengths are written the same everywhere and never as minus zero") {
  CHECK(lengthText(12) == "12");
  CHECK(lengthText(12.5) == "12.5");
  CHECK(lengthText(-0.001) == "0");
  CHECK(lengthText(1.0 / 3) == "0.33");
  CHECK(lengthText(1e7) == "10000000");
  CHECK(lengthText(std::numeric_limits<double>::quiet_NaN()) == "0");
}

TEST_CASE("scene: overlaps names text on text, text out of its room, and what leaves the picture") {
  const Fonts fonts = loaded();
  Scene scene{300, 100, Ink::paper, {}};
  scene.shapes.push_back(placeText(fonts, {"a", "one", 10, 40, 20}));
  scene.shapes.push_back(placeText(fonts, {"b", "two", 100, 40, 20}));
  CHECK(overlaps(scene).empty());

  Scene crossed = scene;
  crossed.shapes.push_back(placeText(fonts, {"c", "three", 20, 44, 20}));
  REQUIRE(overlaps(crossed).size() == 1);
  CHECK(overlaps(crossed)[0] == "a \"one\" overlaps c \"three\"");

  Scene outside = scene;
  outside.shapes.push_back(placeText(fonts, {"d", "a long text that ends nowhere", 200, 80, 20}));
  REQUIRE(overlaps(outside).size() == 1);
  CHECK(overlaps(outside)[0] == "d leaves the picture");

  Scene tight = scene;
  TextRequest request{"e", "12345", 10, 80, 20};
  request.room = Box{10, 60, 40, 30};
  tight.shapes.push_back(placeText(fonts, request));
  REQUIRE(overlaps(tight).size() == 1);
  CHECK(overlaps(tight)[0] == "e \"12345\" leaves its room");

  Scene struck = scene;
  struck.shapes.push_back(LineShape{"flow", {{5, 35}, {90, 35}}, Ink::accent, 2, Stroke::solid, true});
  REQUIRE(overlaps(struck).size() == 1);
  CHECK(overlaps(struck)[0] == "flow runs through a \"one\"");
}

TEST_CASE("scene: an arrow's head ends at its tip and its line stops inside the head") {
  const LineShape line{"flow", {{0, 10}, {50, 10}}, Ink::accent, 2, Stroke::solid, true};
  const ArrowHead head = arrowHead(line);
  CHECK(head.tip == Point{50, 10});
  CHECK(head.left.x < head.neck.x);
  CHECK(head.neck.x < 50);
  CHECK(head.left.y == doctest::Approx(20 - head.right.y));
  CHECK(bounds(line).right() >= 50);
}

TEST_CASE("scene: an arrow of no length or of one point does no harm") {
  CHECK(arrowHead({"a", {{5, 5}, {5, 5}}, Ink::accent, 2, Stroke::solid, true}).tip == Point{5, 5});
  CHECK(arrowHead({"a", {{5, 5}}, Ink::accent, 2, Stroke::solid, true}).tip == Point{5, 5});
  CHECK(bounds(LineShape{}).width == 0);
}
