#include "trace/stability.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "trace/curvature.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

constexpr DescentRule rules[] = {DescentRule::gradientDescent, DescentRule::heavyBall, DescentRule::nesterov};

// By how much a run on λu²/2 grows with each step, as the rule itself is written, averaged
// over many steps; rescaled on the way, which a linear recurrence does not notice.
double growth(const DescentSettings& d, double lambda) {
  double u = 1.0, v = 0.37, total = 0.0;
  constexpr int before = 3000, steps = 20000;
  for (int k = 0; k < before + steps; ++k) {
    double at = u;
    if (d.rule == DescentRule::nesterov) at = u - d.momentum * v;
    if (d.rule == DescentRule::gradientDescent) v = 0.0;
    v = (d.rule == DescentRule::gradientDescent ? 0.0 : d.momentum * v) + d.rate * lambda * at;
    u -= v;
    const double size = std::hypot(u, v);
    if (size == 0.0) return 0.0;
    if (k >= before) total += std::log(size);
    u /= size;
    v /= size;
  }
  return std::exp(total / steps);
}

Stability bowl(const DescentSettings& descent) { return stabilityOf({0, 0, 0.1, 0, 2}, descent, true); }

std::string said(const DescentSettings& descent, std::size_t direction, Language language = Language::en) {
  const Stability s = bowl(descent);
  return sentence(s, s.directions[direction], "x", "y", language);
}

}  // namespace

TEST_CASE("stability: the size of the factor is the growth of the rule itself") {
  for (const DescentRule rule : rules)
    for (const double momentum : {0.0, 0.3, 0.5, 0.9, 0.99})
      for (const double rate : {0.01, 0.1, 0.37, 0.6, 0.95, 1.05, 1.3, 1.9, 2.1})
        for (const double lambda : {0.1, 1.0, 2.0, -0.5}) {
          const DescentSettings d{rule, rate, momentum};
          const double size = stabilityOf({0, 0, lambda, 0, lambda}, d, true).directions[0].size;
          CAPTURE(static_cast<int>(rule));
          CAPTURE(momentum);
          CAPTURE(rate);
          CAPTURE(lambda);
          CHECK(growth(d, lambda) == doctest::Approx(size).epsilon(1e-3));
        }
}

TEST_CASE("stability: just below the limit a run shrinks, just above it grows") {
  for (const DescentRule rule : rules)
    for (const double momentum : {0.0, 0.2, 0.5, 0.9})
      for (const double lambda : {0.1, 2.0, 30.0}) {
        const Curvature c{0, 0, lambda / 5.0, 0, lambda};
        const double limit = stabilityOf(c, {rule, 0.1, momentum}, true).limit;
        CAPTURE(static_cast<int>(rule));
        CAPTURE(momentum);
        CHECK(growth({rule, limit * 0.99, momentum}, lambda) < 1.0);
        CHECK(growth({rule, limit * 1.01, momentum}, lambda) > 1.0);
        CHECK(stabilityOf(c, {rule, limit * 0.999999, momentum}, true).converges());
        CHECK_FALSE(stabilityOf(c, {rule, limit * 1.000001, momentum}, true).converges());
      }
  const Curvature c{0, 0, 0.1, 0, 2};
  CHECK(stabilityOf(c, {DescentRule::gradientDescent, 1, 0}, true).limit == 1.0);
  CHECK(stabilityOf(c, {DescentRule::heavyBall, 1, 0.9}, true).limit == 1.9);
  CHECK(stabilityOf(c, {DescentRule::nesterov, 1, 0.9}, true).limit == doctest::Approx(3.8 / 5.6));
  CHECK(stabilityOf(c, {DescentRule::heavyBall, 1, 1.0}, true).limit == 0.0);
  CHECK(std::isinf(stabilityOf({0, 0, 0, 0, 0}, {DescentRule::heavyBall, 1, 0.5}, true).limit));
}

