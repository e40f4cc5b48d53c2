#include "app/clipboard.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <string_view>

extern char** environ;  // NOLINT: as POSIX declares it

namespace gradwalk {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto patience = std::chrono::seconds(3);

// SIGPIPE does not reach us while a pipe is written to whose reader has gone: it is held
// back and, when it came, taken away.
class WithoutSigpipe {
 public:
  WithoutSigpipe() {
    sigset_t pending;
    sigpending(&pending);
    already_ = sigismember(&pending, SIGPIPE) == 1;
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~WithoutSigpipe() {
    const timespec atOnce{};
    while (!already_ && sigtimedwait(&pipe_, nullptr, &atOnce) == SIGPIPE) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  WithoutSigpipe(const WithoutSigpipe&) = delete;
  WithoutSigpipe& operator=(const WithoutSigpipe&) = delete;

 private:
  sigset_t pipe_{}, before_{};
  bool already_ = false;
};

bool writeAll(int file, std::string_view bytes, Clock::time_point end) {
  const WithoutSigpipe quiet;
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno != EAGAIN) return false;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd ready{file, POLLOUT, 0};
    if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) == 0) return false;
  }
  return true;
}

// xclip ends once it has everything; a child of its own keeps the selection.
ClipFault waitFor(pid_t child, Clock::time_point end) {
  constexpr timespec aWhile{0, 2'000'000};
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child)
      return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ClipFault::none : ClipFault::failed;
    if (ended < 0 && errno != EINTR) return ClipFault::failed;
    if (Clock::now() > end) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      return ClipFault::failed;
    }
    ::nanosleep(&aWhile, nullptr);
  }
}

int spawnXclip(pid_t& child, int input, ClipKind kind) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t manner;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&manner);
  // Our pipe as its input, nothing to say, and none of our connections.
  posix_spawn_file_actions_adddup2(&files, input, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, 3);
  std::string words[] = {
      "xclip", "-selection", "clipboard", "-t", kind == ClipKind::png ? "image/png" : "UTF8_STRING", "-i"};
  char* arguments[std::size(words) + 1] = {};
  for (std::size_t k = 0; k < std::size(words); ++k) arguments[k] = words[k].data();
  const int error = ::posix_spawnp(&child, "xclip", &files, &manner, arguments, environ);
  posix_spawnattr_destroy(&manner);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

}  // namespace

ClipFault xclip(ClipKind kind, const std::string& bytes) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return ClipFault::failed;
  pid_t child = -1;
  const int error = spawnXclip(child, ends[0], kind);
  ::close(ends[0]);
  if (error != 0) {
    ::close(ends[1]);
    return error == ENOENT ? ClipFault::missing : ClipFault::failed;
  }
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  const auto end = Clock::now() + patience;
  const bool all = writeAll(ends[1], bytes, end);
  ::close(ends[1]);
  const ClipFault fault = waitFor(child, end);
  return all ? fault : ClipFault::failed;
}

}  // namespace gradwalk
