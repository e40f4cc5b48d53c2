// The panels in the colours and the type of the scene.
//
//     applyStyle(ImGui::GetStyle(), lightTheme(), 18.0F);
//     ImGui::TextColored(colour(theme[Ink::accent]), "%s", text);
#pragma once

#include <imgui.h>

#include "scene/theme.h"

namespace gradwalk {

ImVec4 colour(Rgb rgb, float alpha = 1.0F);
ImU32 packed(Rgb rgb, float alpha = 1.0F);

// Colours, and margins that grow with the text: `em` is the body text's size.
void applyStyle(ImGuiStyle& style, const Theme& theme, float em);

}  // namespace gradwalk
