// A checked lesson, ready to run: every quantity with its shape, every step with
// its lines. Made by checkLesson(); run by trace/run.h.
//
//     std::optional<Program> program = checkLesson(lesson, problems);
//     program->steps[0].name;              // "Z", an operation of the forward pass
//     program->quantities[id].name;        // "X", "Z", "p.e", "grad.K", "new.K"
//
// Steps are those of one iteration, in order: forward, backward, update. All
// iterations have the same steps, so that a step number is arithmetic.
//
// Some optimizers take the gradient ahead of where a parameter is. Then the forward phase
// begins with a step `ahead.K` for each parameter, whose quantity the graph reads in place of
// K. The closing pass has no such steps: there the graph reads K itself. So the steps of a
// pass are asked of the trace (firstStep, endStep), never counted from 0.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"
#include "ops/operation.h"

namespace gradwalk {

enum class Phase { forward, backward, update };

enum class QuantityKind {
  input,      // [values], not updated
  parameter,  // [values], updated
  result,     // the output of an operation
  inner,      // a line inside an operation: p.e
  gradient,   // grad.Z
  partial,    // one user's share of a gradient: grad.X@Z
  updated,    // new.K
  state,      // an optimizer's: K.v
  constant,   // a number written in the graph, a hyper-parameter, or the loss's own gradient
  ahead,      // ahead.K, where the gradient is taken instead of at K
  counter     // the number of the iteration
};

struct Quantity {
  std::string name;
  Shape shape = {};
  QuantityKind kind = QuantityKind::input;
  int valueIndex = -1;      // input, parameter: index into Lesson::values
  double constant = 0.0;    // constant: its value
  std::string symbol = {};  // how formulas write it where that is not its name: "η"
};

// One line of a step, with the quantities that stand in its slots.
struct StepLine {
  Line line;
  int writes = -1;                         // quantity id
  std::vector<std::pair<int, int>> reads;  // (slot, quantity id), see maths/reader.h
};

// What one operation does in one phase; `--step N` counts these.
struct Step {
  Phase phase = Phase::forward;
  std::string name;                    // path segment: the quantity that the operation makes, "Z"
  std::string operation;               // "conv2d", "sgd", "fan_out"
  Text title;                          // "2-D convolution"
  std::vector<std::string> arguments;  // names of the operation's arguments: "x", "k", "b"
  std::vector<int> inputs;             // quantity ids that stand for them
  int output = -1;                     // forward: quantity made; backward: the quantity gone through
  OpCall call;
  std::vector<StepLine> lines;
  Span where;
};

// When a run ends before all its iterations: at the end of the first iteration for which
// this holds.
enum class StopKind {
  never,
  gradientNorm,  // ‖g‖ over the gradients of all parameters is at most `tolerance`
  patience       // `quantity` has not been lower than its best for `patience` iterations
};

struct StopRule {
  StopKind kind = StopKind::never;
  double tolerance = 0.0;
  int patience = 0;
  int quantity = -1;
  std::vector<int> gradients = {};  // quantity ids
};

// A gradient that is not computed because a fusion goes round it.
struct Unformed {
  std::string quantity;  // "p"
  std::string by;        // "softmax_cross_entropy"
};

// The quantities of a landscape over two parameters of one number each; −1: there is none.
struct SurfaceIds {
  int x = -1, y = -1, height = -1;
  bool exists() const { return height >= 0; }
};

struct Program {
  std::vector<Quantity> quantities;
  std::vector<Step> steps;
  int forwardSteps = 0, backwardSteps = 0, updateSteps = 0;
  int aheadSteps = 0;  // the first of the forward steps
  int iterations = 1;  // at most; a run may stop before: Trace::iterations()
  StopRule stop;
  bool closing = false;
  int loss = -1;                             // quantity id or −1
  SurfaceIds surface;
  std::vector<std::pair<int, int>> carried;  // (parameter, updated): next iteration's values
  std::vector<std::pair<int, int>> aheadOf;  // (ahead.K, K)
  std::vector<Unformed> unformed;
  std::map<std::string, std::string> conventions;  // those that the graph follows

  int find(std::string_view quantity) const;  // −1 when there is none
  std::map<std::string, int, std::less<>> byName;
};

// nullopt when anything was added to `problems`.
std::optional<Program> checkLesson(const Lesson& lesson, Problems& problems);

}  // namespace gradwalk
