// Rendering one picture as a whole process, against the start of the process alone.
#include <cstdlib>

#include "benchmarks/measure.h"
#include "benchmarks/process.h"

int main() {
  using gradwalk::runProcess;
  const std::string program = GRADWALK_PROGRAM;
  bool good = true;
  const auto start = [&](std::vector<std::string> words) {
    words.insert(words.begin(), program);
    return [&good, words] { good = runProcess(words) == 0 && good; };
  };
  gradwalk::Comparison processes{"whole processes"};
  processes.add("gradwalk --version", start({"--version"}));
  processes.add("gradwalk check cnn", start({"check", "cnn"}));
  processes.add("gradwalk render cnn --step 1 -o picture.svg",
                start({"render", "cnn", "--step", "1", "-o", "picture.svg"}));
  processes.add("gradwalk render cnn --step 1 -o picture.png",
                start({"render", "cnn", "--step", "1", "-o", "picture.png"}));
  processes.run(30);
  if (!good) std::fprintf(stderr, "a process failed; its times mean nothing\n");
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
