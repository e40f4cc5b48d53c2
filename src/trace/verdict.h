// Printed values held against computed ones.
//
//     std::vector<Check> checks = checkPrinted(run, problems);
//     checks[0].found;   // the first verdict that fits; a tensor's is its cells' weakest
//     checks[0].holds;   // the lesson declares the same, and its erratum is proved
//
// The verdicts and their order are those of lessons/README.md: exact, rounds,
// truncates, hand, erratum.
#pragma once

#include <string>
#include <vector>

#include "trace/cursor.h"

namespace gradwalk {

struct CheckedCell {
  Index index;  // within the printed shape
  PrintedCell printed;
  double computed = 0.0;
  Verdict found = Verdict::exact;
};

struct Check {
  const Printed* printed = nullptr;
  Cursor where;                    // the place whose value it is; the start for an input
  int quantity = -1;               // −1 for a term
  Tensor computed;                 // shape of the printed value
  std::vector<CheckedCell> cells;  // the printed ones
  Verdict found = Verdict::exact;
  bool holds = false;
  std::string reason;  // why it does not hold, or ""
};

// The first verdict that fits one printed figure. `byHand` is the value of the hand
// run, or `computed` again where there is none. `printed` is a number.
Verdict judge(const PrintedCell& printed, double computed, double byHand);

// Every printed value of the lesson, of the run followed where it has several. `hand` is the lesson's run in hand arithmetic,
// or nullptr where it declares none. Entries that point nowhere, have another shape
// or a mistake that cannot be computed are added to `problems`.
std::vector<Check> checkPrinted(const Trace& trace, const Trace* hand, Problems& problems);

}  // namespace gradwalk
