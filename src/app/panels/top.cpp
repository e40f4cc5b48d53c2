// ┌──────────────────────────────────────────────────────────────────────────────┐
// │ ▾ The 4×4 CNN      Forward ▸ Backward ▸ Update     한국어 / English  A− A+  ? ⛶ │
// └──────────────────────────────────────────────────────────────────────────────┘
#include <algorithm>
#include <array>

#include "app/panels/widgets.h"

namespace gradwalk {
namespace {

struct PhasePart {
  Ui word;
  Cursor first;  // its first operation in the pass that is shown
  bool here = false;
};

std::vector<PhasePart> phases(const AppState& state) {
  std::vector<PhasePart> parts;
  const Trace* trace = state.trace();
  if (trace == nullptr) return parts;
  const Program& program = trace->program();
  const int pass = state.cursor.pass;
  const Step* step = stepAt(*trace, state.cursor);
  const bool closing = pass > trace->iterations();
  const auto add = [&](Ui word, int first, int steps, Phase phase) {
    if (steps > 0) {
      parts.push_back({word,
                       {.pass = std::min(pass, trace->iterations()), .step = first},
                       !closing && step != nullptr && step->phase == phase});
    }
  };
  add(Ui::forward, 0, program.forwardSteps, Phase::forward);
  add(Ui::backward, program.forwardSteps, program.backwardSteps, Phase::backward);
  add(Ui::update, program.forwardSteps + program.backwardSteps, program.updateSteps, Phase::update);
  if (program.closing)
    parts.push_back({Ui::after, {.pass = trace->passes(), .step = program.aheadSteps}, closing});
  return parts;
}

std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

float phaseWidth(const PanelContext& panel, const std::vector<PhasePart>& parts) {
  float width = 0.0F;
  for (const PhasePart& part : parts) {
    width += ImGui::CalcTextSize(capitalised(panel.label(part.word)).c_str()).x;
  }
  return width + static_cast<float>(parts.size()) * 1.9F * panel.em();
}

void phaseStrip(const PanelContext& panel, const std::vector<PhasePart>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      ImGui::SameLine(0.0F, 0.35F * panel.em());
      const WithColour faint(panel, Ink::faint);
      plainText("▸");
      ImGui::SameLine(0.0F, 0.35F * panel.em());
    }
    const std::string word = capitalised(panel.label(parts[i].word));
    const WithColour ink(panel, parts[i].here ? Ink::accent : Ink::text);
    const ImVec2 size = ImGui::CalcTextSize(word.c_str());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string name = "phase " + std::string(text(parts[i].word).en);
    const bool clicked = ImGui::InvisibleButton(name.c_str(), {size.x, ImGui::GetFrameHeight()});
    panel.place(name);
    const float baseline = at.y + ImGui::GetStyle().FramePadding.y;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = ImGui::GetColorU32(ImGuiCol_Text);
    list.AddText({at.x, baseline}, colour, word.c_str());
    if (parts[i].here || ImGui::IsItemHovered()) {
      const float y = baseline + size.y + 2.0F;
      list.AddLine({at.x, y}, {at.x + size.x, y}, colour, parts[i].here ? 3.0F : 1.0F);
    }
    if (clicked) panel.push(SeekPlace{parts[i].first});
  }
}

struct Tool {
  const char* name;
  std::string word;
  const char* tip;
  Command command;
  bool pressed = false;
};

std::vector<Tool> tools(const PanelContext& panel) {
  const AppState& state = panel.state;
  const bool korean = state.language == Language::ko;
  return {
      {"hand", panel.label(Ui::handArithmetic), panel.label(Ui::handTip), Toggle{Switch::hand}, state.hand},
      {"language", korean ? "English" : "한국어", nullptr, SetLanguage{korean ? Language::en : Language::ko}},
      {"smaller", "A−", panel.label(Ui::smaller), ScaleText{-1}},
      {"larger", "A+", panel.label(Ui::larger), ScaleText{+1}},
      {"keys", "?", panel.label(Ui::keys), Toggle{Switch::help}, state.help},
      {"present", panel.label(Ui::present), panel.label(Ui::presentTip), Present{}},
  };
}

std::string lessonTitle(const PanelContext& panel) {
  const Trace* trace = panel.state.trace();
  if (trace == nullptr) return panel.label(Ui::openLesson);
  const std::string& title = trace->lesson().title.in(panel.state.language);
  return title.empty() ? trace->lesson().name : title;
}

float titleWidth(const PanelContext& panel) {
  const WithFont heading(panel.fonts.heading());
  return ImGui::CalcTextSize(("▾ " + lessonTitle(panel)).c_str()).x + 3.0F * ImGui::GetStyle().FramePadding.x;
}

}  // namespace

void topPanel(const PanelContext& panel) {
  const AreaWindow window("top", panel.layout.top, ImGuiWindowFlags_NoScrollbar);
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  std::vector<Tool> right = tools(panel);
  const auto toolsWidth = [&right, gap] {
    float width = 0.0F;
    for (const Tool& tool : right) width += wordButtonWidth(tool.word) + gap;
    return width;
  };
  const float whole = ImGui::GetContentRegionAvail().x;
  const std::vector<PhasePart> parts = phases(panel.state);
  const float middle = phaseWidth(panel, parts);
  const float leastTitle = std::min(titleWidth(panel), 22.0F * panel.em());
  // In a narrow window the phases go first (the outline has them), then the first tool.
  const bool showPhases = whole >= leastTitle + middle + toolsWidth() + 2.0F * gap;
  while (right.size() > 2 && whole < std::min(leastTitle, 12.0F * panel.em()) + toolsWidth())
    right.erase(right.begin());

  float titleRoom = whole - toolsWidth() - gap - (showPhases ? middle + gap : 0.0F);
  const float start = ImGui::GetCursorPosX();
  {
    const WithFont heading(panel.fonts.heading());
    const float sign = ImGui::CalcTextSize("▾ ").x;
    titleRoom = std::max(titleRoom - sign - 2.0F * ImGui::GetStyle().FramePadding.x, 1.0F);
    const std::string title = lessonTitle(panel);
    const std::string shown = fitted(title, titleRoom);
    ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ImGui::GetStyle().FramePadding.x,
                                                     ImGui::GetStyle().FramePadding.y - 0.12F * panel.em()});
    if (ImGui::Button(("▾ " + shown + "###lessons").c_str())) panel.push(Toggle{Switch::picker});
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    panel.place("lessons");
    if (shown != title && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", title.c_str());
  }
  const float titleEnd = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x;
  if (showPhases) {
    const float centred = start + (whole - middle) / 2.0F;
    const float latest = start + whole - toolsWidth() - middle;
    ImGui::SameLine(std::clamp(centred, titleEnd + gap, std::max(latest, titleEnd + gap)));
    ImGui::AlignTextToFramePadding();
    phaseStrip(panel, parts);
  }
  ImGui::SameLine(start + whole - toolsWidth() + gap);
  for (std::size_t i = 0; i < right.size(); ++i) {
    if (i > 0) ImGui::SameLine();
    if (wordButton(panel, right[i].name, right[i].word, right[i].tip, right[i].pressed)) {
      panel.push(right[i].command);
    }
  }
}

}  // namespace gradwalk
