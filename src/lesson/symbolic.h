// Scalar expressions as mathematics: evaluated, differentiated exactly, written as a
// person would.
//
//     Problems problems;
//     Symbolic s;
//     auto f = readSymbolic(s, *parseExpression("x^2/20 + y^2", 0, problems), {"x", "y"}, problems);
//     auto d = derivative(s, *f, "x");
//     formulaText(s, d);            // "x/10"
//     evaluate(s, d, {-7.0, 2.0});  // -0.7: a value for each name, in the order they were named
//
// A flat table of nodes that refer to each other by index; children stand before their
// parents and equal nodes are one, so that a derivative shares what it has in common with
// its function. What was typed is kept as it was typed: f evaluates operation by
// operation as a graph does. Only derivatives are simplified, and constants are joined
// only where the result is exact, in binary or in decimal.
//
// At a kink the derivative is the one the program's operations take: relu'(0) = 0,
// abs'(0) = 0, and of two equal arguments of max or min the first counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lesson/expression.h"

namespace gradwalk {

enum class SymbolKind : std::uint8_t {
  number,    // value ≥ 0; a negative one is a negated number
  constant,  // π and e: value, `a` is 0 or 1
  variable,  // a is its place in `names`
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  call  // a, and b where the function takes two
};

enum class SymbolFunction : std::uint8_t {
  none,
  exp,
  log,
  sqrt,
  sin,
  cos,
  tan,
  tanh,
  atan,
  abs,
  sigmoid,
  relu,
  max,
  min,
  sign,    // −1, 0, 1: the derivative of abs
  above,   // 1 where a > b, else 0: of relu, max and min
  atLeast  // 1 where a ≥ b, else 0
};

using SymbolId = std::int32_t;

struct Symbol {
  SymbolKind kind = SymbolKind::number;
  SymbolFunction function = SymbolFunction::none;
  SymbolId a = -1, b = -1;
  double value = 0.0;
};

// What a table may hold; beyond it nothing is added and `full` says so.
inline constexpr std::size_t maxSymbols = std::size_t{1} << 18;

struct Symbolic {
  std::vector<Symbol> nodes;
  std::vector<std::string> names;
  bool full = false;

  const Symbol& node(SymbolId id) const { return nodes[static_cast<std::size_t>(id)]; }

  SymbolId number(double value);
  SymbolId constant(int which);  // 0: π, 1: e
  SymbolId variable(const std::string& name);
  // A node as it stands, not simplified.
  SymbolId make(SymbolKind kind, SymbolId a, SymbolId b = -1, SymbolFunction function = SymbolFunction::none);

  // The number that a node is, also a negated one.
  std::optional<double> valueOf(SymbolId id) const;

 private:
  SymbolId add(const Symbol& symbol);
  std::map<std::tuple<SymbolKind, SymbolFunction, SymbolId, SymbolId, std::uint64_t>, SymbolId> known_;
};

// A function by the name that an expression calls it by: "max" and "maximum".
struct SymbolicFunction {
  std::string_view name;
  SymbolFunction function = SymbolFunction::none;
  int arguments = 1;  // 2: two or more, taken in pairs from the left
};
const SymbolicFunction* findSymbolicFunction(std::string_view name);
std::vector<std::string> symbolicFunctionNames();
std::string_view name(SymbolFunction function);  // "max"

// What a name that is no variable stands for, and calls that are signs in disguise.
struct SymbolicNames {
  std::map<std::string, SymbolId, std::less<>> known = {};
  bool operations = false;  // add(a, b), hadamard, scale, divide, … of a lesson's graph too
};

// nullopt after adding one problem: an unknown name or function, a wrong number of
// arguments, a setting, a cell, a word, or an expression too large. `variables` are named
// in that order; pi and e are constants unless they are among them.
std::optional<SymbolId> readSymbolic(Symbolic& s, const Expression& expression,
                                     const std::vector<std::string>& variables, Problems& problems);
// The same with names that stand for nodes of the table.
std::optional<SymbolId> readSymbolic(Symbolic& s, const Expression& expression, const SymbolicNames& names,
                                     Problems& problems);

// Exact, simplified gently: 0·a, 1·a, a + 0, a¹; equal factors and terms joined. When
// the table is full afterwards the result means nothing.
SymbolId derivative(Symbolic& s, SymbolId id, std::string_view name);

// Whatever the doubles give, inf and nan included. `values` are those of `names`.
double evaluate(const Symbolic& s, SymbolId id, const std::vector<double>& values);

// The same for many points: what the roots need, in the order in which it is computed.
struct EvaluationOrder {
  std::vector<SymbolId> nodes, roots;
};
EvaluationOrder evaluationOrder(const Symbolic& s, const std::vector<SymbolId>& roots);
// `scratch` is kept between calls; out[k] is the value of roots[k].
void evaluate(const Symbolic& s, const EvaluationOrder& order, const double* values,
              std::vector<double>& scratch, double* out);

// "x^2/20 + y^2", "2·x", "1(x > 0)", "√(x)": as formula lines are written. Empty where it
// would be longer than `mostBytes`.
inline constexpr std::size_t mostFormulaBytes = 64 * 1024;
std::string formulaText(const Symbolic& s, SymbolId id, std::size_t mostBytes = mostFormulaBytes);
// As it is typed: "2*x", "above(x, 0)"; reading it gives the same values.
std::string sourceText(const Symbolic& s, SymbolId id, std::size_t mostBytes = mostFormulaBytes);

}  // namespace gradwalk
