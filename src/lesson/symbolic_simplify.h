// Sums and products of symbols as a person writes them: like terms and equal factors
// joined, numbers in front of a product and behind a sum, one minus sign, one fraction bar.
//
//     Simplifier is(s);
//     is.product(is.product(two, x), quotient);   // 2·(x·(1/20)) is x/10
#pragma once

#include <vector>

#include "lesson/exact_number.h"
#include "lesson/symbolic.h"

namespace gradwalk {

class Simplifier {
 public:
  explicit Simplifier(Symbolic& table) : s_(table) {}

  SymbolId sum(SymbolId a, SymbolId b);
  SymbolId difference(SymbolId a, SymbolId b);
  SymbolId product(SymbolId a, SymbolId b);
  SymbolId quotient(SymbolId a, SymbolId b);
  SymbolId negated(SymbolId a);
  SymbolId power(SymbolId a, SymbolId exponent);

  bool isNumber(SymbolId id, double value) const { return s_.valueOf(id) == value; }

 private:
  struct Factor {
    SymbolId base = -1;
    double power = 1.0;  // a whole number
  };
  struct Product {
    Ratio ratio;
    std::vector<Factor> factors;
  };
  struct Summand {
    Ratio ratio;
    SymbolId key = -1;  // what it is a multiple of
  };

  void collect(SymbolId id, double power, Product& out);
  void addNumber(double value, double power, Product& out);
  static void addFactor(SymbolId base, double power, Product& out);
  SymbolId build(const Product& product);
  SymbolId multiples(const std::vector<Factor>& factors, double sign, double number);
  int rank(SymbolId base) const;

  void collectSum(SymbolId id, Ratio ratio, std::vector<Summand>& out);
  static void addSummand(const Summand& summand, std::vector<Summand>& out);
  void distribute(std::vector<Summand>& summands);
  SymbolId build(std::vector<Summand> summands);
  bool isSum(SymbolId id) const;
  bool tired() { return ++effort_ > mostEffort; }

  // Beyond this nothing is joined any more, so that a hostile expression costs no more time.
  static constexpr int mostEffort = 1'000'000;
  static constexpr std::size_t mostCollected = 48;

  Symbolic& s_;
  int effort_ = 0;
};

}  // namespace gradwalk
