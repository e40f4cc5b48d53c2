// Expressions of quantities in a graph: what is computed, its gradient, and how it reads.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "trace/explain.h"
#include "trace/lesson_draft.h"
#include "trace/notation.h"

using namespace gradwalk;

namespace {

// f at (x, y) and its gradient.
struct Slope {
  double f, x, y;
};

Slope slopeOf(const std::string& f, double x, double y) {
  const Opened run = LessonDraft()
                         .value("x", {{}, {x}})
                         .value("y", {{}, {y}})
                         .line("f", f)
                         .train("f", {"x", "y"}, "sgd(lr=0.1)")
                         .open();
  return {run->value("f").data[0], run->value("grad.x").data[0], run->value("grad.y").data[0]};
}

void checkSlope(const Slope& found, const Slope& right) {
  CHECK(found.f == doctest::Approx(right.f).epsilon(1e-14));
  CHECK(found.x == doctest::Approx(right.x).epsilon(1e-14));
  CHECK(found.y == doctest::Approx(right.y).epsilon(1e-14));
}

double valueOfLine(const std::string& expression) {
  return LessonDraft().value("x", {{}, {3}}).line("f", expression).open()->value("f").data[0];
}

std::string said(const std::string& expression) {
  const std::string all =
      LessonDraft().value("x", {{}, {3}}).value("v", {{2}, {1, 2}}).line("f", expression).problems();
  return all.substr(0, all.find('\n'));
}

// Every step's line, in one language.
std::string linesOf(const OpenedDraft& run, Phase phase, bool sentences, Language language = Language::en) {
  std::string out;
  for (int s = 0; s < static_cast<int>(run.program.steps.size()); ++s) {
    if (run.program.steps[static_cast<std::size_t>(s)].phase != phase) continue;
    const Explanation e = explain(run.trace, {1, s, 0, 0, -1}, language);
    out += (sentences ? e.sentence : lineText(e)) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("graph arithmetic: signs bind as they do on paper") {
  CHECK(valueOfLine("-x^2") == -9);
  CHECK(valueOfLine("(-x)^2") == 9);
  CHECK(valueOfLine("2^-1 * x") == 1.5);
  CHECK(valueOfLine("x^2^3") == 6561);
  CHECK(valueOfLine("1 - x - 1") == -3);
  CHECK(valueOfLine("-x") == -3);
  CHECK(valueOfLine("-(x + 1)") == -4);
  CHECK(valueOfLine("x - -x") == 6);
  CHECK(valueOfLine("2*-x") == -6);
  CHECK(valueOfLine("--x") == 3);
  CHECK(valueOfLine("12/x/2") == 2);
}

TEST_CASE("graph arithmetic: pi and e are numbers, unless the lesson has its own") {
  CHECK(valueOfLine("pi * x") == 3 * std::numbers::pi);
  CHECK(valueOfLine("log(e) * x") == 3);
  CHECK(LessonDraft().value("e", {{}, {5}}).line("f", "e * 2").open()->value("f").data[0] == 10);
  const Opened own = LessonDraft().value("x", {{}, {1}}).line("pi", "x + 1").line("f", "pi * 2").open();
  CHECK(own->value("f").data[0] == 4);
  CHECK(said("pie * x").find("nothing is called 'pie'") != std::string::npos);
}

TEST_CASE("graph arithmetic: every function has its value and slope") {
  const auto slope = [](const std::string& f) { return slopeOf(f, 0.5, 2.0); };
  checkSlope(slope("exp(x)*y"), {2 * std::exp(0.5), 2 * std::exp(0.5), std::exp(0.5)});
  checkSlope(slope("log(x*y^2)"), {std::log(2.0), 2, 1});
  checkSlope(slope("sqrt(x*y)"), {1, 1, 0.25});
  checkSlope(slope("sin(x) + cos(y)"), {std::sin(0.5) + std::cos(2.0), std::cos(0.5), -std::sin(2.0)});
  checkSlope(slope("tan(x)*y"), {2 * std::tan(0.5), 2 / std::pow(std::cos(0.5), 2), std::tan(0.5)});
  checkSlope(slope("tanh(x) - y"), {std::tanh(0.5) - 2, 1 / std::pow(std::cosh(0.5), 2), -1});
  checkSlope(slope("atan(x) + y"), {std::atan(0.5) + 2, 0.8, 1});
  checkSlope(slope("abs(x - y)"), {1.5, -1, 1});
  checkSlope(slope("sigmoid(x) / y"),
             {0.5 / (1 + std::exp(-0.5)), 0.5 * std::exp(-0.5) / std::pow(1 + std::exp(-0.5), 2),
              -0.25 / (1 + std::exp(-0.5))});
  checkSlope(slope("maximum(x, y) + minimum(x, y)*10"), {7, 10, 1});
  checkSlope(slope("y^x"), {std::sqrt(2.0), std::sqrt(2.0) * std::log(2.0), 0.5 / std::sqrt(2.0)});
}

TEST_CASE("graph arithmetic: e = c − d, f = e², g = f/2 + 10/f by hand") {
  // At c = −4, d = 2: e = −6, f = 36; dg/df = 1/2 − 10/36², df/de = −12.
  const Opened run = LessonDraft()
                         .value("c", {{}, {-4}})
                         .value("d", {{}, {2}})
                         .line("e", "c - d")
                         .line("f", "e^2")
                         .line("g", "f/2 + 10/f")
                         .loss("g")
                         .gradients({"c", "d"})
                         .open();
  CHECK(run->value("e").data[0] == -6);
  CHECK(run->value("f").data[0] == 36);
  CHECK(run->value("g").data[0] == doctest::Approx(18 + 10.0 / 36).epsilon(1e-15));
  const double df = 0.5 - 10.0 / 1296;
  CHECK(run->value("grad.f").data[0] == doctest::Approx(df).epsilon(1e-15));
  CHECK(run->value("grad.c").data[0] == doctest::Approx(-12 * df).epsilon(1e-15));
  CHECK(run->value("grad.d").data[0] == doctest::Approx(12 * df).epsilon(1e-15));
}

TEST_CASE("graph arithmetic: the slopes of the well-known surfaces, by hand") {
  checkSlope(slopeOf("x^2/20 + y^2", -7, 2), {6.45, -0.7, 4});
  // Rosenbrock: −2(1 − x) − 400x(y − x²), 200(y − x²) at (−1.2, 1).
  checkSlope(slopeOf("(1 - x)^2 + 100*(y - x^2)^2", -1.2, 1), {24.2, -215.6, -88});
  // Himmelblau: 4x(x² + y − 11) + 2(x + y² − 7), 2(x² + y − 11) + 4y(x + y² − 7) at (1, 2).
  checkSlope(slopeOf("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", 1, 2), {68, -36, -32});
  // Beale at (1, 1): the brackets are 1.5, 2.25, 2.625, and x alone has the factors y − 1 = 0.
  checkSlope(slopeOf("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2", 1, 1),
             {14.203125, 0, 2 * (1.5 * 1 + 2.25 * 2 + 2.625 * 3)});
  // At (2, 0.5): brackets 0.5, 0.75, 0.875; by x −½, −¾, −⅞, by y x, 2xy, 3xy² = 2, 2, 1.5.
  checkSlope(slopeOf("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2", 2, 0.5),
             {0.5 * 0.5 + 0.75 * 0.75 + 0.875 * 0.875, -2 * (0.5 * 0.5 + 0.75 * 0.75 + 0.875 * 0.875),
              2 * (0.5 * 2 + 0.75 * 2 + 0.875 * 1.5)});
  checkSlope(slopeOf("x^2 - y^2", 0, 0), {0, 0, 0});
  checkSlope(slopeOf("x^3 + 0*y", -2, 1), {-8, 12, 0});
}

TEST_CASE("graph arithmetic: numbers and tensors mix, and gradients sum over what was repeated") {
  const Opened run = LessonDraft()
                         .value("X", {{2, 3}, {1, 2, 3, 4, 5, 6}})
                         .value("r", {{3}, {1, 0, -1}})
                         .value("c", {{2, 1}, {10, 20}})
                         .value("s", {{}, {2}})
                         .line("Y", "(X - r) * c / s + s^X")
                         .line("L", "sum(Y)")
                         .loss("L")
                         .open();
  CHECK(run->value("Y").data == std::vector<double>{0 + 2, 10 + 4, 20 + 8, 30 + 16, 50 + 32, 70 + 64});
  CHECK(run->value("grad.r").data == std::vector<double>{-15, -15, -15});
  CHECK(run->value("grad.c").data == std::vector<double>{3, 7.5});
  // −Σ(X − r)c/s² + Σ X s^(X − 1)
  CHECK(run->value("grad.s").data[0] == doctest::Approx(-45 - 45 + (0 + 321)));
}

TEST_CASE("graph arithmetic: the steps of the bowl read as on paper") {
  const Opened run = LessonDraft()
                         .value("x", {{}, {-7}})
                         .value("y", {{}, {2}})
                         .line("f", "x^2/20 + y^2")
                         .train("f", {"x", "y"}, "sgd(lr=0.1)")
                         .open();
  CHECK(linesOf(*run, Phase::forward, false) ==
        "f.2 = x^2 = (-7)^2 = 49\n"
        "f.1 = f.2 / 20 = 49 / 20 = 2.45\n"
        "f.3 = y^2 = 2^2 = 4\n"
        "f = f.1 + f.3 = 2.45 + 4 = 6.45\n");
  CHECK(linesOf(*run, Phase::forward, true) ==
        "x is raised to the power 2\n"
        "f.2 is divided by 20\n"
        "y is raised to the power 2\n"
        "f.1 and f.3 are added\n");
  CHECK(linesOf(*run, Phase::forward, true, Language::ko) ==
        "x를 2제곱한다\n"
        "f.2를 20으로 나눈다\n"
        "y를 2제곱한다\n"
        "f.1과 f.3을 더한다\n");
  const std::string back = linesOf(*run, Phase::backward, false);
  CHECK(back.find("∂f/∂x = ∂f/∂f.2·2·x^(2 - 1) = 0.05·2·(-7)^(2 - 1) = -0.7\n") != std::string::npos);
  CHECK(back.find("∂f/∂y = ∂f/∂f.3·2·y^(2 - 1) = 1·2·2^(2 - 1) = 4\n") != std::string::npos);
  CHECK(linesOf(*run, Phase::backward, true)
            .find("The gradient is multiplied by the exponent 2 and the base to a power one less\n") !=
        std::string::npos);
  CHECK(linesOf(*run, Phase::backward, true, Language::ko)
            .find("기울기에 지수 2와, 지수를 1만큼 줄인 밑의 거듭제곱을 곱한다\n") != std::string::npos);
}

TEST_CASE("graph arithmetic: a line that is only a number or a name computes nothing") {
  CHECK(said("3").find("this line computes nothing") != std::string::npos);
  CHECK(said("-3").find("this line computes nothing") != std::string::npos);
  CHECK(said("x").find("this line computes nothing") != std::string::npos);
  CHECK(said("pi").find("this line computes nothing") != std::string::npos);
}

TEST_CASE("graph arithmetic: a value used more often than a line can read has all its shares summed") {
  std::string f = "x";
  for (int k = 1; k < 75; ++k) f += " + x";
  const Slope found = slopeOf(f + " + y", 3, 1);
  CHECK(found.f == 226);
  CHECK(found.x == 75);
  const Opened run = LessonDraft().value("x", {{}, {3}}).line("f", f).loss("f").gradients({"x"}).open();
  CHECK(run->program.find("grad.x@x.fan_out2") >= 0);
  CHECK(run->program.find("grad.x@x.fan_out3") < 0);
}

TEST_CASE("graph arithmetic: what is not finite is named, and nothing crashes") {
  const auto first = [](const std::string& f) {
    const Opened run = LessonDraft().value("x", {{}, {1e308}}).value("z", {{}, {0}}).line("f", f).open();
    return run->value("f").data[0];
  };
  CHECK(std::isinf(first("x^2")));
  CHECK(std::isinf(first("x^1e308")));
  CHECK(std::isnan(first("z/z")));
  CHECK(std::isnan(first("(z - 1)^0.5")));
  CHECK(std::isnan(first("x^2 - x^2")));
}

TEST_CASE("graph arithmetic: rows of a mini-batch are whole and in range") {
  const auto with = [](std::vector<Tensor> rows) {
    const std::string all = LessonDraft()
                                .value("X", {{3, 2}, {1, 2, 3, 4, 5, 6}})
                                .values("rows", std::move(rows))
                                .line("B", "take(X, rows)")
                                .line("L", "sum(B * B)")
                                .problems();
    return all;
  };
  CHECK(with({{{2}, {0, 2}}, {{2}, {1, 1}}}).empty());
  CHECK(with({{{2}, {0, 2}}, {{2}, {1, 3}}}).find("expected: whole numbers from 0 to 2\n  found:    3") !=
        std::string::npos);
  CHECK(with({{{2}, {0.5, 2}}}).find("found:    0.5") != std::string::npos);
}
