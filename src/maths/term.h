// A term: a cell's mathematics recorded as an expression instead of a number.
//
// Running the same code that computes a cell, with Term in place of double,
// records what was read, what was done with it, and every value on the way.
// The formula line, the highlighted cells and "where does this come from" are
// all read off this record, so they cannot disagree with the number.
//
//     TermTree tree;                             // Z = K·X + b
//     Term k = tree.read(1, 0, 2.0), x = tree.read(0, 4, 3.0);
//     Term z = k * x;                            // tree.nodes[z.id].value == 6
//
// Nodes live in one flat array and refer to each other by index.
#pragma once

#include <cstdint>
#include <vector>

namespace gradwalk {

enum class TermKind : std::uint8_t {
  constant,  // a literal
  read,      // one cell of an operand: slot and cell
  padding,   // a zero that lies outside an operand: slot
  negate,
  add,
  subtract,
  multiply,
  divide,
  exp,
  log,
  sqrt,
  sin,
  cos,
  tan,
  tanh,
  atan,
  abs,
  power,     // base, exponent; see maths/power.h
  sum,       // any number of children
  maximum,   // any number of children
  minimum,   // any number of children
  position,  // index of the first largest child
  where,     // condition, value if it holds, value if not
  greater,   // a condition; value is 1 or 0
  equal,     // a condition; value is 1 or 0
  omitted    // stands for `cell` summands left out of a very long sum
};

struct TermNode {
  TermKind kind = TermKind::constant;
  double value = 0.0;
  std::int32_t slot = -1;  // read, padding: which operand (see ops/reader.h)
  std::int64_t cell = -1;  // read: flat index in that operand
  std::int32_t firstChild = 0;
  std::int32_t childCount = 0;  // children[firstChild … firstChild + childCount)
};

struct TermTree;

// A handle to one node while the tree is being recorded.
struct Term {
  TermTree* tree = nullptr;
  std::int32_t id = -1;
};

struct TermTree {
  std::vector<TermNode> nodes;
  std::vector<std::int32_t> children;
  std::int32_t root = -1;
  // Nodes whose value the code looked at: with another value it might have recorded other nodes.
  std::vector<std::int32_t> lookedAt = {};

  Term constant(double value);
  Term read(std::int32_t slot, std::int64_t cell, double value);
  Term padding(std::int32_t slot);
  Term make(TermKind kind, double value, const std::int32_t* ids, std::size_t count);

  const TermNode& node(std::int32_t id) const { return nodes[static_cast<std::size_t>(id)]; }
  std::int32_t child(const TermNode& node, std::int32_t k) const {
    return children[static_cast<std::size_t>(node.firstChild + k)];
  }
};

// A truth value that remembers what was compared.
struct TermCondition {
  Term comparison;
  bool holds = false;
};

Term operator-(Term a);
Term operator+(Term a, Term b);
Term operator-(Term a, Term b);
Term operator*(Term a, Term b);
Term operator/(Term a, Term b);
Term exp(Term a);
Term log(Term a);
Term sqrt(Term a);
Term sin(Term a);
Term cos(Term a);
Term tan(Term a);
Term tanh(Term a);
Term atan(Term a);
Term abs(Term a);
Term pow(Term a, Term b);
TermCondition greater(Term a, Term b);
TermCondition equal(Term a, Term b);
Term where(TermCondition condition, Term a, Term b);

// The summands of the root, flattened: Σ tₖ + b gives t₀ … tₙ, b. A root that is
// no sum is its own only summand.
std::vector<std::int32_t> summands(const TermTree& tree);

// The subtree's value computed again with the values of its leaves replaced:
// `leaf(node)` is asked for each constant, read and padding node. A condition is
// judged on the replaced values too. Used to test that a printed line re-adds.
template <class Leaf>
double evaluate(const TermTree& tree, std::int32_t id, const Leaf& leaf);

// The same with some words read otherwise: `rule(node, at)` gives what a node is worth, or
// nullopt where it is worth what it always is; at(k) is its k-th child's value. This is how
// a person's mistake is computed (trace/mistake.h).
template <class Leaf, class Rule>
double evaluate(const TermTree& tree, std::int32_t id, const Leaf& leaf, const Rule& rule);

}  // namespace gradwalk

#include "maths/term_evaluate.h"