TEST_CASE("stability: the bowl at 1.05 diverges in y while it converges in x") {
  const Stability s = bowl({DescentRule::gradientDescent, 1.05});
  CHECK(s.directions[0].factor == doctest::Approx(0.895));
  CHECK(s.directions[1].factor == doctest::Approx(-1.1));
  CHECK_FALSE(s.converges());
  CHECK(s.condition == 20.0);
  CHECK(s.bestRate == doctest::Approx(2.0 / 2.1));
  CHECK(s.bestSize == doctest::Approx(19.0 / 21.0));
  CHECK(bowl({DescentRule::gradientDescent, s.bestRate}).size == doctest::Approx(s.bestSize));
}

TEST_CASE("stability: what happens is said in both languages, with its numbers") {
  const auto plain = [](double rate) { return DescentSettings{DescentRule::gradientDescent, rate, 0.0}; };
  CHECK(said(plain(1.05), 1) ==
        "Along y the factor is 1 - 1.05·2 = -1.1: its size is above 1, so every step overshoots by more");
  CHECK(said(plain(1.05), 1, Language::ko) ==
        "y 방향의 배율: 1 - 1.05·2 = -1.1. 크기가 1보다 커서 걸음마다 더 멀리 지나친다");
  CHECK(said(plain(1.05), 0) ==
        "Along x the factor is 1 - 1.05·0.1 = 0.895: the distance shrinks without overshooting");
  CHECK(said(plain(0.95), 1) ==
        "Along y the factor is 1 - 0.95·2 = -0.9: every step overshoots, each time by less");
  CHECK(said(plain(1), 1) ==
        "Along y the factor is 1 - 1·2 = -1: its size is 1, so it goes to and fro and comes no nearer");
  CHECK(said(plain(0.5), 1) == "Along y the factor is 1 - 0.5·2 = 0: one step reaches the bottom");
  CHECK(said({DescentRule::heavyBall, 0.1, 0.9}, 1) ==
        "Along y the distance is multiplied, step by step, by about 0.94868: it swings to and fro and dies "
        "down");
  CHECK(said({DescentRule::heavyBall, 2, 0.9}, 1)
            .ends_with("its size is above 1, so every step overshoots by more"));

  const Stability saddle = stabilityOf({0, 0, 2, 0, -2}, plain(0.1), true);
  CHECK(sentence(saddle, saddle.directions[0], "x", "y", Language::en) ==
        "Along y the factor is 1 - 0.1·(-2) = 1.2: the surface bends down there, so the distance grows with "
        "every step");
  CHECK(limitSentence(saddle, Language::en) == "No rate converges: the surface bends down in some direction");
  const Stability tilted = stabilityOf({0, 0, 2, 1, 2}, plain(0.1), false);
  CHECK(sentence(tilted, tilted.directions[1], "x", "y", Language::en) ==
        "Here, along (0.70711, 0.70711), the factor is 1 - 0.1·3 = 0.7: the distance shrinks without "
        "overshooting");
  CHECK(sentence(tilted, tilted.directions[1], "x", "y", Language::ko) ==
        "여기에서 (0.70711, 0.70711) 방향의 배율: 1 - 0.1·3 = 0.7. 지나치지 않고 거리가 줄어든다");

  CHECK(limitSentence(bowl(plain(1)), Language::en) == "The rate must stay below 2 / λ = 2 / 2 = 1");
  CHECK(limitSentence(bowl({DescentRule::heavyBall, 1, 0.9}), Language::en) ==
        "The rate must stay below 2·(1 + γ) / λ = 2·(1 + 0.9) / 2 = 1.9");
  CHECK(limitSentence(bowl({DescentRule::nesterov, 1, 0.9}), Language::ko) ==
        "학습률은 다음보다 작아야 한다: 2·(1 + γ) / ((1 + 2·γ)·λ) = 2·(1 + 0.9) / ((1 + 2·0.9)·2) = 0.67857");
  CHECK(
      conditionSentence(bowl(plain(1)), "x", "y", Language::en) ==
      "Condition number 20: along y the surface bends 20 times as much as along x. No fixed rate of gradient "
      "descent is faster than 2 / (0.1 + 2) = 0.95238, which leaves 0.90476 of the distance at each step");
  CHECK(conditionSentence(saddle, "x", "y", Language::en).empty());

  const Stability ball = bowl({DescentRule::heavyBall, 0.1, 0.9});
  const WorkedFormula roots = rootsFormula(ball.descent, ball.directions[1]);
  CHECK(roots.symbols == "z^2 - (1 + γ - η·λ)·z + γ = 0");
  CHECK(roots.numbers == "z^2 - (1 + 0.9 - 0.1·2)·z + 0.9 = 0");
  CHECK(roots.result == "0.94868");
  CHECK(rootsFormula({DescentRule::nesterov, 0.1, 0.9}, ball.directions[1]).numbers ==
        "z^2 - (1 + 0.9)·(1 - 0.1·2)·z + 0.9·(1 - 0.1·2) = 0");
}

