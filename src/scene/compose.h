// The lesson screen: a trace and a cursor become a scene.
//
//     Scene scene = compose(trace, cursor, {.width = 1280, .height = 720}, fonts);
//     std::string page = svg(scene, lightTheme());
//
//     ┌────────────────────────────────────────────────────────────┐
//     │ title                         Forward ▸ Backward ▸ Update  │  ribbon
//     │ X ─conv2d─ Z ─relu─ A ─max_pool─ P …                       │  strip
//     │                                                            │
//     │      X          ∗    K     +  b      →     Z               │  stage
//     │                                                            │
//     │ The kernel lies on rows 1–3 …                              │  sentence
//     │   Z[1,0] = K[0,0]·X[1,0] + … = 11                          │  formula
//     │ step 3 of 64 · forward · conv2d                            │  footer
//     └────────────────────────────────────────────────────────────┘
//
// Shapes can be found by their ids: "cell:grad.K:4" (a cell's ground: quantity and
// flat index; this is what a pointer hovers over), "digits:grad.K:4", "symbol:K",
// "shape:K", "strip:Z", "title", "phase:backward", "sentence", "formula.symbols",
// "formula.numbers", "formula.result", "formula.term", "step", "path".
//
// Nothing is clipped or squeezed: text wraps, a tensor that does not fit shows the
// region that matters with its true indices, and only if even that is too much is
// the type made smaller than was asked for.
#pragma once

#include "lesson/edit.h"
#include "maths/digits.h"
#include "maths/language.h"
#include "scene/scene.h"
#include "scene/strip_view.h"
#include "trace/explain.h"

namespace gradwalk {

struct SceneOptions {
  double width = 1280.0, height = 720.0;  // pixels
  Language language = Language::en;
  double textScale = 1.0;  // 0.8 … 2
  int digits = defaultDigits;
  bool wholeSums = false;  // long sums are not shortened where there is any room for them
  // A window that has these in panels of its own leaves them out.
  bool header = true, strip = true, footer = true;
  StripView stripView = {};  // how much of the network, and how large
  double leastText = 0.0;    // no type is smaller, in pixels: rather fewer cells
  // Of an edited lesson: its own run, whose numbers stand small beside those that differ
  // where there is room ("own:K:4"), and the edits, whose cells are marked ("edited:K:4").
  const Trace* own = nullptr;
  const Edits* edits = nullptr;
  // Of a run by hand: the same run at full precision. Cells that differ from it at their
  // digits are marked ("rounded:K:4"), and its numbers stand beside them where there is
  // room, in place of those of `own`.
  const Trace* exact = nullptr;
  // A number that a class is asked for, at cell level, in the step at hand: "?" stands in its
  // place ("asked:Z:2"), and nothing computed there or later is shown.
  std::optional<Cursor> asked = {};
};

// In front of a class no text is smaller than this, in pixels.
inline constexpr double leastPresentedText = 18.0;

inline constexpr double leastTextScale = 0.5, mostTextScale = 3.0;
inline constexpr double leastWidth = 320.0, leastHeight = 240.0;

Scene compose(const Trace& trace, const Cursor& cursor, const SceneOptions& options, const Fonts& fonts);

}  // namespace gradwalk
