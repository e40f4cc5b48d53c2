// The window: a canvas with the scene, panels around it.
//
//     if (std::string why = windowObstacle(Language::en); !why.empty()) return complain(why);
//     return openWindow({.lesson = "lessons/cnn.toml", .step = "Z[1,0]"});
//
// Nothing of a window happens before a display was found that can show one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "maths/language.h"

namespace gradwalk {

struct WindowOptions {
  std::filesystem::path lesson;
  std::string step;                    // a number or a path; empty: the start
  std::vector<std::string> sets = {};  // edits to begin with, as --set takes them
  int hand = -1;                       // decimals of hand arithmetic to begin with; −1: off
  // What is not said is as it was remembered.
  std::optional<Language> language = {};
  std::optional<double> scale = {};
  std::optional<bool> dark = {};
  bool resume = false;     // no lesson was named: the last one where it was left, if there is one
  std::string screenshot;  // a PNG of the window after its first frames, then it closes
};

// Why no window can be opened here, and how to get one; "" where one can.
std::string windowObstacle(Language language);

// The exit code: 0, or 3 with a sentence where there is no display to use.
int openWindow(const WindowOptions& options);

}  // namespace gradwalk
