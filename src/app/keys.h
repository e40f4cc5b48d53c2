// The keyboard: which key asks for what.
//
//     commandFor({sf::Keyboard::Right, {}, false}, KeyMode::lesson);   // Walk{+1}
//     for (const KeyHelp& line : keyHelp()) …                          // the list of keys
//
// A pure table; nothing of a window is asked.
#pragma once

#include <SFML/Window/Keyboard.hpp>
#include <optional>
#include <span>

#include "app/command.h"
#include "maths/language.h"

namespace gradwalk {

struct Modifiers {
  bool control = false, shift = false, alt = false, system = false;
  bool operator==(const Modifiers&) const = default;
};

struct KeyPress {
  sf::Keyboard::Key key = sf::Keyboard::Unknown;
  Modifiers modifiers = {};
  bool held = false;  // a repetition of a key that is kept down
};

// Who listens.
enum class KeyMode {
  lesson,    // the lesson
  picker,    // the list of lessons lies on top
  copyMenu,  // the choice of what to copy
  text,      // a text field has the keyboard: only Escape is ours
  guess      // the field for a guess has it: ours are also the keys of a presenter's remote
};

// A held key repeats only what one may want many times: steps and sizes.
std::optional<Command> commandFor(const KeyPress& press, KeyMode mode);

// One line of the list of keys.
struct KeyHelp {
  Text keys;
  Text what;
};
std::span<const KeyHelp> keyHelp();

}  // namespace gradwalk
