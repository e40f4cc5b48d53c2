// Formulas held against high-precision differences, and against hostile text.
#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "lesson/surface_formulas.h"

using namespace gradwalk;

namespace {

std::optional<SurfaceFormulas> surface(const std::string& text, Problems& problems) {
  const auto e = parseExpression(text, 0, problems);
  return e ? surfaceFormulas(*e, "x", "y", problems) : std::nullopt;
}

SurfaceFormulas surface(const std::string& text) {
  Problems problems;
  auto found = surface(text, problems);
  REQUIRE_MESSAGE(found.has_value(), render({"e", text.substr(0, 200)}, problems));
  return std::move(*found);
}

bool agree(double a, double b, double relative) {
  if (b == 0.0) return std::fabs(a) <= relative;
  return std::fabs(a - b) <= relative * std::fabs(b);
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int k = 0; k < times; ++k) out += text;
  return out;
}

template <class F>
double seconds(const F& f) {
  const auto begin = std::chrono::steady_clock::now();
  f();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("symbolic: 200 random expressions agree with differences at 60 digits") {
  std::ifstream file(std::string(GRADWALK_SOURCE_DIR) + "/tests/reference/symbolic.json");
  REQUIRE(file.good());
  const nlohmann::json table = nlohmann::json::parse(file);
  int cases = 0;
  for (const auto& row : table.at("cases")) {
    const auto f = row.at("f").get<std::string>();
    CAPTURE(f);
    const SurfaceFormulas s = surface(f);
    const double x = row.at("at")[0].get<double>(), y = row.at("at")[1].get<double>();
    const SurfaceValues v = surfaceValues(s, x, y);
    const auto& gradient = row.at("gradient");
    const auto& hessian = row.at("hessian");
    CHECK(agree(v.f, row.at("value").get<double>(), 1e-12));
    CHECK(agree(v.dx, gradient[0].get<double>(), 1e-10));
    CHECK(agree(v.dy, gradient[1].get<double>(), 1e-10));
    CHECK(agree(v.dxx, hessian[0].get<double>(), 1e-10));
    CHECK(agree(v.dxy, hessian[1].get<double>(), 1e-10));
    CHECK(agree(v.dyy, hessian[2].get<double>(), 1e-10));
    // ∂²f/∂y∂x, the other way round, and every formula read back from its text.
    Symbolic other = s.symbols;
    const SymbolId dyx = derivative(other, s.order.roots[2], "x");
    CHECK(agree(evaluate(other, dyx, {x, y}), hessian[1].get<double>(), 1e-10));
    const std::string texts[] = {s.typed.f, s.typed.dx, s.typed.dy, s.typed.dxx, s.typed.dxy, s.typed.dyy};
    const double values[] = {v.f, v.dx, v.dy, v.dxx, v.dxy, v.dyy};
    for (int k = 0; k < 6; ++k) {
      CAPTURE(texts[k]);
      Problems problems;
      Symbolic again;
      const auto e = parseExpression(texts[k], 0, problems);
      REQUIRE(e.has_value());
      const auto id = readSymbolic(again, *e, {"x", "y"}, problems);
      REQUIRE(id.has_value());
      CHECK(evaluate(again, *id, {x, y}) == values[k]);
    }
    ++cases;
  }
  CHECK(cases == 200);
}

TEST_CASE("symbolic: Himmelblau's four minima and Beale's one") {
  const SurfaceFormulas himmelblau = surface("(x^2+y-11)^2 + (x+y^2-7)^2");
  const double minima[][2] = {{3, 2},
                              {-2.805118086952745, 3.131312518250573},
                              {-3.779310253377747, -3.283185991286170},
                              {3.584428340330492, -1.848126526964404}};
  for (const auto& at : minima) {
    const SurfaceValues v = surfaceValues(himmelblau, at[0], at[1]);
    CHECK(std::fabs(v.f) < 1e-25);
    CHECK(std::fabs(v.dx) < 1e-12);
    CHECK(std::fabs(v.dy) < 1e-12);
    CHECK(v.dxx > 0.0);
    CHECK(v.dxx * v.dyy - v.dxy * v.dxy > 0.0);
  }
  const SurfaceValues beale =
      surfaceValues(surface("(1.5-x+x*y)^2 + (2.25-x+x*y^2)^2 + (2.625-x+x*y^3)^2"), 3, 0.5);
  CHECK(beale.f == 0.0);
  CHECK(beale.dx == 0.0);
  CHECK(beale.dy == 0.0);
  // By hand, where the three brackets are 0: 2·(0.25 + 0.5625 + 0.765625),
  // 6·(−0.5 − 0.75 − 0.65625) and 18·(1 + 1 + 0.5625).
  CHECK(beale.dxx == doctest::Approx(3.15625));
  CHECK(beale.dxy == doctest::Approx(-11.4375));
  CHECK(beale.dyy == doctest::Approx(46.125));
}

TEST_CASE("symbolic: what has no value is nan or inf, and says so") {
  const auto at = [](const std::string& text, double x, double y) {
    return surfaceValues(surface(text), x, y);
  };
  CHECK(std::isnan(at("0/0 + x*y", 1, 1).f));
  CHECK(std::isnan(at("x/y", 0, 0).f));
  CHECK(std::isinf(at("1e308^2*x", 1, 1).f));
  CHECK(std::isnan(at("log(-1)*x", 1, 1).dx));
  CHECK(std::isnan(at("x^x^x", -0.5, 1).f));
  CHECK(at("x^x^x", 2, 1).f == 16.0);
  CHECK(at("x^x^x", 2, 1).dx == doctest::Approx(16 * (4 * std::log(2.0) * (std::log(2.0) + 1) + 2)));
  CHECK(std::isinf(at("sqrt(x)", 0, 0).dx));
  CHECK(std::isnan(at("relu(log(x))", -1, 0).dx));
  CHECK(std::isinf(at("exp(1000*x)", 1, 0).f));
}

TEST_CASE("symbolic: nesting at the limit is read and differentiated, over it is a problem") {
  for (const char* function : {"sin", "exp", "sqrt", "tanh"}) {
    const std::string deepest = repeated(std::string(function) + "(", 199) + "x" + repeated(")", 199);
    CHECK(seconds([&] { surface(deepest); }) < 10.0);
    const SurfaceFormulas s = surface(deepest);
    CHECK_FALSE(s.text.f.empty());
    Problems problems;
    CHECK_FALSE(surface(std::string(function) + "(sin(" + deepest + "))", problems).has_value());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message == "the expression is nested more than 200 deep");
  }
  // x^x^x… doubles what it is written with in every derivative.
  const SurfaceFormulas tower = surface("x" + repeated("^x", 150));
  CHECK(tower.text.dxx.empty());
  CHECK(surfaceValues(tower, 1, 1).f == 1.0);
  CHECK(surfaceValues(tower, 1, 1).dx == 1.0);
}

