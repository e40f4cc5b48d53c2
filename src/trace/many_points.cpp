#include "trace/many_points.h"

namespace gradwalk {

ManyPoints::ManyPoints(const Trace& trace, int pass, StepRange steps, std::vector<QuantityCell> inputs,
                       std::vector<QuantityCell> outputs, Means means)
    : inputs_(std::move(inputs)), outputs_(std::move(outputs)), steps_(steps), program_(&trace.program()) {
  const Program& program = trace.program();
  if (means == Means::tape) tape_ = recordTape(trace, pass, steps, inputs_, outputs_);
  if (tape_) {
    work_ = static_cast<double>(tape_->instructions.size());
    return;
  }
  for (const auto& [s, l] : linesBetween(program, steps, inputs_, outputs_)) {
    lines_.push_back(&program.steps[static_cast<std::size_t>(s)].lines[static_cast<std::size_t>(l)]);
    work_ += static_cast<double>(elementCount(lines_.back()->line.shape)) * 8.0;
  }
  for (std::size_t id = 0; id < program.quantities.size(); ++id)
    values_.push_back(trace.value(pass, static_cast<int>(id)));
}

PointRun::PointRun(const ManyPoints& function) : function_(&function) {
  if (function.tape_) {
    tape_.emplace(*function.tape_);
    return;
  }
  inputs_.assign(function.inputs_.size(), std::vector<double>(tapeLanes));
  outputs_.assign(function.outputs_.size(), std::vector<double>(tapeLanes));
  values_ = function.values_;
}

void PointRun::run(int lanes) {
  if (tape_) return tape_->run();
  const auto cellOf = [&](const QuantityCell& place) -> double& {
    return values_[static_cast<std::size_t>(place.quantity)].data[static_cast<std::size_t>(place.cell)];
  };
  for (std::size_t lane = 0; lane < static_cast<std::size_t>(lanes); ++lane) {
    for (std::size_t k = 0; k < inputs_.size(); ++k) cellOf(function_->inputs_[k]) = inputs_[k][lane];
    for (const StepLine* line : function_->lines_) {
      Reader<double> reader;
      for (const auto& [slot, id] : line->reads)
        reader.bind(slot,
                    &values_[static_cast<std::size_t>(readIn(*function_->program_, function_->steps_, id))]);
      line->line.cells.values(reader, values_[static_cast<std::size_t>(line->writes)]);
    }
    for (std::size_t k = 0; k < outputs_.size(); ++k) outputs_[k][lane] = cellOf(function_->outputs_[k]);
  }
}

void PointRun::carry(int output, int input) {
  if (tape_) return tape_->carry(output, input);
  std::swap(outputs_[static_cast<std::size_t>(output)], inputs_[static_cast<std::size_t>(input)]);
}

}  // namespace gradwalk
