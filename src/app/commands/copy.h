// Copying to the clipboard.
#pragma once

#include <optional>

#include "app/copying_state.h"

namespace gradwalk {

struct AppState;

struct OpenCopyMenu {                   // or closes it
  std::optional<CellPlace> under = {};  // the number under the pointer
};
struct Copy {
  CopyWhat what = CopyWhat::line;
  std::optional<CellPlace> number = {};  // else the one that the menu names
};

void apply(AppState& state, const OpenCopyMenu&);
void apply(AppState& state, const Copy&);

}  // namespace gradwalk
