#include "lesson/read_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "lesson/lesson.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;

// What stands at a path that is no ordinary file, in words; "" for a file.
const char* otherThan(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular:
      return "";
    case fs::file_type::directory:
      return "a folder";
    case fs::file_type::fifo:
      return "a pipe";
    case fs::file_type::socket:
      return "a socket";
    case fs::file_type::character:
    case fs::file_type::block:
      return "a device";
    default:
      return "something else";
  }
}

Problem cannotOpen(const std::string& why, std::string expected = "a lesson file", std::string hint = "") {
  return {nowhere, "the lesson cannot be opened", std::move(expected), why, std::move(hint)};
}

}  // namespace

Problem tooLarge(std::size_t bytes) {
  constexpr std::size_t mega = 1024 * 1024;
  // Rounded up to a tenth, so that a file just over the limit does not read as "4 MB".
  const std::size_t tenths = (bytes * 10 + mega - 1) / mega;
  return {nowhere, "the lesson is too large", "at most " + std::to_string(maxLessonBytes / mega) + " MB",
          std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB",
          "large values may come from a generator such as normal([64, 3, 3], seed=1)"};
}

std::optional<Lesson> readLessonFile(const fs::path& path, Source& source, Problems& problems) {
  source.name = path.string();
  source.text.clear();
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    problems.push_back(cannotOpen("no file of this name", "a lesson file",
                                  "gradwalk list shows the lessons that come with the program"));
    return std::nullopt;
  }
  if (status.type() == fs::file_type::none || status.type() == fs::file_type::unknown) {
    problems.push_back(cannotOpen(error.message()));
    return std::nullopt;
  }
  if (const std::string other = otherThan(status.type()); !other.empty()) {
    problems.push_back(cannotOpen(other));
    return std::nullopt;
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > maxLessonBytes) {
    problems.push_back(tooLarge(static_cast<std::size_t>(size)));
    return std::nullopt;
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  // One byte more than allowed: a file that grows meanwhile is still refused.
  source.text.resize(maxLessonBytes + 1);
  if (file) file.read(source.text.data(), static_cast<std::streamsize>(source.text.size()));
  const auto count = file.is_open() ? static_cast<std::size_t>(file.gcount()) : 0;
  source.text.resize(count);
  if (!file.is_open() || file.bad()) {
    problems.push_back(cannotOpen(errno != 0 ? std::generic_category().message(errno) : "no permission"));
    return std::nullopt;
  }
  return readLesson(source, problems);
}

}  // namespace gradwalk
