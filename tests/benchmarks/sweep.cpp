// A 256×256 sweep of 100 Momentum steps on x²/20 + y² over learning rate and momentum, against
// NumPy doing the same (sweep_numpy.py), in turn on one machine; the bound is five times as
// fast as its plain expressions. PYTHON names an interpreter that has NumPy.
#include <cstdlib>
#include <cstring>

#include "benchmarks/measure.h"
#include "trace/sweep.h"

namespace gradwalk {
namespace {

constexpr const char* text = R"LESSON(format = 1
[lesson]
title = { en = "A bowl", ko = "그릇" }
about = { en = "A descent.", ko = "하강." }
[values]
x = -7
y = 2
[graph]
f = "x^2 / 20 + y^2"
[train]
loss = "f"
parameters = ["x", "y"]
optimizer = "momentum(learning_rate=0.1, momentum=0.9)"
iterations = 100
)LESSON";

struct NumPy {
  std::vector<double> plain, reusing;  // milliseconds
  double best = 0.0;                   // the smallest loss
};

bool runNumPy(NumPy& out) {
  FILE* const pipe =
      popen("${PYTHON:-python3} " GRADWALK_SOURCE_DIR "/tests/benchmarks/sweep_numpy.py 3", "r");
  if (pipe == nullptr) return false;
  char name[32];
  double milliseconds = 0.0;
  while (std::fscanf(pipe, "%31s %lf %lf", name, &milliseconds, &out.best) == 3)
    (std::strcmp(name, "plain") == 0 ? out.plain : out.reusing).push_back(milliseconds);
  return pclose(pipe) == 0;
}

// What other programs took from a run is not in the shortest one.
double shortestOf(const std::vector<double>& times) {
  return times.empty() ? 0.0 : *std::min_element(times.begin(), times.end());
}

int run() {
  Problems problems;
  const Source source{"bowl.toml", text};
  const auto lesson = readLesson(source, problems);
  const SweepPoints points =
      gridPoints({{"learning_rate", 0.001, 1.0, 256, true}, {"momentum", 0.0, 0.99, 256}});
  double best = 0.0;
  const auto time = [&](int threads) {
    const auto begin = std::chrono::steady_clock::now();
    const auto sweep = lesson ? sweepOf(*lesson, points, {.threads = threads}, problems) : std::nullopt;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    if (sweep) best = sweep->results[static_cast<std::size_t>(sweep->best)].loss;
    return took.count();
  };
  time(2);
  if (!problems.empty()) {
    std::fprintf(stderr, "%s", render(source, problems).c_str());
    return EXIT_FAILURE;
  }
  NumPy numpy;
  std::vector<double> one, two;
  bool compared = true;
  for (int round = 0; round < 5; ++round) {
    compared = runNumPy(numpy) && compared;
    for (int k = 0; k < 3; ++k) {
      one.push_back(time(1));
      two.push_back(time(2));
    }
  }
  std::printf("sweep 256×256, 100 Momentum steps (shortest of 15 runs, in turn)\n");
  std::printf("  one thread   %8.3f ms\n  two threads  %8.3f ms   lowest loss %.6g\n", shortestOf(one),
              shortestOf(two), best);
  if (!compared || numpy.plain.empty()) {
    std::fprintf(stderr, "no NumPy to compare with\n");
    return EXIT_FAILURE;
  }
  std::printf("  NumPy        %8.3f ms plain, %8.3f ms reusing its arrays   lowest loss %.6g\n",
              shortestOf(numpy.plain), shortestOf(numpy.reusing), numpy.best);
  const double times = shortestOf(numpy.plain) / shortestOf(two);
  std::printf("  %.2f times as fast as plain expressions, %.2f times as reused arrays; five times: %s\n",
              times, shortestOf(numpy.reusing) / shortestOf(two), times >= 5.0 ? "met" : "missed");
  return times >= 5.0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace gradwalk

int main() { return gradwalk::run(); }
