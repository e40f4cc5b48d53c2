// How the window looks and what lies on top of it.
#pragma once

#include "app/side_tab.h"
#include "maths/language.h"

namespace gradwalk {

struct AppState;

struct SetLanguage {
  Language language = Language::en;
};
struct ScaleText {  // larger +1, smaller −1, as at first 0
  int by = 0;
};
// What is either shown or not.
enum class Switch {
  help,
  goTo,
  picker,
  problems,
  blank,
  fullScreen,
  outline,
  values,
  hand,
  dark,
  wholeSums,
  reduceMotion,
  copyMenu
};
struct Toggle {
  Switch what = Switch::help;
};
struct Hide {  // a click beside it
  Switch what = Switch::help;
};
struct ShowSideTab {  // and the panel with it
  SideTab tab = SideTab::printed;
};
struct Dismiss {};  // Escape: whatever lies on top

void apply(AppState& state, const SetLanguage&);
void apply(AppState& state, const ScaleText&);
void apply(AppState& state, const Toggle&);
void apply(AppState& state, const Hide&);
void apply(AppState& state, const ShowSideTab&);
void apply(AppState& state, const Dismiss&);

}  // namespace gradwalk
