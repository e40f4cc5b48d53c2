//  The 4×4 CNN · step 3 of 14 · forward · conv2d                                    Leave
//  ━━━━━━━━━━━━━━━━━━━━━━━─────────────────────────────────────────────────────────────────
#include <algorithm>
#include <cmath>

#include "app/panels/widgets.h"
#include "app/style.h"

namespace gradwalk {
namespace {

std::string lessonTitle(const AppState& state) {
  const Lesson& lesson = state.trace()->lesson();
  const std::string& title = lesson.title.in(state.language);
  return title.empty() ? lesson.name : title;
}

// How far we are, along the lower edge.
void rail(const PanelContext& panel) {
  const Area& area = panel.layout.transport;
  const std::int64_t all = placeCount(panel.state);
  const double done =
      all > 0 ? static_cast<double>(placeNumber(panel.state)) / static_cast<double>(all) : 0.0;
  const float thick = std::max(std::round(0.16F * panel.em()), 2.0F);
  const float y = area.y + area.height - thick, x = area.x + area.width * static_cast<float>(done);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRectFullScreen();
  list.AddRectFilled({area.x, y}, {area.x + area.width, y + thick}, packed(panel.theme[Ink::rule]));
  list.AddRectFilled({area.x, y}, {x, y + thick}, packed(panel.theme[Ink::accent]));
  list.PopClipRect();
}

// The title and where we are, or as many parts from the beginning as there is room for; the
// title goes first.
std::string whereWords(const PanelContext& panel, float room) {
  const auto fits = [room](const std::string& words) { return ImGui::CalcTextSize(words.c_str()).x <= room; };
  std::string where = progress(panel.state);
  if (const std::string all = lessonTitle(panel.state) + " · " + where; fits(all)) return all;
  for (std::size_t dot = where.rfind(" · "); dot != std::string::npos && !fits(where);
       dot = where.rfind(" · "))
    where.resize(dot);
  return where;
}

}  // namespace

void presentedPanel(const PanelContext& panel) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.7F * panel.em(), 0.12F * panel.em()});
  const AreaWindow window("presented", panel.layout.transport, ImGuiWindowFlags_NoScrollbar);
  ImGui::PopStyleVar();
  const std::string leave = panel.label(Ui::leavePresent);
  const float end = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  const float room = ImGui::GetContentRegionAvail().x - wordButtonWidth(leave) - panel.em();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ImGui::GetStyle().FramePadding.x, 0.05F * panel.em()});
  ImGui::AlignTextToFramePadding();
  if (panel.state.trace() != nullptr) {
    fittedText(whereWords(panel, room), std::max(room, 1.0F));
    ImGui::SameLine();
  }
  ImGui::SetCursorPosX(end - wordButtonWidth(leave));
  if (wordButton(panel, "leave", leave, panel.label(Ui::leavePresentTip))) panel.push(Present{});
  ImGui::PopStyleVar();
  rail(panel);
}

void toldPanel(const PanelContext& panel) {
  const Telling& telling = panel.state.telling;
  if (telling.words.empty() || !panel.state.searching.sentence.empty()) return;
  const Area& canvas = panel.layout.canvas;
  const float most = std::max(canvas.width - 2.0F * panel.em(), 1.0F);
  const float width = std::min(ImGui::CalcTextSize(telling.words.c_str()).x + 2.5F * panel.em(), most);
  ImGui::SetNextWindowPos({canvas.x + canvas.width / 2.0F, canvas.y + 0.5F * panel.em()}, ImGuiCond_Always,
                          {0.5F, 0.0F});
  ImGui::SetNextWindowSize({width, 0.0F});
  ImGui::Begin("told", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
  {
    const WithColour ink(panel, telling.warning ? Ink::warning : Ink::text);
    wrappedText(telling.words);
  }
  panel.place("told");
  ImGui::End();
}

}  // namespace gradwalk
