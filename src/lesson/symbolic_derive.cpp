// Exact derivatives: the rules of differentiation, node by node from the leaves.
#include <algorithm>

#include "lesson/symbolic_simplify.h"

namespace gradwalk {
namespace {

struct Deriving {
  Symbolic& s;
  Simplifier is;

  SymbolId one() { return s.number(1.0); }
  SymbolId zero() { return s.number(0.0); }
  SymbolId call(SymbolFunction f, SymbolId a, SymbolId b = -1) { return s.make(SymbolKind::call, a, b, f); }
  SymbolId squared(SymbolId a) { return is.product(a, a); }
  bool none(SymbolId id) const { return is.isNumber(id, 0.0); }

  // (a^b)′ = b·a^(b − 1)·a′ where b is constant, a^b·log(a)·b′ where a is, else
  // a^b·(b·a′/a + log(a)·b′).
  SymbolId power(SymbolId whole, const Symbol& node, SymbolId da, SymbolId db) {
    const bool natural = s.node(node.a).kind == SymbolKind::constant && s.node(node.a).a == 1;
    if (none(db)) {
      const std::optional<double> b = s.valueOf(node.b);
      const std::optional<double> less = b ? exactSum(*b, -1.0) : std::nullopt;
      const SymbolId exponent = less ? s.number(*less) : is.difference(node.b, one());
      return is.product(is.product(node.b, is.power(node.a, exponent)), da);
    }
    const SymbolId growth = natural ? db : is.product(call(SymbolFunction::log, node.a), db);
    if (none(da)) return is.product(whole, growth);
    return is.product(whole, is.sum(is.quotient(is.product(node.b, da), node.a), growth));
  }

  // f′(a), which a′ is multiplied by or, for the quotients, divided into.
  SymbolId ofCall(SymbolId whole, const Symbol& node, SymbolId da, SymbolId db) {
    const SymbolId a = node.a;
    switch (node.function) {
      case SymbolFunction::exp:
        return is.product(whole, da);
      case SymbolFunction::log:
        return is.quotient(da, a);
      case SymbolFunction::sqrt:
        return is.quotient(da, is.product(s.number(2.0), whole));
      case SymbolFunction::sin:
        return is.product(call(SymbolFunction::cos, a), da);
      case SymbolFunction::cos:
        return is.negated(is.product(call(SymbolFunction::sin, a), da));
      case SymbolFunction::tan:
        return is.quotient(da, squared(call(SymbolFunction::cos, a)));
      case SymbolFunction::tanh:
        return is.product(is.difference(one(), squared(whole)), da);
      case SymbolFunction::atan:
        return is.quotient(da, is.sum(squared(a), one()));
      case SymbolFunction::abs:
        return is.product(call(SymbolFunction::sign, a), da);
      case SymbolFunction::sigmoid:
        return is.product(is.product(whole, is.difference(one(), whole)), da);
      case SymbolFunction::relu:
        return is.product(call(SymbolFunction::above, a, zero()), da);
      case SymbolFunction::max:
        return is.sum(is.product(call(SymbolFunction::atLeast, a, node.b), da),
                      is.product(call(SymbolFunction::above, node.b, a), db));
      case SymbolFunction::min:
        return is.sum(is.product(call(SymbolFunction::atLeast, node.b, a), da),
                      is.product(call(SymbolFunction::above, a, node.b), db));
      case SymbolFunction::sign:
      case SymbolFunction::above:
      case SymbolFunction::atLeast:
      case SymbolFunction::none:
        break;
    }
    return zero();
  }

  SymbolId of(SymbolId whole, SymbolId da, SymbolId db) {
    const Symbol node = s.node(whole);
    if (none(da) && none(db)) return zero();
    switch (node.kind) {
      case SymbolKind::negate:
        return is.negated(da);
      case SymbolKind::add:
        return is.sum(da, db);
      case SymbolKind::subtract:
        return is.difference(da, db);
      case SymbolKind::multiply:
        return is.sum(is.product(da, node.b), is.product(node.a, db));
      case SymbolKind::divide:
        if (none(db)) return is.quotient(da, node.b);
        return is.quotient(is.difference(is.product(da, node.b), is.product(node.a, db)), squared(node.b));
      case SymbolKind::power:
        return power(whole, node, da, db);
      case SymbolKind::call:
        return ofCall(whole, node, da, db);
      default:
        return zero();
    }
  }
};

}  // namespace

SymbolId derivative(Symbolic& s, SymbolId id, std::string_view name) {
  const auto found = std::find(s.names.begin(), s.names.end(), name);
  const auto variable = static_cast<SymbolId>(found - s.names.begin());
  const std::vector<SymbolId> order = evaluationOrder(s, {id}).nodes;
  Deriving deriving{s, Simplifier(s)};
  std::vector<SymbolId> known(static_cast<std::size_t>(id) + 1, -1);
  for (const SymbolId each : order) {
    if (s.full) return 0;
    const Symbol node = s.node(each);
    SymbolId& out = known[static_cast<std::size_t>(each)];
    if (node.kind == SymbolKind::variable) {
      out = s.number(node.a == variable ? 1.0 : 0.0);
    } else if (node.kind == SymbolKind::number || node.kind == SymbolKind::constant) {
      out = s.number(0.0);
    } else {
      const SymbolId da = known[static_cast<std::size_t>(node.a)];
      const SymbolId db = node.b >= 0 ? known[static_cast<std::size_t>(node.b)] : s.number(0.0);
      out = deriving.of(each, da, db);
    }
  }
  return known[static_cast<std::size_t>(id)];
}

}  // namespace gradwalk
