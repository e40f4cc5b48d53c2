#include "app/keys.h"

#include <doctest/doctest.h>

#include <string>

namespace gradwalk {
namespace {

using K = sf::Keyboard;
constexpr Modifiers control{true, false, false, false};
constexpr Modifiers shift{false, true, false, false};
constexpr Modifiers alt{false, false, true, false};

std::optional<Command> lesson(K::Key key, Modifiers modifiers = {}, bool held = false) {
  return commandFor({key, modifiers, held}, KeyMode::lesson);
}

int walkOf(K::Key key, Modifiers modifiers = {}) {
  const auto command = lesson(key, modifiers);
  const auto* walk = command ? std::get_if<Walk>(&*command) : nullptr;
  return walk == nullptr ? 0 : walk->by;
}

bool toggles(K::Key key, Switch what, Modifiers modifiers = {}) {
  const auto command = lesson(key, modifiers);
  const auto* toggle = command ? std::get_if<Toggle>(&*command) : nullptr;
  return toggle != nullptr && toggle->what == what;
}

TEST_CASE("keys: next and previous have three keys each") {
  for (const K::Key key : {K::Right, K::N, K::PageDown}) CHECK(walkOf(key) == 1);
  for (const K::Key key : {K::Left, K::P, K::PageUp}) CHECK(walkOf(key) == -1);
}

TEST_CASE("keys: with Ctrl the arrows walk by phases") {
  const auto on = lesson(K::Right, control), back = lesson(K::Left, control);
  REQUIRE(on);
  REQUIRE(back);
  CHECK(std::get<WalkPhase>(*on).by == 1);
  CHECK(std::get<WalkPhase>(*back).by == -1);
}

TEST_CASE("keys: start, end and reset") {
  CHECK(std::holds_alternative<ToStart>(lesson(K::Home).value()));
  CHECK(std::holds_alternative<ToStart>(lesson(K::R).value()));
  CHECK(std::holds_alternative<ToEnd>(lesson(K::End).value()));
}

TEST_CASE("keys: deeper and shallower") {
  for (const K::Key key : {K::Down, K::Enter}) CHECK(std::get<ChangeLevel>(lesson(key).value()).by == 1);
  for (const K::Key key : {K::Up, K::Backspace}) CHECK(std::get<ChangeLevel>(lesson(key).value()).by == -1);
}

TEST_CASE("keys: what is shown and hidden") {
  CHECK(toggles(K::G, Switch::goTo));
  CHECK(toggles(K::F, Switch::fullScreen));
  CHECK(toggles(K::F11, Switch::fullScreen));
  CHECK(toggles(K::B, Switch::blank));
  CHECK(toggles(K::F1, Switch::help));
  CHECK(toggles(K::Slash, Switch::help, shift));
  CHECK(toggles(K::O, Switch::picker));
  CHECK(toggles(K::T, Switch::outline));
  CHECK(toggles(K::V, Switch::values));
}

TEST_CASE("keys: the size of the text") {
  CHECK(std::get<ScaleText>(lesson(K::Equal, control).value()).by == 1);
  CHECK(std::get<ScaleText>(lesson(K::Equal, {true, true, false, false}).value()).by == 1);
  CHECK(std::get<ScaleText>(lesson(K::Add, control).value()).by == 1);
  CHECK(std::get<ScaleText>(lesson(K::Hyphen, control).value()).by == -1);
  CHECK(std::get<ScaleText>(lesson(K::Subtract, control).value()).by == -1);
  CHECK(std::get<ScaleText>(lesson(K::Num0, control).value()).by == 0);
}

TEST_CASE("keys: without Ctrl, +, − and 0 are the strip's, and L is the curve's") {
  CHECK(std::get<ZoomStrip>(lesson(K::Equal).value()).by == 1);
  CHECK(std::get<ZoomStrip>(lesson(K::Equal, shift).value()).by == 1);
  CHECK(std::get<ZoomStrip>(lesson(K::Add).value()).by == 1);
  CHECK(std::get<ZoomStrip>(lesson(K::Hyphen).value()).by == -1);
  CHECK(std::get<ZoomStrip>(lesson(K::Subtract).value()).by == -1);
  CHECK(std::holds_alternative<FitStrip>(lesson(K::Num0).value()));
  CHECK(std::holds_alternative<FitStrip>(lesson(K::Numpad0).value()));
  CHECK(std::holds_alternative<ToggleCurves>(lesson(K::L).value()));
}

TEST_CASE("keys: another modifier makes another key of it") {
  CHECK_FALSE(lesson(K::N, control));
  CHECK_FALSE(lesson(K::Right, alt));
  CHECK_FALSE(lesson(K::Equal, alt));
  CHECK_FALSE(lesson(K::Unknown));
  CHECK_FALSE(lesson(K::J));
}

TEST_CASE("keys: a held key repeats steps, but switches only once") {
  CHECK(lesson(K::Right, {}, true));
  CHECK(lesson(K::Equal, control, true));
  CHECK_FALSE(lesson(K::Space, {}, true));
  CHECK_FALSE(lesson(K::F, {}, true));
  CHECK_FALSE(lesson(K::Down, {}, true));
}

TEST_CASE("keys: a text field keeps every key but Escape") {
  for (const K::Key key : {K::Right, K::N, K::G, K::Space, K::Home, K::Backspace, K::Enter, K::F, K::Num0}) {
    CHECK_FALSE(commandFor({key, {}, false}, KeyMode::text));
  }
  CHECK(std::holds_alternative<Dismiss>(commandFor({K::Escape, {}, false}, KeyMode::text).value()));
}

TEST_CASE("keys: the field for a guess keeps every key but Escape and those of a remote") {
  const auto guess = [](K::Key key) { return commandFor({key, {}, false}, KeyMode::guess); };
  for (const K::Key key : {K::Right, K::Left, K::N, K::Q, K::B, K::Space, K::Home, K::Backspace, K::Enter,
                           K::Num0, K::Period, K::Hyphen})
    CHECK_FALSE(guess(key));
  CHECK(std::get<Walk>(guess(K::PageDown).value()).by == 1);
  CHECK(std::get<Walk>(guess(K::PageUp).value()).by == -1);
  CHECK(std::holds_alternative<Dismiss>(guess(K::Escape).value()));
  CHECK(std::holds_alternative<TogglePredicting>(lesson(K::Q).value()));
  CHECK(std::holds_alternative<RevealNumber>(lesson(K::Q, shift).value()));
}

TEST_CASE("keys: the list of lessons takes the arrows for itself") {
  CHECK(std::get<MovePick>(commandFor({K::Down, {}, false}, KeyMode::picker).value()).by == 1);
  CHECK(std::get<MovePick>(commandFor({K::Up, {}, false}, KeyMode::picker).value()).by == -1);
  CHECK(std::holds_alternative<OpenPicked>(commandFor({K::Enter, {}, false}, KeyMode::picker).value()));
  CHECK_FALSE(commandFor({K::Right, {}, false}, KeyMode::picker));
}

TEST_CASE("keys: the list of keys is written in both languages") {
  CHECK(keyHelp().size() > 15);
  for (const KeyHelp& line : keyHelp()) {
    for (const char* each : {line.keys.en, line.keys.ko, line.what.en, line.what.ko}) {
      CHECK_FALSE(std::string(each).empty());
    }
  }
}

}  // namespace
}  // namespace gradwalk
