// The checker's work table: a program being built from a lesson.
//
// checkLesson() fills it in order: values, graph (forward steps), backward steps,
// update steps. Each part adds every problem it finds and goes on where it can.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "lesson/optimizer_call.h"
#include "lesson/program.h"
#include "ops/menu.h"

namespace gradwalk {

struct Builder {
  const Lesson& lesson;
  Problems& problems;
  Program program = {};
  // Definitions that failed: names that use them are not reported again.
  std::set<std::string, std::less<>> broken = {};
  std::int64_t elements = 0;  // of one iteration, against maxTraceBytes
  double products = 0.0;      // of one iteration, against maxProducts
  std::optional<ChosenOptimizer> chosen = {};
  std::map<std::string, int, std::less<>> states = {};  // K.v → its quantity
  int counter = -1;                                     // the number of the update

  int addQuantity(Quantity quantity);
  // A number written in the graph, as a quantity named by its text.
  int addConstant(const std::string& text, double value, const std::string& symbol);
  // Values of all elements of every attribute: given, the lesson's convention, or initial.
  std::map<std::string, double> initialAttributes(const Operation& operation) const;
  void problem(Span where, std::string message, std::string expected, std::string found, std::string hint);
};

// One operation of the forward pass, kept for the backward walk.
struct Node {
  const Operation* operation = nullptr;
  int step = -1;
};

// The values that a quantity takes, in every iteration: of an input, and of what one
// operation makes from inputs alone. Empty where they are only known when the lesson runs.
std::vector<Tensor> knownValues(const Builder& builder, int quantity);

// The names that lead from `from` through other definitions back to it: "a → b → a"; "" where
// none do.
std::string cycleFrom(const Lesson& lesson, const std::string& from);

// Every name that the lesson defines.
std::vector<std::string> knownNames(const Builder& builder);

// Forward steps from [graph]; fusions applied first.
std::vector<Node> buildForward(Builder& builder);
// [surface], or two parameters that are one without being told.
void resolveSurface(Builder& builder);
// Backward steps from the loss; needs [train] loss and parameters resolved.
void buildBackward(Builder& builder, const std::vector<Node>& nodes);
// What comes before the graph: the optimizer is chosen, and where it takes gradients ahead of
// the parameters, forward steps say where.
void buildAhead(Builder& builder);
// Update steps from [train] optimizer.
void buildUpdate(Builder& builder);
// What an update step reads: an argument's name and its quantity.
using UpdateInputs = std::vector<std::pair<std::string, int>>;
// The rule's numbers and, behind them, the states of one parameter.
void addHyperParameters(Builder& builder, UpdateInputs& inputs);
void addStates(Builder& builder, const std::string& parameter, const Shape& shape, UpdateInputs& inputs);

// [train] stop.
void buildStop(Builder& builder);

// Makes the step's lines: names, slots and new quantities for what they write.
// `last` names the quantity of the last line; the others are `last.name`.
void bindForward(Builder& builder, Step& step, std::vector<Line> lines, const std::string& last);

}  // namespace gradwalk
