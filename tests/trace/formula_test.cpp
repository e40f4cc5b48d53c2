// From a recorded term to the text of a formula line.
#include "trace/formula.h"

#include <doctest/doctest.h>

#include <cmath>

#include "maths/digits.h"
#include "maths/random.h"
#include "maths/vocabulary.h"
#include "trace/calculator.h"

using namespace gradwalk;

namespace {

const LeafView asNumbers{[](const TermNode& node) -> Piece {
  return {shortest(node.value), Role::plain, -1, -1};
}};

std::string shown(Term term, const ExplainOptions& options = {.mostTerms = 12, .wholeSums = true}) {
  return text(layOut(*term.tree, term.id, asNumbers, options));
}

// Random expressions: each draw takes the next number of the key.
struct Draw {
  RandomKey key;
  std::uint64_t at = 0;
  double number() { return uniform(key, at++); }
  int below(int n) { return static_cast<int>(number() * n); }
};

Term randomTerm(TermTree& tree, Draw& draw, int depth) {
  const Reader<Term> r(tree);
  const auto sub = [&] { return randomTerm(tree, draw, depth - 1); };
  if (depth == 0 || draw.below(6) == 0)
    return tree.constant((draw.below(2) == 0 ? 1 : -1) * (1.0 + std::round(1000.0 * draw.number())) / 100.0);
  switch (draw.below(15)) {
    case 0:
      return -sub();
    case 1:
      return sub() + sub();
    case 2:
      return sub() - sub();
    case 3:
      return sub() * sub();
    case 4:
      return sub() / (tree.constant(1.5) * randomTerm(tree, draw, 0));  // never by an indicator's 0 or −0
    case 5:
      return exp(tree.constant(draw.number()) * tree.constant(-1.0));
    case 6:
      return where(greater(sub(), sub()), sub(), tree.constant(0.0));
    case 7:
      return where(greater(sub(), sub()), sub(), sub());
    case 8:
      return sum(r, draw.below(4), [&](std::int64_t) { return sub(); });
    case 9:
      return maximum(r, 1 + draw.below(3), [&](std::int64_t) { return sub(); });
    case 10:
      return minimum(r, 1 + draw.below(3), [&](std::int64_t) { return sub(); });
    case 11:
      return pow(sub(), tree.constant(draw.below(2) == 0 ? 2.0 : 3.0));
    case 12:
      return pow(abs(sub()) + tree.constant(0.5), tree.constant(draw.number() * 4.0 - 2.0));
    case 13:
      return draw.below(2) == 0 ? sin(sub()) : cos(sub());
    default:
      return where(equal(sub(), sub()), tree.constant(1.0), tree.constant(0.0));
  }
}

}  // namespace

TEST_CASE("formula: parentheses stand where they change the value, and nowhere else") {
  TermTree tree;
  const auto n = [&](double value) { return tree.constant(value); };
  CHECK(shown(n(1) - (n(2) + n(3))) == "1 - (2 + 3)");
  CHECK(shown(n(1) - (n(2) - n(3))) == "1 - (2 - 3)");
  CHECK(shown((n(1) - n(2)) - n(3)) == "1 - 2 - 3");
  CHECK(shown(n(1) + n(2) * n(3)) == "1 + 2·3");
  CHECK(shown((n(1) + n(2)) * n(3)) == "(1 + 2)·3");
  CHECK(shown(n(6) / (n(2) * n(3))) == "6 / (2·3)");
  CHECK(shown(n(6) / n(2) * n(3)) == "6 / 2·3");
  CHECK(shown(n(6) * (n(2) / n(3))) == "6·(2 / 3)");
  CHECK(shown(-(n(1) + n(2)) / n(3)) == "-(1 + 2) / 3");
  CHECK(shown(n(4) * -(n(1) * n(2))) == "4·(-1·2)");
  CHECK(shown(n(4) - -n(2)) == "4 - (-2)");
}

TEST_CASE("formula: a negative number gets parentheses only behind another sign") {
  TermTree tree;
  const auto n = [&](double value) { return tree.constant(value); };
  CHECK(shown(n(-1) + n(-2) * n(-3)) == "-1 + (-2)·(-3)");
  CHECK(shown(exp(n(-1))) == "exp(-1)");
  CHECK(shown(n(2) * (n(-1) - n(-3))) == "2·(-1 - (-3))");
  CHECK(shown(where(greater(n(-1), n(-2)), n(-3), n(0))) == "1(-1 > -2)·(-3)");
  CHECK(shown(where(equal(n(1), n(2)), n(1), n(0))) == "1(1 = 2)");
  CHECK(shown(where(greater(n(1), n(2)), n(-3), n(-4))) == "{-3 : 1 > 2 ; -4}");
}

