#include "app/loader.h"

#include <iterator>
#include <utility>

namespace gradwalk {

LoadResult loadLesson(const std::filesystem::path& path) { return {path, openLesson(path)}; }

Loader::~Loader() {
  for (Job& job : jobs_) job.worker.join();
}

void Loader::start(std::filesystem::path path) {
  Job& job = jobs_.emplace_back();
  job.worker = std::thread([&job, from = std::move(path)] {
    job.result = loadLesson(from);
    job.done.store(true);
  });
}

std::optional<LoadResult> Loader::take() {
  std::optional<LoadResult> newest;
  for (auto job = jobs_.begin(); job != jobs_.end();) {
    if (!job->done.load()) {
      ++job;
      continue;
    }
    job->worker.join();
    if (std::next(job) == jobs_.end()) newest = std::move(job->result);
    job = jobs_.erase(job);
  }
  return newest;
}

std::optional<LoadResult> Loader::takeWithin(std::chrono::milliseconds time) {
  using namespace std::chrono_literals;
  const auto end = std::chrono::steady_clock::now() + time;
  while (!jobs_.empty() && !jobs_.back().done.load() && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(1ms);
  }
  return take();
}

}  // namespace gradwalk
