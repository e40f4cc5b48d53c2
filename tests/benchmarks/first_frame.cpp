// From starting the program to its first frame, as whole processes, against the start
// of the process alone. Needs a display:
//
//     xvfb-run -a build/release-tests/tests/benchmarks/benchmark_first_frame
#include <cstdlib>

#include "benchmarks/measure.h"
#include "benchmarks/process.h"

int main() {
  using gradwalk::runProcess;
  const std::string program = GRADWALK_PROGRAM;
  setenv("GRADWALK_WINDOW_FRAMES", "1", 1);
  if (runProcess({program, "open", "cnn"}) != 0) {
    std::fprintf(stderr, "the window did not open; is there a display?\n");
    return EXIT_FAILURE;
  }
  gradwalk::Comparison processes{"whole processes"};
  processes.add("gradwalk --version", [&] { runProcess({program, "--version"}); });
  processes.add("gradwalk open cnn, one frame, and leave", [&] { runProcess({program, "open", "cnn"}); });
  processes.run(15);
  return EXIT_SUCCESS;
}
