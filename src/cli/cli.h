// The command line: `gradwalk check`, `print`, `values`, `render` and the others.
//
//     int main(int argc, char** argv) { return gradwalk::runCommand(argc, argv, nullptr); }
//
// Exit codes: 0 fine, 1 a check failed, 2 unusable input or arguments, 3 the
// environment (no display, no fonts).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "maths/language.h"

namespace gradwalk {

struct WindowRequest {
  std::filesystem::path lesson;
  std::string step;                    // a number or a path; empty: the start
  std::vector<std::string> sets = {};  // edits, as --set takes them
  int hand = -1;                       // decimals of hand arithmetic; −1: full precision
  // What is not said is as the window remembers it.
  std::optional<Language> language = {};
  std::optional<double> scale = {};
  std::optional<bool> dark = {};
  bool resume = false;     // no lesson was named: the last one where it was left, `lesson` at first
  std::string screenshot;  // a PNG of the window after its first frames, then exit; for tests
};

// How the program opens its window, where it was built with one. The command line
// knows no more of it than this.
struct Window {
  std::string (*obstacle)(Language language);  // why no window can be opened here; "" if one can
  int (*open)(const WindowRequest& request);   // the exit code
};

int runCommand(int argc, char** argv, const Window* window);

}  // namespace gradwalk
