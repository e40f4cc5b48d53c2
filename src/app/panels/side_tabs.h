// The tabs of the panel at the right, one file each. A new one is its file, a line here,
// one in the list of side.cpp, and its word in side_tab.h.
#pragma once

#include "app/panels/panel.h"

namespace gradwalk {

// Under the tabs, whichever is chosen: how well the gradients agree.
void gradientsBadge(const PanelContext& panel);

void runsTab(const PanelContext& panel);
void printedTab(const PanelContext& panel);
void originTab(const PanelContext& panel);
void gradientsTab(const PanelContext& panel);
void conventionsTab(const PanelContext& panel);
void editTab(const PanelContext& panel);
void sweepTab(const PanelContext& panel);

}  // namespace gradwalk
