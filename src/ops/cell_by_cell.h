// Makers of operations that go cell by cell. Such an operation is its formulas, its
// sentences and its mathematics, and nothing else:
//
//     Operation exp() {
//       return unary({.name = "exp", …},
//                    {"y[i] = exp(x[i])", whole, cell},
//                    [](const auto&, auto x) { return exp(x); },
//                    {"dx[i] = dy[i]·y[i]", whole, cell},
//                    [](const auto& r, std::int64_t i) { return r.dy(i) * r.line(0, i); });
//     }
//
// A gradient of a pair says how much one cell of the result hands back; a cell that was
// read several times (ops/broadcast.h) adds up what comes.
#pragma once

#include "maths/vocabulary.h"
#include "ops/broadcast.h"
#include "ops/indices.h"
#include "ops/operation.h"

namespace gradwalk {

// What a line says. In a pair's formula "@0" and "@1" are replaced by the index of that
// operand, and "Σ?" by "Σ " where several shares are added, else by nothing.
struct Saying {
  const char* formula = "";
  Text whole, cell;
  // Where it differs: of a result with several cells, of a gradient with several shares.
  Text manyWhole = {}, manyCell = {};
};

// What the gradient of one cell of an operand is gathered from.
struct Uses {
  const Broadcast& pair;
  int of = 0;             // operand
  std::int64_t cell = 0;  // its cell

  // Σ share(o, other): over the cells o of the result that read the cell, beside cell
  // `other` of the other operand.
  template <class N, class F>
  N sum(const Reader<N>& r, const F& share) const {
    const auto at = [&](std::int64_t t) {
      const std::int64_t o = pair.use(of, cell, t);
      return share(o, pair.cell(1 - of, o));
    };
    const std::int64_t n = pair.uses(of);
    return n == 1 ? at(0) : gradwalk::sum(r, n, at);
  }
};

// Fills in the argument x, forward and backward. f(r, x) is a cell of y, slope(r, i) one
// of dx; r.line(0, i) is y.
template <class F, class Slope>
Operation unary(Operation start, Saying y, F f, Saying dx, Slope slope) {
  start.arguments = {{"x", {"any shape", "모양은 자유"}}};
  start.forward = [y, f](const OpCall& call) -> std::vector<Line> {
    return {{.name = "y",
             .shape = call.shapes[0],
             .formula = overCells(call.shapes[0], y.formula),
             .cells = cells([f](const auto& r, std::int64_t i) { return f(r, r.input(0, i)); }),
             .whole = y.whole,
             .cell = y.cell}};
  };
  start.backward = [dx, slope](const OpCall& call) -> std::vector<Line> {
    return {{.name = "dx",
             .shape = call.shapes[0],
             .formula = overCells(call.shapes[0], dx.formula),
             .cells = cells(slope),
             .whole = dx.whole,
             .cell = dx.cell,
             .gradientOf = 0}};
  };
  return start;
}

std::string pairFormula(const Broadcast& pair, const char* formula, bool several);

// The line that makes y; f(r, a, b) is one of its cells.
template <class F>
Line pairLine(const Broadcast& pair, const Saying& saying, const F& f) {
  const bool many = elementCount(pair.shape) > 1;
  return {.name = "y",
          .shape = pair.shape,
          .formula = pairFormula(pair, saying.formula, many),
          .cells = cells([pair, f](const auto& r, std::int64_t i) {
            const auto a = r.input(0, pair.cell(0, i));
            const auto b = r.input(1, pair.cell(1, i));
            return f(r, a, b);
          }),
          .whole = many && saying.manyWhole.en[0] != '\0' ? saying.manyWhole : saying.whole,
          .cell = many && saying.manyCell.en[0] != '\0' ? saying.manyCell : saying.cell};
}

// The gradient of operand `of`; g(r, uses) is one of its cells.
template <class G>
Line shareLine(const Broadcast& pair, const OpCall& call, int of, const std::string& name,
               const Saying& saying, const G& g) {
  const bool many = pair.uses(of) > 1;
  return {.name = name,
          .shape = call.shapes[static_cast<std::size_t>(of)],
          .formula = pairFormula(pair, saying.formula, many),
          .cells = cells([pair, of, g](const auto& r, std::int64_t cell) {
            return g(r, Uses{pair, of, cell});
          }),
          .whole = many ? saying.manyWhole : saying.whole,
          .cell = many ? saying.manyCell : saying.cell,
          .gradientOf = of};
}

// Sentences for shares that are added up, where the operation has none of its own.
Saying withShares(Saying saying);

// Fills in forward and backward, and the check unless there is one.
template <class F, class A, class B>
Operation pairwise(Operation start, Saying y, F f, Saying da, A a, Saying db, B b) {
  if (!start.check) start.check = checkBroadcast;
  start.forward = [y, f](const OpCall& call) -> std::vector<Line> {
    return {pairLine(Broadcast(call.shapes[0], call.shapes[1]), y, f)};
  };
  const std::string first = "d" + start.arguments[0].name, second = "d" + start.arguments[1].name;
  start.backward = [=](const OpCall& call) {
    const Broadcast pair(call.shapes[0], call.shapes[1]);
    std::vector<Line> lines;
    if (call.wants(0)) lines.push_back(shareLine(pair, call, 0, first, withShares(da), a));
    if (call.wants(1)) lines.push_back(shareLine(pair, call, 1, second, withShares(db), b));
    return lines;
  };
  return start;
}

}  // namespace gradwalk
