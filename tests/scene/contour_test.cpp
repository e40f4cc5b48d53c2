// Isolines lie on their level, close, part saddles and go round what is not finite; levels are
// numbers that a person would choose.
#include "scene/contour.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "maths/digits.h"

using namespace gradwalk;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

double bowl(double x, double y) { return x * x / 20 + y * y; }

double rosenbrock(double x, double y) { return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x); }

Field small(std::size_t columns, std::size_t rows, std::vector<double> values) {
  return {{0, 1, 0, 1}, columns, rows, std::move(values)};
}

// Twice the area that loops enclose, holes taken off.
double twiceArea(const std::vector<std::vector<Point>>& loops) {
  double sum = 0.0;
  for (const auto& loop : loops)
    for (std::size_t k = 0; k + 1 < loop.size(); ++k)
      sum += loop[k].x * loop[k + 1].y - loop[k + 1].x * loop[k].y;
  return sum;
}

std::string levels(const Field& field, int most) {
  std::string out;
  for (const double level : contourLevels(field, most)) out += (out.empty() ? "" : " ") + shortest(level);
  return out;
}

}  // namespace

TEST_CASE("contour: every point of a line has its level, up to the error of linear interpolation") {
  constexpr std::size_t columns = 97, rows = 65;
  const Field field = sampled({-8, 8, -4, 4}, columns, rows, bowl);
  // A chord of step h misses a function with second derivative m by at most m·h²/8.
  const double hx = 16.0 / (columns - 1), hy = 8.0 / (rows - 1);
  const double error = 0.1 * hx * hx / 8 + 2 * hy * hy / 8;
  for (const double level : {0.5, 2.0, 7.0, 15.0}) {
    const auto lines = isolines(field, level);
    REQUIRE_FALSE(lines.empty());
    for (const auto& line : lines)
      for (const Point& p : line) {
        const double x = -8 + hx * p.x, y = -4 + hy * p.y;
        CHECK(std::fabs(bowl(x, y) - level) <= error);
      }
  }
}

TEST_CASE("contour: an ellipse is one closed line, what leaves the field is open") {
  const Field field = sampled({-8, 8, -4, 4}, 97, 65, bowl);
  const auto inside = isolines(field, 2.0);
  REQUIRE(inside.size() == 1);
  CHECK(inside[0].front() == inside[0].back());
  const auto cut = isolines(field, 10.0);  // above and below
  REQUIRE(cut.size() == 2);
  CHECK(cut[0].front() != cut[0].back());
  CHECK(isolines(field, -1.0).empty());
  CHECK(isolines(field, 1000.0).empty());
  CHECK(isolines(field, inf).empty());
}

TEST_CASE("contour: the middle of a saddle cell says which corners belong together") {
  // 1 at two opposite corners, 0 at the others: the middle is 0.5.
  const Field cross = small(2, 2, {1, 0, 0, 1});
  const auto joined = isolines(cross, 0.4), parted = isolines(cross, 0.6);
  REQUIRE(joined.size() == 2);
  REQUIRE(parted.size() == 2);
  const auto cutsCorner = [](const std::vector<Point>& line, double x, double y) {
    for (const Point& p : line)
      if (std::fabs(p.x - x) + std::fabs(p.y - y) > 0.7) return false;
    return true;
  };
  // Joined: the lines cut off the low corners; parted: the high ones.
  for (const auto& line : joined) CHECK((cutsCorner(line, 1, 0) || cutsCorner(line, 0, 1)));
  for (const auto& line : parted) CHECK((cutsCorner(line, 0, 0) || cutsCorner(line, 1, 1)));
}

TEST_CASE("contour: cells that touch what is not finite are left out") {
  std::vector<double> values;
  for (int row = 0; row < 5; ++row)
    for (int column = 0; column < 5; ++column) values.push_back(column);
  const auto whole = isolines(small(5, 5, values), 1.5);
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].size() == 5);
  for (const double hole : {inf, -inf, std::nan("")}) {
    values[2 * 5 + 1] = hole;
    const auto broken = isolines(small(5, 5, values), 1.5);
    REQUIRE(broken.size() == 2);  // rows 0 to 1 and 3 to 4
    for (const auto& line : broken)
      for (const Point& p : line) CHECK((p.y <= 1.0 || p.y >= 3.0));
  }
  CHECK(isolines(small(1, 1, {1}), 0.5).empty());
  CHECK(isolines(small(3, 3, {1, 2}), 0.5).empty());  // values are missing
}

