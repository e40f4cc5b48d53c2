// The panel at the right: a row of tabs, and what the chosen one shows.
//
//     [Runs] [Printed] [Gradients] [Edit]
//     [Where from] [Conventions]
//     gradients ✓ Δ 5.2e-07
//     Z  2×2                    exact ✓
//       …
#include <iterator>

#include "app/lab_runs.h"
#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"

namespace gradwalk {
namespace {

struct Tab {
  SideTab tab;
  const char* name;  // for tests, in every language
  Ui word;
  void (*draw)(const PanelContext&);
};

constexpr Tab tabs[] = {
    {SideTab::runs, "runs", Ui::tabRuns, runsTab},
    {SideTab::printed, "printed", Ui::tabPrinted, printedTab},
    {SideTab::gradients, "gradients", Ui::tabGradients, gradientsTab},
    {SideTab::edit, "edit", Ui::tabEdit, editTab},
    {SideTab::origin, "origin", Ui::tabOrigin, originTab},
    {SideTab::conventions, "conventions", Ui::conventions, conventionsTab},
    {SideTab::sweep, "sweep", Ui::tabSweep, sweepTab},
};

// In as many rows as they need.
void tabRow(const PanelContext& panel) {
  if (std::size(tabs) < 2) return;
  const WithFont small(panel.fonts.small());
  const float end = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  const float gap = 0.5F * ImGui::GetStyle().ItemSpacing.x;
  bool first = true;
  for (const Tab& each : tabs) {
    if (each.tab == SideTab::sweep && !sweepable(panel.state)) continue;
    if (each.tab == SideTab::runs && !hasRuns(panel.state)) continue;
    const std::string word = panel.label(each.word);
    if (!first) {
      ImGui::SameLine(0.0F, gap);
      if (ImGui::GetCursorPosX() + wordButtonWidth(word) > end) ImGui::NewLine();
    }
    first = false;
    if (wordButton(panel, (std::string("tab ") + each.name).c_str(), word, nullptr,
                   panel.state.sideTab == each.tab)) {
      panel.push(ShowSideTab{each.tab});
    }
  }
  ImGui::Separator();
}

}  // namespace

void sidePanel(const PanelContext& panel) {
  if (!panel.layout.valuesShown) return;
  // Room for the scroll bar at all times, or buttons would wrap anew when it comes.
  const AreaWindow window("values", panel.layout.values, ImGuiWindowFlags_AlwaysVerticalScrollbar);
  tabRow(panel);
  gradientsBadge(panel);
  // While an edited lesson runs, no number of another run is shown as if it were its.
  if (panel.state.editing.computing && panel.state.sideTab != SideTab::edit &&
      panel.state.sideTab != SideTab::conventions && panel.state.sideTab != SideTab::runs) {
    const WithColour faint(panel, Ink::faint);
    wrappedText(panel.label(Ui::computing));
    return;
  }
  for (const Tab& each : tabs) {
    if (each.tab == panel.state.sideTab) each.draw(panel);
  }
}

}  // namespace gradwalk
