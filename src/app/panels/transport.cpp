// ⏮ ◀ Previous  ▶ Play  Next ▶ ⏭    ●━━━━━┿━━━━━━━━━━━┿━━━━━   step 3 of 64 · forward · conv2d
#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/widgets.h"
#include "app/style.h"

namespace gradwalk {
namespace {

constexpr std::size_t mostTicks = 60;

// Where phases begin, as shares of the way; empty when they would be a blur.
std::vector<float> phaseTicks(const AppState& state) {
  std::vector<float> ticks;
  const Trace* trace = state.trace();
  const std::int64_t all = placeCount(state);
  if (trace == nullptr || all < 1) return ticks;
  const Program& program = trace->program();
  if (static_cast<std::size_t>(trace->passes()) * 3 > mostTicks) return ticks;
  const auto add = [&](int pass, int step) {
    const Cursor first{.pass = pass, .step = step};
    ticks.push_back(static_cast<float>(number(*trace, first, state.level)) / static_cast<float>(all));
  };
  for (int pass = 1; pass <= trace->passes(); ++pass) {
    if (pass > 1) add(pass, 0);
    if (pass > trace->iterations()) continue;
    if (program.backwardSteps > 0) add(pass, program.forwardSteps);
    if (program.updateSteps > 0) add(pass, program.forwardSteps + program.backwardSteps);
  }
  return ticks;
}

void slider(const PanelContext& panel, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight(), knob = 0.5F * panel.em();
  ImGui::InvisibleButton("slider", {width, height});
  panel.place("slider");
  const std::int64_t all = placeCount(panel.state);
  const float from = at.x + knob, length = std::max(width - 2.0F * knob, 1.0F);
  if (ImGui::IsItemActive() && all > 0) {
    const float share = std::clamp((ImGui::GetIO().MousePos.x - from) / length, 0.0F, 1.0F);
    const auto wanted =
        static_cast<std::int64_t>(std::llround(static_cast<double>(share) * static_cast<double>(all)));
    if (wanted != placeNumber(panel.state)) panel.push(SeekNumber{wanted});
  }

  const double done =
      all > 0 ? static_cast<double>(placeNumber(panel.state)) / static_cast<double>(all) : 0.0;
  const float x = from + length * static_cast<float>(done), y = at.y + height / 2.0F;
  const float thick = std::max(std::round(0.22F * panel.em()), 2.0F);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 rail = packed(mix(panel.theme[Ink::panel], panel.theme[Ink::text], 0.25));
  const ImU32 accent = packed(panel.theme[Ink::accent]);
  list.AddRectFilled({from, y - thick / 2.0F}, {from + length, y + thick / 2.0F}, rail, thick / 2.0F);
  list.AddRectFilled({from, y - thick / 2.0F}, {x, y + thick / 2.0F}, accent, thick / 2.0F);
  for (const float tick : phaseTicks(panel.state)) {
    const float tx = std::round(from + length * tick);
    list.AddRectFilled({tx - 1.0F, y - 0.45F * panel.em()}, {tx + 1.0F, y + 0.45F * panel.em()}, rail);
  }
  const bool grabbed = ImGui::IsItemActive() || ImGui::IsItemHovered();
  list.AddCircleFilled({x, y}, knob * (grabbed ? 1.1F : 0.95F), accent, 24);
}

std::string speedText(double stepsASecond) {
  return stepsASecond == 0.25  ? "¼×"
         : stepsASecond == 0.5 ? "½×"
                               : std::to_string(std::lround(stepsASecond)) + "×";
}

void speedChoice(const PanelContext& panel, float width) {
  ImGui::SetNextItemWidth(width);
  const bool open =
      ImGui::BeginCombo("##speed", speedText(panel.state.speed).c_str(), ImGuiComboFlags_HeightLargest);
  panel.place("speed");
  if (!open && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", panel.label(Ui::speed));
  if (!open) return;
  for (const double each : speeds) {
    if (ImGui::Selectable(speedText(each).c_str(), each == panel.state.speed)) panel.push(SetSpeed{each});
    panel.place("speed " + speedText(each));
  }
  ImGui::EndCombo();
}

void levelChoice(const PanelContext& panel, float width) {
  constexpr std::array words = {Ui::operation, Ui::line, Ui::cell, Ui::term};
  const auto word = [&](std::size_t level) { return panel.label(words[level]); };
  ImGui::SetNextItemWidth(width);
  const bool open = ImGui::BeginCombo("##level", word(static_cast<std::size_t>(panel.state.level)),
                                      ImGuiComboFlags_HeightLargest);
  panel.place("level");
  if (!open && ImGui::IsItemHovered()) ImGui::SetTooltip("%s (↓ ↑)", panel.label(Ui::level));
  if (!open) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto level = static_cast<Level>(i);
    if (ImGui::Selectable(word(i), level == panel.state.level)) panel.push(SetLevel{level});
    panel.place(std::string("level ") + text(words[i]).en);
  }
  ImGui::EndCombo();
}

float choiceWidth(const char* widest) {
  return ImGui::CalcTextSize(widest).x + 2.0F * ImGui::GetStyle().FramePadding.x + ImGui::GetFrameHeight();
}

void buttons(const PanelContext& panel) {
  const AppState& state = panel.state;
  if (iconButton(panel, "first", Icon::first, "")) panel.push(ToStart{});
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", panel.label(Ui::first));
  ImGui::SameLine();
  if (iconButton(panel, "previous", Icon::previous, panel.label(Ui::previous))) panel.push(Walk{-1});
  ImGui::SameLine();
  if (iconButton(panel, "play", state.playing ? Icon::pause : Icon::play,
                 panel.label(state.playing ? Ui::pause : Ui::play))) {
    panel.push(TogglePlay{});
  }
  ImGui::SameLine();
  if (iconButton(panel, "next", Icon::next, panel.label(Ui::next), true)) panel.push(Walk{+1});
  ImGui::SameLine();
  if (iconButton(panel, "last", Icon::last, "")) panel.push(ToEnd{});
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", panel.label(Ui::last));
  ImGui::SameLine();
  levelChoice(panel, choiceWidth(panel.label(Ui::operation)));
  ImGui::SameLine();
  speedChoice(panel, choiceWidth("8×"));
}

// "step 3 of 64 · forward · conv2d", or as many of its parts as there is room for.
void progressWords(const PanelContext& panel, float room) {
  const std::string words = progress(panel.state);
  std::string shown = words;
  for (std::size_t dot = shown.rfind(" · ");
       dot != std::string::npos && ImGui::CalcTextSize(shown.c_str()).x > room; dot = shown.rfind(" · ")) {
    shown.resize(dot);
  }
  ImGui::AlignTextToFramePadding();
  fittedText(shown, room);
  if (shown != words && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", words.c_str());
}

}  // namespace

void transportPanel(const PanelContext& panel) {
  const AreaWindow window("transport", panel.layout.transport, ImGuiWindowFlags_NoScrollbar);
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  if (panel.layout.transportInTwoRows) {
    slider(panel, ImGui::GetContentRegionAvail().x);
    buttons(panel);
    ImGui::SameLine();
    progressWords(panel, std::max(ImGui::GetContentRegionAvail().x, 1.0F));
    return;
  }
  const float end = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  buttons(panel);
  ImGui::SameLine();
  const float start = ImGui::GetCursorPosX();
  // Room for the longest words of the lesson, so that the slider does not change its
  // length under the pointer.
  const float longest = std::max(ImGui::CalcTextSize(longestProgress(panel.state).c_str()).x,
                                 ImGui::CalcTextSize(progress(panel.state).c_str()).x);
  const float room = std::min(longest, (end - start) * 0.7F);
  slider(panel, std::max(end - start - room - 2.0F * gap, 4.0F * panel.em()));
  ImGui::SameLine(0.0F, 2.0F * gap);
  progressWords(panel, std::max(ImGui::GetContentRegionAvail().x, 1.0F));
}

}  // namespace gradwalk
