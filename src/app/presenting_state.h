// In front of a class: panels away, everything larger, the whole screen; and what comes back
// afterwards.
//
//     perform(state, Present{});
//     presentedScale(state);   // what text is scaled by, on the canvas and in the panels
#pragma once

#include "app/side_tab.h"

namespace gradwalk {

struct Presenting {
  bool on = false;
  // What was there before, exactly.
  Side outline = Side::automatic, values = Side::automatic;
  SideTab sideTab = SideTab::printed;
  double textScale = 1.0;
  bool fullScreen = false;
};

struct AppState;
struct SceneOptions;
struct Scene;
struct Cursor;
class Trace;
class Fonts;

// The picture with the largest digits: the words give way to them, down to the size that
// they have at a desk. `options` becomes what the picture was composed with.
Scene composePresented(const Trace& trace, const Cursor& cursor, SceneOptions& options, const Fonts& fonts);

// The text size, larger while presenting and then never below the usual one.
double presentedScale(const AppState& state);

}  // namespace gradwalk
