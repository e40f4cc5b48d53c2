#include "maths/term.h"

#include <cassert>
#include <cmath>

#include "maths/power.h"

namespace gradwalk {
namespace {

const TermNode& nodeOf(Term term) { return term.tree->node(term.id); }

Term unary(TermKind kind, Term a, double value) { return a.tree->make(kind, value, &a.id, 1); }

Term binary(TermKind kind, Term a, Term b, double value) {
  const std::int32_t ids[] = {a.id, b.id};
  return a.tree->make(kind, value, ids, 2);
}

void collectSummands(const TermTree& tree, std::int32_t id, std::vector<std::int32_t>& out) {
  const TermNode& node = tree.node(id);
  if (node.kind == TermKind::sum || node.kind == TermKind::add) {
    for (std::int32_t k = 0; k < node.childCount; ++k) collectSummands(tree, tree.child(node, k), out);
  } else {
    out.push_back(id);
  }
}

}  // namespace

Term TermTree::constant(double value) {
  nodes.push_back({.kind = TermKind::constant, .value = value});
  return {this, static_cast<std::int32_t>(nodes.size() - 1)};
}

Term TermTree::read(std::int32_t slot, std::int64_t cell, double value) {
  nodes.push_back({.kind = TermKind::read, .value = value, .slot = slot, .cell = cell});
  return {this, static_cast<std::int32_t>(nodes.size() - 1)};
}

Term TermTree::padding(std::int32_t slot) {
  nodes.push_back({.kind = TermKind::padding, .value = 0.0, .slot = slot});
  return {this, static_cast<std::int32_t>(nodes.size() - 1)};
}

Term TermTree::make(TermKind kind, double value, const std::int32_t* ids, std::size_t count) {
  TermNode node{.kind = kind, .value = value};
  node.firstChild = static_cast<std::int32_t>(children.size());
  node.childCount = static_cast<std::int32_t>(count);
  children.insert(children.end(), ids, ids + count);
  nodes.push_back(node);
  return {this, static_cast<std::int32_t>(nodes.size() - 1)};
}

Term operator-(Term a) { return unary(TermKind::negate, a, -nodeOf(a).value); }
Term operator+(Term a, Term b) { return binary(TermKind::add, a, b, nodeOf(a).value + nodeOf(b).value); }
Term operator-(Term a, Term b) { return binary(TermKind::subtract, a, b, nodeOf(a).value - nodeOf(b).value); }
Term operator*(Term a, Term b) { return binary(TermKind::multiply, a, b, nodeOf(a).value * nodeOf(b).value); }
Term operator/(Term a, Term b) { return binary(TermKind::divide, a, b, nodeOf(a).value / nodeOf(b).value); }
Term exp(Term a) { return unary(TermKind::exp, a, std::exp(nodeOf(a).value)); }
Term log(Term a) { return unary(TermKind::log, a, std::log(nodeOf(a).value)); }
Term sqrt(Term a) { return unary(TermKind::sqrt, a, std::sqrt(nodeOf(a).value)); }
Term sin(Term a) { return unary(TermKind::sin, a, std::sin(nodeOf(a).value)); }
Term cos(Term a) { return unary(TermKind::cos, a, std::cos(nodeOf(a).value)); }
Term tan(Term a) { return unary(TermKind::tan, a, std::tan(nodeOf(a).value)); }
Term tanh(Term a) { return unary(TermKind::tanh, a, std::tanh(nodeOf(a).value)); }
Term atan(Term a) { return unary(TermKind::atan, a, std::atan(nodeOf(a).value)); }
Term abs(Term a) { return unary(TermKind::abs, a, std::fabs(nodeOf(a).value)); }
Term pow(Term a, Term b) { return binary(TermKind::power, a, b, pow(nodeOf(a).value, nodeOf(b).value)); }

TermCondition greater(Term a, Term b) {
  const bool holds = nodeOf(a).value > nodeOf(b).value;
  return {binary(TermKind::greater, a, b, holds ? 1.0 : 0.0), holds};
}

TermCondition equal(Term a, Term b) {
  const bool holds = nodeOf(a).value == nodeOf(b).value;
  return {binary(TermKind::equal, a, b, holds ? 1.0 : 0.0), holds};
}

Term where(TermCondition condition, Term a, Term b) {
  const std::int32_t ids[] = {condition.comparison.id, a.id, b.id};
  return a.tree->make(TermKind::where, condition.holds ? nodeOf(a).value : nodeOf(b).value, ids, 3);
}

std::vector<std::int32_t> summands(const TermTree& tree) {
  assert(tree.root >= 0);
  std::vector<std::int32_t> out;
  collectSummands(tree, tree.root, out);
  return out;
}

}  // namespace gradwalk
