// What lies on top of the lesson: choosing one, the keys, going to a step, the
// problems of a lesson that cannot be opened.
#include <imgui.h>
// After imgui.h, which it needs.
#include <imgui_stdlib.h>

#include <algorithm>

#include "app/keys.h"
#include "app/panels/edit_field.h"
#include "app/panels/predict.h"
#include "app/panels/widgets.h"
#include "app/style.h"

namespace gradwalk {

void pickerPanel(const PanelContext& panel) {
  if (!panel.state.picker) return;
  const TopWindow window(panel, "picker", 34.0F, panel.label(Ui::lessons), Switch::picker);
  for (std::size_t i = 0; i < panel.state.lessons.size(); ++i) {
    const LessonEntry& entry = panel.state.lessons[i];
    const bool marked = i == panel.state.picked;
    const float height = ImGui::GetTextLineHeight() + ImGui::GetStyle().FramePadding.y;
    if (ImGui::Selectable(("##" + entry.name).c_str(), marked, 0, {0.0F, height}))
      panel.push(OpenFile{entry.path});
    panel.place("lesson " + entry.name);
    if (marked) ImGui::SetScrollHereY(0.5F);
    const ImVec2 at = ImGui::GetItemRectMin();
    const float right = ImGui::GetItemRectMax().x;
    const std::string& title = entry.title.in(panel.state.language);
    const float nameWidth = ImGui::CalcTextSize(entry.name.c_str()).x + panel.em();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + ImGui::GetStyle().FramePadding.y;
    list.AddText({at.x + 0.3F * panel.em(), y}, packed(panel.theme[marked ? Ink::accent : Ink::text]),
                 fitted(title.empty() ? entry.name : title, right - at.x - nameWidth - panel.em()).c_str());
    list.AddText({right - nameWidth + 0.7F * panel.em(), y}, packed(panel.theme[Ink::faint]),
                 entry.name.c_str());
  }
}

void helpPanel(const PanelContext& panel) {
  if (!panel.state.help) return;
  const TopWindow window(panel, "help", 44.0F, panel.label(Ui::keys), Switch::help);
  if (!ImGui::BeginTable("keys", 2, ImGuiTableFlags_SizingFixedFit)) return;
  for (const KeyHelp& line : keyHelp()) {
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    {
      const WithColour accent(panel, Ink::accent);
      plainText(in(line.keys, panel.state.language));
      ImGui::SameLine(0.0F, 1.5F * panel.em());
      ImGui::Dummy({1.0F, 1.0F});
    }
    ImGui::TableSetColumnIndex(1);
    plainText(in(line.what, panel.state.language));
  }
  ImGui::EndTable();
}

void goToPanel(const PanelContext& panel) {
  if (!panel.state.goTo) return;
  const TopWindow window(panel, "go to", 32.0F, panel.label(Ui::goTo), Switch::goTo);
  std::string typed = panel.state.goToText;
  const float button = wordButtonWidth(panel.label(Ui::go)) + ImGui::GetStyle().ItemSpacing.x;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1.0F);
  const bool entered = ImGui::InputText("##where", &typed, ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleVar();
  panel.place("where");
  // The field keeps the keyboard, unless something is being clicked.
  if (!ImGui::IsItemActive() && !ImGui::GetIO().MouseDown[0]) ImGui::SetKeyboardFocusHere(-1);
  if (typed != panel.state.goToText) panel.push(TypeGoTo{typed});
  ImGui::SameLine();
  const bool pressed = wordButton(panel, "go", panel.label(Ui::go));
  if (entered || pressed) panel.push(SeekText{typed});
  if (panel.state.goToProblem.empty()) {
    const WithColour faint(panel, Ink::faint);
    wrappedText(panel.label(Ui::goToHint));
  } else {
    const WithColour warning(panel, Ink::warning);
    wrappedText(panel.state.goToProblem);
  }
}

void problemsPanel(const PanelContext& panel) {
  if (panel.state.problems.empty()) return;
  const std::string title = panel.say(Ui::broken, {{"lesson", panel.state.problemsOf}});
  const TopWindow window(panel, "problems", 62.0F, nullptr, std::nullopt);
  {
    const WithColour warning(panel, Ink::warning);
    const WithFont heading(panel.fonts.heading());
    wrappedText(title);
  }
  {
    // The caret under a column must stand under it.
    const WithFont mono(panel.fonts.mono());
    const std::string& words = panel.state.problems;
    const float most = panel.layout.height - 9.0F * panel.em();
    const float height = std::min(ImGui::CalcTextSize(words.c_str()).y + 1.5F * panel.em(), most);
    ImGui::BeginChild("text", {0.0F, height}, false, ImGuiWindowFlags_HorizontalScrollbar);
    plainText(words);
    ImGui::EndChild();
  }
  if (wordButton(panel, "close problems", panel.label(Ui::close))) panel.push(Toggle{Switch::problems});
}

void noticePanel(const PanelContext& panel) {
  const AppState& state = panel.state;
  const bool reading = longRead(state), computing = state.open && state.editing.computing;
  if ((state.open && !reading && !computing) || !state.problems.empty() || state.picker) return;
  const std::string words = reading     ? panel.say(Ui::reading, {{"lesson", state.reading}})
                            : computing ? std::string(panel.label(Ui::computing))
                                        : std::string(panel.label(Ui::noLesson));
  const Area& canvas = panel.layout.canvas;
  const ImVec2 size = ImGui::CalcTextSize(words.c_str());
  ImGui::SetNextWindowPos({canvas.x + canvas.width / 2.0F, canvas.y + canvas.height / 2.0F}, ImGuiCond_Always,
                          {0.5F, 0.5F});
  ImGui::SetNextWindowSize({size.x + 3.0F * panel.em(), 0.0F});
  ImGui::Begin("notice", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav);
  plainText(words);
  ImGui::End();
}

// Why a run stopped, over the top of the canvas.
void stoppedPanel(const PanelContext& panel) {
  const std::string& words = panel.state.searching.sentence;
  // It may say the number that is asked for.
  if (words.empty() || panel.state.goTo || askedPlace(panel.state)) return;
  const Area& canvas = panel.layout.canvas;
  const float most = canvas.width - 2.0F * panel.em();
  const float width = std::min(ImGui::CalcTextSize(words.c_str()).x + 2.5F * panel.em(), most);
  ImGui::SetNextWindowPos({canvas.x + canvas.width / 2.0F, canvas.y + 0.5F * panel.em()}, ImGuiCond_Always,
                          {0.5F, 0.0F});
  ImGui::SetNextWindowSize({width, 0.0F});
  ImGui::Begin("stopped", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
  wrappedText(words);
  panel.place("stopped");
  ImGui::End();
}

void tooltipPanel(const PanelContext& panel, const std::string& words) {
  if (words.empty() || ImGui::GetIO().WantCaptureMouse) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.7F * panel.em(), 0.5F * panel.em()});
  ImGui::BeginTooltip();
  plainText(words);
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void allPanels(const PanelContext& panel) {
  if (panel.state.presenting.on) {
    presentedPanel(panel);
  } else {
    topPanel(panel);
    transportPanel(panel);
  }
  outlinePanel(panel);
  sidePanel(panel);
  curvePanel(panel);
  curveNotePanel(panel);
  predictPanel(panel);
  noticePanel(panel);
  editNoticePanel(panel);
  problemsPanel(panel);
  pickerPanel(panel);
  helpPanel(panel);
  goToPanel(panel);
  copyMenuPanel(panel);
  stoppedPanel(panel);
  toldPanel(panel);
  savePanel(panel);
}

}  // namespace gradwalk
