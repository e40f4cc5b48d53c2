// A descent as it is asked for on the command line: a lesson with a surface, or one typed.
//
//     TypedDescent typed;
//     addTypedDescent(*command, typed);             // lesson, --f, --start, --steps, --run, --set
//     const auto open = openDescent(typed, "descend");
//     if (!open) return unusable;                   // it was said what is wrong, in the words typed
//
// What is typed becomes the text of a lesson, so that nothing else needs to know of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "trace/open_lesson.h"

namespace gradwalk {

struct TypedDescent {
  std::string lesson, f, start = "0,0", xRange, yRange, title;
  std::vector<std::string> runs, sets;
  int steps = 30;
};

void addTypedDescent(CLI::App& command, TypedDescent& options);

// nullptr after saying what is wrong; `command` is who asks. A lesson must have a surface, unless
// any descent will do.
std::unique_ptr<OpenLesson> openDescent(const TypedDescent& options, const std::string& command,
                                        bool surface = true);

}  // namespace gradwalk
