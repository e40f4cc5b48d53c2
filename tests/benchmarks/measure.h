// Timing for the benchmarks: medians over many runs, the things compared taken in
// turn, so that a machine that slows down slows all of them.
//
//     Comparison comparison{"a cursor move"};
//     comparison.add("next", [&] { cursor = next(trace, cursor, Level::cell); });
//     comparison.run(1000);    // prints median, p99 and the ratio to the first
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace gradwalk {

// Milliseconds that this thread has had a processor.
inline double processorTime() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Of sorted times, the one that such a share does not exceed.
inline double atShare(const std::vector<double>& times, double share) {
  return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

struct Comparison {
  struct Entry {
    std::string name;
    std::function<void()> action;
    std::vector<double> milliseconds = {};
    std::vector<double> processor = {};  // of this thread alone: what a busy machine does not change
  };

  std::string title;
  std::vector<Entry> entries = {};

  void add(std::string name, std::function<void()> action) {
    entries.push_back({std::move(name), std::move(action)});
  }

  void run(int times) {
    for (int k = -1; k < times; ++k)
      for (Entry& entry : entries) {
        const double started = processorTime();
        const auto begin = std::chrono::steady_clock::now();
        entry.action();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        if (k < 0) continue;  // the first round warms up
        entry.processor.push_back(processorTime() - started);
        entry.milliseconds.push_back(took.count());
      }
    std::printf("%s (%d runs each, in turn)\n", title.c_str(), times);
    double first = 0.0;
    for (Entry& entry : entries) {
      std::sort(entry.milliseconds.begin(), entry.milliseconds.end());
      std::sort(entry.processor.begin(), entry.processor.end());
      const auto at = [&](double share) { return atShare(entry.milliseconds, share); };
      if (first == 0.0) first = at(0.5);
      std::printf("  %-44s median %9.4f ms   p99 %9.4f ms   processor p99 %9.4f ms   ratio %8.4f\n",
                  entry.name.c_str(), at(0.5), at(0.99), atShare(entry.processor, 0.99), at(0.5) / first);
    }
  }
};

}  // namespace gradwalk
