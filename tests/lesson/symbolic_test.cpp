#include "lesson/symbolic.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "lesson/exact_number.h"
#include "lesson/surface_formulas.h"

using namespace gradwalk;

namespace {

struct Read {
  Symbolic s;
  SymbolId f = -1;
};

Read read(const std::string& text) {
  Problems problems;
  const auto e = parseExpression(text, 0, problems);
  REQUIRE_MESSAGE(e.has_value(), render({"e", text}, problems));
  Read out;
  const auto id = readSymbolic(out.s, *e, {"x", "y", "a"}, problems);
  REQUIRE_MESSAGE(id.has_value(), render({"e", text}, problems));
  out.f = *id;
  return out;
}

std::string shown(const std::string& text) {
  const Read r = read(text);
  return formulaText(r.s, r.f);
}

// The derivative by x, as shown.
std::string slope(const std::string& text) {
  Read r = read(text);
  const SymbolId d = derivative(r.s, r.f, "x");
  REQUIRE_FALSE(r.s.full);
  return formulaText(r.s, d);
}

double worth(const std::string& text, double x = 0.0, double y = 0.0) {
  const Read r = read(text);
  return evaluate(r.s, r.f, {x, y, 0.5});
}

double slopeAt(const std::string& text, double x, double y = 0.0) {
  Read r = read(text);
  const SymbolId d = derivative(r.s, r.f, "x");
  return evaluate(r.s, d, {x, y, 0.5});
}

// "message | expected | found | hint @ what is marked"
std::string problemOf(const std::string& text) {
  Problems problems;
  const auto e = parseExpression(text, 0, problems);
  if (e) {
    Symbolic s;
    CHECK_FALSE(readSymbolic(s, *e, {"x", "y"}, problems).has_value());
  }
  REQUIRE(problems.size() == 1);
  const Problem& p = problems[0];
  return p.message + " | " + p.expected + " | " + p.found + " | " + p.hint + " @" +
         text.substr(p.where.begin, p.where.end - p.where.begin);
}

bool sameBits(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::memcmp(&a, &b, sizeof a) == 0;
}

}  // namespace

TEST_CASE("symbolic: what was typed is shown as it was typed, with the fewest brackets") {
  CHECK(shown("x^2/20 + y^2") == "x^2/20 + y^2");
  CHECK(shown("(1-x)^2 + 100*(y-x^2)^2") == "(1 - x)^2 + 100·(y - x^2)^2");
  CHECK(shown("((x))*(y)") == "x·y");
  CHECK(shown("x - (y - a)") == "x - (y - a)");
  CHECK(shown("(x - y) - a") == "x - y - a");
  CHECK(shown("x + (y + a)") == "x + (y + a)");
  CHECK(shown("x/(y*a)") == "x/(y·a)");
  CHECK(shown("x*(y/a)") == "x·(y/a)");
  CHECK(shown("(x^y)^a") == "(x^y)^a");
  CHECK(shown("x^(y^a)") == "x^y^a");
  CHECK(shown("x^-2") == "x^(-2)");
  CHECK(shown("-x^2") == "-x^2");
  CHECK(shown("(-x)^2") == "(-x)^2");
  CHECK(shown("x - (-y)") == "x - (-y)");
  CHECK(shown("-(x + y)") == "-(x + y)");
  CHECK(shown("--x") == "-(-x)");
  CHECK(shown("exp(-x^2)*sin(pi*y)") == "exp(-x^2)·sin(π·y)");
  CHECK(shown("sqrt(x+1)") == "√(x + 1)");
  CHECK(shown("maximum(x, -y, 0)") == "max(max(x, -y), 0)");
  CHECK(shown("2.5e-7*x + 1e30") == "2.5e-07·x + 1e+30");
}

