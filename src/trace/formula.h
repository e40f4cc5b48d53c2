// From a recorded term to the pieces of a formula line, in symbols or in numbers, and
// the search for the digits at which the line re-adds.
#pragma once

#include <functional>
#include <string>

#include "maths/digits.h"
#include "trace/explain.h"

namespace gradwalk {

// How a term's leaves are shown. One that begins with a minus sign gets parentheses where
// another sign stands before it.
struct LeafView {
  std::function<Piece(const TermNode&)> piece;  // a read, constant or padding leaf
};

// The subtree `id` as pieces; sums and lists longer than `mostTerms` keep their ends.
Pieces layOut(const TermTree& tree, std::int32_t id, const LeafView& view, const ExplainOptions& options);

// Which printed digits a numbers line needs.
struct ReAdding {
  int digits = defaultDigits;        // of the operands
  int resultDigits = defaultDigits;  // the same, or five where the line does not re-add
  bool holds = true;
  double lastPlace = 0.0;  // if it does not hold: difference in units of the last printed place
};

// Evaluates the line again from its printed operands, adding digits up to eight.
// `value` is the stored result. In hand arithmetic (`exact`) operands are printed in
// full and the result was rounded to `places` when it was stored.
ReAdding reAdd(const TermTree& tree, std::int32_t id, double value);
ReAdding reAddByHand(const TermTree& tree, std::int32_t id, double value);

}  // namespace gradwalk
