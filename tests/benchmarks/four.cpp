// `gradwalk descend … -o four.png` as a whole process against a matplotlib script that draws the
// same figure (four_matplotlib.py), in turn on one machine. PYTHON names an interpreter that has
// matplotlib.
#include <cstdlib>

#include "benchmarks/measure.h"
#include "benchmarks/process.h"

namespace gradwalk {
namespace {

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times.empty() ? 0.0 : atShare(times, 0.5);
}

int run() {
  const char* const python = std::getenv("PYTHON");
  const std::vector<std::string> ours = {GRADWALK_PROGRAM,
                                         "descend",
                                         "--f",
                                         "x^2/20+y^2",
                                         "--start=-7,2",
                                         "--steps",
                                         "30",
                                         "--run",
                                         "sgd learning_rate=0.95",
                                         "--run",
                                         "momentum learning_rate=0.1 momentum=0.9",
                                         "--run",
                                         "adagrad learning_rate=1.5",
                                         "--run",
                                         "adam learning_rate=0.3",
                                         "-o",
                                         "four.png"};
  const std::vector<std::string> theirs = {python == nullptr ? "python3" : python,
                                           GRADWALK_SOURCE_DIR "/tests/benchmarks/four_matplotlib.py",
                                           "four_matplotlib.png"};
  const auto time = [](const std::vector<std::string>& words, int& code) {
    const auto begin = std::chrono::steady_clock::now();
    code = runProcess(words);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    return took.count();
  };
  std::vector<double> own, other;
  for (int round = 0; round < 7; ++round) {
    int code = 0;
    const double mine = time(ours, code);
    if (code != 0) {
      std::fprintf(stderr, "gradwalk failed with %d\n", code);
      return EXIT_FAILURE;
    }
    const double its = time(theirs, code);
    if (code != 0) {
      std::fprintf(stderr, "no matplotlib to compare with; ours alone: %.1f ms\n", mine);
      return EXIT_FAILURE;
    }
    if (round == 0) continue;  // files read for the first time
    own.push_back(mine);
    other.push_back(its);
  }
  std::printf(
      "four.png as a whole process (medians of 6, in turn)\n  gradwalk    %8.1f ms\n  matplotlib  %8.1f ms   "
      "%.1f "
      "times as long\n",
      median(own), median(other), median(other) / median(own));
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace gradwalk

int main() { return gradwalk::run(); }
