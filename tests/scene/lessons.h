// Lessons built by hand, so that a scene can be tested without a file.
//
//     const Run run(cnn());
//     compose(run.trace, place(run.trace, Level::operation, 3), {}, fonts);
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lesson/program.h"
#include "trace/trace.h"

namespace gradwalk::scenes {

struct Script {
  std::string name, en, ko, aboutEn, aboutKo;
  std::vector<std::pair<std::string, Tensor>> values;
  std::vector<std::pair<std::string, std::string>> graph;
  std::string loss;
  std::vector<std::string> parameters;
  std::vector<std::string> gradients = {};
  std::string optimizer = "sgd(learning_rate=0.1)";
  int iterations = 1;
  bool closing = false;
};

Lesson lessonOf(const Script& script);

// Checked and run; fails the test when the script has problems.
struct Run {
  Lesson lesson;
  Program program;
  Trace trace;
  explicit Run(const Script& script);
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
};

Script cnn();       // the 4×4 example with update and one more forward pass
Script padded();    // 5×5 image, two channels out, stride 2, padding 1, three iterations
Script channels();  // 3 channels in, 2 out, 2 samples: pages
Script large();     // one million cells: 128×128, 64 kernels of 3×3
Script deep();      // 25 operations with a skip connection
Script wide();      // a dense layer with long vectors and long numbers
std::vector<Script> all();

}  // namespace gradwalk::scenes