TEST_CASE("stability: what is not finite has words too") {
  const Stability s = stabilityOf({0, 0, std::numeric_limits<double>::quiet_NaN(), 0, 1},
                                  {DescentRule::heavyBall, 0.1, 0.9}, false);
  CHECK(std::isnan(s.size));
  CHECK_FALSE(s.converges());
  CHECK(limitSentence(s, Language::en) == "The second derivatives have no value here");
  CHECK(sentence(s, s.directions[0], "x", "y", Language::en).ends_with("it has no value"));
}

TEST_CASE("curvature: eigenvalues and unit eigenvectors, without cancellation") {
  const double matrices[][3] = {{2, 1, 2},        {0.1, 0, 2}, {2, 0, 0.1},         {1, -3, 1},
                                {-802, 400, 200}, {5, 2, -1},  {1e-300, 1e-300, 1}, {1e200, 3e200, -1e200},
                                {-4, 1e-9, -4},   {0, 1, 0},   {0, 0, 0},           {1e-310, 2e-310, 5e-310}};
  for (const auto& matrix : matrices) {
    const double a = matrix[0], b = matrix[1], d = matrix[2];
    const Eigen e = eigenOf(a, b, d);
    CAPTURE(a);
    CAPTURE(b);
    CAPTURE(d);
    CHECK(e.values[0] <= e.values[1]);
    const double scale = std::max({std::fabs(a), std::fabs(b), std::fabs(d)});
    for (std::size_t k = 0; k < 2; ++k) {
      const auto& v = e.vectors[k];
      CHECK(std::fabs(std::hypot(v[0], v[1]) - 1.0) < 1e-15);
      CHECK(std::fabs(a * v[0] + b * v[1] - e.values[k] * v[0]) <= 1e-15 * scale + 1e-322);
      CHECK(std::fabs(b * v[0] + d * v[1] - e.values[k] * v[1]) <= 1e-15 * scale + 1e-322);
      CHECK((v[0] > 0.0 || (v[0] == 0.0 && v[1] > 0.0)));
    }
    CHECK(std::fabs(e.vectors[0][0] * e.vectors[1][0] + e.vectors[0][1] * e.vectors[1][1]) < 1e-15);
  }
  // ((1, 1), (1, 1 + 2⁻⁴⁰)): λ₁λ₂ = 2⁻⁴⁰ and λ₁ + λ₂ = 2 + 2⁻⁴⁰, so λ₁ = 2⁻⁴¹ − 2⁻⁸³ + …
  const double tiny = std::ldexp(1.0, -40);
  CHECK(std::fabs(eigenOf(1, 1, 1 + tiny).values[0] / (tiny / 2.0) - (1.0 - tiny / 4.0)) < 1e-15);
  CHECK(std::isnan(eigenOf(1, std::numeric_limits<double>::infinity(), 1).values[0]));
}

