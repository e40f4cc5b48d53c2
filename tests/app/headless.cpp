#include "app/headless.h"

#include <doctest/doctest.h>
#include <imgui_internal.h>

#include <chrono>
#include <thread>

#include "scene/utf8.h"

namespace gradwalk {

const Fonts& testFonts() {
  static const Fonts fonts = [] {
    std::string problem;
    std::optional<Fonts> loaded = Fonts::load(problem);
    REQUIRE_MESSAGE(loaded.has_value(), problem);
    return std::move(*loaded);
  }();
  return fonts;
}

std::filesystem::path shippedLesson(const std::string& name) {
  return std::filesystem::path(GRADWALK_SOURCE_DIR) / "lessons" / (name + ".toml");
}

sf::Event keyEvent(sf::Keyboard::Key key, bool down, Modifiers modifiers) {
  sf::Event event{};
  event.type = down ? sf::Event::KeyPressed : sf::Event::KeyReleased;
  event.key = {key, modifiers.alt, modifiers.control, modifiers.shift, modifiers.system};
  return event;
}

sf::Event textEvent(char32_t code) {
  sf::Event event{};
  event.type = sf::Event::TextEntered;
  event.text.unicode = code;
  return event;
}

sf::Event buttonEvent(float x, float y, bool down) {
  sf::Event event{};
  event.type = down ? sf::Event::MouseButtonPressed : sf::Event::MouseButtonReleased;
  event.mouseButton = {sf::Mouse::Left, static_cast<int>(x), static_cast<int>(y)};
  return event;
}

sf::Event moveEvent(float x, float y) {
  sf::Event event{};
  event.type = sf::Event::MouseMoved;
  event.mouseMove = {static_cast<int>(x), static_cast<int>(y)};
  return event;
}

sf::Event wheelEvent(float x, float y, float notches) {
  sf::Event event{};
  event.type = sf::Event::MouseWheelScrolled;
  event.mouseWheelScroll = {sf::Mouse::VerticalWheel, notches, static_cast<int>(x), static_cast<int>(y)};
  return event;
}

bool windowShown(const char* name) {
  const ImGuiWindow* window = ImGui::FindWindowByName(name);
  return window != nullptr && window->Active;
}

Headless::Headless(const std::string& lesson, SittingOptions options, float width, float height)
    : interface_(testFonts(),
                 [&] {
                   if (!lesson.empty() && options.lesson.empty()) options.lesson = shippedLesson(lesson);
                   return options;
                 }()),
      width_(width),
      height_(height) {
  interface_.sitting().settle(std::chrono::seconds(20));
  for (int i = 0; i < 3; ++i) frame();
}

void Headless::frame() {
  ImGuiIO& io = ImGui::GetIO();
  interface_.begin(width_, height_);
  if (interface_.fonts().stale()) {
    interface_.fonts().rebuild(io);
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &w, &h);
  }
  io.DisplaySize = {width_, height_};
  io.DeltaTime = 1.0F / 60.0F;
  ImGui::NewFrame();
  interface_.panels();
  ImGui::Render();
  countMissing();
}

void Headless::frames() {
  do {
    frame();
  } while (interface_.queue().waiting());
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (state().editing.computing && std::chrono::steady_clock::now() < patience) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    frame();
  }
  frame();
  frame();
}

void Headless::countMissing() {
  missing_ = vertices_ = 0;
  const ImDrawData* data = ImGui::GetDrawData();
  for (int i = 0; i < data->CmdListsCount; ++i) {
    const ImDrawList& list = *data->CmdLists[i];
    vertices_ += list.VtxBuffer.Size;
    for (const ImFont* font : ImGui::GetIO().Fonts->Fonts) {
      const ImFontGlyph* stand = font->FallbackGlyph;
      for (int v = 0; stand != nullptr && v < list.VtxBuffer.Size; ++v) {
        const ImVec2 uv = list.VtxBuffer[v].uv;
        if (uv.x == stand->U0 && uv.y == stand->V0) ++missing_;
      }
    }
  }
}

void Headless::press(sf::Keyboard::Key key, Modifiers modifiers) {
  interface_.queue().push(keyEvent(key, true, modifiers));
  interface_.queue().push(keyEvent(key, false, modifiers));
  frames();
}

void Headless::type(const std::string& text) {
  for (const char32_t code : codePoints(text)) interface_.queue().push(textEvent(code));
  frames();
}

void Headless::move(float x, float y) {
  interface_.queue().push(moveEvent(x, y));
  frames();
}

void Headless::click(float x, float y) {
  interface_.queue().push(moveEvent(x, y));
  interface_.queue().push(buttonEvent(x, y, true));
  interface_.queue().push(buttonEvent(x, y, false));
  frames();
}

void Headless::click(const std::string& name) {
  const std::optional<Area> area = place(name);
  REQUIRE_MESSAGE(area.has_value(), "nothing to click is called " << name);
  click(area->x + area->width / 2.0F, area->y + area->height / 2.0F);
}

void Headless::drag(const std::string& name, float from, float to) {
  const std::optional<Area> area = place(name);
  REQUIRE_MESSAGE(area.has_value(), "nothing to drag is called " << name);
  const float y = area->y + area->height / 2.0F;
  const auto at = [&](float share) { return area->x + share * area->width; };
  interface_.queue().push(moveEvent(at(from), y));
  interface_.queue().push(buttonEvent(at(from), y, true));
  frames();
  for (int i = 1; i <= 8; ++i) move(at(from + (to - from) * static_cast<float>(i) / 8.0F), y);
  interface_.queue().push(buttonEvent(at(to), y, false));
  frames();
}

void Headless::wheel(float x, float y, float notches) {
  interface_.queue().push(moveEvent(x, y));
  interface_.queue().push(wheelEvent(x, y, notches));
  frames();
}

void Headless::drag(float x, float y, float toX, float toY) {
  interface_.queue().push(moveEvent(x, y));
  interface_.queue().push(buttonEvent(x, y, true));
  frames();
  for (int i = 1; i <= 8; ++i) {
    const float share = static_cast<float>(i) / 8.0F;
    move(x + (toX - x) * share, y + (toY - y) * share);
  }
  interface_.queue().push(buttonEvent(toX, toY, false));
  frames();
}

void Headless::resize(float width, float height) {
  width_ = width;
  height_ = height;
  frames();
}

std::string Headless::path() const {
  const Trace* trace = state().trace();
  return trace == nullptr ? "" : gradwalk::path(*trace, state().cursor);
}

std::optional<Area> Headless::place(const std::string& name) const {
  const auto found = interface_.places().find(name);
  return found == interface_.places().end() ? std::nullopt : std::optional(found->second);
}

}  // namespace gradwalk
