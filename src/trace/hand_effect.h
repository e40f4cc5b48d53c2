// What hand arithmetic changes: a run in which every stored cell was rounded, held against
// the same run at full precision.
//
//     exactFigure(0.005, 0.0049915939);          // "0.0049916": what stands beside the 0.005
//     exactFigure(5.6, 5.6000000000000005);      // "": the same at the digits shown
//     handEffect(hand, exact, cursor).differing;  // how many cells of this line differ
#pragma once

#include <cstdint>
#include <string>

#include "maths/language.h"
#include "trace/cursor.h"

namespace gradwalk {

// The exact number at the digits at which it is held against the one by hand: as many as
// that has, at least five and at most eight. "" where they are the same there.
std::string exactFigure(double byHand, double exact);

struct HandEffect {
  std::int64_t cells = 0, compared = 0, differing = 0;
  std::string where;     // "p[1]", where the difference is largest
  double largest = 0.0;  // |by hand − exact| there
  double byHand = 0.0, exact = 0.0;
};

// Of the line at the cursor; above line level, of all lines of the operation. Both runs are
// of one program. Of more than `most` cells the first ones are compared.
HandEffect handEffect(const Trace& hand, const Trace& exact, const Cursor& at, std::int64_t most = 20'000);

// "2 of 4 cells differ from full precision, most p[1]: 0.005, not 0.0049916"; "" where nothing is made.
std::string handEffectWords(const HandEffect& effect, Language language);

}  // namespace gradwalk
