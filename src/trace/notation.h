// A formula as a tree, so that it can be set as in a textbook: indices below the line,
// quotients as fractions, sums with their limits, brackets that grow.
//
//     Notation n = notation(explanation.symbols);   // Z[i,j] = Σ K[h,w]·X[i+h,j+w] + b
//     n.node(n.root).children;                      // Z_ij, " = ", Σ…, " + ", b
//     latex(n);                                     // Z_{i,j} = \sum_{h,w} K_{h,w} \cdot …
//
// It is read off the same pieces that are shown as text, so that a line and its picture
// cannot say different things; what cannot be read stays as it is written. A piece that
// stands for a cell is one leaf, whatever it is made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "trace/explain.h"

namespace gradwalk {

enum class NotationKind : std::uint8_t {
  text,      // a name, a number, a sign; signs carry their spaces
  leaf,      // a piece with its cell; children[0] is how it is written
  row,       // side by side
  fraction,  // numerator, denominator
  scripts,   // base, subscript, superscript; an empty row for what is missing
  root,      // of children[0]
  hat,       // over children[0]
  bigSum,    // children[0] is summed over children[1], a row that may be empty
  fenced,    // children[0] between `text`'s opening and closing sign: "()", "{}", "||"
  matrix     // children row by row, `columns` in each
};

struct NotationNode {
  NotationKind kind = NotationKind::text;
  std::string text = {};
  Piece piece = {};  // of a leaf
  std::vector<std::int32_t> children = {};
  std::int32_t columns = 0;
};

struct Notation {
  std::vector<NotationNode> nodes;  // children before their parents
  std::int32_t root = -1;
  const NotationNode& node(std::int32_t id) const { return nodes[static_cast<std::size_t>(id)]; }
};

inline constexpr int deepestNotation = 60;  // what is nested further stays text

Notation notation(const Pieces& pieces);

// The one-line form again, without spaces.
std::string bareText(const Notation& notation);

// For a document with amsmath: names are escaped, Hangul stands in \text{}.
std::string latex(const Notation& notation);

// All of a step's formula as one aligned equation: symbols, numbers, result.
std::string latex(const Explanation& explanation);

// The same as one line of text: "Z[0,0] = K[0,0]·X[0,0] + … = 1·1 + … = 5".
std::string lineText(const Explanation& explanation);

}  // namespace gradwalk
