// The same work on many blocks, by a few threads; which thread takes which block decides
// nothing about the result.
//
//     inBlocks(blocks, 2, stop, [&] { return PointRun(f); },
//              [&](PointRun& own, std::int64_t block) { … });
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace gradwalk {

inline constexpr int usualThreads = 2;

inline bool stopped(const std::atomic<bool>* stop) { return stop != nullptr && stop->load(); }

// `make` gives each thread what is its own. False when it was given up because `stop` was set.
template <class Make, class Work>
bool inBlocks(std::int64_t blocks, int threads, const std::atomic<bool>* stop, const Make& make,
              const Work& work) {
  std::atomic<std::int64_t> next = 0;
  const auto run = [&] {
    auto own = make();
    for (std::int64_t block = next++; block < blocks && !stopped(stop); block = next++) work(own, block);
  };
  std::vector<std::thread> others;
  for (std::int64_t k = 1; k < std::min<std::int64_t>(threads, blocks); ++k) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
  return !stopped(stop);
}

}  // namespace gradwalk
