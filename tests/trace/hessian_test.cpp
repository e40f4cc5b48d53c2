#include "trace/hessian.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "lesson/surface_formulas.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

// The gradient's own central differences.
double difference(const OpenedDraft& d, const std::vector<std::string>& names, std::vector<double> at,
                  std::size_t row, std::size_t column) {
  const double h = 1e-5, x = at[column];
  at[column] = x + h;
  const auto high = hessianAt(d.program, d.lesson, 1, names, at);
  at[column] = x - h;
  const auto low = hessianAt(d.program, d.lesson, 1, names, at);
  REQUIRE(high.has_value());
  REQUIRE(low.has_value());
  return (high->gradient[row] - low->gradient[row]) / (2.0 * h);
}

void checkAgainstDifferences(const OpenedDraft& d, const std::vector<std::string>& names) {
  const auto here = hessianAt(d.trace, 1, names);
  REQUIRE(here.has_value());
  std::vector<double> at;
  for (const std::string& name : names)
    for (const double cell : d.value(name).data) at.push_back(cell);
  REQUIRE(at.size() == here->size);
  double largest = 0.0;
  for (const double cell : here->cells) largest = std::max(largest, std::fabs(cell));
  CHECK(largest > 1e-3);
  // Of a network that is sure, the second derivatives are small and what they come from is not.
  largest = std::max(largest, 0.1);
  for (std::size_t r = 0; r < here->size; ++r)
    for (std::size_t c = 0; c < here->size; ++c) {
      CAPTURE(r);
      CAPTURE(c);
      CHECK(std::fabs(here->at(r, c) - here->at(c, r)) <= 1e-13 * largest);
      CHECK(std::fabs(here->at(r, c) - difference(d, names, at, r, c)) <= 1e-8 * largest);
    }
}

}  // namespace

TEST_CASE("hessian: the bowl's, and its gradient and loss") {
  const Opened bowl = bowlDraft(3, "0.9").open();
  const auto h = hessianAt(bowl->program, bowl->lesson, 1, {"x", "y"}, {-7, 2});
  REQUIRE(h.has_value());
  CHECK(h->loss == 49.0 / 20.0 + 4.0);
  CHECK(h->gradient[0] == doctest::Approx(-0.7));
  CHECK(h->gradient[0] == bowl->value("grad.x").data[0]);
  CHECK(h->gradient[1] == 4.0);
  CHECK(h->cells == std::vector<double>{0.1, 0.0, 0.0, 2.0});
  // The other way round, and where the run is in its third iteration.
  const auto turned = hessianAt(bowl->trace, 3, {"y", "x"});
  REQUIRE(turned.has_value());
  CHECK(turned->cells == std::vector<double>{2.0, 0.0, 0.0, 0.1});
  CHECK(turned->gradient[0] == bowl->value("grad.y", 3).data[0]);
  CHECK(turned->loss == bowl->value("f", 3).data[0]);
}

TEST_CASE("hessian: agrees with the formulas of the same graph to 1e-12") {
  // Rosenbrock and Himmelblau with the signs that lessons have, and a quotient.
  const char* graphs[][4] = {{"x * x + (-1) * y", "(a * a) * 100 + (x + (-1)) * (x + (-1))", "", ""},
                             {"x * x + y + (-11)", "a * a + (x + y * y + (-7)) * (x + y * y + (-7))", "", ""},
                             {"x / (y * y + 3)", "a * a * x + a", "", ""}};
  for (const auto& graph : graphs) {
    const Opened d = LessonDraft()
                         .value("x", {{}, {0.3}})
                         .value("y", {{}, {-0.7}})
                         .line("a", graph[0])
                         .line("f", graph[1])
                         .train("f", {"x", "y"}, "sgd(lr=0.1)")
                         .open();
    const auto formulas = surfaceFormulas(d->lesson, "f", "x", "y");
    REQUIRE(formulas.has_value());
    for (const auto& at : {std::vector<double>{0.3, -0.7}, {-1.2, 1.0}, {3.1, 2.2}}) {
      const auto h = hessianAt(d->program, d->lesson, 1, {"x", "y"}, at);
      REQUIRE(h.has_value());
      const SurfaceValues v = surfaceValues(*formulas, at[0], at[1]);
      CHECK(h->loss == doctest::Approx(v.f).epsilon(1e-12));
      CHECK(h->gradient[0] == doctest::Approx(v.dx).epsilon(1e-12));
      CHECK(h->gradient[1] == doctest::Approx(v.dy).epsilon(1e-12));
      CHECK(h->at(0, 0) == doctest::Approx(v.dxx).epsilon(1e-12));
      CHECK(h->at(0, 1) == doctest::Approx(v.dxy).epsilon(1e-12));
      CHECK(h->at(1, 0) == doctest::Approx(v.dxy).epsilon(1e-12));
      CHECK(h->at(1, 1) == doctest::Approx(v.dyy).epsilon(1e-12));
    }
  }
}

TEST_CASE("hessian: of networks it is symmetric and agrees with differences of the gradient") {
  checkAgainstDifferences(*contrastDraft().open(), {"b", "c"});
  checkAgainstDifferences(*cnnDraft().open(), {"K", "b_conv", "W_dense", "b_dense"});
  checkAgainstDifferences(*dropoutDraft().open(), {"w"});
}

TEST_CASE("hessian: of a line fitted to points it is the sums over the points") {
  // L over (w, b) for the points (0, 1), (1, 2), (2, 2), (4, 6); squared error is one half.
  const Opened d = LessonDraft()
                       .value("x", {{4, 1}, {0, 1, 2, 4}})
                       .value("t", {{4, 1}, {1, 2, 2, 6}})
                       .value("w", {{1, 1}, {0.5}})
                       .value("b", {{1}, {0}})
                       .line("p", "dense(x, w, b)")
                       .line("L", "squared_error(p, t)")
                       .train("L", {"w", "b"}, "sgd(lr=0.01)")
                       .open();
  checkAgainstDifferences(*d, {"w", "b"});
  const auto h = hessianAt(d->trace, 1, {"w", "b"});
  const double share = h->at(1, 1) / 4.0;  // of each point, whatever the convention divides by
  CHECK(h->at(0, 0) == doctest::Approx(21.0 * share));
  CHECK(h->at(0, 1) == doctest::Approx(7.0 * share));
}

TEST_CASE("hessian: what has none is nullopt") {
  const Opened bowl = bowlDraft(1, "0.1").open();
  CHECK_FALSE(hessianAt(bowl->program, bowl->lesson, 1, {"x", "z"}, {1, 2}).has_value());
  CHECK_FALSE(hessianAt(bowl->program, bowl->lesson, 1, {"x", "x"}, {1, 2}).has_value());
  CHECK_FALSE(hessianAt(bowl->program, bowl->lesson, 1, {"x", "y"}, {1}).has_value());
  CHECK_FALSE(hessianAt(bowl->program, bowl->lesson, 1, {}, {}).has_value());
  CHECK_FALSE(hessianAt(bowl->program, bowl->lesson, 1, {"f"}, {1}).has_value());
  CHECK_FALSE(hessianAt(bowl->trace, 2, {"x", "y"}).has_value());
  CHECK_FALSE(hessianAt(contrastDraft().open()->trace, 1, {"W"}).has_value());  // 24 cells
  const Opened forward = LessonDraft().value("x", {{}, {1}}).line("f", "x * x").open();
  CHECK_FALSE(hessianAt(forward->program, forward->lesson, 1, {"x"}, {1}).has_value());
}
