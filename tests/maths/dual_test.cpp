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
