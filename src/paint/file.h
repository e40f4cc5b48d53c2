// Writing a file whole or not at all.
//
//     if (std::string problem = writeFile("z.svg", page); !problem.empty()) …
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gradwalk {

// Writes beside `path` under another name, then renames. "" or a sentence that says
// what was in the way; what stood there before is then untouched.
std::string writeFile(const std::filesystem::path& path, std::string_view bytes);

}  // namespace gradwalk
