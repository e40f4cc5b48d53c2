// Window events on their way to Dear ImGui and to the keyboard shortcuts.
//
// Dear ImGui 1.86 looks at the state of keys and buttons once a frame: a press and
// its release within one frame would be lost. So events wait here, and after one
// change of a key or button in a frame the next change waits for the next frame.
//
//     queue.push(event);                      // as they arrive
//     for (const KeyPress& key : queue.apply(ImGui::GetIO())) …   // once a frame
//     queue.waiting();                        // true: draw another frame at once
#pragma once

#include <SFML/Window/Event.hpp>
#include <deque>
#include <utility>
#include <vector>

#include "app/keys.h"

struct ImGuiIO;

namespace gradwalk {

class EventQueue {
 public:
  void push(const sf::Event& event) { events_.push_back(event); }

  // Hands events to Dear ImGui until the frame has all that it can hold; gives the
  // keys that were pressed (held keys repeat), in order, for the shortcuts.
  std::vector<KeyPress> apply(ImGuiIO& io);

  bool waiting() const { return !events_.empty(); }

  // Code points typed since the last call: the fonts may have to learn them.
  std::vector<char32_t> takeTyped() { return std::exchange(typed_, {}); }

  const Modifiers& modifiers() const { return modifiers_; }

 private:
  bool changes(const ImGuiIO& io, const sf::Event& event) const;
  void applyOne(ImGuiIO& io, const sf::Event& event, std::vector<KeyPress>& pressed);
  void trackModifiers(const sf::Event::KeyEvent& key, bool down);

  std::deque<sf::Event> events_;
  std::vector<char32_t> typed_;
  Modifiers modifiers_;
};

// Tells Dear ImGui which of SFML's keys are the ones it names.
void mapKeys(ImGuiIO& io);

}  // namespace gradwalk
