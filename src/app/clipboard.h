// The clipboard. SFML can only put text there, and what it puts is gone when the window is;
// so everything goes through the program `xclip`, which keeps it.
//
//     const ClipFault fault = xclip(ClipKind::png, bytes);
//
// No shell is asked: the bytes go through a pipe to its standard input. Tests give a function
// of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace gradwalk {

enum class ClipKind : std::uint8_t { text, png };  // UTF-8; image/png

enum class ClipFault : std::uint8_t {
  none,
  missing,  // xclip is not installed
  failed    // it could not take it, or was not done in time
};

using Clipboard = std::function<ClipFault(ClipKind kind, const std::string& bytes)>;

ClipFault xclip(ClipKind kind, const std::string& bytes);

}  // namespace gradwalk