TEST_CASE("symbolic: a megabyte is refused, and 64 KB are done or refused in bounded time") {
  Problems problems;
  CHECK_FALSE(surface("x" + repeated("+x", 500'000), problems).has_value());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find("long; at most 64 KB") != std::string::npos);

  // Balanced trees of 2^12 and more leaves, as flat as they can be.
  const auto balanced = [](const std::string& sign, int levels, const std::string& leaf) {
    std::vector<std::string> parts;
    for (int k = 0; k < (1 << levels); ++k) {
      std::string part = leaf;
      if (const std::size_t at = part.find('#'); at != std::string::npos)
        part.replace(at, 1, std::to_string(k));
      parts.push_back(k % 2 == 0 ? part : "y");
    }
    while (parts.size() > 1) {
      std::vector<std::string> next;
      for (std::size_t k = 0; k + 1 < parts.size(); k += 2)
        next.push_back("(" + parts[k] + sign + parts[k + 1] + ")");
      parts = std::move(next);
    }
    return parts[0];
  };
  const std::string hostile[] = {
      balanced("*", 13, "x"),          balanced("+", 13, "x"),
      balanced("/", 12, "x^#"),        balanced("*", 12, "(x+#)"),
      balanced("^", 13, "x"),          balanced("*", 12, "sin(#*x*y)"),
      balanced("/", 12, "cos(x/#-y)"), "x" + repeated("*sin(x*y)", 190),
      "x" + repeated("/(x+y)", 190),   repeated("sin(x*", 90) + "y" + repeated(")", 90)};
  int refused = 0;
  for (const std::string& text : hostile) {
    CAPTURE(text.substr(0, 60));
    REQUIRE(text.size() <= maxExpressionBytes);
    const double took = seconds([&] {
      Problems found;
      const auto s = surface(text, found);
      CHECK(s.has_value() == found.empty());
      if (s) CHECK(s->symbols.nodes.size() <= maxSymbols);
      if (!s) {
        ++refused;
        REQUIRE(found.size() == 1);
        CHECK(found[0].message == "the derivatives of the expression are too large");
      }
    });
    CHECK(took < 30.0);
  }
  CHECK(refused > 0);
}
