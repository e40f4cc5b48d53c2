#include "maths/random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace gradwalk;

TEST_CASE("random: a draw depends on seed, iteration, quantity and index, and on nothing else") {
  const double w = normal(randomKey(1, 0, "W"), 5);
  CHECK(normal(randomKey(1, 0, "W"), 5) == w);
  CHECK(normal(randomKey(2, 0, "W"), 5) != w);
  CHECK(normal(randomKey(1, 1, "W"), 5) != w);
  CHECK(normal(randomKey(1, 0, "V"), 5) != w);
  CHECK(normal(randomKey(1, 0, "W"), 6) != w);
}

TEST_CASE("random: the numbers are these on every machine") {
  const RandomKey key = randomKey(1, 0, "W");
  CHECK(uniform(key, 0) == 0.43618888058272076);
  CHECK(uniform(key, 1000000) == 0.71166405153334977);
  CHECK(normal(key, 0) == -0.80388828560331371);
  CHECK(normal(key, 1) == -0.36797124888922117);
}

TEST_CASE("random: uniform numbers fill [0, 1) evenly") {
  const RandomKey key = randomKey(7, 3, "mask");
  const int count = 100000;
  int below[10] = {};
  double sum = 0.0;
  for (int i = 0; i < count; ++i) {
    const double u = uniform(key, static_cast<std::uint64_t>(i));
    REQUIRE(u >= 0.0);
    REQUIRE(u < 1.0);
    sum += u;
    ++below[static_cast<int>(u * 10)];
  }
  CHECK(std::fabs(sum / count - 0.5) < 0.005);
  for (const int bin : below) CHECK(std::abs(bin - count / 10) < 400);
}

TEST_CASE("random: normal numbers have mean 0, deviation 1 and no neighbour's shadow") {
  const RandomKey key = randomKey(1, 0, "W");
  const int count = 100000;
  double sum = 0.0, squares = 0.0, cubes = 0.0, neighbours = 0.0, last = 0.0;
  int within = 0;
  for (int i = 0; i < count; ++i) {
    const double z = normal(key, static_cast<std::uint64_t>(i));
    REQUIRE(std::isfinite(z));
    sum += z;
    squares += z * z;
    cubes += z * z * z;
    neighbours += z * last;
    last = z;
    if (std::fabs(z) < 1.0) ++within;
  }
  CHECK(std::fabs(sum / count) < 0.015);
  CHECK(std::fabs(squares / count - 1.0) < 0.02);
  CHECK(std::fabs(cubes / count) < 0.04);
  CHECK(std::fabs(neighbours / count) < 0.015);
  CHECK(std::fabs(within / static_cast<double>(count) - 0.682689) < 0.006);
}

TEST_CASE("random: two quantities with the same seed do not follow each other") {
  const RandomKey a = randomKey(1, 0, "W"), b = randomKey(1, 0, "b");
  double product = 0.0;
  const int count = 100000;
  for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i)
    product += normal(a, i) * normal(b, i);
  CHECK(std::fabs(product / count) < 0.015);
}

TEST_CASE("random: the fixed logarithm and cosine are those of the library") {
  for (int k = 1; k <= 20000; ++k) {
    const double x = k / 20000.0;
    CHECK(std::fabs(fixedLog(x) - std::log(x)) <= 1e-15 * std::fabs(std::log(x)));
    const double turns = (k - 1) / 20000.0;
    CHECK(std::fabs(fixedCosine(turns) - std::cos(2.0 * std::numbers::pi * turns)) < 2e-15);
  }
  CHECK(fixedLog(1.0) == 0.0);
  CHECK(std::fabs(fixedLog(0x1p-53) - std::log(0x1p-53)) < 1e-14);
  CHECK(fixedCosine(0.0) == 1.0);
  CHECK(fixedCosine(0.25) == 0.0);
  CHECK(fixedCosine(0.5) == -1.0);
}
