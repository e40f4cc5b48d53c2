// From a recorded term to the text of a formula line.
#include "trace/formula.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

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

// One draw a statement: the order of evaluation within one is the compiler's choice.
Term randomTerm(TermTree& tree, Draw& draw, int depth) {
  const Reader<Term> r(tree);
  const auto sub = [&] { return randomTerm(tree, draw, depth - 1); };
  if (depth == 0 || draw.below(6) == 0) {
    const double sign = draw.below(2) == 0 ? 1 : -1;
    return tree.constant(sign * (1.0 + std::round(1000.0 * draw.number())) / 100.0);
  }
  const auto several = [&](int most) {
    std::vector<Term> terms;
    for (int n = draw.below(most); n > 0; --n) terms.push_back(sub());
    return terms;
  };
  switch (draw.below(15)) {
    case 0:
      return -sub();
    case 1: {
      const Term a = sub(), b = sub();
      return a + b;
    }
    case 2: {
      const Term a = sub(), b = sub();
      return a - b;
    }
    case 3: {
      const Term a = sub(), b = sub();
      return a * b;
    }
    case 4: {
      const Term a = sub(), b = randomTerm(tree, draw, 0);
      return a / (tree.constant(1.5) * b);  // never by an indicator's 0 or −0
    }
    case 5:
      return exp(tree.constant(draw.number()) * tree.constant(-1.0));
    case 6: {
      const Term a = sub(), b = sub(), yes = sub();
      return where(greater(a, b), yes, tree.constant(0.0));
    }
    case 7: {
      const Term a = sub(), b = sub(), yes = sub(), no = sub();
      return where(greater(a, b), yes, no);
    }
    case 8: {
      const std::vector<Term> terms = several(4);
      return sum(r, static_cast<std::int64_t>(terms.size()),
                 [&](std::int64_t k) { return terms[static_cast<std::size_t>(k)]; });
    }
    case 9:
    case 10: {
      std::vector<Term> terms = several(3);
      terms.push_back(sub());
      const auto n = static_cast<std::int64_t>(terms.size());
      const auto at = [&](std::int64_t k) { return terms[static_cast<std::size_t>(k)]; };
      return draw.below(2) == 0 ? maximum(r, n, at) : minimum(r, n, at);
    }
    case 11: {
      const Term base = sub();
      return pow(base, tree.constant(draw.below(2) == 0 ? 2.0 : 3.0));
    }
    case 12: {
      const Term base = abs(sub()) + tree.constant(0.5);
      return pow(base, tree.constant(draw.number() * 4.0 - 2.0));
    }
    case 13: {
      const Term a = sub();
      return draw.below(2) == 0 ? sin(a) : cos(a);
    }
    default: {
      const Term a = sub(), b = sub();
      return where(equal(a, b), tree.constant(1.0), tree.constant(0.0));
    }
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

TEST_CASE("formula: a sum of one term carries an exponent, or is one, as that term does") {
  TermTree tree;
  const Reader<Term> r(tree);
  const auto only = [&](Term term) { return sum(r, 1, [&](std::int64_t) { return term; }); };
  const auto n = [&](double value) { return tree.constant(value); };
  CHECK(shown(pow(only(n(-6.61)), n(2))) == "(-6.61)^2");
  CHECK(shown(pow(only(only(n(-6.61))), n(2))) == "(-6.61)^2");
  CHECK(shown(pow(n(2), only(n(-1)))) == "2^(-1)");
  CHECK(shown(pow(only(n(3)), only(n(2)))) == "3^2");
  CHECK(shown(pow(only(n(1) + n(2)), n(2))) == "(1 + 2)^2");
  CHECK(shown(pow(only(n(1e-7)), n(2))) == "(1e-07)^2");
}

TEST_CASE("formula: a sum of one term stands in brackets where that term would") {
  TermTree tree;
  const Reader<Term> r(tree);
  const auto only = [&](Term term) { return sum(r, 1, [&](std::int64_t) { return term; }); };
  const auto n = [&](double value) { return tree.constant(value); };
  CHECK(shown(n(6) * only(n(2) / n(3))) == "6·(2 / 3)");
  CHECK(shown(n(6) / only(n(2) * n(3))) == "6 / (2·3)");
  CHECK(shown(n(1) - only(n(2) + n(3))) == "1 - (2 + 3)");
  CHECK(shown(only(-n(2)) * n(3)) == "-2·3");
  CHECK(shown(n(4) + only(-n(2))) == "4 + (-2)");
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
