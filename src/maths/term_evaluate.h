// The definitions of evaluate() of maths/term.h.
#pragma once

#include <cmath>
#include <optional>

#include "maths/power.h"

namespace gradwalk {

template <class Leaf>
double evaluate(const TermTree& tree, std::int32_t id, const Leaf& leaf) {
  return evaluate(tree, id, leaf, [](const TermNode&, const auto&) { return std::optional<double>(); });
}

template <class Leaf, class Rule>
double evaluate(const TermTree& tree, std::int32_t id, const Leaf& leaf, const Rule& rule) {
  const TermNode& node = tree.node(id);
  const auto at = [&](std::int32_t k) { return evaluate(tree, tree.child(node, k), leaf, rule); };
  if (const std::optional<double> other = rule(node, at)) return *other;
  switch (node.kind) {
    case TermKind::constant:
    case TermKind::read:
    case TermKind::padding:
    case TermKind::omitted:
      return leaf(node);
    case TermKind::negate:
      return -at(0);
    case TermKind::add:
      return at(0) + at(1);
    case TermKind::subtract:
      return at(0) - at(1);
    case TermKind::multiply:
      return at(0) * at(1);
    case TermKind::divide:
      return at(0) / at(1);
    case TermKind::exp:
      return std::exp(at(0));
    case TermKind::log:
      return std::log(at(0));
    case TermKind::sqrt:
      return std::sqrt(at(0));
    case TermKind::sin:
      return std::sin(at(0));
    case TermKind::cos:
      return std::cos(at(0));
    case TermKind::tan:
      return std::tan(at(0));
    case TermKind::tanh:
      return std::tanh(at(0));
    case TermKind::atan:
      return std::atan(at(0));
    case TermKind::abs:
      return std::fabs(at(0));
    case TermKind::power: {
      const double base = at(0);
      return pow(base, at(1));
    }
    case TermKind::sum: {
      if (node.childCount == 0) return 0.0;
      double total = at(0);
      for (std::int32_t k = 1; k < node.childCount; ++k) total += at(k);
      return total;
    }
    case TermKind::maximum: {
      double best = at(0);
      for (std::int32_t k = 1; k < node.childCount; ++k) {
        const double candidate = at(k);
        if (candidate > best || (candidate != candidate && best == best)) best = candidate;
      }
      return best;
    }
    case TermKind::minimum: {
      double best = at(0);
      for (std::int32_t k = 1; k < node.childCount; ++k) {
        const double candidate = at(k);
        if (candidate < best || (candidate != candidate && best == best)) best = candidate;
      }
      return best;
    }
    case TermKind::position: {
      std::int32_t best = 0;
      double top = at(0);
      for (std::int32_t k = 1; k < node.childCount; ++k) {
        const double candidate = at(k);
        if (candidate > top || (candidate != candidate && top == top)) {
          best = k;
          top = candidate;
        }
      }
      return best;
    }
    case TermKind::greater:
      return at(0) > at(1) ? 1.0 : 0.0;
    case TermKind::equal:
      return at(0) == at(1) ? 1.0 : 0.0;
    case TermKind::where:
      return at(0) != 0.0 ? at(1) : at(2);
  }
  return std::nan("");
}

}  // namespace gradwalk
