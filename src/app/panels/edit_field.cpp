#include "app/panels/edit_field.h"

#include <imgui_stdlib.h>

#include <algorithm>

#include "app/panels/widgets.h"

namespace gradwalk {

void editField(const PanelContext& panel, float width) {
  const EditField& field = *panel.state.editing.field;
  std::string typed = field.edit.text;
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1.0F);
  const bool entered = ImGui::InputText(
      "##number", &typed, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  panel.place("number field");
  const bool left = ImGui::IsItemDeactivated() && !entered;
  const bool tab = ImGui::IsItemActive() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab));
  if (!ImGui::IsItemActive() && !left && !entered && !ImGui::GetIO().MouseDown[0])
    ImGui::SetKeyboardFocusHere(-1);
  if (typed != field.edit.text) panel.push(TypeField{typed});
  if (tab) {
    panel.push(TakeField{ImGui::GetIO().KeyShift ? -1 : +1});
  } else if (entered || (left && ImGui::GetIO().MouseDown[0])) {
    panel.push(TakeField{});
  }
}

void canvasField(const PanelContext& panel, const std::optional<Area>& cell) {
  const auto& field = panel.state.editing.field;
  if (!field || !field->onCanvas) return;
  const Area& canvas = panel.layout.canvas;
  const Area at =
      cell.value_or(Area{canvas.x + 0.4F * canvas.width, canvas.y + 0.4F * canvas.height, 0.0F, 0.0F});
  const float width = std::max(at.width, 6.0F * panel.em());
  const float problem = field->problem.empty() ? 0.0F : ImGui::CalcTextSize(field->problem.c_str()).x;
  const float x = std::clamp(
      at.x, canvas.x, std::max(canvas.x, canvas.x + canvas.width - std::max(width, problem) - panel.em()));
  ImGui::SetNextWindowPos({x, at.y});
  ImGui::Begin("field", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_AlwaysAutoResize);
  if (!cell) {
    const std::string words = editText(ownLesson(panel.state).lesson, field->edit);
    plainText(words.substr(0, words.find('=')));
    ImGui::SameLine();
  }
  editField(panel, width);
  if (!field->problem.empty()) {
    const WithColour ink(panel, Ink::warning);
    plainText(field->problem);
  }
  ImGui::End();
}

void editNoticePanel(const PanelContext& panel) {
  const AppState& state = panel.state;
  if (!state.open || (panel.layout.valuesShown && state.sideTab == SideTab::edit)) return;
  const std::string& problem = state.editing.problem;
  std::string words = editNoticeWords(panel);
  if (!problem.empty())
    words = std::string(panel.label(Ui::notInForce)) + "\n" + problem.substr(0, problem.find('\n'));
  if (words.empty()) return;
  const Area& canvas = panel.layout.canvas;
  const float width = std::min(canvas.width - 2.0F * panel.em(), 40.0F * panel.em());
  ImGui::SetNextWindowPos({canvas.x + canvas.width / 2.0F, canvas.y + canvas.height - panel.em()},
                          ImGuiCond_Always, {0.5F, 1.0F});
  ImGui::SetNextWindowSize({width, 0.0F});
  ImGui::Begin("edit notice", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav);
  {
    const WithColour ink(panel, problem.empty() ? Ink::accent : Ink::warning);
    wrappedText(words);
  }
  ImGui::End();
}

void savePanel(const PanelContext& panel) {
  const Editing& editing = panel.state.editing;
  if (!editing.saving) return;
  const TopWindow window(panel, "save", 34.0F, panel.label(Ui::saveTitle), std::nullopt);
  std::string typed = editing.saveName;
  const float button = wordButtonWidth(panel.label(Ui::save)) + ImGui::GetStyle().ItemSpacing.x;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1.0F);
  const bool entered = ImGui::InputText("##file", &typed, ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleVar();
  panel.place("file");
  if (ImGui::IsItemActive()) panel.place("file typing");
  if (!ImGui::IsItemActive() && !ImGui::GetIO().MouseDown[0]) ImGui::SetKeyboardFocusHere(-1);
  if (typed != editing.saveName) panel.push(TypeSaveName{typed});
  ImGui::SameLine();
  const bool pressed = wordButton(panel, "save file", panel.label(Ui::save));
  if (entered || pressed) panel.push(SaveEdited{});
  if (editing.saveProblem.empty()) {
    const WithColour faint(panel, Ink::faint);
    wrappedText(panel.label(Ui::saveHint));
  } else {
    const WithColour warning(panel, Ink::warning);
    wrappedText(editing.saveProblem);
  }
}

}  // namespace gradwalk
