// A lesson's bytes from the disk.
#pragma once

#include <cstddef>

#include "lesson/diagnostic.h"

namespace gradwalk {

// The problem of a lesson with more than maxLessonBytes.
Problem tooLarge(std::size_t bytes);

}  // namespace gradwalk
