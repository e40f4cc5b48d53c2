// The views of the lesson screen, one a file, and what they are drawn from.
//
// A view that stands above or below the stage says how high it is before it draws,
// so that the stage gets what is left.
#pragma once

#include "scene/math_layout.h"
#include "scene/views/page.h"
#include "scene/views/stage.h"

namespace gradwalk {

// Title of the lesson; the phases with the current one lit; the iteration.
double ribbonHeight(const Page& page, const Trace& trace, const Cursor& cursor, double width);
void drawRibbon(Page& page, const Trace& trace, const Cursor& cursor, const Box& room);

// The whole network as one line of small cards with arrows, where we are lit.
double stripHeight(const Page& page, const Trace& trace, const Cursor& cursor, const StripView& view,
                   double width);
void drawStrip(Page& page, const Trace& trace, const Cursor& cursor, const StripView& view, const Box& room);

// The sentence, wrapped.
struct SentenceLayout {
  std::vector<std::string> lines;
  double size = 0.0, height = 0.0;
};
SentenceLayout layOutSentence(const Page& page, const std::string& sentence, double width);
void drawSentence(Page& page, const SentenceLayout& layout, Point at);

// Symbols, numbers and result, set as in a textbook, broken at signs and lined up under
// the equals sign.
struct FormulaStyle {
  double size = 26.0;
  bool stacked = true;  // fractions one above the other
  bool values = true;   // of a small tensor, in brackets
};
struct FormulaPart {
  MathBox box;
  const char* id = "";
  double x = 0.0;  // from the left edge of the formula
  int line = 0;
  bool marked = false;  // of the term at hand
  bool result = false;
};
struct FormulaLayout {
  std::vector<FormulaPart> parts;
  std::vector<double> baselines;  // of each line, from the top
  int termLines = 0;              // so many lines are about the term alone,
  double termHeight = 0.0;        // and so high are they
  double size = 0.0, height = 0.0;
};
struct FormulaRequest {
  const Explanation* whole = nullptr;
  const Explanation* term = nullptr;  // at term level: what the term says,
  std::int64_t which = 0, terms = 0;  // and which of how many it is
  bool parts = false;                 // a formula for each line of an operation
};
FormulaLayout layOutFormula(const Page& page, const FormulaRequest& request, const FormulaStyle& style,
                            double width);
void drawFormula(Page& page, const FormulaLayout& layout, Point at);

// The shape that covers a cell's piece in a formula: "leaf:QUANTITY:CELL", by numbers.
std::string leafId(const Piece& piece);

// By how much a line misses its result when it is added up again; "" where it does not.
std::string differenceNote(const Explanation& explanation, Language language);

// "step 3 of 64 · forward · conv2d" and the path of this place.
double footerHeight(const Page& page);
void drawFooter(Page& page, const Trace& trace, const Cursor& cursor, const Box& room);

// "forward", "iteration 2 of 3": words that more than one view needs.
std::string phaseWord(Phase phase, Language language, bool capital);

}  // namespace gradwalk
