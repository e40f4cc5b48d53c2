// The shipped lessons and where the program's data lies.
//
//     for (const LessonEntry& entry : listLessons()) puts(entry.name.c_str());
//     findLesson("cnn");            // …/lessons/cnn.toml
//     findLesson("my/own.toml");    // a path works wherever a name does
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/language.h"

namespace gradwalk {

struct LessonEntry {
  std::filesystem::path path;
  std::string name;  // "cnn"
  Bilingual title;
  std::string document, section;
  int order = 0;
};

// The folder `name` ("lessons", "shaders", "assets"): under $GRADWALK_DATA, beside the
// program, or in the checkout it was built from. nullopt when there is none.
std::optional<std::filesystem::path> dataFolder(std::string_view name);

// In teaching order. A file that cannot be read stands at the end under its name.
std::vector<LessonEntry> listLessons();

// A shipped lesson's name, or a path to a lesson file anywhere. An argument that is
// neither gives nullopt; the caller says what there is.
std::optional<std::filesystem::path> findLesson(const std::string& nameOrPath);

// The lesson that opens when none is named.
inline constexpr const char* defaultLesson = "cnn";

}  // namespace gradwalk
