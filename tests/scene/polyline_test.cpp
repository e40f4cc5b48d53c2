// Paths are cut exactly where they leave, and thinned without moving by more than they may.
#include "scene/polyline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

using namespace gradwalk;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr Extent square{-1, 1, -1, 1};

double worst(const std::vector<Point>& points, const std::vector<std::size_t>& kept) {
  double most = 0.0;
  for (std::size_t n = 1; n < kept.size(); ++n)
    for (std::size_t k = kept[n - 1]; k <= kept[n]; ++k)
      most = std::max(most, distance(points[k], points[kept[n - 1]], points[kept[n]]));
  return most;
}

struct Draw {
  std::uint64_t state;
  double operator()() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 11) / 9007199254740992.0;
  }
};

}  // namespace

TEST_CASE("thinned: no point lies further away than allowed, whatever the path") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Draw draw{seed};
    std::vector<Point> points{{500, 300}};
    double angle = 0.0;
    const double turn = seed % 3 == 0 ? 6.0 : 0.3, length = std::pow(10.0, 4 * draw() - 2);
    for (int k = 0; k < 3000; ++k) {
      angle += (draw() - 0.5) * turn;
      points.push_back(
          {points.back().x + length * std::cos(angle), points.back().y + length * std::sin(angle)});
    }
    for (const double tolerance : {0.25, 0.5, 3.0}) {
      const std::vector<std::size_t> kept = thinned(points, tolerance);
      CHECK(kept.front() == 0);
      CHECK(kept.back() == points.size() - 1);
      CHECK(std::is_sorted(kept.begin(), kept.end()));
      CHECK(worst(points, kept) <= tolerance * (1 + 1e-9));
    }
  }
}

TEST_CASE("thinned: back and forth, repeated points and ends in one place keep the bound") {
  const std::vector<std::vector<Point>> paths = {
      {{0, 0}, {100, 0}, {50, 0}, {60, 0.1}, {-40, 0}, {0, 0}},
      {{0, 0}, {0, 0}, {0, 0}, {5, 5}, {5, 5}, {0, 0}},
      {{0, 0}, {0.3, 0}, {-0.3, 0}, {0, 0.3}, {9, 0}},
      {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}},
  };
  for (const auto& path : paths) CHECK(worst(path, thinned(path, 0.5)) <= 0.5);
  CHECK(thinned({}, 0.5).empty());
  CHECK(thinned({{1, 2}}, 0.5) == std::vector<std::size_t>{0});
}

TEST_CASE("thinned: a straight or a smooth line of many points needs few") {
  std::vector<Point> straight, spiral;
  for (int k = 0; k <= 10000; ++k) {
    straight.push_back({0.1 * k, 0.05 * k});
    const double t = 0.002 * k, r = 300 * std::exp(-0.2 * t);
    spiral.push_back({400 + r * std::cos(t), 300 + r * std::sin(t)});
  }
  CHECK(thinned(straight, 0.5).size() == 2);
  CHECK(thinned(spiral, 0.5).size() < 200);
}

TEST_CASE("thinned: four times the points take about four times as long") {
  const auto milliseconds = [](int count) {
    Draw draw{5};
    std::vector<Point> points;
    for (int k = 0; k < count; ++k) points.push_back({1000 * draw(), 600 * draw()});
    double best = 1e9;
    for (int n = 0; n < 5; ++n) {
      const auto from = std::chrono::steady_clock::now();
      CHECK(thinned(points, 0.5).size() > 2);
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - from;
      best = std::min(best, took.count());
    }
    return best;
  };
  CHECK(milliseconds(160000) < 12 * milliseconds(40000));
}

TEST_CASE("clipped: a path is cut exactly on the edge, on the line between two steps") {
  const auto pieces = clipped({0, 3, 3, 0}, {0, 1.5, -1.5, 0}, square);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].points == std::vector<Point>{{0, 0}, {1, 0.5}});
  CHECK(pieces[0].steps == std::vector<std::size_t>{0, 1});
  CHECK(pieces[0].leaves);
  CHECK_FALSE(pieces[0].enters);
  CHECK(pieces[1].points == std::vector<Point>{{1, -0.5}, {0, 0}});
  CHECK(pieces[1].steps == std::vector<std::size_t>{3, 3});
  CHECK(pieces[1].enters);
  // Through the map without a step on it.
  const auto through = clipped({-2, 2}, {0.5, 0.5}, square);
  REQUIRE(through.size() == 1);
  CHECK(through[0].points == std::vector<Point>{{-1, 0.5}, {1, 0.5}});
  CHECK((through[0].enters && through[0].leaves));
  CHECK(clipped({2, 3}, {0, 0}, square).empty());
  CHECK(clipped({2, 0}, {0, 2.5}, square).empty());  // past the corner
}

