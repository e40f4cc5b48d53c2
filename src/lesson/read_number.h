// The numbers of a lesson file, as TOML writes them.
//
//     numberProblem("0.5", 0);    // nullopt
//     numberProblem("1/3", 0);    // "'1/3' is not a number", with a hint
#pragma once

#include <optional>
#include <string_view>

#include "lesson/diagnostic.h"

namespace gradwalk {

// What is wrong with an unquoted value that should be a number. `offset` is its
// position in the source. inf and nan pass here: where they stand decides.
std::optional<Problem> numberProblem(std::string_view word, std::size_t offset);

}  // namespace gradwalk
