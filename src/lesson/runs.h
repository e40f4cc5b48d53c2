// The runs that a lesson compares: the same graph, each with an optimizer, and perhaps a
// start, of its own.
//
//     const Lesson adam = lessonOfRun(lesson, 3);   // training.optimizer, the start, followed
//     findRun(lesson, "Adam");                      // 3, or nullopt
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lesson/lesson.h"

namespace gradwalk {

// The lesson with run number `run` in force. A lesson without [[run]] is its own only run.
Lesson lessonOfRun(const Lesson& lesson, std::size_t run);

std::optional<std::size_t> findRun(const Lesson& lesson, std::string_view name);

// How many runs a lesson has: 1 where it lists none.
std::size_t runCount(const Lesson& lesson);

// A run's name; of a lesson without [[run]] the name of its optimizer, "" where it has none.
std::string runName(const Lesson& lesson, std::size_t run);

// Its optimizer as the lesson writes it, "adam(learning_rate=0.3)"; "" where there is none.
std::string runCall(const Lesson& lesson, std::size_t run);

}  // namespace gradwalk