TEST_CASE("contour: regions have the area where the value is at least the level") {
  const Field plane = sampled({0, 1, 0, 1}, 11, 6, [](double x, double) { return x; });
  // In samples: 10 wide, 5 high.
  CHECK(twiceArea(regions(plane, -inf)) == doctest::Approx(2 * 50));
  CHECK(twiceArea(regions(plane, 0.25)) == doctest::Approx(2 * 50 * 0.75));
  CHECK(twiceArea(regions(plane, 5.0)) == doctest::Approx(0));
  // A hole is taken off, and the lines of two levels enclose what lies between them.
  const Field field = sampled({-8, 8, -4, 4}, 161, 81, bowl);
  const double cells = 160 * 80, ellipse = std::acos(-1.0) * std::sqrt(40.0) * std::sqrt(2.0) * 100;
  CHECK(twiceArea(regions(field, 2.0)) / 2 == doctest::Approx(cells - ellipse).epsilon(0.002));
  Field holed = field;
  holed.values[40 * 161 + 80] = std::nan("");
  CHECK(twiceArea(regions(holed, -inf)) / 2 == doctest::Approx(cells - 4));
}

TEST_CASE("contour: the largest numbers do not overflow") {
  const Field huge = small(2, 2, {-1.7e308, 1.7e308, -1.7e308, 1.7e308});
  const auto lines = isolines(huge, 0.0);
  REQUIRE(lines.size() == 1);
  for (const Point& p : lines[0]) CHECK(p.x == doctest::Approx(0.5));
}

TEST_CASE("contour: levels are round numbers, over decades by 1, 2, 5, with both signs about 0") {
  CHECK(levels(sampled({-8, 8, -4, 4}, 81, 41, bowl), 13) == "0.5 1 2 4 6 8 10 12 14 16 18");
  CHECK(levels(sampled({-2, 2, -1, 3}, 81, 81, rosenbrock), 14) == "2 5 10 20 50 100 200 500 1000 2000");
  CHECK(levels(sampled({-4, 4, -3, 3}, 81, 61, [](double x, double y) { return x * x - y * y; }), 14) ==
        "-8 -6 -4 -2 0 2 4 6 8 10 12 14");
  CHECK(levels(sampled({0, 1, 0, 1}, 9, 9, [](double, double) { return 3.0; }), 10) == "");
  CHECK(levels(small(2, 2, {inf, inf, std::nan(""), -inf}), 10) == "");
  // Far above 0 they count from a round number below the minimum.
  CHECK(levels(sampled({-2, 2, -1, 3}, 81, 81, [](double x, double y) { return 1e6 + rosenbrock(x, y); }),
               8) == "1000003 1000010 1000030 1000100 1000300 1001000");
}

TEST_CASE("contour: levels lie within the values and are not many more than asked for") {
  std::uint64_t draw = 9;
  const auto random = [&] {
    draw = draw * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(draw >> 11) / 9007199254740992.0;
  };
  for (int n = 0; n < 300; ++n) {
    const double scale = std::pow(10.0, 600 * random() - 300),
                 offset = random() < 0.5 ? 0.0 : scale * random();
    const double power = 1 + 8 * random(), sign = random() < 0.3 ? -1.0 : 1.0;
    const Field field = sampled({-1, 1, -1, 1}, 21, 21, [&](double x, double y) {
      return offset + scale * (std::pow(std::fabs(x), power) + sign * y * y);
    });
    double low = inf, high = -inf;
    for (const double value : field.values) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
    const std::vector<double> found = contourLevels(field, 10);
    CAPTURE(scale);
    CHECK(found.size() <= 14);
    CHECK(found.size() >= 2);
    for (std::size_t k = 0; k < found.size(); ++k) {
      CHECK(found[k] > low);
      CHECK(found[k] < high);
      if (k > 0) CHECK(found[k] > found[k - 1]);
    }
  }
}