TEST_CASE("symbolic: a derivative reads as a person writes it") {
  CHECK(slope("x^2/20 + y^2") == "x/10");
  CHECK(slope("x^2") == "2·x");
  CHECK(slope("x^3") == "3·x^2");
  CHECK(slope("0.1*x^3") == "0.3·x^2");
  CHECK(slope("x") == "1");
  CHECK(slope("y") == "0");
  CHECK(slope("3*x - x") == "2");
  CHECK(slope("x*y + y") == "y");
  CHECK(slope("1/x") == "-1/x^2");
  CHECK(slope("x^(-2)") == "-2/x^3");
  CHECK(slope("x/(x+1)") == "1/(x + 1)^2");
  CHECK(slope("exp(-x^2)") == "-2·x·exp(-x^2)");
  CHECK(slope("e^(2*x)") == "2·e^(2·x)");
  CHECK(slope("2^x") == "2^x·log(2)");
  CHECK(slope("x^y") == "y·x^(y - 1)");
  CHECK(slope("x^x") == "x^x·(log(x) + 1)");
  CHECK(slope("log(x^2 + 1)") == "2·x/(x^2 + 1)");
  CHECK(slope("sqrt(x)") == "1/(2·√(x))");
  CHECK(slope("sin(3*x)") == "3·cos(3·x)");
  CHECK(slope("cos(x)") == "-sin(x)");
  CHECK(slope("tan(x)") == "1/cos(x)^2");
  CHECK(slope("tanh(x)") == "1 - tanh(x)^2");
  CHECK(slope("atan(x)") == "1/(x^2 + 1)");
  CHECK(slope("abs(x)") == "sign(x)");
  CHECK(slope("sigmoid(x)") == "sigmoid(x)·(1 - sigmoid(x))");
  CHECK(slope("relu(2*x)") == "2·1(2·x > 0)");
  CHECK(slope("max(x, y)") == "1(x ≥ y)");
  CHECK(slope("min(y, x)") == "1(y > x)");
  CHECK(slope("0*x^3 + 1*x + 0") == "1");
}

TEST_CASE("symbolic: the shipped surfaces, their gradients and Hessians") {
  const auto all = [](const std::string& text) {
    Problems problems;
    const auto e = parseExpression(text, 0, problems);
    const auto surface = surfaceFormulas(*e, "x", "y", problems);
    REQUIRE(surface.has_value());
    const SurfaceTexts& t = surface->text;
    return t.dx + " | " + t.dy + " | " + t.dxx + " | " + t.dxy + " | " + t.dyy;
  };
  CHECK(all("x^2/20 + y^2") == "x/10 | 2·y | 1/10 | 0 | 2");
  CHECK(all("x^2 - y^2") == "2·x | -2·y | 2 | 0 | -2");
  CHECK(all("(1-x)^2 + 100*(y-x^2)^2") ==
        "-2·(1 - x) - 400·x·(y - x^2) | 200·(y - x^2) | 1200·x^2 - 400·y + 2 | -400·x | 200");
  CHECK(all("(x^2+y-11)^2 + (x+y^2-7)^2") ==
        "4·x·(x^2 + y - 11) + 2·(x + y^2 - 7) | 2·(x^2 + y - 11) + 4·y·(x + y^2 - 7) | "
        "12·x^2 + 4·y - 42 | 4·x + 4·y | 4·x + 12·y^2 - 26");
  CHECK(all("(1.5-x+x*y)^2 + (2.25-x+x*y^2)^2 + (2.625-x+x*y^3)^2") ==
        "2·(1.5 - x + x·y)·(y - 1) + 2·(2.25 - x + x·y^2)·(y^2 - 1) + 2·(2.625 - x + x·y^3)·(y^3 - 1) | "
        "2·x·(1.5 - x + x·y) + 4·x·y·(2.25 - x + x·y^2) + 6·x·y^2·(2.625 - x + x·y^3) | "
        "2·(y - 1)^2 + 2·(y^2 - 1)^2 + 2·(y^3 - 1)^2 | "
        "2·x·(y - 1) + 2·(1.5 - x + x·y) + 4·x·y·(y^2 - 1) + 4·y·(2.25 - x + x·y^2) + "
        "6·x·y^2·(y^3 - 1) + 6·y^2·(2.625 - x + x·y^3) | "
        "2·x^2 + 4·x·(2.25 - x + x·y^2) + 8·x^2·y^2 + 12·x·y·(2.625 - x + x·y^3) + 18·x^2·y^4");
}

