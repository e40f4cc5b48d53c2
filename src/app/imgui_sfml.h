// Dear ImGui in an SFML window: input through an EventQueue, drawing through the
// packaged OpenGL 3 backend.
//
//     Cursors cursors;                        // before the window: SFML needs them longer
//     sf::RenderWindow window(…);
//     ImguiSfml imgui(window, cursors);       // in an ImguiContext
//     imgui.newFrame(io, seconds);            // … panels …
//     imgui.render();                         // ends the frame and draws it
#pragma once

#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Window.hpp>
#include <array>
#include <optional>
#include <string>

#include "app/ui_fonts.h"

struct ImGuiIO;

namespace gradwalk {

// The system's pointers. An sf::Cursor must outlive the window that shows it, or the
// X server ends the program.
class Cursors {
 public:
  // Gives the window the pointer that Dear ImGui asked for, an ImGuiMouseCursor.
  void show(sf::Window& window, int imguiCursor);

 private:
  static constexpr std::size_t count = 9;
  std::array<std::optional<sf::Cursor>, count> cursors_;
  int shown_ = -2;  // none yet
};

class ImguiSfml {
 public:
  ImguiSfml(sf::Window& window, Cursors& cursors);
  ~ImguiSfml();
  ImguiSfml(const ImguiSfml&) = delete;
  ImguiSfml& operator=(const ImguiSfml&) = delete;

  // Starts a frame, with new fonts if some became stale.
  void newFrame(UiFonts& fonts, float seconds);

  // Ends the frame and draws it over what the window shows.
  void render();

 private:
  sf::Window* window_;
  Cursors* cursors_;
  std::string clipboard_;  // keeps alive what Dear ImGui was given
};

}  // namespace gradwalk
