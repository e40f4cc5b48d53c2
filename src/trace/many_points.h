// Some cells of a lesson as a function of some others, worked at very many points.
//
//     const ManyPoints f(trace, 1, {0, program.forwardSteps}, {{x}, {y}}, {{height}});
//     PointRun run(f);                        // one a thread
//     run.input(0)[0] = -7.0;                 // up to tapeLanes points at once
//     run.run(1);
//     run.output(0)[0];
//
// By a tape (trace/tape.h) where one can be recorded, else by the lines themselves, point
// after point; the bits are the same.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "trace/tape.h"

namespace gradwalk {

enum class Means { tape, lines };

class ManyPoints {
 public:
  // `means` is what is tried. The trace's program must outlive this. Whatever is no input has the value of
  // `pass`.
  ManyPoints(const Trace& trace, int pass, StepRange steps, std::vector<QuantityCell> inputs,
             std::vector<QuantityCell> outputs, Means means = Means::tape);

  Means means() const { return tape_ ? Means::tape : Means::lines; }
  const std::optional<Tape>& tape() const { return tape_; }
  // Of one point, roughly, in numbers computed.
  double work() const { return work_; }
  const std::vector<QuantityCell>& inputs() const { return inputs_; }
  const std::vector<QuantityCell>& outputs() const { return outputs_; }

 private:
  friend class PointRun;
  std::vector<QuantityCell> inputs_, outputs_;
  std::optional<Tape> tape_;
  StepRange steps_;
  const Program* program_ = nullptr;
  std::vector<const StepLine*> lines_;
  std::vector<Tensor> values_;  // of every quantity; empty with a tape
  double work_ = 0.0;
};

class PointRun {
 public:
  explicit PointRun(const ManyPoints& function);  // which must outlive it

  double* input(int k) { return tape_ ? tape_->input(k) : inputs_[static_cast<std::size_t>(k)].data(); }
  const double* output(int k) const {
    return tape_ ? tape_->output(k) : outputs_[static_cast<std::size_t>(k)].data();
  }
  // Works the first `lanes` points, or more.
  void run(int lanes);
  // See TapeRun.
  void carry(int output, int input);

 private:
  const ManyPoints* function_;
  std::optional<TapeRun> tape_;
  std::vector<std::vector<double>> inputs_, outputs_;
  std::vector<Tensor> values_;
};

}  // namespace gradwalk