TEST_CASE("clipped: points stay as they are, those on the edge are inside") {
  const std::vector<double> x{-1, 1, 0.3}, y{-1, 1, 0.1 + 0.2};
  const auto pieces = clipped(x, y, square);
  REQUIRE(pieces.size() == 1);
  for (std::size_t k = 0; k < x.size(); ++k) CHECK(pieces[0].points[k] == Point{x[k], y[k]});
}

TEST_CASE("clipped: a huge coordinate does not move the place where the path leaves") {
  for (const double far : {1e10, 1e150, 1e300, 1.7e308}) {
    const auto out = clipped({0.5, far}, {0.25, far / 2}, square);
    REQUIRE(out.size() == 1);
    CHECK(out[0].points.back().x == 1.0);
    CHECK(out[0].points.back().y == doctest::Approx(0.5).epsilon(1e-9));
    const auto across = clipped({-far, far}, {0.0, 0.0}, square);
    REQUIRE(across.size() == 1);
    CHECK(across[0].points == std::vector<Point>{{-1, 0}, {1, 0}});
  }
}

TEST_CASE("clipped: from very far away to just outside there is nothing to draw") {
  const Extent frame{-5, 6, -12, 16};
  CHECK(clipped({1e-18, 0.005}, {1e18, 200.0}, frame).empty());
  CHECK(clipped({0.005, 1e-18}, {200.0, 1e18}, frame).empty());
  // What goes on into the frame is cut at its edge.
  const auto pieces = clipped({1e-18, 0.005, 0.1}, {1e18, 200.0, 10.0}, frame);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].points.front().y == 16.0);
}

TEST_CASE("clipped: what is not finite parts a path and is never drawn to") {
  for (const double bad : {inf, -inf, std::nan("")}) {
    const auto pieces = clipped({0, 0.5, bad, 0.2, 0.3}, {0, 0, 0, 0, 0}, square);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].points == std::vector<Point>{{0, 0}, {0.5, 0}});
    CHECK_FALSE(pieces[0].leaves);
    CHECK(pieces[1].points == std::vector<Point>{{0.2, 0}, {0.3, 0}});
    CHECK(pieces[1].steps == std::vector<std::size_t>{3, 4});
  }
  CHECK(clipped({}, {}, square).empty());
  CHECK(clipped({inf}, {0}, square).empty());
}

TEST_CASE("clipped: every point of random paths lies within the frame and on the path") {
  Draw draw{3};
  for (int n = 0; n < 200; ++n) {
    std::vector<double> x, y;
    for (int k = 0; k < 20; ++k) {
      x.push_back((draw() - 0.5) * std::pow(10.0, 6 * draw() - 1));
      y.push_back((draw() - 0.5) * std::pow(10.0, 6 * draw() - 1));
    }
    for (const PathPiece& piece : clipped(x, y, square)) {
      REQUIRE(piece.points.size() == piece.steps.size());
      for (std::size_t k = 0; k < piece.points.size(); ++k) {
        const Point& p = piece.points[k];
        const std::size_t step = piece.steps[k];
        CHECK(square.contains(p.x, p.y));
        const Point to{x[step], y[step]}, from = step > 0 ? Point{x[step - 1], y[step - 1]} : to;
        const double size = std::hypot(to.x - from.x, to.y - from.y);
        CHECK(distance(p, from, to) <= 1e-12 * (1 + size));
      }
    }
  }
}

TEST_CASE("uncovered: a cloud of steps needs few segments, and every point stays close to one") {
  Draw draw{11};
  PathPiece cloud;
  for (std::size_t k = 0; k < 6000; ++k) {
    cloud.points.push_back({50 + 4 * (draw() - 0.5), 40 + 4 * (draw() - 0.5)});
    cloud.steps.push_back(k);
  }
  const auto left = uncovered({cloud}, {0, 0, 100, 80});
  std::size_t segments = 0;
  for (const PathPiece& piece : left) segments += piece.points.size() - 1;
  CHECK(segments < 1000);
  CHECK(segments > 50);
  for (const Point& p : cloud.points) {
    double nearest = inf;
    for (const PathPiece& piece : left)
      for (std::size_t k = 1; k < piece.points.size(); ++k)
        nearest = std::min(nearest, distance(p, piece.points[k - 1], piece.points[k]));
    CHECK(nearest <= covered);
  }
}
