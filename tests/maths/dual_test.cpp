#include "maths/dual.h"

#include <doctest/doctest.h>

#include <cmath>

#include "maths/random.h"
#include "maths/vocabulary.h"

using namespace gradwalk;

namespace {

// Richardson's extrapolation of central differences; good to about 1e-10.
template <class F>
double slope(const F& f, double x) {
  const auto central = [&](double h) { return (f(x + h) - f(x - h)) / (2.0 * h); };
  const double h = 1e-3 * (std::fabs(x) + 0.1);
  const double a = central(h), b = central(h / 2), c = central(h / 4);
  return (64.0 * c - 20.0 * b + a) / 45.0;
}

template <class F>
void checkDerivative(const char* name, const F& f, double low, double high) {
  CAPTURE(name);
  const RandomKey key = randomKey(3, 0, name);
  for (std::uint64_t k = 0; k < 50; ++k) {
    const double x = low + (high - low) * uniform(key, k);
    CAPTURE(x);
    const Dual y = f(Dual{x, 1.0});
    CHECK(y.value == f(x));
    CHECK(y.derivative == doctest::Approx(slope(f, x)).epsilon(1e-8));
  }
}

}  // namespace

TEST_CASE("dual: every function's derivative is that of finite differences") {
  checkDerivative(
      "negate", [](auto x) { return -x; }, -3, 3);
  checkDerivative(
      "add", [](auto x) { return x + x * x; }, -3, 3);
  checkDerivative(
      "subtract", [](auto x) { return x * x - x; }, -3, 3);
  checkDerivative(
      "multiply", [](auto x) { return x * x * x; }, 0.5, 3);
  checkDerivative(
      "divide", [](auto x) { return x / (x * x + x); }, 0.5, 3);
  checkDerivative(
      "exp", [](auto x) { return gradwalk::exp(x * x); }, 0.2, 1.5);
  checkDerivative(
      "log", [](auto x) { return gradwalk::log(x * x); }, 0.5, 3);
  checkDerivative(
      "sqrt", [](auto x) { return gradwalk::sqrt(x * x * x); }, 0.5, 3);
  checkDerivative(
      "sigmoid", [](auto x) { return gradwalk::exp(x) / (gradwalk::exp(x) + gradwalk::exp(x - x)); }, -3, 3);
  checkDerivative(
      "where", [](auto x) { return where(greater(x, x * x), x * x, -x); }, 0.1, 0.9);
}

TEST_CASE("dual: the derivative follows one chosen direction") {
  const Dual x{3.0, 1.0}, y{5.0, 0.0};
  CHECK((x * y).derivative == 5.0);
  CHECK((y * y).derivative == 0.0);
  const Dual both[] = {{3.0, 2.0}, {5.0, -1.0}};  // 2·∂/∂x − ∂/∂y of x·y
  CHECK((both[0] * both[1]).derivative == 2.0 * 5.0 - 3.0);
}

TEST_CASE("dual: a branch takes the derivative of the side it chose") {
  CHECK(where(greater(Dual{2, 1}, Dual{1, 0}), Dual{4, 7}, Dual{5, 8}).derivative == 7.0);
  CHECK(where(greater(Dual{1, 1}, Dual{1, 0}), Dual{4, 7}, Dual{5, 8}).derivative == 8.0);
  CHECK(where(equal(Dual{1, 1}, Dual{1, 0}), Dual{4, 7}, Dual{5, 8}).derivative == 7.0);
}

TEST_CASE("dual: a power with a whole exponent has its exact derivative, at 0 and below too") {
  const auto slope = [](double x, double n) { return pow(Dual{x, 1.0}, Dual{n, 0.0}).derivative; };
  CHECK(slope(-2.0, 3.0) == 12.0);
  CHECK(slope(-7.0, 2.0) == -14.0);
  CHECK(slope(0.0, 2.0) == 0.0);
  CHECK(slope(0.0, 1.0) == 1.0);
  CHECK(slope(0.0, 0.0) == 0.0);
  CHECK(slope(2.0, -1.0) == -0.25);
  CHECK(std::isinf(slope(0.0, 0.5)));
  CHECK(std::isnan(slope(-2.0, 0.5)));
}

TEST_CASE("dual: a power by its exponent") {
  const auto slope = [](double a, double b) { return pow(Dual{a, 0.0}, Dual{b, 1.0}).derivative; };
  CHECK(slope(2.0, 3.0) == doctest::Approx(8.0 * std::log(2.0)).epsilon(1e-15));
  CHECK(slope(0.0, 3.0) == 0.0);
  CHECK(std::isnan(slope(-2.0, 2.0)));
  const Dual both = pow(Dual{3.0, 1.0}, Dual{3.0, 1.0});  // xˣ: xˣ(1 + log x)
  CHECK(both.derivative == doctest::Approx(27.0 * (1.0 + std::log(3.0))).epsilon(1e-15));
}

TEST_CASE("dual: the functions' derivatives") {
  const Dual x{0.5, 2.0};
  CHECK(sin(x).derivative == 2.0 * std::cos(0.5));
  CHECK(cos(x).derivative == -2.0 * std::sin(0.5));
  CHECK(tan(x).derivative == doctest::Approx(2.0 / (std::cos(0.5) * std::cos(0.5))).epsilon(1e-15));
  CHECK(tanh(x).derivative == doctest::Approx(2.0 / (std::cosh(0.5) * std::cosh(0.5))).epsilon(1e-15));
  CHECK(atan(x).derivative == 1.6);
  CHECK(abs(Dual{-3.0, 2.0}).derivative == -2.0);
  CHECK(abs(Dual{0.0, 2.0}).derivative == 0.0);
}
