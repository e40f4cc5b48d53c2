#include "paint/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace gradwalk {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

// All bytes or an errno.
int writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// What a new file may be read by, less what the user's umask takes away.
mode_t usualMode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

std::string writeFile(const std::filesystem::path& path, std::string_view bytes) {
  const std::string name = path.string();
  if (name.empty()) return "a file name is missing";
  std::error_code none;
  const auto status = std::filesystem::status(path, none);
  if (std::filesystem::is_directory(status)) return "cannot write '" + name + "': it is a folder";
  const std::filesystem::path folder =
      path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  if (!std::filesystem::is_directory(folder, none))
    return "cannot write '" + name + "': there is no folder '" + folder.string() + "'";

  // A pipe or a device (/dev/stdout) has no whole to replace.
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    const int file = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
    int error = file < 0 ? errno : writeAll(file, bytes);
    if (file >= 0 && ::close(file) != 0 && error == 0) error = errno;
    return error == 0 ? "" : "cannot write '" + name + "': " + reason(error);
  }

  // A link is followed, so that what it points to is replaced and not the link.
  const std::filesystem::path target =
      std::filesystem::exists(status) ? std::filesystem::canonical(path, none) : path;
  // Renaming would replace a file that its owner has locked.
  if (std::filesystem::exists(status) && ::access(target.c_str(), W_OK) != 0)
    return "cannot write '" + name + "': " + reason(errno);
  std::string temporary = (none ? path : target).string() + ".XXXXXX";
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return "cannot write '" + name + "': " + reason(errno);
  int error = writeAll(file, bytes);
  struct stat before {};
  const mode_t mode = ::stat(target.c_str(), &before) == 0 ? before.st_mode & 07777u : usualMode();
  if (::fchmod(file, mode) != 0 && error == 0) error = errno;
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return "";
  ::unlink(temporary.c_str());
  return "cannot write '" + name + "': " + reason(error);
}

}  // namespace gradwalk
