// A map's numbers are those of the lesson.
#include "trace/field.h"

#include <doctest/doctest.h>

#include "trace/drafts.h"
#include "trace/many_bits.h"

using namespace gradwalk;

namespace {

PlaneGrid grid(int columns, int rows) {
  return {.columns = columns, .rows = rows, .left = -8.0, .right = 8.0, .bottom = -4.0, .top = 4.0};
}

// What a trace of the lesson with x and y there has.
double traced(LessonDraft draft, double x, double y, const std::string& quantity) {
  draft.lesson.values[0].each = {{{}, {x}}};
  draft.lesson.values[1].each = {{{}, {y}}};
  return draft.open()->value(quantity).data[0];
}

}  // namespace

TEST_CASE("field: a grid meets its borders, and holds x²/20 + y²") {
  const Opened bowl = bowlDraft(3, "0.1").open();
  const PlaneFunction f(bowl->trace, {bowl->id("x")}, {bowl->id("y")}, {{bowl->id("f")}});
  const std::vector<PlaneGrid> fields = fieldsOf(f, grid(5, 3));
  REQUIRE(fields.size() == 1);
  const PlaneGrid& field = fields[0];
  CHECK(field.x(0) == -8.0);
  CHECK(field.x(1) == -4.0);
  CHECK(field.x(4) == 8.0);
  CHECK(field.y(0) == -4.0);
  CHECK(field.y(1) == 0.0);
  CHECK(field.y(2) == 4.0);
  CHECK(field.at(0, 0) == 64.0 / 20.0 + 16.0);
  CHECK(field.at(2, 1) == 0.0);
  CHECK(field.at(3, 2) == 16.0 / 20.0 + 16.0);
  CHECK(field.at(1, 1) == 16.0 / 20.0);
}

TEST_CASE("field: by tape, by lines, by one thread or three: the bits of single traces") {
  const LessonDraft draft = LessonDraft()
                                .value("x", {{}, {1.0}})
                                .value("y", {{}, {-2.0}})
                                .value("t", {{2}, {1.0, 0.0}})
                                .value("W", {{1, 2}, {0.7, -0.3}})
                                .value("v", {{2}, {0.25, 3.0}})
                                .line("a", "relu(v * x)")
                                .line("b", "a + v / y")
                                .line("p", "softmax(b)")
                                .line("L", "cross_entropy(p, t)")
                                .train("L", {"x", "y"}, "sgd", 1)
                                .convention("softmax_cross_entropy", "separate");
  const Opened opened = draft.open();
  const QuantityCell x{opened->id("x")}, y{opened->id("y")};
  const std::vector<QuantityCell> wanted = {
      {opened->id("L")}, {opened->id("grad.x")}, {opened->id("grad.y")}};
  PlaneFunction tape(opened->trace, x, y, wanted);
  PlaneFunction lines(opened->trace, x, y, wanted, 1, Means::lines);
  CHECK(tape.points().means() == Means::tape);
  CHECK(lines.points().means() == Means::lines);
  // 33 rows: y is 0 in the middle one, where the numbers are no longer finite.
  const auto a = fieldsOf(tape, grid(37, 33)), b = fieldsOf(lines, grid(37, 33), nullptr, 1),
             c = fieldsOf(tape, grid(37, 33), nullptr, 3);
  REQUIRE(a.size() == 3);
  REQUIRE(b.size() == 3);
  REQUIRE(c.size() == 3);
  std::size_t differing = 0, odd = 0;
  for (std::size_t k = 0; k < 3; ++k)
    for (std::size_t i = 0; i < a[k].values.size(); ++i) {
      if (!sameNumber(a[k].values[i], b[k].values[i]) || !sameNumber(a[k].values[i], c[k].values[i]))
        ++differing;
      if (a[k].values[i] - a[k].values[i] != 0.0) ++odd;
    }
  CHECK(differing == 0);
  CHECK(odd > 0);
  const char* const names[] = {"L", "grad.x", "grad.y"};
  for (const auto& [column, row] : {std::pair(0, 0), std::pair(36, 32), std::pair(11, 7), std::pair(20, 16)})
    for (std::size_t k = 0; k < 3; ++k) {
      const double single = traced(draft, a[k].x(column), a[k].y(row), names[k]);
      CHECK(sameNumber(a[k].at(column, row), single));
      CHECK(sameNumber(tape.at(a[k].x(column), a[k].y(row), static_cast<int>(k)), single));
      CHECK(sameNumber(lines.at(a[k].x(column), a[k].y(row), static_cast<int>(k)), single));
    }
}

TEST_CASE("field: a cell of a tensor may be an axis, and a pass has its own values") {
  const Opened dropout = dropoutDraft().open();
  const int w = dropout->id("w");
  PlaneFunction first(dropout->trace, {w, 0}, {w, 2}, {{dropout->id("y")}}, 1);
  // Mask [1,0,1,0]: y = 2·w0 + 4·w2.
  CHECK(first.at(3.0, 0.5) == 8.0);
  // Mask [0,1,1,0]: w0 does not matter, w1 is as the first update left it.
  PlaneFunction second(dropout->trace, {w, 0}, {w, 2}, {{dropout->id("y")}}, 2);
  CHECK(second.at(3.0, 0.5) == 10.0 * dropout->value("w", 2).data[1] + 4.0 * 0.5);
  CHECK(second.at(-50.0, 0.5) == second.at(3.0, 0.5));
}

TEST_CASE("field: stopped, empty or too costly it gives nothing") {
  const Opened bowl = bowlDraft(1, "0.1").open();
  const PlaneFunction f(bowl->trace, {bowl->id("x")}, {bowl->id("y")}, {{bowl->id("f")}});
  const std::atomic<bool> stop = true, go = false;
  CHECK(fieldsOf(f, grid(64, 64), &stop).empty());
  CHECK(fieldsOf(f, grid(64, 64), &go).size() == 1);
  CHECK(fieldsOf(f, grid(0, 64)).empty());
  CHECK(fieldsOf(f, grid(1'000'000, 1'000'000)).empty());
  CHECK(fieldsOf(f, grid(1, 1))[0].at(0, 0) == 0.0);  // of one point, the middle
}
