#include "trace/hessian.h"

#include <algorithm>

namespace gradwalk {
namespace {

using DualTensor = TensorOf<Dual>;

// The cells by which is differentiated: quantities, and the gradients that belong to them.
struct Parameters {
  std::vector<int> quantities, gradients;
  std::vector<std::int64_t> counts;
  std::size_t size = 0;
};

std::optional<Parameters> parametersNamed(const Program& program, const std::vector<std::string>& names) {
  Parameters out;
  if (program.loss < 0 || names.empty()) return std::nullopt;
  for (const std::string& name : names) {
    const int quantity = program.find(name), gradient = program.find("grad." + name);
    if (quantity < 0 || gradient < 0 ||
        std::find(out.quantities.begin(), out.quantities.end(), quantity) != out.quantities.end())
      return std::nullopt;
    const Quantity& of = program.quantities[static_cast<std::size_t>(quantity)];
    if (of.kind != QuantityKind::parameter && of.kind != QuantityKind::input) return std::nullopt;
    out.quantities.push_back(quantity);
    out.gradients.push_back(gradient);
    out.counts.push_back(elementCount(of.shape));
    out.size += static_cast<std::size_t>(out.counts.back());
    if (out.size > maxHessianCells) return std::nullopt;
  }
  return out;
}

DualTensor asDuals(const Tensor& tensor) {
  DualTensor out{tensor.shape, {}};
  out.data.reserve(tensor.data.size());
  for (const double value : tensor.data) out.data.push_back({value, 0.0});
  return out;
}

// Forward and backward of one iteration; what an update makes is not needed.
void run(const Program& program, std::vector<DualTensor>& values) {
  for (const Step& step : program.steps) {
    if (step.phase == Phase::update) continue;
    for (const StepLine& line : step.lines) {
      Reader<Dual> reader;
      for (const auto& [slot, id] : line.reads) reader.bind(slot, &values[static_cast<std::size_t>(id)]);
      DualTensor& result = values[static_cast<std::size_t>(line.writes)];
      result = {line.line.shape, std::vector<Dual>(static_cast<std::size_t>(elementCount(line.line.shape)))};
      line.line.cells.duals(reader, result);
    }
  }
}

Hessian columns(const Program& program, const Parameters& parameters, std::vector<DualTensor> values) {
  Hessian out{.size = parameters.size,
              .gradient = std::vector<double>(parameters.size),
              .cells = std::vector<double>(parameters.size * parameters.size)};
  std::size_t column = 0;
  for (std::size_t p = 0; p < parameters.quantities.size(); ++p)
    for (std::int64_t cell = 0; cell < parameters.counts[p]; ++cell, ++column) {
      const auto quantity = static_cast<std::size_t>(parameters.quantities[p]);
      const auto k = static_cast<std::size_t>(cell);
      values[quantity].data[k].derivative = 1.0;
      run(program, values);
      values[quantity].data[k].derivative = 0.0;
      std::size_t row = 0;
      for (const int gradient : parameters.gradients)
        for (const Dual& each : values[static_cast<std::size_t>(gradient)].data) {
          out.gradient[row] = each.value;
          out.cells[row++ * out.size + column] = each.derivative;
        }
    }
  out.loss = values[static_cast<std::size_t>(program.loss)].data[0].value;
  return out;
}

// What an iteration starts from, where the trace has not been asked.
Tensor startOf(const Quantity& quantity, const Program& program, const Lesson& lesson, int pass) {
  if (quantity.valueIndex < 0) return filled(quantity.shape, quantity.constant);
  const Value& value = lesson.values[static_cast<std::size_t>(quantity.valueIndex)];
  // The closing pass sees what the last iteration saw.
  const auto which = static_cast<std::size_t>(std::clamp(pass, 1, program.iterations) - 1);
  return value.each[which % value.each.size()];
}

bool isGiven(const Quantity& quantity) {
  return quantity.valueIndex >= 0 || quantity.kind == QuantityKind::constant ||
         quantity.kind == QuantityKind::state;
}

}  // namespace

std::optional<Hessian> hessianAt(const Program& program, const Lesson& lesson, int pass,
                                 const std::vector<std::string>& names, const std::vector<double>& at) {
  const std::optional<Parameters> parameters = parametersNamed(program, names);
  if (!parameters || at.size() != parameters->size) return std::nullopt;
  std::vector<DualTensor> values(program.quantities.size());
  for (std::size_t id = 0; id < values.size(); ++id)
    if (isGiven(program.quantities[id]))
      values[id] = asDuals(startOf(program.quantities[id], program, lesson, pass));
  std::size_t next = 0;
  for (const int quantity : parameters->quantities)
    for (Dual& cell : values[static_cast<std::size_t>(quantity)].data) cell.value = at[next++];
  return columns(program, *parameters, std::move(values));
}

std::optional<Hessian> hessianAt(const Trace& trace, int pass, const std::vector<std::string>& names) {
  const Program& program = trace.program();
  const std::optional<Parameters> parameters = parametersNamed(program, names);
  if (!parameters || pass < 1 || pass > trace.passes()) return std::nullopt;
  std::vector<DualTensor> values(program.quantities.size());
  for (std::size_t id = 0; id < values.size(); ++id)
    if (isGiven(program.quantities[id])) values[id] = asDuals(trace.value(pass, static_cast<int>(id)));
  return columns(program, *parameters, std::move(values));
}

}  // namespace gradwalk
