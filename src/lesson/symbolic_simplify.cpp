#include "lesson/symbolic_simplify.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {

bool Simplifier::isSum(SymbolId id) const {
  const SymbolKind kind = s_.node(id).kind;
  return kind == SymbolKind::add || kind == SymbolKind::subtract;
}

// ---- products ----

void Simplifier::addFactor(SymbolId base, double power, Product& out) {
  for (Factor& factor : out.factors)
    if (factor.base == base) {
      factor.power += power;
      return;
    }
  out.factors.push_back({base, power});
}

// Into the ratio; a number that cannot be multiplied exactly stays a factor of its own.
void Simplifier::addNumber(double value, double power, Product& out) {
  if (value != 0.0 || power > 0.0) {
    const double sign = value < 0.0 ? -1.0 : 1.0;
    const Ratio by = power > 0.0 ? Ratio{value, 1.0} : Ratio{sign, std::fabs(value)};
    if (const std::optional<Ratio> ratio = exactProduct(out.ratio, by)) {
      out.ratio = *ratio;
      return;
    }
    if (sign < 0.0) out.ratio.over = -out.ratio.over;
  }
  addFactor(s_.number(std::fabs(value)), power, out);
}

void Simplifier::collect(SymbolId id, double power, Product& out) {
  std::vector<Factor> stack{{id, power}};
  while (!stack.empty()) {
    const Factor next = stack.back();
    stack.pop_back();
    const Symbol node = s_.node(next.base);
    const bool whole = std::fabs(next.power) == 1.0;
    if (const std::optional<double> value = s_.valueOf(next.base); value && whole) {
      addNumber(*value, next.power, out);
      continue;
    }
    const bool open = whole && out.factors.size() < mostCollected && !tired();
    if (open && node.kind == SymbolKind::negate) {
      out.ratio.over = -out.ratio.over;
      stack.push_back({node.a, next.power});
    } else if (open && (node.kind == SymbolKind::multiply || node.kind == SymbolKind::divide)) {
      stack.push_back({node.b, node.kind == SymbolKind::divide ? -next.power : next.power});
      stack.push_back({node.a, next.power});
    } else if (open && node.kind == SymbolKind::power && !s_.valueOf(node.a)) {
      const std::optional<double> exponent = s_.valueOf(node.b);
      if (exponent && *exponent == std::floor(*exponent) && std::fabs(*exponent) <= 1e6 && *exponent != 0.0)
        addFactor(node.a, *exponent * next.power, out);
      else
        addFactor(next.base, next.power, out);
    } else {
      addFactor(next.base, next.power, out);
    }
  }
}

// Numbers, π and e, names, powers, functions, then sums in brackets.
int Simplifier::rank(SymbolId base) const {
  switch (s_.node(base).kind) {
    case SymbolKind::number:
      return 0;
    case SymbolKind::constant:
      return 1;
    case SymbolKind::variable:
      return 2;
    case SymbolKind::power:
      return 3;
    case SymbolKind::call:
      return 4;
    default:
      return 5;
  }
}

// The product of the factors whose power has this sign, after a number; −1 for nothing.
SymbolId Simplifier::multiples(const std::vector<Factor>& factors, double sign, double number) {
  SymbolId out = number == 1.0 ? -1 : s_.number(number);
  for (const Factor& factor : factors) {
    if (factor.power * sign <= 0.0) continue;
    const double exponent = std::fabs(factor.power);
    const SymbolId raised =
        exponent == 1.0 ? factor.base : s_.make(SymbolKind::power, factor.base, s_.number(exponent));
    out = out < 0 ? raised : s_.make(SymbolKind::multiply, out, raised);
  }
  return out;
}

SymbolId Simplifier::build(const Product& product) {
  if (product.ratio.over == 0.0) return s_.number(0.0);
  std::vector<Factor> factors = product.factors;
  std::stable_sort(factors.begin(), factors.end(), [&](const Factor& a, const Factor& b) {
    const int left = rank(a.base), right = rank(b.base);
    if (left != right) return left < right;
    if (left != 2) return false;
    const auto named = [&](SymbolId id) {
      return std::string_view(s_.names[static_cast<std::size_t>(s_.node(id).a)]);
    };
    return named(a.base) < named(b.base);
  });
  SymbolId above = multiples(factors, 1.0, std::fabs(product.ratio.over));
  const SymbolId below = multiples(factors, -1.0, product.ratio.under);
  if (above < 0) above = s_.number(1.0);
  const SymbolId whole = below < 0 ? above : s_.make(SymbolKind::divide, above, below);
  return product.ratio.over < 0.0 ? s_.make(SymbolKind::negate, whole) : whole;
}

SymbolId Simplifier::product(SymbolId a, SymbolId b) {
  if (isNumber(a, 0.0) || isNumber(b, 0.0)) return s_.number(0.0);
  if (isNumber(a, 1.0)) return b;
  if (isNumber(b, 1.0)) return a;
  Product out;
  collect(a, 1.0, out);
  collect(b, 1.0, out);
  return build(out);
}

