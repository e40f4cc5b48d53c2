#include "app/motion.h"

#include <doctest/doctest.h>

namespace gradwalk {
namespace {

Scene withOutline(double x, const char* id = "read:X") {
  Scene scene{100, 100, Ink::paper, {}};
  scene.shapes.emplace_back(RectShape{"cell:X:0", {x, 0, 10, 10}, Ink::panel});
  scene.shapes.emplace_back(RectShape{id, {x, 20, 30, 30}, {}, Ink::operand1, 3});
  return scene;
}

double xOf(const Scene& scene, std::size_t shape) { return std::get<RectShape>(scene.shapes[shape]).box.x; }

TEST_CASE("motion: an outline slides, a cell does not, and then all rests") {
  Motion motion;
  motion.start(withOutline(0), 0.2);
  CHECK_FALSE(motion.moving());
  motion.start(withOutline(50), 0.2);
  CHECK(motion.moving());
  CHECK(xOf(motion.shown(), 0) == 50);
  CHECK(xOf(motion.shown(), 1) == 0);
  const double middle = xOf(motion.advance(0.1), 1);
  CHECK(middle > 25);
  CHECK(middle < 50);
  CHECK(xOf(motion.advance(0.11), 1) == 50);
  CHECK_FALSE(motion.moving());
}

TEST_CASE("motion: a new step on the way goes on from where the outline is") {
  Motion motion;
  motion.start(withOutline(0), 0.2);
  motion.start(withOutline(50), 0.2);
  const double middle = xOf(motion.advance(0.1), 1);
  motion.start(withOutline(100), 0.2);
  CHECK(xOf(motion.shown(), 1) == middle);
}

TEST_CASE("motion: reduced, it jumps at any speed") {
  for (const double speed : {0.25, 1.0, 8.0}) {
    CHECK(slideSeconds(speed, true) == 0.0);
    CHECK(slideSeconds(speed, false) > 0.0);
    CHECK(slideSeconds(speed, false) <= 0.4 / speed);
    Motion motion;
    motion.start(withOutline(0), slideSeconds(speed, true));
    motion.start(withOutline(50), slideSeconds(speed, true));
    CHECK_FALSE(motion.moving());
    CHECK(xOf(motion.shown(), 1) == 50);
  }
}

TEST_CASE("motion: nothing moves to another size, another thing, or in no time") {
  Motion motion;
  motion.start(withOutline(0), 0.2);
  Scene larger = withOutline(50);
  larger.width = 200;
  motion.start(larger, 0.2);
  CHECK_FALSE(motion.moving());
  motion.start(withOutline(0), 0.2);
  motion.start(withOutline(50, "read:Y"), 0.2);
  CHECK_FALSE(motion.moving());
  motion.start(withOutline(0, "read:Y"), 0.0);
  CHECK_FALSE(motion.moving());
  CHECK(xOf(motion.shown(), 1) == 0);
}

}  // namespace
}  // namespace gradwalk
