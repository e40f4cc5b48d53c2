// What is wrong with a lesson, said so that its author can mend it.
//
//     cnn.toml:12:6: error: no operation is called 'conv2'
//        12 | Z = "conv2(X, K, b_conv)"
//           |      ^~~~~
//       expected: an operation from `gradwalk help`
//       found:    conv2
//       hint:     did you mean conv2d?
//
// Lines and columns count from 1; columns count code points, the caret counts
// display width (a Hangul syllable is two columns wide).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gradwalk {

// A range of bytes of the source text.
struct Span {
  std::size_t begin = 0, end = 0;
};

// For a problem of the file as a whole (it cannot be opened): no place is shown.
inline constexpr Span nowhere = {static_cast<std::size_t>(-1), static_cast<std::size_t>(-1)};

struct Problem {
  Span where;
  std::string message;   // one sentence without a full stop
  std::string expected;  // may be empty
  std::string found;     // may be empty
  std::string hint;      // may be empty
};

using Problems = std::vector<Problem>;

struct Source {
  std::string name;  // as shown in messages: "cnn.toml"
  std::string text;
};

struct Position {
  int line = 1, column = 1;
};

Position positionOf(std::string_view text, std::size_t offset);

// The message of the drawing above, with a newline at its end. Control characters
// of the source are shown as spaces or '?', long lines are cut around the caret.
std::string render(const Source& source, const Problem& problem);

// All of them, in the order of the file; the first mostRendered, and how many more.
inline constexpr std::size_t mostRendered = 100;
std::string render(const Source& source, const Problems& problems);

// "did you mean conv2d?", or "" when no candidate is near `word`.
std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates);

// "a, b, c"
std::string listed(const std::vector<std::string>& words);

}  // namespace gradwalk
