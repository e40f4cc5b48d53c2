// The field for a guess, under the canvas while predicting is on.
//
//     Z[1,0] = [ 11      ] [Check] [Show]
//     to 3 significant digits, or all of them if there are fewer
#pragma once

#include "app/panels/panel.h"

namespace gradwalk {

void predictPanel(const PanelContext& panel);

// In a tab of the side panel, in place of numbers that are asked for.
void hiddenNote(const PanelContext& panel);

}  // namespace gradwalk
