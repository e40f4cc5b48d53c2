#include "maths/term.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "maths/vocabulary.h"

using namespace gradwalk;

namespace {

const auto unchanged = [](const TermNode& leaf) { return leaf.value; };

double valueAt(const TermTree& tree, Term term) { return tree.node(term.id).value; }

}  // namespace

TEST_CASE("term: recording computes the value and remembers what was read") {
  TermTree tree;
  const Term k = tree.read(1, 0, 2.0), x = tree.read(0, 4, 3.0);
  const Term z = k * x + tree.constant(0.5);
  CHECK(valueAt(tree, z) == 6.5);
  const TermNode& sum = tree.node(z.id);
  REQUIRE(sum.kind == TermKind::add);
  const TermNode& product = tree.node(tree.child(sum, 0));
  REQUIRE(product.kind == TermKind::multiply);
  CHECK(tree.node(tree.child(product, 0)).slot == 1);
  CHECK(tree.node(tree.child(product, 1)).cell == 4);
}

TEST_CASE("term: every kind of node has the value of the same arithmetic on doubles") {
  TermTree tree;
  const double a = 1.7, b = -0.3;
  const Term x = tree.constant(a), y = tree.constant(b);
  struct Case {
    Term made;
    double expected;
  };
  const Case cases[] = {{-x, -a},
                        {x + y, a + b},
                        {x - y, a - b},
                        {x * y, a * b},
                        {x / y, a / b},
                        {exp(y), std::exp(b)},
                        {log(x), std::log(a)},
                        {sqrt(x), std::sqrt(a)},
                        {where(greater(x, y), x, y), a},
                        {where(greater(y, x), x, y), b},
                        {where(equal(x, x), y, x), b},
                        {where(equal(x, y), y, x), a}};
  for (const Case& c : cases) {
    CHECK(valueAt(tree, c.made) == c.expected);
    CHECK(evaluate(tree, c.made.id, unchanged) == c.expected);
  }
}

TEST_CASE("term: evaluating again with other leaves follows conditions, maxima and positions") {
  TermTree tree;
  const Reader<Term> r(tree);
  const Term x = tree.read(0, 0, 2.0), y = tree.read(0, 1, 5.0);
  const Term pair[] = {x, y};
  const auto at = [&](std::int64_t k) { return pair[k]; };
  const Term larger = maximum(r, 2, at), which = position(r, 2, at),
             branch = where(greater(x, y), x * x, y * y);
  const auto turned = [](const TermNode& leaf) { return leaf.cell == 0 ? 9.0 : 1.0; };
  CHECK(evaluate(tree, larger.id, unchanged) == 5.0);
  CHECK(evaluate(tree, larger.id, turned) == 9.0);
  CHECK(evaluate(tree, which.id, unchanged) == 1.0);
  CHECK(evaluate(tree, which.id, turned) == 0.0);
  CHECK(evaluate(tree, branch.id, unchanged) == 25.0);
  CHECK(evaluate(tree, branch.id, turned) == 81.0);
}

TEST_CASE("term: the summands of a sum and a bias stand in one row") {
  TermTree tree;
  const Reader<Term> r(tree);
  const Term bias = tree.read(1, 0, 10.0);
  const Term total =
      sum(r, 3, [&](std::int64_t k) { return tree.constant(2.0) * tree.read(0, k, static_cast<double>(k)); });
  tree.root = (total + bias).id;
  const auto parts = summands(tree);
  REQUIRE(parts.size() == 4);
  CHECK(tree.node(parts[2]).value == 4.0);
  CHECK(parts[3] == bias.id);
}

TEST_CASE("term: what is no sum is its own only summand, and an empty sum has none") {
  TermTree tree;
  const Reader<Term> r(tree);
  tree.root = (tree.constant(2.0) * tree.constant(3.0)).id;
  CHECK(summands(tree) == std::vector<std::int32_t>{tree.root});
  tree.root = sum(r, 0, [&](std::int64_t) { return tree.constant(1.0); }).id;
  CHECK(summands(tree).empty());
  CHECK(tree.node(tree.root).value == 0.0);
  CHECK(evaluate(tree, tree.root, unchanged) == 0.0);
}

TEST_CASE("term: a sum starts with its first term, so that −0 stays −0") {
  TermTree tree;
  const Reader<Term> r(tree);
  const Term total = sum(r, 2, [&](std::int64_t) { return tree.constant(-0.0); });
  CHECK(std::signbit(valueAt(tree, total)));
  CHECK(std::signbit(evaluate(tree, total.id, unchanged)));
  Reader<double> numbers;
  CHECK(std::signbit(sum(numbers, 2, [](std::int64_t) { return -0.0; })));
  CHECK_FALSE(std::signbit(sum(numbers, 2, [](std::int64_t k) { return k == 0 ? -0.0 : 0.0; })));
}

TEST_CASE("term: a very long sum keeps its first terms and one node for the rest") {
  const std::int64_t extra = 904, count = maxRecordedTerms + extra;
  const auto number = [](std::int64_t k) { return 1.0 / static_cast<double>(k + 1); };
  TermTree tree;
  const Reader<Term> r(tree);
  const Term total =
      sum(r, count, [&](std::int64_t k) { return tree.read(0, k, number(k)) * tree.constant(1.0); });
  tree.root = total.id;

  Reader<double> numbers;
  CHECK(valueAt(tree, total) == sum(numbers, count, [&](std::int64_t k) { return number(k) * 1.0; }));

  const auto parts = summands(tree);
  REQUIRE(static_cast<std::int64_t>(parts.size()) == maxRecordedTerms + 1);
  const TermNode& rest = tree.node(parts.back());
  CHECK(rest.kind == TermKind::omitted);
  CHECK(rest.cell == extra);
  double expected = 0.0;
  for (std::int64_t k = maxRecordedTerms; k < count; ++k) expected += number(k);
  CHECK(rest.value == doctest::Approx(expected).epsilon(1e-14));
  CHECK(evaluate(tree, total.id, unchanged) == doctest::Approx(valueAt(tree, total)).epsilon(1e-14));
  // Memory stays bounded: three nodes a recorded term, the rest, and the sum.
  CHECK(static_cast<std::int64_t>(tree.nodes.size()) == 3 * maxRecordedTerms + 2);
}

TEST_CASE("term: a sum of exactly the recorded length omits nothing") {
  TermTree tree;
  const Reader<Term> r(tree);
  tree.root = sum(r, maxRecordedTerms, [&](std::int64_t) { return tree.constant(1.0); }).id;
  CHECK(static_cast<std::int64_t>(summands(tree).size()) == maxRecordedTerms);
  CHECK(tree.node(tree.root).value == static_cast<double>(maxRecordedTerms));
}

TEST_CASE("term: padding is a zero that knows which operand it lies outside of") {
  TermTree tree;
  const Term zero = tree.padding(3);
  CHECK(valueAt(tree, zero) == 0.0);
  CHECK(tree.node(zero.id).slot == 3);
  CHECK(tree.node(zero.id).kind == TermKind::padding);
}
