#include "app/imgui_sfml.h"

#include <imgui.h>
#include <imgui/backends/imgui_impl_opengl3.h>

#include <SFML/Window/Clipboard.hpp>
#include <algorithm>

namespace gradwalk {
namespace {

std::string toUtf8(const sf::String& text) {
  const auto bytes = text.toUtf8();
  return {bytes.begin(), bytes.end()};
}

sf::Cursor::Type systemCursor(int imguiCursor) {
  switch (imguiCursor) {
    case ImGuiMouseCursor_TextInput:
      return sf::Cursor::Text;
    case ImGuiMouseCursor_ResizeAll:
      return sf::Cursor::SizeAll;
    case ImGuiMouseCursor_ResizeNS:
      return sf::Cursor::SizeVertical;
    case ImGuiMouseCursor_ResizeEW:
      return sf::Cursor::SizeHorizontal;
    case ImGuiMouseCursor_ResizeNESW:
      return sf::Cursor::SizeBottomLeftTopRight;
    case ImGuiMouseCursor_ResizeNWSE:
      return sf::Cursor::SizeTopLeftBottomRight;
    case ImGuiMouseCursor_Hand:
      return sf::Cursor::Hand;
    case ImGuiMouseCursor_NotAllowed:
      return sf::Cursor::NotAllowed;
    default:
      return sf::Cursor::Arrow;
  }
}

}  // namespace

void Cursors::show(sf::Window& window, int imguiCursor) {
  if (imguiCursor == shown_ || imguiCursor >= static_cast<int>(count)) return;
  shown_ = imguiCursor;
  window.setMouseCursorVisible(imguiCursor != ImGuiMouseCursor_None);
  if (imguiCursor < 0) return;
  std::optional<sf::Cursor>& cursor = cursors_[static_cast<std::size_t>(imguiCursor)];
  if (!cursor) {
    cursor.emplace();
    // Not every X server has every pointer; the one shown before then stays.
    if (!cursor->loadFromSystem(systemCursor(imguiCursor))) return;
  }
  window.setMouseCursor(*cursor);
}

ImguiSfml::ImguiSfml(sf::Window& window, Cursors& cursors) : window_(&window), cursors_(&cursors) {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendPlatformName = "gradwalk SFML";
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void*, const char* text) {
    const std::string utf8 = text;
    sf::Clipboard::setString(sf::String::fromUtf8(utf8.begin(), utf8.end()));
  };
  io.GetClipboardTextFn = [](void* self) {
    auto& kept = static_cast<ImguiSfml*>(self)->clipboard_;
    kept = toUtf8(sf::Clipboard::getString());
    return static_cast<const char*>(kept.c_str());
  };
  // GLSL 1.20 is spoken by every driver that a compatibility profile comes from.
  ImGui_ImplOpenGL3_Init("#version 120");
}

ImguiSfml::~ImguiSfml() { ImGui_ImplOpenGL3_Shutdown(); }

void ImguiSfml::newFrame(UiFonts& fonts, float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  if (fonts.stale()) {
    fonts.rebuild(io);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
  }
  if (io.Fonts->TexID == nullptr) {
    ImGui_ImplOpenGL3_NewFrame();  // makes the shaders, and with them the first font texture
    if (io.Fonts->TexID == nullptr) ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  const sf::Vector2u size = window_->getSize();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DeltaTime = std::max(seconds, 1e-4F);  // zero is not allowed
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void ImguiSfml::render() {
  cursors_->show(*window_, ImGui::GetMouseCursor());
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace gradwalk
