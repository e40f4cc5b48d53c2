#include "app/panels/widgets.h"

#include <algorithm>
#include <array>

#include "app/style.h"
#include "scene/utf8.h"

namespace gradwalk {
namespace {

constexpr ImGuiWindowFlags fixedWindow = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
constexpr float bandWide = 0.16F, signSide = 0.72F;

void triangle(ImDrawList& list, float x, float y, float side, bool right, ImU32 ink) {
  const float half = side / 2.0F;
  if (right) {
    list.AddTriangleFilled({x, y - half}, {x + side * 0.86F, y}, {x, y + half}, ink);
  } else {
    list.AddTriangleFilled({x + side * 0.86F, y - half}, {x, y}, {x + side * 0.86F, y + half}, ink);
  }
}

// Draws a sign with its left edge at x and its middle at y.
void drawIcon(ImDrawList& list, Icon icon, float x, float y, float side, ImU32 ink) {
  const float half = side / 2.0F, band = side * bandWide;
  const auto bar = [&](float left) { list.AddRectFilled({left, y - half}, {left + band, y + half}, ink); };
  switch (icon) {
    case Icon::first:
      bar(x);
      triangle(list, x + band * 1.2F, y, side * 0.9F, false, ink);
      break;
    case Icon::last:
      triangle(list, x, y, side * 0.9F, true, ink);
      bar(x + side * 0.86F);
      break;
    case Icon::previous:
      triangle(list, x, y, side, false, ink);
      break;
    case Icon::next:
    case Icon::play:
      triangle(list, x, y, side, true, ink);
      break;
    case Icon::pause:
      bar(x + band);
      bar(x + side * 0.86F - 2.0F * band);
      break;
    case Icon::none:
      break;
  }
}

bool signStandsRight(Icon icon) { return icon == Icon::next; }

}  // namespace

void PanelContext::place(const std::string& name) const {
  if (places == nullptr) return;
  const ImVec2 least = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
  (*places)[name] = {least.x, least.y, size.x, size.y};
}

AreaWindow::AreaWindow(const char* id, const Area& area, ImGuiWindowFlags more) {
  ImGui::SetNextWindowPos({area.x, area.y});
  ImGui::SetNextWindowSize({area.width, area.height});
  ImGui::Begin(id, nullptr, fixedWindow | ImGuiWindowFlags_NoBringToFrontOnFocus | more);
}
AreaWindow::~AreaWindow() { ImGui::End(); }

TopWindow::TopWindow(const PanelContext& panel, const char* id, float widthInEms, const char* title,
                     std::optional<Switch> what) {
  const float width = std::min(widthInEms * panel.em(), panel.layout.width - 2.0F * panel.em());
  const float height = panel.layout.height - 2.0F * panel.em();
  ImGui::SetNextWindowPos({panel.layout.width / 2.0F, panel.layout.height / 2.0F}, ImGuiCond_Always,
                          {0.5F, 0.5F});
  ImGui::SetNextWindowSizeConstraints({width, 0.0F}, {width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.4F * panel.em());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {1.2F * panel.em(), 1.0F * panel.em()});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, colour(panel.theme[Ink::paper]));
  ImGui::SetNextWindowFocus();
  ImGui::Begin(id, nullptr, fixedWindow | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize(), pointer = ImGui::GetIO().MousePos;
  const bool beside =
      pointer.x < at.x || pointer.y < at.y || pointer.x > at.x + size.x || pointer.y > at.y + size.y;
  if (what && beside && !ImGui::IsWindowAppearing() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    panel.push(Hide{*what});
  }
  if (title != nullptr) {
    const WithFont heading(panel.fonts.heading());
    plainText(title);
  }
}
TopWindow::~TopWindow() { ImGui::End(); }

WithColour::WithColour(const PanelContext& panel, Ink ink, ImGuiCol which) {
  ImGui::PushStyleColor(which, colour(panel.theme[ink]));
}

void plainText(std::string_view text) { ImGui::TextUnformatted(text.data(), text.data() + text.size()); }

void wrappedText(std::string_view text) {
  const float room = ImGui::GetContentRegionAvail().x;
  const auto wide = [](std::string_view part) {
    return ImGui::CalcTextSize(part.data(), part.data() + part.size()).x;
  };
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, 1.0F});
  std::string_view rest = text;
  while (!rest.empty()) {
    // As many words as fit; at least one, which Dear ImGui then breaks where it must.
    std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
    while (end < rest.size() && rest[end] == ' ') {
      const std::size_t next = std::min(rest.find_first_of(" \n", end + 1), rest.size());
      if (wide(rest.substr(0, next)) > room) break;
      end = next;
    }
    ImGui::PushTextWrapPos(0.0F);
    plainText(rest.substr(0, end));
    ImGui::PopTextWrapPos();
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  ImGui::PopStyleVar();
  ImGui::Dummy({0.0F, 0.0F});  // the usual gap to what follows
}

