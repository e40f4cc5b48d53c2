// How the strip is looked at: how large its cards are, and from which operation on.
//
//     options.stripView.zoom = 2;                         // larger cards, with small values
//     options.stripView.first = 5;                        // from the sixth operation on
//     stripCard(program, *stepAt(trace, cursor));         // the quantity whose card is lit
//
// Zoom 1 is the usual size. Below it more operations are seen, down to the least size that
// can be read; above it the cards grow and show the values of small tensors.
#pragma once

#include <optional>
#include <string>

#include "trace/cursor.h"

namespace gradwalk {

inline constexpr double leastStripZoom = 0.5, mostStripZoom = 3.0;

struct StripView {
  double zoom = 1.0;
  bool fit = false;               // as much of the network as can be read at all
  std::optional<int> first = {};  // the first operation shown; else the part around where we are
  bool operator==(const StripView&) const = default;
};

// "fit", "2", "1.44@5" (from the sixth operation on), as `render --strip` takes it.
std::string stripWords(const StripView& view);
std::optional<StripView> readStripWords(const std::string& words);

// The quantity whose card belongs to a step; −1 where the network has none.
int stripCard(const Program& program, const Step& step);

// The step that a card stands for: forward, the one that makes it (or first reads it); in
// the backward phase the one that goes back through it. The start where there is none.
Cursor stripPlace(const Trace& trace, const Cursor& cursor, int quantity);

}  // namespace gradwalk
