// Expressions in lesson files: the graph's `conv2d(X, K, b, stride=1)` and the
// arithmetic of `K - round(grad.K, 5)`.
//
// Flat arrays of nodes that refer to each other by index; children stand before their
// parents, and nothing is nested more than maxNesting deep, however it is written.
//
//     Problems problems;
//     auto e = parseExpression("K - round(grad.K, 5)", 0, problems);
//     e->nodes[e->root].kind;   // ExpressionKind::binary, text "-"
//
// Grammar: numbers, names (letters, digits, _ and dots: grad.K, p.e, η), indices
// name[0,1], calls f(a, b, key=value), unary −, + − * / ^ @, parentheses.
// ^ binds tighter than unary minus and groups to the right; @ binds as * does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/diagnostic.h"

namespace gradwalk {

enum class ExpressionKind : std::uint8_t {
  number,   // value
  name,     // text
  cell,     // children[0] is the name, then its indices as numbers
  call,     // text is the function; children are arguments
  keyword,  // text is the key of an argument; children[0] its value: a number, − a number, or a word
  word,     // a bare or quoted word given to a keyword: ties=all
  unary,    // text "-"
  binary    // text is the sign
};

struct ExpressionNode {
  ExpressionKind kind = ExpressionKind::number;
  std::string text;  // also of a number and of a cell: as written, and the cell's name
  double value = 0.0;
  std::vector<std::int32_t> children;
  Span where;  // in the lesson's source
};

struct Expression {
  std::vector<ExpressionNode> nodes;
  std::int32_t root = -1;
  const ExpressionNode& node(std::int32_t id) const { return nodes[static_cast<std::size_t>(id)]; }
};

inline constexpr int maxNesting = 200;
inline constexpr std::size_t maxExpressionBytes = 64 * 1024;

// `offset` is the position of `text` in the lesson's source, so that spans point
// there; it must be valid UTF-8. nullopt after adding one problem.
std::optional<Expression> parseExpression(std::string_view text, std::size_t offset, Problems& problems);

}  // namespace gradwalk
