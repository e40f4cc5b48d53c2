// A whole frame of the window, a step before each, until the buffers were swapped, at 1280×720:
// the CNN, and the map of a descent with six runs of 10,000 updates and its contours. The bound is 16.7 ms
// for 99 of 100 frames, in the best of three runs of 600. Needs a display with software OpenGL:
//
//     xvfb-run -a -s "-screen 0 1280x800x24" build/release-tests/tests/benchmarks/benchmark_frame
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "benchmarks/measure.h"
#include "benchmarks/process.h"

namespace {

constexpr const char* descent = R"LESSON(format = 1
[lesson]
title = { en = "Six runs", ko = "여섯 번" }
[values]
x = -7
y = 2
[graph]
f = "x^2 / 20 + y^2 + sin(3 * x) / 10"
[train]
loss = "f"
parameters = ["x", "y"]
iterations = 10000
[surface]
x_range = [-8, 8]
y_range = [-4, 4]
)LESSON";

constexpr const char* rules[] = {
    "sgd(learning_rate=0.02)",    "momentum(learning_rate=0.002, momentum=0.99)",
    "adagrad(learning_rate=0.3)", "rmsprop(learning_rate=0.01)",
    "adam(learning_rate=0.05)",   "nesterov(learning_rate=0.001, momentum=0.999)"};

// The best p99 of three runs in milliseconds; negative where no frames were drawn.
double bestOf(const std::string& name, const std::string& lesson) {
  constexpr int runs = 3, frames = 600;
  const std::string times = "frame-times.txt", program = GRADWALK_PROGRAM;
  setenv("GRADWALK_WINDOW_FRAMES", std::to_string(frames).c_str(), 1);
  setenv("GRADWALK_WINDOW_TIMES", times.c_str(), 1);
  double best = 1e9;
  for (int run = 1; run <= runs; ++run) {
    std::remove(times.c_str());
    const int code = gradwalk::runProcess({program, "open", lesson});
    std::vector<double> took, used;
    std::ifstream in(times);
    for (double each = 0.0, processors = 0.0; in >> each >> processors;) {
      took.push_back(each);
      used.push_back(processors);
    }
    if (code != 0 || took.size() != frames) return -1.0;
    std::sort(took.begin(), took.end());
    std::sort(used.begin(), used.end());
    const auto at = [&](double share) { return gradwalk::atShare(took, share); };
    std::printf("%-8s run %d   median %7.3f ms   p99 %7.3f ms   processors median %7.3f ms   p99 %7.3f ms\n",
                name.c_str(), run, at(0.5), at(0.99), gradwalk::atShare(used, 0.5),
                gradwalk::atShare(used, 0.99));
    best = std::min(best, at(0.99));
  }
  std::remove(times.c_str());
  return best;
}

}  // namespace

int main() {
  constexpr double bound = 16.7;
  setenv("GRADWALK_DATA", GRADWALK_SOURCE_DIR, 1);
  setenv("GRADWALK_WINDOW_SIZE", "1280x720", 1);
  const std::string six = "six_runs.toml";
  {
    std::ofstream out(six);
    out << descent;
    for (const char* rule : rules) out << "[[run]]\noptimizer = \"" << rule << "\"\n";
  }
  bool good = true;
  for (const auto& [name, lesson] : {std::pair<std::string, std::string>{"cnn", "cnn"}, {"six runs", six}}) {
    const double best = bestOf(name, lesson);
    if (best < 0.0) {
      std::fprintf(stderr, "the window did not draw its frames; is there a display?\n");
      return EXIT_FAILURE;
    }
    std::printf("%-8s best p99 %.3f ms, bound %.1f ms: %s\n", name.c_str(), best, bound,
                best < bound ? "met" : "missed");
    good = good && best < bound;
  }
  std::remove(six.c_str());
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
