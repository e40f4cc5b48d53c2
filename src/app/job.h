// Work on a thread of its own, so that nothing in the window waits for it. The newest
// request wins: older ones are told to stop, and what they still bring is dropped.
//
//     Job<LoadResult> job;
//     job.start([path](const Stop& stop) { return loadLesson(path, stop); });
//     if (std::optional<LoadResult> result = job.take()) receive(state, std::move(*result));
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <list>
#include <optional>
#include <thread>
#include <utility>

namespace gradwalk {

// True when nobody waits for the result any more. Work looks at it now and then, and may
// return anything once it is set.
using Stop = std::atomic<bool>;

template <class Result>
class Job {
 public:
  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  ~Job() {
    cancel();
    for (Run& run : runs_) run.worker.join();
  }

  void start(std::function<Result(const Stop&)> work) {
    cancel();
    Run& run = runs_.emplace_back();
    run.worker = std::thread([&run, work = std::move(work)] {
      run.result.emplace(work(run.stop));
      run.done.store(true);
    });
  }

  // Whatever is under way is not wanted any more.
  void cancel() {
    for (Run& run : runs_) run.stop.store(true);
  }

  bool busy() const { return !runs_.empty() && !runs_.back().stop.load(); }

  // The newest request's result, once, when it is there.
  std::optional<Result> take() {
    std::optional<Result> newest;
    for (auto run = runs_.begin(); run != runs_.end();) {
      if (!run->done.load()) {
        ++run;
        continue;
      }
      run->worker.join();
      if (!run->stop.load()) newest = std::move(run->result);
      run = runs_.erase(run);
    }
    return newest;
  }

  // Gives small work the time to be there, but no more than this.
  std::optional<Result> takeWithin(std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (busy() && !runs_.back().done.load() && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return take();
  }

 private:
  struct Run {
    std::thread worker;
    std::atomic<bool> done = false;
    Stop stop = false;
    std::optional<Result> result;
  };
  std::list<Run> runs_;  // the newest is the last
};

}  // namespace gradwalk