TEST_CASE("symbolic: a function evaluates as its operations would, one after the other") {
  const double x = 0.1, y = -1.7;
  CHECK(sameBits(worth("x^2/20 + y^2", x, y), x * x / 20.0 + y * y));
  CHECK(sameBits(worth("x + 0.2 + 0.3", x), (x + 0.2) + 0.3));
  CHECK(sameBits(worth("x + (0.2 + 0.3)", x), x + (0.2 + 0.3)));
  CHECK(sameBits(worth("3*x*y", x, y), (3.0 * x) * y));
  CHECK(sameBits(worth("-x^2", x), -(x * x)));
  CHECK(sameBits(worth("sigmoid(y)", x, y), 1.0 / (1.0 + std::exp(-y))));
  CHECK(worth("2^3^2") == 512.0);
  CHECK(worth("2*pi") == 6.283185307179586);
  CHECK(worth("log(e)") == 1.0);
  CHECK(worth("relu(y) + abs(y) + max(x, y, 3) - min(x, y)", x, y) == doctest::Approx(0 + 1.7 + 3 + 1.7));
  CHECK(worth("sign(y) + above(x, y) + at_least(y, y)", x, y) == 1.0);
}

TEST_CASE("symbolic: a variable may be called e, and pi is a constant only where nothing else is") {
  Problems problems;
  Symbolic s;
  const auto f = readSymbolic(s, *parseExpression("e^2*pi", 0, problems), {"e", "pi"}, problems);
  REQUIRE(f.has_value());
  CHECK(evaluate(s, *f, {3.0, 2.0}) == 18.0);
  CHECK(formulaText(s, derivative(s, *f, "e")) == "2·e·pi");
}

TEST_CASE("symbolic: at a kink the derivative is the one that the operations take") {
  CHECK(slopeAt("relu(x)", 0.0) == 0.0);
  CHECK(slopeAt("abs(x)", 0.0) == 0.0);
  CHECK(slopeAt("max(x, y)", 2.0, 2.0) == 1.0);
  CHECK(slopeAt("max(y, x)", 2.0, 2.0) == 0.0);
  CHECK(slopeAt("min(x, y)", 2.0, 2.0) == 1.0);
  CHECK(slopeAt("min(y, x)", 2.0, 2.0) == 0.0);
}

TEST_CASE("symbolic: numbers are joined only where nothing is lost") {
  CHECK(exactSum(0.1, 0.2) == 0.3);
  CHECK(exactSum(0.5, 0.25) == 0.75);
  CHECK(exactSum(1e300, -1.0) == std::nullopt);
  CHECK(exactProduct(3.0, 0.1) == 0.3);
  CHECK(exactProduct(1e200, 1e200) == std::nullopt);
  CHECK(exactProduct(1e-200, 1e-200) == std::nullopt);
  CHECK(exactProduct(0.123456789, 0.987654321) == std::nullopt);
  CHECK(slope("1e300*x*x^1e300") != "");
  CHECK(slope("x^1e300") == "1e+300·x^(1e+300 - 1)");
  CHECK(slope("0.123456789*x*0.987654321") == "0.123456789·0.987654321");
  CHECK(slope("0.3*x/20") == "3/200");
  CHECK(slope("x/0.5") == "2");
  CHECK(slope("x/3 + x/6") == "1/2");
  CHECK(slope("x/0") == "1/0");
}

