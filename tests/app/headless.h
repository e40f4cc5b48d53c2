// The whole interface without a window: events in, panels drawn to nowhere, places of
// buttons out.
//
//     Headless screen("conv");
//     screen.click("next");
//     CHECK(screen.path() == "1/forward/Z");
#pragma once

#include <imgui.h>

#include <SFML/Window/Event.hpp>
#include <optional>
#include <string>

#include "app/imgui_context.h"
#include "app/interface.h"

namespace gradwalk {

// The fonts of this machine, loaded once for all tests.
const Fonts& testFonts();

std::filesystem::path shippedLesson(const std::string& name);

// Events as SFML sends them.
sf::Event keyEvent(sf::Keyboard::Key key, bool down = true, Modifiers modifiers = {});
sf::Event textEvent(char32_t code);
sf::Event buttonEvent(float x, float y, bool down);
sf::Event moveEvent(float x, float y);
sf::Event wheelEvent(float x, float y, float notches);

// A window of Dear ImGui was drawn in the last frame; one that never was is not shown.
bool windowShown(const char* name);

class Headless {
 public:
  explicit Headless(const std::string& lesson, SittingOptions options = {}, float width = 1280.0F,
                    float height = 720.0F);

  // One frame; frames() goes on until nothing waits any more, on a busy machine neither
  // for the worker's run of an edited lesson.
  void frame();
  void frames();

  void press(sf::Keyboard::Key key, Modifiers modifiers = {});
  void type(const std::string& text);
  void move(float x, float y);
  void click(float x, float y);
  void click(const std::string& place);
  // From one share of the width of a place to another.
  void drag(const std::string& place, float from, float to);
  // The wheel over a point, so many notches up.
  void wheel(float x, float y, float notches);
  // From one point to another.
  void drag(float x, float y, float toX, float toY);
  void resize(float width, float height);

  Interface& interface() { return interface_; }
  const AppState& state() const { return interface_.state(); }
  std::string path() const;
  std::optional<Area> place(const std::string& name) const;
  bool has(const std::string& name) const { return place(name).has_value(); }

  // Characters drawn in the last frame that the fonts do not have.
  int missingGlyphs() const { return missing_; }
  int vertices() const { return vertices_; }

 private:
  void countMissing();

  ImguiContext context_;
  Interface interface_;
  float width_, height_;
  int missing_ = 0, vertices_ = 0;
};

}  // namespace gradwalk