SymbolId Simplifier::quotient(SymbolId a, SymbolId b) {
  if (isNumber(a, 0.0)) return a;
  if (isNumber(b, 1.0)) return a;
  Product out;
  collect(a, 1.0, out);
  collect(b, -1.0, out);
  return build(out);
}

SymbolId Simplifier::negated(SymbolId a) {
  if (isNumber(a, 0.0)) return a;
  if (isSum(a)) return difference(s_.number(0.0), a);
  Product out;
  collect(a, 1.0, out);
  out.ratio.over = -out.ratio.over;
  return build(out);
}

SymbolId Simplifier::power(SymbolId a, SymbolId exponent) {
  if (isNumber(exponent, 1.0)) return a;
  if (isNumber(exponent, 0.0)) return s_.number(1.0);
  return s_.make(SymbolKind::power, a, exponent);
}

// ---- sums ----

void Simplifier::addSummand(const Summand& summand, std::vector<Summand>& out) {
  for (Summand& each : out) {
    if (each.key != summand.key) continue;
    if (const std::optional<Ratio> ratio = exactSum(each.ratio, summand.ratio)) {
      each.ratio = *ratio;
      return;
    }
  }
  out.push_back(summand);
}

void Simplifier::collectSum(SymbolId id, Ratio ratio, std::vector<Summand>& out) {
  struct Signed {
    SymbolId id;
    bool minus;
  };
  std::vector<Signed> stack{{id, false}};
  while (!stack.empty()) {
    const Signed next = stack.back();
    stack.pop_back();
    const Symbol node = s_.node(next.id);
    const bool open = out.size() < mostCollected && !tired();
    if (open && (node.kind == SymbolKind::add || node.kind == SymbolKind::subtract)) {
      stack.push_back({node.b, next.minus != (node.kind == SymbolKind::subtract)});
      stack.push_back({node.a, next.minus});
      continue;
    }
    if (open && node.kind == SymbolKind::negate && isSum(node.a)) {
      stack.push_back({node.a, !next.minus});
      continue;
    }
    Product product;
    collect(next.id, 1.0, product);
    std::optional<Ratio> own = exactProduct(product.ratio, ratio);
    if (!own) {
      own = ratio;
      product = {};
      addFactor(next.id, 1.0, product);
    }
    product.ratio = {};
    if (next.minus) own->over = -own->over;
    if (own->over != 0.0) addSummand({*own, build(product)}, out);
  }
}

// 4·(x² + y − 11) + 8·x² + 2 is shorter as 12·x² + 4·y − 42: a number is multiplied into a
// bracket where that leaves fewer terms.
void Simplifier::distribute(std::vector<Summand>& summands) {
  std::size_t before = 0;
  bool any = false;
  std::vector<Summand> spread;
  for (const Summand& each : summands) {
    if (!isSum(each.key)) {
      ++before;
      addSummand(each, spread);
      continue;
    }
    any = true;
    std::vector<Summand> inner;
    collectSum(each.key, each.ratio, inner);
    before += inner.size();
    for (const Summand& summand : inner) addSummand(summand, spread);
  }
  const auto count =
      std::count_if(spread.begin(), spread.end(), [](const Summand& each) { return each.ratio.over != 0.0; });
  if (any && static_cast<std::size_t>(count) < before) summands = std::move(spread);
}

SymbolId Simplifier::build(std::vector<Summand> summands) {
  if (summands.size() > 1 && summands.size() < mostCollected) distribute(summands);
  summands.erase(std::remove_if(summands.begin(), summands.end(),
                                [](const Summand& each) { return each.ratio.over == 0.0; }),
                 summands.end());
  if (summands.empty()) return s_.number(0.0);
  std::stable_partition(summands.begin(), summands.end(),
                        [&](const Summand& each) { return !s_.valueOf(each.key); });
  const auto positive = std::find_if(summands.begin(), summands.end(),
                                     [](const Summand& each) { return each.ratio.over > 0.0; });
  if (positive != summands.end()) std::rotate(summands.begin(), positive, positive + 1);
  SymbolId out = -1;
  for (const Summand& each : summands) {
    const bool minus = out >= 0 && each.ratio.over < 0.0;
    Product whole;
    collect(each.key, 1.0, whole);
    addNumber(minus ? -each.ratio.over : each.ratio.over, 1.0, whole);
    addNumber(each.ratio.under, -1.0, whole);
    const SymbolId term = build(whole);
    out = out < 0 ? term : s_.make(minus ? SymbolKind::subtract : SymbolKind::add, out, term);
  }
  return out;
}

SymbolId Simplifier::sum(SymbolId a, SymbolId b) {
  if (isNumber(a, 0.0)) return b;
  if (isNumber(b, 0.0)) return a;
  std::vector<Summand> summands;
  collectSum(a, {}, summands);
  collectSum(b, {}, summands);
  return build(std::move(summands));
}

SymbolId Simplifier::difference(SymbolId a, SymbolId b) {
  if (isNumber(b, 0.0)) return a;
  std::vector<Summand> summands;
  if (!isNumber(a, 0.0)) collectSum(a, {}, summands);
  collectSum(b, {-1.0, 1.0}, summands);
  return build(std::move(summands));
}

}  // namespace gradwalk
