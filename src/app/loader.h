// Loads lessons on a worker, so that nothing waits for a large one. The newest
// request wins; the results of older ones are dropped.
//
//     loader.start("lessons/cnn.toml");
//     if (std::optional<LoadResult> result = loader.take()) receive(state, std::move(*result));
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <list>
#include <optional>
#include <thread>

#include "trace/open_lesson.h"

namespace gradwalk {

struct LoadResult {
  std::filesystem::path path;
  OpenResult result;
};

LoadResult loadLesson(const std::filesystem::path& path);

class Loader {
 public:
  Loader() = default;
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;
  ~Loader();  // waits for what is under way

  void start(std::filesystem::path path);

  // The newest request's result, once, when it is there.
  std::optional<LoadResult> take();

  // Gives a small lesson the time to be there, but no more than this.
  std::optional<LoadResult> takeWithin(std::chrono::milliseconds time);

 private:
  struct Job {
    std::thread worker;
    std::atomic<bool> done = false;
    LoadResult result;
  };
  std::list<Job> jobs_;  // the newest is the last
};

}  // namespace gradwalk
