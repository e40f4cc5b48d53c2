#include "lesson/library.h"

#include <algorithm>
#include <cstdlib>

#include "lesson/lesson.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;

bool isFolder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

}  // namespace

std::optional<fs::path> dataFolder(std::string_view name) {
  std::vector<fs::path> roots;
  if (const char* data = std::getenv("GRADWALK_DATA"); data != nullptr && *data != '\0')
    roots.emplace_back(data);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    roots.push_back(program.parent_path());
    roots.push_back(program.parent_path().parent_path() / "share" / "gradwalk");
  }
  roots.emplace_back(GRADWALK_SOURCE_DIR);
  for (const fs::path& root : roots)
    if (isFolder(root / name)) return root / name;
  return std::nullopt;
}

std::vector<LessonEntry> listLessons() {
  std::vector<LessonEntry> entries;
  const auto folder = dataFolder("lessons");
  if (!folder) return entries;
  std::error_code error;
  for (const fs::directory_entry& file : fs::directory_iterator(*folder, error)) {
    if (file.path().extension() != ".toml") continue;
    const std::string name = file.path().stem().string();
    LessonEntry entry{file.path(), name, {name, name}, "", "", 1 << 30};
    Source source;
    Problems problems;
    if (const auto lesson = readLessonFile(file.path(), source, problems)) {
      entry.title = lesson->title;
      entry.document = lesson->document;
      entry.section = lesson->section;
      entry.order = lesson->order;
    }
    entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(), [](const LessonEntry& a, const LessonEntry& b) {
    return a.order != b.order ? a.order < b.order : a.name < b.name;
  });
  return entries;
}

std::optional<fs::path> findLesson(const std::string& nameOrPath) {
  const bool plainName = nameOrPath.find('/') == std::string::npos && !nameOrPath.ends_with(".toml");
  if (plainName)
    if (const auto folder = dataFolder("lessons")) {
      const fs::path path = *folder / (nameOrPath + ".toml");
      std::error_code error;
      if (fs::exists(path, error)) return path;
    }
  std::error_code error;
  if (fs::exists(nameOrPath, error)) return fs::path(nameOrPath);
  return std::nullopt;
}

}  // namespace gradwalk
