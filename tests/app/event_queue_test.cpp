#include "app/event_queue.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "app/headless.h"

namespace gradwalk {
namespace {

using K = sf::Keyboard;

struct Queue {
  ImguiContext context;
  EventQueue queue;
  ImGuiIO& io = ImGui::GetIO();
};

TEST_CASE("event queue: a press and its release within one frame are both seen") {
  Queue q;
  q.queue.push(keyEvent(K::N, true));
  q.queue.push(keyEvent(K::N, false));
  CHECK(q.queue.apply(q.io).size() == 1);
  CHECK(q.io.KeysDown[K::N]);
  CHECK(q.queue.waiting());
  CHECK(q.queue.apply(q.io).empty());
  CHECK_FALSE(q.io.KeysDown[K::N]);
  CHECK_FALSE(q.queue.waiting());
}

TEST_CASE("event queue: two clicks within one frame are two clicks") {
  Queue q;
  int presses = 0;
  for (int i = 0; i < 2; ++i) {
    q.queue.push(buttonEvent(10, 10, true));
    q.queue.push(buttonEvent(10, 10, false));
  }
  bool before = false;
  for (int frame = 0; frame < 4; ++frame) {
    q.queue.apply(q.io);
    presses += q.io.MouseDown[0] && !before ? 1 : 0;
    before = q.io.MouseDown[0];
  }
  CHECK(presses == 2);
  CHECK_FALSE(q.queue.waiting());
}

TEST_CASE("event queue: the pointer does not run away from a press") {
  Queue q;
  q.queue.push(moveEvent(5, 5));
  q.queue.push(buttonEvent(7, 7, true));
  q.queue.push(moveEvent(90, 90));
  q.queue.apply(q.io);
  CHECK(q.io.MousePos.x == 7.0F);
  q.queue.apply(q.io);
  CHECK(q.io.MousePos.x == 90.0F);
}

TEST_CASE("event queue: a held key repeats without holding the queue up") {
  Queue q;
  for (int i = 0; i < 5; ++i) q.queue.push(keyEvent(K::Right, true));
  const auto pressed = q.queue.apply(q.io);
  REQUIRE(pressed.size() == 5);
  CHECK_FALSE(pressed[0].held);
  CHECK(pressed[4].held);
  CHECK_FALSE(q.queue.waiting());
}

TEST_CASE("event queue: Ctrl is known by its own press, whose event says it is up") {
  Queue q;
  q.queue.push(keyEvent(K::LControl, true, {}));
  q.queue.apply(q.io);
  CHECK(q.io.KeyCtrl);
  q.queue.push(keyEvent(K::LControl, false, {true, false, false, false}));
  q.queue.apply(q.io);
  CHECK_FALSE(q.io.KeyCtrl);
}

TEST_CASE("event queue: losing the focus releases every key, button and modifier") {
  Queue q;
  q.queue.push(keyEvent(K::LShift, true));
  q.queue.apply(q.io);
  q.queue.push(keyEvent(K::N, true, {false, true, false, false}));
  q.queue.apply(q.io);
  q.queue.push(buttonEvent(1, 1, true));
  q.queue.apply(q.io);
  CHECK(q.io.KeyShift);
  sf::Event lost{};
  lost.type = sf::Event::LostFocus;
  q.queue.push(lost);
  q.queue.apply(q.io);
  CHECK_FALSE(q.io.KeyShift);
  CHECK_FALSE(q.io.KeysDown[K::N]);
  CHECK_FALSE(q.io.MouseDown[0]);
}

TEST_CASE("event queue: control characters are not text") {
  Queue q;
  for (const char32_t code : {U'\b', U'\r', U'\x01', U'\x7f'}) q.queue.push(textEvent(code));
  q.queue.push(textEvent(U'한'));
  q.queue.apply(q.io);
  CHECK(q.io.InputQueueCharacters.Size == 1);
  const auto typed = q.queue.takeTyped();
  REQUIRE(typed.size() == 1);
  CHECK(typed[0] == U'한');
  CHECK(q.queue.takeTyped().empty());
}

TEST_CASE("event queue: an unknown key or a fifth button harms nothing") {
  Queue q;
  q.queue.push(keyEvent(K::Unknown, true));
  q.queue.push(keyEvent(K::Unknown, false));
  sf::Event event = buttonEvent(1, 1, true);
  event.mouseButton.button = sf::Mouse::XButton2;
  q.queue.push(event);
  for (int i = 0; i < 4; ++i) q.queue.apply(q.io);
  CHECK_FALSE(q.queue.waiting());
}

}  // namespace
}  // namespace gradwalk