TEST_CASE("formula: a power binds tighter than a minus, and what carries an exponent is one thing") {
  TermTree tree;
  const auto n = [&](double value) { return tree.constant(value); };
  CHECK(shown(pow(n(3), n(2))) == "3^2");
  CHECK(shown(pow(n(-3), n(2))) == "(-3)^2");
  CHECK(shown(-pow(n(3), n(2))) == "-3^2");
  CHECK(shown(pow(-n(3), n(2))) == "(-3)^2");
  CHECK(shown(pow(n(2), n(-1))) == "2^(-1)");
  CHECK(shown(pow(n(1) / n(2), n(3))) == "(1 / 2)^3");
  CHECK(shown(pow(n(1) - n(2), n(3) - n(1))) == "(1 - 2)^(3 - 1)");
  CHECK(shown(pow(pow(n(2), n(3)), n(2))) == "(2^3)^2");
  CHECK(shown(pow(n(2), pow(n(3), n(2)))) == "2^(3^2)");
  CHECK(shown(n(2) * pow(n(3), n(2)) / n(4)) == "2·3^2 / 4");
  CHECK(shown(pow(sin(n(1)), n(2))) == "sin(1)^2");
  CHECK(shown(pow(n(1e-7), n(2))) == "(1e-07)^2");
  CHECK(shown(n(2) - pow(n(-1), n(3))) == "2 - (-1)^3");
}

TEST_CASE("formula: an absolute value stands in bars; bars within bars are spelled out") {
  TermTree tree;
  const auto n = [&](double value) { return tree.constant(value); };
  CHECK(shown(abs(n(-3))) == "|-3|");
  CHECK(shown(n(2) * abs(n(-1) - n(-2))) == "2·|-1 - (-2)|");
  CHECK(shown(pow(abs(n(-3)), n(2))) == "|-3|^2");
  CHECK(shown(abs(n(1) + abs(n(-2)))) == "abs(1 + |-2|)");
  const Reader<Term> r(tree);
  CHECK(shown(minimum(r, 2, [&](std::int64_t k) { return n(k == 0 ? 4 : -3); })) == "min(4, -3)");
}

TEST_CASE("formula: long sums keep their ends; a sum whose end is not known ends in an ellipsis") {
  TermTree tree;
  const Reader<Term> r(tree);
  const auto count = [&](std::int64_t n) {
    return sum(r, n, [&](std::int64_t k) { return tree.constant(static_cast<double>(k)); });
  };
  CHECK(shown(count(6), {.mostTerms = 6}) == "0 + 1 + 2 + 3 + 4 + 5");
  CHECK(shown(count(7), {.mostTerms = 6}) == "0 + 1 + 2 + 3 + … + 5 + 6");
  CHECK(shown(count(maxRecordedTerms + 5), {.mostTerms = 6}) == "0 + 1 + 2 + 3 + …");
  CHECK(shown(count(0)) == "0");
  CHECK(shown(count(1)) == "0");
}

TEST_CASE("formula: whatever is recorded, the text gives its value when it is worked out") {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
    TermTree tree;
    Draw draw{randomKey(seed, 0, "formula")};
    const Term term = randomTerm(tree, draw, 4);
    const double value = tree.node(term.id).value;
    const std::string line = shown(term);
    CAPTURE(line);
    const auto again = calculate(line);
    REQUIRE(again.has_value());
    if (!std::isfinite(value) || !std::isfinite(*again)) continue;
    ++compared;
    CHECK(std::fabs(*again - value) <= 1e-9 * std::max(1.0, std::fabs(value)));
  }
  CHECK(compared > 3000);
}

TEST_CASE("formula: the digits that a line needs") {
  TermTree tree;
  const auto read = [&](double value) { return tree.read(0, 0, value); };
  const Term easy = read(2.0) * read(3.0);
  CHECK(reAdd(tree, easy.id, 6.0).digits == 5);
  CHECK(reAdd(tree, easy.id, 6.0).holds);
  // A third of a third: 0.33333² is 0.11111, a digit too few is not needed.
  const Term third = read(1.0 / 3.0) * read(1.0 / 3.0);
  CHECK(reAdd(tree, third.id, 1.0 / 9.0).holds);
  // Cancellation that eight digits do not see.
  const Term close = read(1.0 + 1e-9) - read(1.0);
  const ReAdding about = reAdd(tree, close.id, 1e-9);
  CHECK_FALSE(about.holds);
  CHECK(about.digits == mostDigits);
  CHECK(about.lastPlace > 0);
}
