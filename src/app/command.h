// What a person can ask of the window. Keys and panels make commands; perform() in
// state.h is the only place that carries them out.
//
//     commands.push_back(Walk{+1});                 // the Next button
//     for (const Command& each : commands) perform(state, each);
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "maths/language.h"
#include "trace/cursor.h"

namespace gradwalk {

struct Walk {  // places forward or back at the level shown
  int by = 1;
};
struct WalkPhase {
  int by = 1;
};
struct WalkIteration {
  int by = 1;
};
struct ToStart {};
struct ToEnd {};
struct SeekPlace {  // what a click in the outline or on a cell names
  Cursor cursor;
};
struct SeekNumber {  // the slider, at the level shown
  std::int64_t number = 0;
};
struct SeekText {  // what was typed: a step number or a path
  std::string text;
};
struct TypeGoTo {  // the text of the field so far
  std::string text;
};
struct ChangeLevel {  // deeper is +1
  int by = 1;
};
struct SetLevel {
  Level level = Level::operation;
};
struct Play {
  bool on = true;
};
struct TogglePlay {};
struct SetSpeed {
  double stepsASecond = 1.0;
};
struct OpenFile {
  std::filesystem::path path;
};
struct SetLanguage {
  Language language = Language::en;
};
struct ScaleText {  // larger +1, smaller −1, as at first 0
  int by = 0;
};
// What is either shown or not.
enum class Switch { help, goTo, picker, problems, blank, fullScreen, outline, values, hand, dark };
struct Toggle {
  Switch what = Switch::help;
};
struct Hide {  // a click beside it
  Switch what = Switch::help;
};
struct MovePick {  // the mark in the list of lessons
  int by = 1;
};
struct OpenPicked {};
struct Dismiss {};  // Escape: whatever lies on top
struct Quit {};

using Command = std::variant<Walk, WalkPhase, WalkIteration, ToStart, ToEnd, SeekPlace, SeekNumber, SeekText,
                             TypeGoTo, ChangeLevel, SetLevel, Play, TogglePlay, SetSpeed, OpenFile,
                             SetLanguage, ScaleText, Toggle, Hide, MovePick, OpenPicked, Dismiss, Quit>;
using Commands = std::vector<Command>;

}  // namespace gradwalk