std::string fitted(std::string_view text, float width) {
  const auto wide = [](std::string_view part) {
    return ImGui::CalcTextSize(part.data(), part.data() + part.size()).x;
  };
  if (wide(text) <= width) return std::string(text);
  std::u32string codes = codePoints(text);
  while (!codes.empty()) {
    codes.pop_back();
    const std::string shorter = utf8(codes) + "…";
    if (wide(shorter) <= width) return shorter;
  }
  return "…";
}

void fittedText(std::string_view text, float width) {
  const std::string shown = fitted(text, width);
  plainText(shown);
  if (shown != text && ImGui::IsItemHovered()) {
    ImGui::BeginTooltip();
    plainText(text);
    ImGui::EndTooltip();
  }
}

float iconButtonWidth(Icon icon, std::string_view word) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float sign = icon == Icon::none ? 0.0F : ImGui::GetFontSize() * signSide;
  const float letters = word.empty() ? 0.0F : ImGui::CalcTextSize(word.data(), word.data() + word.size()).x;
  const float between = sign > 0.0F && letters > 0.0F ? style.ItemInnerSpacing.x : 0.0F;
  return sign + between + letters + 2.0F * style.FramePadding.x;
}

bool iconButton(const PanelContext& panel, const char* name, Icon icon, std::string_view word,
                bool accented) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = iconButtonWidth(icon, word), height = ImGui::GetFrameHeight();
  const bool pressed = ImGui::InvisibleButton(name, {width, height});
  panel.place(name);

  const Rgb panelInk = panel.theme[Ink::panel], textInk = panel.theme[Ink::text],
            accent = panel.theme[Ink::accent];
  Rgb ground = accented ? accent : mix(panelInk, textInk, 0.07);
  if (ImGui::IsItemActive()) {
    ground = mix(ground, textInk, 0.2);
  } else if (ImGui::IsItemHovered()) {
    ground = mix(ground, textInk, 0.1);
  }
  const ImU32 ink = packed(accented ? panel.theme[Ink::paper] : textInk);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + width, at.y + height}, packed(ground), style.FrameRounding);
  const float side = ImGui::GetFontSize() * signSide, middle = at.y + height / 2.0F;
  const float letters = word.empty() ? 0.0F : ImGui::CalcTextSize(word.data(), word.data() + word.size()).x;
  float x = at.x + style.FramePadding.x;
  if (icon != Icon::none && !signStandsRight(icon)) {
    drawIcon(list, icon, x, middle, side, ink);
    x += side + (word.empty() ? 0.0F : style.ItemInnerSpacing.x);
  }
  if (!word.empty())
    list.AddText({x, at.y + style.FramePadding.y}, ink, word.data(), word.data() + word.size());
  if (signStandsRight(icon)) {
    drawIcon(list, icon, x + letters + (word.empty() ? 0.0F : style.ItemInnerSpacing.x), middle, side, ink);
  }
  return pressed;
}

float wordButtonWidth(const std::string& word) {
  return ImGui::CalcTextSize(word.c_str()).x + 2.0F * ImGui::GetStyle().FramePadding.x;
}

bool wordButton(const PanelContext& panel, const char* name, const std::string& word, const char* tip,
                bool pressed) {
  if (pressed) ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_ButtonActive));
  const bool clicked = ImGui::Button((word + "###" + name).c_str());
  if (pressed) ImGui::PopStyleColor();
  panel.place(name);
  if (tip != nullptr && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tip);
  return clicked;
}

}  // namespace gradwalk
