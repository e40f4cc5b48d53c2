// The parts of the panel of runs, one file each.
#pragma once

#include "app/lab_runs.h"
#include "app/panels/panel.h"

namespace gradwalk {

// Puts the next thing beside the last one, or below where it does not fit.
class FlowRow {
 public:
  FlowRow() : end_(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x) {}
  void next(float width) {
    if (!first_) {
      ImGui::SameLine(0.0F, 0.5F * ImGui::GetStyle().ItemSpacing.x);
      if (ImGui::GetCursorPosX() + width > end_) ImGui::NewLine();
    }
    first_ = false;
  }

 private:
  float end_;
  bool first_ = true;
};

// Everything that the run that is followed is called with, to be changed.
void runSettings(const PanelContext& panel, const std::vector<RunText>& runs, std::size_t followed);

// What is known of the surface and of the runs at the shared step.
void runFacts(const PanelContext& panel);

}  // namespace gradwalk
