#include "maths/vocabulary.h"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace gradwalk;

namespace {

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

// One question put to all three number types; they must agree.
struct Asked {
  double number, dual, term, again;
};

template <class F>
Asked ask(const std::vector<double>& row, const F& f) {
  const Reader<double> numbers;
  const Reader<Dual> duals;
  TermTree tree;
  const Reader<Term> terms(tree);
  const auto at = [&](std::int64_t k) { return row[static_cast<std::size_t>(k)]; };
  const auto count = static_cast<std::int64_t>(row.size());
  const Term recorded = f(terms, count, [&](std::int64_t k) { return tree.read(0, k, at(k)); });
  return {f(numbers, count, at),
          valueOf(f(duals, count,
                    [&](std::int64_t k) {
                      return Dual{at(k), 0.0};
                    })),
          valueOf(recorded), evaluate(tree, recorded.id, [](const TermNode& leaf) { return leaf.value; })};
}

double agreed(const Asked& asked) {
  const Tensor first{{1}, {asked.number}};
  CHECK(sameBits(first, {{1}, {asked.dual}}));
  CHECK(sameBits(first, {{1}, {asked.term}}));
  CHECK(sameBits(first, {{1}, {asked.again}}));
  return asked.number;
}

double largestOf(const std::vector<double>& row) {
  return agreed(ask(row, [](const auto& r, std::int64_t n, const auto& f) { return maximum(r, n, f); }));
}

double positionOf(const std::vector<double>& row) {
  return agreed(ask(row, [](const auto& r, std::int64_t n, const auto& f) { return position(r, n, f); }));
}

}  // namespace

TEST_CASE("vocabulary: the largest of a row, and the first place where it stands") {
  CHECK(largestOf({1, 3, 2}) == 3);
  CHECK(positionOf({1, 3, 2}) == 1);
  CHECK(positionOf({5, 1, 5}) == 0);
  CHECK(positionOf({-7}) == 0);
  CHECK(largestOf({-3, -1, -2}) == -1);
}

TEST_CASE("vocabulary: of 0 and −0 the first one is kept") {
  CHECK_FALSE(std::signbit(largestOf({0.0, -0.0})));
  CHECK(std::signbit(largestOf({-0.0, 0.0})));
}

TEST_CASE("vocabulary: a number that is none is the largest, so that it is seen") {
  CHECK(std::isnan(largestOf({1, noNumber, 2})));
  CHECK(positionOf({1, noNumber, 2}) == 1);
  CHECK(positionOf({noNumber, 1, noNumber}) == 0);
}

TEST_CASE("vocabulary: sums run left to right") {
  // 1 is lost beside 1e16, and found again when it comes last.
  const auto total = [](const std::vector<double>& row) {
    return agreed(ask(row, [](const auto& r, std::int64_t n, const auto& f) { return sum(r, n, f); }));
  };
  CHECK(total({1e16, 1, -1e16}) == 0.0);
  CHECK(total({1e16, -1e16, 1}) == 1.0);
  CHECK(total({}) == 0.0);
}

TEST_CASE("vocabulary: of three indices the last runs fastest") {
  const Reader<double> r;
  std::vector<std::int64_t> order;
  sum(r, {2, 1, 3}, [&](std::int64_t a, std::int64_t b, std::int64_t c) {
    order.push_back(100 * a + 10 * b + c);
    return 0.0;
  });
  CHECK(order == std::vector<std::int64_t>{0, 1, 2, 100, 101, 102});
}

TEST_CASE("vocabulary: sumIf leaves out what is not kept, and asks for nothing there") {
  TermTree tree;
  const Reader<Term> r(tree);
  const Term total = sumIf(
      r, 6, [](std::int64_t k) { return k % 2 == 1; },
      [&](std::int64_t k) { return tree.constant(static_cast<double>(k)); });
  CHECK(valueOf(total) == 9.0);
  CHECK(tree.node(total.id).childCount == 3);
}

TEST_CASE("vocabulary: a maximum's derivative is that of the cell it chose") {
  const Reader<Dual> r;
  const std::vector<Dual> row = {{1, 10}, {4, 20}, {4, 30}};
  CHECK(maximum(r, 3, [&](std::int64_t k) { return row[static_cast<std::size_t>(k)]; }).derivative == 20.0);
  CHECK(position(r, 3, [&](std::int64_t k) { return row[static_cast<std::size_t>(k)]; }).derivative == 0.0);
}

TEST_CASE("vocabulary: the smallest is the first one on a tie, and NaN wins") {
  const auto smallestOf = [](const std::vector<double>& row) {
    return agreed(ask(row, [](const auto& r, std::int64_t n, const auto& f) { return minimum(r, n, f); }));
  };
  CHECK(smallestOf({3.0, 1.0, 2.0}) == 1.0);
  CHECK(std::signbit(smallestOf({-0.0, 0.0})));
  CHECK_FALSE(std::signbit(smallestOf({0.0, -0.0})));
  CHECK(std::isnan(smallestOf({1.0, noNumber, -2.0})));
}

TEST_CASE("vocabulary: powers and functions are one number for every number type") {
  const auto of = [](std::vector<double> row, const auto& f) {
    return agreed(ask(row, [&](const auto&, std::int64_t, const auto& at) { return f(at(0), at(1)); }));
  };
  const auto power = [&](double a, double b) {
    return of({a, b}, [](auto x, auto y) { return gradwalk::pow(x, y); });
  };
  CHECK(power(-7.0, 2.0) == 49.0);
  CHECK(power(-2.0, 3.0) == -8.0);
  CHECK(power(2.0, -1.0) == 0.5);
  CHECK(power(0.0, 0.0) == 1.0);
  CHECK(std::isinf(power(1e308, 2.0)));
  CHECK(std::isnan(power(-8.0, 0.5)));
  for (int k = 0; k < 2000; ++k) {  // std::pow misses one square in a thousand by the last bit
    const double a = 0.001 + 0.0137 * k;
    CHECK(power(a, 2.0) == a * a);
  }
  CHECK(of({-2.0, 0.0}, [](auto x, auto) { return gradwalk::abs(x); }) == 2.0);
  CHECK(of({0.5, 0.0}, [](auto x, auto) {
          return gradwalk::sin(x) + gradwalk::cos(x) * gradwalk::tan(x) -
                 gradwalk::tanh(x) / gradwalk::atan(x);
        }) == std::sin(0.5) + std::cos(0.5) * std::tan(0.5) - std::tanh(0.5) / std::atan(0.5));
}
