#include "app/job.h"

#include <doctest/doctest.h>

#include <future>

using namespace gradwalk;
using namespace std::chrono_literals;

TEST_CASE("job: a result is there once") {
  Job<int> job;
  CHECK_FALSE(job.busy());
  job.start([](const Stop&) { return 7; });
  CHECK(job.takeWithin(10s) == 7);
  CHECK_FALSE(job.take());
  CHECK_FALSE(job.busy());
}

TEST_CASE("job: the newest request wins, whichever ends first") {
  Job<int> job;
  std::promise<void> gate;
  std::shared_future<void> open = gate.get_future().share();
  job.start([open](const Stop& stop) {
    open.wait();
    return stop.load() ? -1 : 1;
  });
  job.start([](const Stop&) { return 2; });
  CHECK(job.takeWithin(10s) == 2);
  gate.set_value();
  for (int i = 0; i < 100; ++i) {
    CHECK_FALSE(job.take());
    std::this_thread::sleep_for(1ms);
  }
}

TEST_CASE("job: what was cancelled brings nothing, and its work is told") {
  Job<int> job;
  std::promise<bool> told;
  job.start([&told](const Stop& stop) {
    while (!stop.load()) std::this_thread::sleep_for(1ms);
    told.set_value(true);
    return 1;
  });
  CHECK(job.busy());
  job.cancel();
  CHECK_FALSE(job.busy());
  CHECK(told.get_future().get());
  std::this_thread::sleep_for(5ms);
  CHECK_FALSE(job.take());
}