TEST_CASE("symbolic: what cannot be read is a problem with its place") {
  CHECK(problemOf("x + z2") == "nothing is called 'z2' | x, y or a number | z2 |  @z2");
  CHECK(problemOf("x + sni(y)") ==
        "no function is called 'sni' | exp, log, sqrt, sin, cos, tan, tanh, atan, abs, sigmoid, relu, max, "
        "min, maximum, minimum, sign, above, at_least | sni | did you mean sin? @sni(y)");
  CHECK(problemOf("ln(x)").find("the natural logarithm is written log(x)") != std::string::npos);
  CHECK(problemOf("sqrtt(x)").find("did you mean sqrt? @sqrtt(x)") != std::string::npos);
  CHECK(problemOf("sin") ==
        "nothing is called 'sin' | x, y or a number | sin | a function is followed by brackets: sin(…) @sin");
  CHECK(problemOf("sin(x, y)") == "sin takes other arguments | sin(x) | 2 arguments |  @sin(x, y)");
  CHECK(problemOf("sin()") == "sin takes other arguments | sin(x) | 0 arguments |  @sin()");
  CHECK(problemOf("max(x)") == "max takes other arguments | max(a, b) | 1 argument |  @max(x)");
  CHECK(problemOf("above(x, y, 1)") ==
        "above takes other arguments | above(a, b) | 3 arguments |  @above(x, y, 1)");
  CHECK(problemOf("2*x(3)") == "'x' is no function | a sign before the bracket | x | write x*(…) @x(3)");
  CHECK(problemOf("exp(x, base=2)") == "exp takes no settings | exp of numbers and names | base |  @base=2");
  CHECK(problemOf("x @ y") ==
        "the sign '@' is not for numbers | + - * / ^ | @ | write * for a product @x @ y");
  CHECK(problemOf("x[0] + y") == "a cell of a tensor cannot stand here | numbers and names | x |  @x[0]");
  CHECK(problemOf("x, y").find("a comma stands outside") == 0);
  CHECK(problemOf("2x").find("write 2*x") != std::string::npos);
  CHECK(problemOf("").find("the expression is empty") == 0);
}

TEST_CASE("symbolic: a lesson's graph is one formula of its two parameters") {
  const auto of = [](const std::string& graph, const std::string& values = "") {
    Problems problems;
    const std::string text =
        "format = 1\n[lesson]\ntitle = { en = \"t\", ko = \"t\" }\n"
        "about = { en = \"t\", ko = \"t\" }\n[values]\nx = -7\ny = 2\n" +
        values + "\n[graph]\n" + graph + "\n";
    const auto lesson = readLesson({"t.toml", text}, problems);
    REQUIRE_MESSAGE(lesson.has_value(), render({"t.toml", text}, problems));
    const auto surface = surfaceFormulas(*lesson, "f", "x", "y");
    return surface ? surface->text.f + " | " + surface->text.dx + " | " + surface->text.dy : "none";
  };
  CHECK(of("f = \"(x * x) / 20 + y * y\"") == "x·x/20 + y·y | x/10 | 2·y");
  CHECK(of("u = \"x*y\"\nv = \"u + c\"\nf = \"v*v\"", "c = -0.5") ==
        "(x·y - 0.5)·(x·y - 0.5) | 2·y·(x·y - 0.5) | 2·x·(x·y - 0.5)");
  CHECK(of("f = \"scale(add(x, y), 3)\"") == "(x + y)·3 | 3 | 3");
  CHECK(of("z = \"dot(w, w)\"\nf = \"x*y\"", "w = [1, 2]") == "x·y | y | x");
  CHECK(of("z = \"dot(w, w)\"\nf = \"x*z\"", "w = [1, 2]") == "none");
  CHECK(of("f = \"x*w\"", "w = [1, 2]") == "none");
  CHECK(of("g = \"x*y\"") == "none");
  // Each line doubles the one before: a formula too long to write is still one to evaluate.
  std::string doubling = "a0 = \"x*y\"\n";
  for (int k = 1; k < 200; ++k)
    doubling += "a" + std::to_string(k) + " = \"a" + std::to_string(k - 1) + "/2 + a" +
                std::to_string(k - 1) + "/2\"\n";
  CHECK(of(doubling + "f = \"a199\"") == " | y | x");
}
