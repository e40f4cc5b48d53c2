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
