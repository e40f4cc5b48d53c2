// The syntax of a lesson's text, judged before the TOML parser sees it.
//
//     if (auto problem = syntaxProblem("X = [1, 2\n")) …   // "this list is not closed"
//
// A parser of a whole language says little about what an author of a lesson does
// wrong, and toml++ is undefined on keys that are not ASCII and aborts on some broken
// headers. So every text is first walked by this small scanner, which knows the exact
// place and the likely cause; it also bounds the nesting. What it lets through is
// valid TOML, apart from rare clashes of tables with keys, which the parser reports.
#pragma once

#include <optional>
#include <string_view>

#include "lesson/diagnostic.h"

namespace gradwalk {

// Lists and tables inside each other, and dots in one key.
inline constexpr int deepestList = 32;
inline constexpr int mostDots = 8;
inline constexpr std::size_t longestNumber = 60;

// The first syntax error, if there is one.
std::optional<Problem> syntaxProblem(std::string_view text);

}  // namespace gradwalk
