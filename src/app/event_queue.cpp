#include "app/event_queue.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gradwalk {
namespace {

constexpr std::size_t imguiKeys = 512;
constexpr std::size_t imguiButtons = 5;

bool isKnown(const sf::Event::KeyEvent& key) {
  return key.code >= 0 && static_cast<std::size_t>(key.code) < imguiKeys;
}

bool isKnown(const sf::Event::MouseButtonEvent& button) {
  return static_cast<std::size_t>(button.button) < imguiButtons;
}

bool& keyState(ImGuiIO& io, const sf::Event::KeyEvent& key) {
  return io.KeysDown[static_cast<std::size_t>(key.code)];
}

void releaseAll(ImGuiIO& io) {
  std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
  std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
}

}  // namespace

void mapKeys(ImGuiIO& io) {
  using K = sf::Keyboard;
  const std::array<std::pair<int, K::Key>, 22> table = {{
      {ImGuiKey_Tab, K::Tab},
      {ImGuiKey_LeftArrow, K::Left},
      {ImGuiKey_RightArrow, K::Right},
      {ImGuiKey_UpArrow, K::Up},
      {ImGuiKey_DownArrow, K::Down},
      {ImGuiKey_PageUp, K::PageUp},
      {ImGuiKey_PageDown, K::PageDown},
      {ImGuiKey_Home, K::Home},
      {ImGuiKey_End, K::End},
      {ImGuiKey_Insert, K::Insert},
      {ImGuiKey_Delete, K::Delete},
      {ImGuiKey_Backspace, K::Backspace},
      {ImGuiKey_Space, K::Space},
      {ImGuiKey_Enter, K::Enter},
      {ImGuiKey_Escape, K::Escape},
      {ImGuiKey_KeyPadEnter, K::Enter},
      {ImGuiKey_A, K::A},
      {ImGuiKey_C, K::C},
      {ImGuiKey_V, K::V},
      {ImGuiKey_X, K::X},
      {ImGuiKey_Y, K::Y},
      {ImGuiKey_Z, K::Z},
  }};
  for (const auto& [imgui, sfml] : table) io.KeyMap[imgui] = sfml;
}

// True when applying `event` would change a key's or a button's state; a key that
// is held sends presses again and again, which change nothing.
bool EventQueue::changes(const ImGuiIO& io, const sf::Event& event) const {
  switch (event.type) {
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
      return !isKnown(event.key) ||
             io.KeysDown[static_cast<std::size_t>(event.key.code)] != (event.type == sf::Event::KeyPressed);
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
      return true;
    default:
      return false;
  }
}

std::vector<KeyPress> EventQueue::apply(ImGuiIO& io) {
  std::vector<KeyPress> pressed;
  bool keyChanged = false, buttonChanged = false;
  while (!events_.empty()) {
    const sf::Event event = events_.front();
    const bool change = changes(io, event);
    if (change && (keyChanged || buttonChanged)) break;
    // The pointer of this frame is where the button was pressed.
    if (buttonChanged && event.type == sf::Event::MouseMoved) break;
    events_.pop_front();
    applyOne(io, event, pressed);
    keyChanged = keyChanged ||
                 (change && (event.type == sf::Event::KeyPressed || event.type == sf::Event::KeyReleased));
    buttonChanged = buttonChanged || (change && !keyChanged);
  }
  io.KeyCtrl = modifiers_.control;
  io.KeyShift = modifiers_.shift;
  io.KeyAlt = modifiers_.alt;
  io.KeySuper = modifiers_.system;
  return pressed;
}

void EventQueue::applyOne(ImGuiIO& io, const sf::Event& event, std::vector<KeyPress>& pressed) {
  switch (event.type) {
    case sf::Event::KeyPressed:
      trackModifiers(event.key, true);
      if (isKnown(event.key)) {
        const bool held = keyState(io, event.key);
        keyState(io, event.key) = true;
        pressed.push_back({event.key.code, modifiers_, held});
      }
      break;
    case sf::Event::KeyReleased:
      trackModifiers(event.key, false);
      if (isKnown(event.key)) keyState(io, event.key) = false;
      break;
    case sf::Event::TextEntered:
      // Control characters (Backspace is 8, Ctrl+A is 1) arrive as text as well.
      if (event.text.unicode >= 32 && event.text.unicode != 127) {
        io.AddInputCharacter(event.text.unicode);
        typed_.push_back(event.text.unicode);
      }
      break;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
      io.MousePos = {static_cast<float>(event.mouseButton.x), static_cast<float>(event.mouseButton.y)};
      if (isKnown(event.mouseButton)) {
        io.MouseDown[static_cast<std::size_t>(event.mouseButton.button)] =
            event.type == sf::Event::MouseButtonPressed;
      }
      break;
    case sf::Event::MouseMoved:
      io.MousePos = {static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y)};
      break;
    case sf::Event::MouseWheelScrolled:
      (event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel ? io.MouseWheel : io.MouseWheelH) +=
          event.mouseWheelScroll.delta;
      break;
    case sf::Event::MouseLeft:
      // Off the window nothing is hovered, unless something is being dragged.
      if (std::none_of(std::begin(io.MouseDown), std::end(io.MouseDown), [](bool down) { return down; })) {
        io.MousePos = {-FLT_MAX, -FLT_MAX};
      }
      break;
    case sf::Event::LostFocus:
      // The releases go to another window.
      releaseAll(io);
      modifiers_ = {};
      io.AddFocusEvent(false);
      break;
    case sf::Event::GainedFocus:
      io.AddFocusEvent(true);
      break;
    default:
      break;
  }
}

// The flags that come with an event are the state before it: right for any other
// key, wrong for a modifier itself.
void EventQueue::trackModifiers(const sf::Event::KeyEvent& key, bool down) {
  switch (key.code) {
    case sf::Keyboard::LControl:
    case sf::Keyboard::RControl:
      modifiers_.control = down;
      break;
    case sf::Keyboard::LShift:
    case sf::Keyboard::RShift:
      modifiers_.shift = down;
      break;
    case sf::Keyboard::LAlt:
    case sf::Keyboard::RAlt:
      modifiers_.alt = down;
      break;
    case sf::Keyboard::LSystem:
    case sf::Keyboard::RSystem:
      modifiers_.system = down;
      break;
    default:
      modifiers_ = {key.control, key.shift, key.alt, key.system};
      break;
  }
}

}  // namespace gradwalk
