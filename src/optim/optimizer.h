// An optimizer: how a parameter moves, given its gradient.
//
// Like an operation, a short list of named lines (see ops/operation.h), each a step
// that can be entered. Slots of its lines: input 0 is the parameter, input 1 its
// gradient, then the hyper-parameters in order, then the states (as they were before
// this update). The last line is the updated parameter; a line with `state` ≥ 0 is
// the new value of that state.
//
//     gradientDescent().lines({3, 3});   // {Line "y": x − η·g}
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ops/operation.h"

namespace gradwalk {

struct HyperParameter {
  std::string name;    // "lr"
  std::string symbol;  // "η"
  double initial = 0.0;
  double least = 0.0, most = 1e9;
  Text what;
  bool learningRate = false;  // the gradient is multiplied by it
};

struct Optimizer {
  std::string name;  // "sgd"
  Text title;
  Text what;
  std::vector<HyperParameter> hyperParameters;
  std::vector<std::string> states = {};  // names: "v"; all start at 0
  std::vector<Line> (*lines)(const Shape& shape) = nullptr;
  std::vector<int> stateOfLine = {};  // for each line: the state it makes, or −1
  std::string formula;
};

std::span<const Optimizer> optimizers();
const Optimizer* findOptimizer(std::string_view name);

}  // namespace gradwalk
