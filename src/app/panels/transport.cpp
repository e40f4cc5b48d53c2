// ⏮ ◀ Previous  ▶ Play  Next ▶ ⏭    ●━━━━━┿━━━━━━━━━━━┿━━━━━   step 3 of 64 · forward · conv2d
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "app/panels/timeline.h"
#include "app/panels/widgets.h"

namespace gradwalk {
namespace {

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
  constexpr std::array words = {Ui::iterations, Ui::operation, Ui::line, Ui::cell, Ui::term};
  const auto word = [&](std::size_t level) { return panel.label(words[level]); };
  ImGui::SetNextItemWidth(width);
  const bool open = ImGui::BeginCombo("##level", word(static_cast<std::size_t>(panel.state.level)),
                                      ImGuiComboFlags_HeightLargest);
  panel.place("level");
  if (!open && ImGui::IsItemHovered()) ImGui::SetTooltip("%s (↓ ↑)", panel.label(Ui::level));
  if (!open) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (static_cast<Level>(i) < highestLevel(panel.state)) continue;
    const auto level = static_cast<Level>(i);
    if (ImGui::Selectable(word(i), level == panel.state.level)) panel.push(SetLevel{level});
    panel.place(std::string("level ") + text(words[i]).en);
  }
  ImGui::EndCombo();
}

float choiceWidth(const char* widest) {
  return ImGui::CalcTextSize(widest).x + 2.0F * ImGui::GetStyle().FramePadding.x + ImGui::GetFrameHeight();
}

// How wide the buttons are, with their words or with their signs alone.
float buttonsWidth(const PanelContext& panel, bool words) {
  const auto word = [&](Ui which) { return words ? std::string_view(panel.label(which)) : ""; };
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  return iconButtonWidth(Icon::first, "") + iconButtonWidth(Icon::previous, word(Ui::previous)) +
         iconButtonWidth(Icon::play, word(panel.state.playing ? Ui::pause : Ui::play)) +
         iconButtonWidth(Icon::next, word(Ui::next)) + iconButtonWidth(Icon::last, "") +
         choiceWidth(panel.label(Ui::operation)) + choiceWidth("8×") + 6.0F * gap;
}

void buttons(const PanelContext& panel) {
  const AppState& state = panel.state;
  // The largest letters leave no room for the words in a small window.
  const bool words = buttonsWidth(panel, true) <= ImGui::GetContentRegionAvail().x;
  const auto word = [&](Ui which) { return words ? std::string_view(panel.label(which)) : ""; };
  if (iconButton(panel, "first", Icon::first, "")) panel.push(ToStart{});
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", panel.label(Ui::first));
  ImGui::SameLine();
  if (iconButton(panel, "previous", Icon::previous, word(Ui::previous))) panel.push(Walk{-1});
  ImGui::SameLine();
  if (iconButton(panel, "play", state.playing ? Icon::pause : Icon::play,
                 word(state.playing ? Ui::pause : Ui::play))) {
    panel.push(TogglePlay{});
  }
  ImGui::SameLine();
  if (iconButton(panel, "next", Icon::next, word(Ui::next), true)) panel.push(Walk{+1});
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
  const auto fits = [&] { return ImGui::CalcTextSize(shown.c_str()).x <= room; };
  // Two numbers say more than the beginning of a sentence, and one more than that of two.
  const bool numbers = !fits() && panel.state.trace() != nullptr;
  const std::string here = std::to_string(placeNumber(panel.state));
  if (numbers) shown = here + "/" + std::to_string(placeCount(panel.state));
  ImGui::AlignTextToFramePadding();
  {
    const WithFont font(numbers ? panel.fonts.small() : panel.fonts.body());
    if (numbers && !fits()) shown = here;
    fittedText(shown, room);
  }
  if (shown != words && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", words.c_str());
}

}  // namespace

void transportPanel(const PanelContext& panel) {
  const AreaWindow window("transport", panel.layout.transport, ImGuiWindowFlags_NoScrollbar);
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  if (panel.layout.transportInTwoRows) {
    timeline(panel, ImGui::GetContentRegionAvail().x);
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
  const float room = std::min(longest, (end - start) * 0.55F);
  timeline(panel, std::max(end - start - room - 2.0F * gap, 4.0F * panel.em()));
  ImGui::SameLine(0.0F, 2.0F * gap);
  progressWords(panel, std::max(ImGui::GetContentRegionAvail().x, 1.0F));
}

}  // namespace gradwalk
