// One cell's own line, worked again with something wrong in it.
//
//     const Work work(trace, cursor);                            // a place at cell level
//     work.right();                                              // 6
//     work.again({.operands = {{1, turned(work.operand(1))}}});  // its kernel turned: 0
//     work.over(ArgumentKind::bias, zeros);                              // without its bias: 7
//
// What the same step computed before it is worked again the same way: who takes the wrong
// logarithm of each probability also has the wrong loss. In hand arithmetic the results are
// rounded as the lesson rounds them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "optim/optimizer.h"
#include "trace/cursor.h"

namespace gradwalk {

using ChildValue = std::function<double(std::int32_t)>;

// What is done otherwise.
struct Slip {
  std::map<int, Tensor> operands = {};  // by slot, in place of what the line reads
  // What a word is worth instead; nullopt: what it always is.
  std::function<std::optional<double>(const TermTree&, const TermNode&, const ChildValue&)> rule = {};
};

class Work {
 public:
  Work(const Trace& trace, const Cursor& where);

  const Trace& trace() const { return *trace_; }
  const Cursor& where() const { return where_; }
  const Step& step() const { return *step_; }
  const StepLine& line() const { return *line_; }
  const Operation* operation() const { return operation_; }  // nullptr: an update, a sum of shares
  const Optimizer* optimizer() const { return optimizer_; }  // nullptr: not an update
  bool gated(Gate gate) const { return operation_ != nullptr && operation_->gate == gate; }
  // The kind of the argument that a backward line is the gradient of.
  ArgumentKind gradientOf() const;

  double right() const;
  const Tensor& operand(int slot) const;
  // The right computation, as it was recorded.
  const TermTree& tree() const { return tree_; }

  // nullopt: what the slip is about does not occur in this cell, or in too many terms to
  // follow them all.
  std::optional<double> again(const Slip& slip) const;

  // The same with an argument of that kind changed, for each that there is.
  using Change = std::optional<Tensor> (*)(const Tensor&);
  std::vector<double> over(ArgumentKind kind, Change change) const;

  // The line as another choice of one of the operation's conventions has it.
  std::optional<double> chosen(const std::string& attribute, const std::string& choice) const;
  // What is chosen; "" where the operation has no such choice.
  std::string choiceOf(const std::string& attribute) const;

  // What stands in another cell of the tensor that the line writes.
  double elsewhere(std::int64_t cell) const;

 private:
  std::optional<double> cellOf(const StepLine& line, std::int64_t cell, const Slip& slip,
                               bool& changed) const;
  const StepLine* innerLine(int slot) const;

  const Trace* trace_;
  Cursor where_;
  const Step* step_;
  const StepLine* line_;
  const Operation* operation_ = nullptr;
  const Optimizer* optimizer_ = nullptr;
  TermTree tree_;
};

// Turned by 180° and mirrored at the diagonal, each over the last two axes; nullopt where
// there are none, or where rows and columns are not as many.
std::optional<Tensor> turned(const Tensor& tensor);
std::optional<Tensor> transposed(const Tensor& tensor);
// The cell that comes to lie on `cell` that way.
std::optional<std::int64_t> turnedCell(const Shape& shape, std::int64_t cell);
std::optional<std::int64_t> transposedCell(const Shape& shape, std::int64_t cell);

// A rule: every condition is taken to hold.
std::optional<double> everyConditionHolds(const TermTree&, const TermNode& node, const ChildValue& at);

std::optional<Tensor> zeros(const Tensor& tensor);
std::optional<Tensor> ones(const Tensor& tensor);
std::optional<Tensor> negated(const Tensor& tensor);

}  // namespace gradwalk
