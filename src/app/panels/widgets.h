// Small things that several panels are made of.
//
//     if (iconButton(panel, "next", Icon::next, panel.label(Ui::next))) panel.push(Walk{+1});
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/panels/panel.h"

namespace gradwalk {

// Opens a window that fills an area; its scope ends it.
class AreaWindow {
 public:
  AreaWindow(const char* id, const Area& area, ImGuiWindowFlags more = 0);
  ~AreaWindow();
  AreaWindow(const AreaWindow&) = delete;
  AreaWindow& operator=(const AreaWindow&) = delete;
};

// A window in the middle of the screen, over everything, no larger than the screen. A
// click beside it hides `what`.
class TopWindow {
 public:
  TopWindow(const PanelContext& panel, const char* id, float widthInEms, const char* title,
            std::optional<Switch> what);
  ~TopWindow();
  TopWindow(const TopWindow&) = delete;
  TopWindow& operator=(const TopWindow&) = delete;
};

// A font for a scope.
class WithFont {
 public:
  explicit WithFont(ImFont* font) { ImGui::PushFont(font); }
  ~WithFont() { ImGui::PopFont(); }
  WithFont(const WithFont&) = delete;
  WithFont& operator=(const WithFont&) = delete;
};

// A text colour for a scope.
class WithColour {
 public:
  WithColour(const PanelContext& panel, Ink ink, ImGuiCol which = ImGuiCol_Text);
  ~WithColour() { ImGui::PopStyleColor(); }
  WithColour(const WithColour&) = delete;
  WithColour& operator=(const WithColour&) = delete;
};

// The transport's signs are drawn: no font of ours has them all.
enum class Icon { none, first, previous, play, pause, next, last };

// A button with a sign and a word; `name` is its identity in every language. An
// accented one is the one to press next.
bool iconButton(const PanelContext& panel, const char* name, Icon icon, std::string_view word,
                bool accented = false);

// A button with a word; its tooltip says more.
bool wordButton(const PanelContext& panel, const char* name, const std::string& word,
                const char* tip = nullptr, bool pressed = false);

float iconButtonWidth(Icon icon, std::string_view word);
float wordButtonWidth(const std::string& word);

// Text that ends in an ellipsis where it does not fit; the whole is its tooltip.
void fittedText(std::string_view text, float width);
std::string fitted(std::string_view text, float width);

void plainText(std::string_view text);

// Broken at spaces only, so that no number is torn at its point.
void wrappedText(std::string_view text);

}  // namespace gradwalk
