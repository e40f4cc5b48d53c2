// Which part of the window is whose.
//
//     ┌──────────────────────── top ────────────────────────┐
//     ├─ outline ─┬──────── canvas ─────────────┬─ values ──┤
//     │           ├──────── curve, if shown ────┤           │
//     │           ├─ predict (while it is on) ──┤           │
//     ├───────────┴─────── transport ───────────┴───────────┤
//     └─────────────────────────────────────────────────────┘
//
//     const Layout layout = layoutOf(state, 1280, 720);
//     layout.em;   // the size of body text in the panels
//
// All of it grows with the window and with the text size. The side panels give way,
// the outline first, before the canvas becomes too narrow to read.
#pragma once

#include "app/state.h"
#include "scene/compose.h"
#include "scene/lab_view.h"

namespace gradwalk {

struct Area {
  float x = 0.0F, y = 0.0F, width = 0.0F, height = 0.0F;
  bool contains(float px, float py) const { return px >= x && px < x + width && py >= y && py < y + height; }
  bool operator==(const Area&) const = default;
};

struct Layout {
  float width = 0.0F, height = 0.0F;
  float em = 18.0F;
  bool outlineShown = true, valuesShown = true;
  bool transportInTwoRows = false;
  bool predictInTwoRows = false;
  Area top, outline, canvas, predict, values, transport;
  // The curve under the canvas: its row of fields, its picture. Where there is no room for
  // both, the curve has all of it.
  bool curveShown = false, canvasShown = true;
  Area curveBar, curve;
};

Layout layoutOf(const AppState& state, float width, float height);

// What the canvas is asked to show. Its type is a little larger than its own size
// would give it, because it is read from as far as the whole window.
SceneOptions sceneOptions(const AppState& state, const Layout& layout);

// The same for the map of a descent.
LabOptions labOptions(const AppState& state, const SceneOptions& options);

}  // namespace gradwalk
