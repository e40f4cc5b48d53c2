#include "app/style.h"

#include <cmath>

namespace gradwalk {

ImVec4 colour(Rgb rgb, float alpha) {
  const auto part = [](std::uint8_t channel) { return static_cast<float>(channel) / 255.0F; };
  return {part(rgb.red), part(rgb.green), part(rgb.blue), alpha};
}

ImU32 packed(Rgb rgb, float alpha) { return ImGui::ColorConvertFloat4ToU32(colour(rgb, alpha)); }

void applyStyle(ImGuiStyle& style, const Theme& theme, float em) {
  const auto part = [em](float ems) { return std::round(ems * em); };
  style = ImGuiStyle{};
  style.WindowPadding = {part(0.8F), part(0.6F)};
  style.FramePadding = {part(0.55F), part(0.32F)};
  style.ItemSpacing = {part(0.55F), part(0.4F)};
  style.ItemInnerSpacing = {part(0.35F), part(0.3F)};
  style.CellPadding = {part(0.22F), part(0.15F)};
  style.IndentSpacing = part(1.0F);
  style.ScrollbarSize = part(0.7F);
  style.GrabMinSize = part(0.7F);
  style.WindowRounding = 0.0F;
  style.PopupRounding = style.ChildRounding = part(0.4F);
  style.FrameRounding = style.GrabRounding = part(0.3F);
  style.ScrollbarRounding = part(0.35F);
  style.WindowBorderSize = 0.0F;
  style.PopupBorderSize = 1.0F;
  style.FrameBorderSize = 0.0F;
  style.DisplaySafeAreaPadding = {0.0F, 0.0F};

  const Rgb panel = theme[Ink::panel], ink = theme[Ink::text], accent = theme[Ink::accent];
  const auto set = [&](ImGuiCol which, Rgb rgb, float alpha = 1.0F) {
    style.Colors[which] = colour(rgb, alpha);
  };
  // What is not named here takes the nearest of these, so that no colour of the
  // library's own look remains.
  for (ImVec4& each : style.Colors) each = colour(panel);
  set(ImGuiCol_Text, ink);
  set(ImGuiCol_TextDisabled, theme[Ink::faint]);
  set(ImGuiCol_WindowBg, panel);
  set(ImGuiCol_ChildBg, panel, 0.0F);
  set(ImGuiCol_PopupBg, theme[Ink::paper]);
  set(ImGuiCol_Border, theme[Ink::rule]);
  set(ImGuiCol_BorderShadow, ink, 0.0F);
  set(ImGuiCol_FrameBg, theme[Ink::paper]);
  set(ImGuiCol_FrameBgHovered, mix(theme[Ink::paper], ink, 0.06));
  set(ImGuiCol_FrameBgActive, mix(theme[Ink::paper], ink, 0.1));
  set(ImGuiCol_ScrollbarBg, panel, 0.0F);
  set(ImGuiCol_ScrollbarGrab, mix(panel, ink, 0.25));
  set(ImGuiCol_ScrollbarGrabHovered, mix(panel, ink, 0.4));
  set(ImGuiCol_ScrollbarGrabActive, mix(panel, ink, 0.5));
  set(ImGuiCol_CheckMark, accent);
  set(ImGuiCol_SliderGrab, accent);
  set(ImGuiCol_SliderGrabActive, accent);
  set(ImGuiCol_Button, mix(panel, ink, 0.07));
  set(ImGuiCol_ButtonHovered, mix(panel, ink, 0.15));
  set(ImGuiCol_ButtonActive, mix(panel, ink, 0.24));
  set(ImGuiCol_Header, mix(panel, accent, 0.16));
  set(ImGuiCol_HeaderHovered, mix(panel, ink, 0.1));
  set(ImGuiCol_HeaderActive, mix(panel, ink, 0.18));
  set(ImGuiCol_Separator, theme[Ink::rule]);
  set(ImGuiCol_TableHeaderBg, panel, 0.0F);
  set(ImGuiCol_TableBorderLight, theme[Ink::rule]);
  set(ImGuiCol_TableBorderStrong, theme[Ink::rule]);
  set(ImGuiCol_TableRowBg, panel, 0.0F);
  set(ImGuiCol_TableRowBgAlt, mix(panel, ink, 0.04));
  set(ImGuiCol_TextSelectedBg, accent, 0.3F);
  set(ImGuiCol_NavHighlight, accent);
  set(ImGuiCol_ModalWindowDimBg, ink, 0.35F);
}

}  // namespace gradwalk
