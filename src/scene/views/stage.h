// The operation at hand: which tensors stand on the stage, in which part, and how
// they are laid out.
//
//       X        ∗     K     +   b      →      Z          values
//
//     ∂L/∂X          ∂L/∂K     ∂L/∂b    ←    ∂L/∂Z        backward: gradients below, in
//                                                         the same places
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "lesson/edit.h"
#include "scene/views/grid.h"

namespace gradwalk {

// A tensor, below it its gradient; either may be missing.
struct StageColumn {
  std::optional<Panel> value, gradient;
  // Neither read nor written now: left out where there is no room.
  bool valueOptional = false, gradientOptional = false;
  std::string sign;     // what stands before it: "∗", "+"
  bool result = false;  // it stands behind the arrow
};

struct StageModel {
  std::vector<StageColumn> columns;
  bool wraps = false;      // a list of tensors, not an operation: may go on in further rows
  bool backward = false;   // the lit arrow runs from right to left
  bool focused = false;    // single cells are read and written, not whole tensors
  bool operation = false;  // the whole operation, all its lines
  bool byHand = false;     // a run in which every stored cell was rounded
};

// `explanation` is of the cell at term level, `term` then of the term, else null. `asked`: as
// SceneOptions has it.
StageModel stageModel(const Trace& trace, const Cursor& cursor, const Explanation& explanation,
                      const Explanation* term, const std::optional<Cursor>& asked = {});

// Marks edited cells, and gives each tensor that an edit changed the lesson's own numbers,
// from `own` (may be null). True when some tensor has them.
bool markEdits(StageModel& model, const Trace& trace, const Cursor& cursor, const Edits* edits,
               const Trace* own);

// Of a run by hand: gives each tensor that rounding changed the numbers at full precision,
// to be marked and, where `beside`, to stand beside them. True when some tensor has them.
bool markRounded(StageModel& model, const Trace& trace, const Cursor& cursor, const Trace& exact,
                 bool beside);

// How many cells of a quantity are known at a place: allKnown, or the first so many.
std::int64_t knownCells(const Trace& trace, const Cursor& cursor, int quantity);

// How much of the model must be seen.
enum class StageShare {
  all,        // every tensor as a whole
  essential,  // what is read and written, as a whole
  flow,       // the same without keeping the places: ∂L/∂X ← K, ∂L/∂Z, in rows
  part,       // of each tensor the region that matters
  none        // nothing: the room is too small even for single cells
};

// A grid in its place.
struct PlacedGrid {
  const Panel* panel = nullptr;
  Focus focus;
  double labelWidth = 0.0;
  GridWindow window;
  const GridFigures* figures = nullptr;
  GridSize size;
  Point at;
};

// Grids, signs and arrows, from (0, 0).
struct StageLayout {
  std::vector<PlacedGrid> grids;
  std::vector<TextRequest> signs;
  std::vector<LineShape> arrows;
  double width = 0.0, height = 0.0;
};

// Figures already measured, so that trying another layout does not print the numbers
// again. Holds for one model.
class FigureCache {
 public:
  const GridFigures& figures(const Fonts& fonts, const Panel& panel, const GridWindow& window, int digits);

 private:
  struct Entry {
    const Panel* panel;
    GridWindow window;
    int digits;
    GridFigures figures;
  };
  std::deque<Entry> entries_;
};

struct StageRequest {
  double width = 0.0, height = 0.0;  // of the room
  int digits = defaultDigits;
  StageShare share = StageShare::all;
  std::int64_t leastSide = 1;  // StageShare::part: of a tensor at least so many cells each way
  bool mapless = false;        // and where need be without the map of a tensor that is cut
  bool comfortable = false;    // only with digits that are easy to read and not much shortened
};

// nullopt when that much does not fit with digits that can be read. The model must
// outlive the layout.
std::optional<StageLayout> layOutStage(const Page& page, const StageModel& model, FigureCache& cache,
                                       const StageRequest& request);

// In the middle of `room`.
void drawStage(Page& page, StageLayout layout, const Box& room);

}  // namespace gradwalk