TEST_CASE("curvature: a surface is quadratic when its gradient is linear everywhere") {
  const Range x{-8, 8}, y{-4, 4};
  CHECK(isQuadratic([](double a, double b) { return Curvature{a / 10, 2 * b, 0.1, 0, 2}; }, x, y));
  CHECK(isQuadratic([](double a, double b) { return Curvature{2 * a + b - 3, a - 2 * b, 2, 1, -2}; }, x, y));
  CHECK_FALSE(isQuadratic(
      [](double a, double b) {
        return Curvature{4 * a * a * a, 2 * b, 12 * a * a, 0, 2};
      },
      x, y));
  CHECK_FALSE(isQuadratic(  // |x| + y²
      [](double a, double b) {
        return Curvature{a > 0 ? 1.0 : -1.0, 2 * b, 0, 0, 2};
      },
      x, y));
  CHECK_FALSE(isQuadratic([](double, double) { return std::optional<Curvature>(); }, x, y));
  CHECK_FALSE(isQuadratic(
      [](double, double) {
        return Curvature{std::numeric_limits<double>::quiet_NaN(), 0, 0, 0, 0};
      },
      x, y));
}

TEST_CASE("curvature: of formulas and of a lesson's own lines, told apart by the same rule") {
  const auto quadratic = [](const std::string& text) {
    Problems problems;
    const auto surface = surfaceFormulas(*parseExpression(text, 0, problems), "x", "y", problems);
    REQUIRE(surface.has_value());
    return isQuadratic(
        [&](double x, double y) -> std::optional<Curvature> {
          return curvatureOf(surfaceValues(*surface, x, y));
        },
        {-5, 5}, {-5, 5});
  };
  CHECK(quadratic("x^2/20 + y^2"));
  CHECK(quadratic("x^2 - y^2"));
  CHECK(quadratic("(x + 2*y)^2 + 3*x"));
  CHECK_FALSE(quadratic("(1-x)^2 + 100*(y-x^2)^2"));
  CHECK_FALSE(quadratic("(x^2+y-11)^2 + (x+y^2-7)^2"));
  CHECK_FALSE(quadratic("abs(x) + y^2"));
  CHECK_FALSE(quadratic("x^2 + log(y)"));

  const Opened bowl = bowlDraft(1, "0.1").open();
  const CurvatureAt at = [&](double x, double y) -> std::optional<Curvature> {
    const auto h = hessianAt(bowl->program, bowl->lesson, 1, {"x", "y"}, {x, y});
    return h ? std::optional<Curvature>(curvatureOf(*h)) : std::nullopt;
  };
  CHECK(isQuadratic(at, {-8, 8}, {-4, 4}));
  CHECK(criticalPoint(*at(0, 0)) == CriticalPoint::minimum);
  CHECK(eigenOf(at(0, 0)->dxx, at(0, 0)->dxy, at(0, 0)->dyy).values[1] == 2.0);
}

TEST_CASE("curvature: a point with a small gradient is a minimum, a maximum, a saddle or flat") {
  CHECK(criticalPoint({0, 0, 0.1, 0, 2}) == CriticalPoint::minimum);
  CHECK(criticalPoint({0, 0, -0.1, 0, -2}) == CriticalPoint::maximum);
  CHECK(criticalPoint({0, 0, 2, 0, -2}) == CriticalPoint::saddle);
  CHECK(criticalPoint({0, 0, 0, 3, 0}) == CriticalPoint::saddle);
  CHECK(criticalPoint({0, 0, 2, 0, 0}) == CriticalPoint::flat);
  CHECK(criticalPoint({0, 0, 0, 0, 0}) == CriticalPoint::flat);
  CHECK(criticalPoint({0.1, 0, 0.1, 0, 2}) == CriticalPoint::none);
  CHECK(criticalPoint({0, std::numeric_limits<double>::quiet_NaN(), 1, 0, 2}) == CriticalPoint::none);
  CHECK(criticalPoint({0, 0, std::numeric_limits<double>::quiet_NaN(), 0, 2}) == CriticalPoint::none);
  CHECK(sentence(CriticalPoint::saddle, Language::en) ==
        "A saddle: the surface bends up in one direction and down in the other");
  CHECK(sentence(CriticalPoint::minimum, Language::ko) == "극소점이다. 곡면이 모든 방향으로 위로 휜다");
  CHECK(sentence(CriticalPoint::none, Language::ko).empty());
}
