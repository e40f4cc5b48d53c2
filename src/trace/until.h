// Going on until a condition holds, as a debugger does.
//
//     std::optional<Condition> c = parseCondition("any(Z < 0)", problems);
//     Stopped s = runUntil(trace, {}, *c, {}, Language::en);
//     s.where;                        // 1/forward/Z
//     s.sentence;                     // "Z[0,1] = -1, so any(Z < 0) holds"
//
//     condition = clause { ("and" | "or") clause }         "and" binds tighter
//     clause    = side (< | > | <= | >= | = | !=) side      every cell
//               | any(…) | all(…)                           one cell, every cell
//               | not finite(NAME) | not finite             one cell of it, or of anything
//               | fails                                     a printed value that does not hold
//
// A side is arithmetic over quantities (trace/arithmetic.h). A condition is looked at
// where the last of its quantities has just been computed, in every iteration anew.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "trace/arithmetic.h"
#include "trace/cursor.h"

namespace gradwalk {

enum class Comparison { less, greater, lessEqual, greaterEqual, equal, notEqual };

struct Clause {
  enum Kind { compare, notFinite, fails } kind = compare;
  Comparison comparison = Comparison::less;
  Expression left, right;
  std::string leftText;  // as it was typed
  bool any = false;      // one cell is enough
  std::string quantity;  // of notFinite; empty: any
};

struct Condition {
  std::string text;
  std::vector<std::vector<Clause>> alternatives;  // or of ands
};

// nullopt after adding a problem with its place in `text`.
std::optional<Condition> parseCondition(std::string_view text, Problems& problems);

struct Stopped {
  bool holds = false;  // false: up to the end it never did
  bool more = false;   // no answer yet: go on from `where`
  Cursor where;
  std::string sentence;  // why
};

// From the place after `from` on. `failing` are the places of printed values that do not
// hold; no more than `mostPlaces` operations are looked at. Adds a problem where the condition cannot be
// asked of this lesson.
Stopped runUntil(const Trace& trace, const Cursor& from, const Condition& condition,
                 const std::vector<Cursor>& failing, Language language, Problems& problems,
                 std::int64_t mostPlaces = std::numeric_limits<std::int64_t>::max());

}  // namespace gradwalk
