// What a quantity's values will be, where that can be told before the lesson runs.
#include <algorithm>

#include "lesson/builder.h"

namespace gradwalk {
namespace {

// The tensors of a value, one or one for each iteration; none of a parameter, which moves.
const std::vector<Tensor>* valuesOf(const Builder& builder, int id) {
  const Quantity& quantity = builder.program.quantities[static_cast<std::size_t>(id)];
  if (quantity.kind != QuantityKind::input) return nullptr;
  return &builder.lesson.values[static_cast<std::size_t>(quantity.valueIndex)].each;
}

Tensor outputOf(const Step& step, const std::vector<const Tensor*>& inputs) {
  std::vector<Tensor> made;
  made.reserve(step.lines.size());
  for (const StepLine& line : step.lines) {
    Reader<double> reader;
    for (std::size_t k = 0; k < inputs.size(); ++k) reader.bind(static_cast<int>(k), inputs[k]);
    for (std::size_t k = 0; k < made.size(); ++k) reader.bind(lineSlot + static_cast<int>(k), &made[k]);
    Tensor out = filled(line.line.shape, 0.0);
    line.line.cells.values(reader, out);
    made.push_back(std::move(out));
  }
  return std::move(made.back());
}

}  // namespace

std::vector<Tensor> knownValues(const Builder& builder, int quantity) {
  if (const auto* values = valuesOf(builder, quantity)) return *values;
  const auto step = std::find_if(builder.program.steps.begin(), builder.program.steps.end(),
                                 [&](const Step& s) { return s.output == quantity; });
  if (step == builder.program.steps.end()) return {};
  std::vector<const std::vector<Tensor>*> inputs;
  std::size_t times = 1;
  for (const int id : step->inputs) {
    inputs.push_back(valuesOf(builder, id));
    if (inputs.back() == nullptr) return {};
    const std::size_t size = inputs.back()->size();
    if (size > 1 && times > 1) return {};  // two that change, each at its own pace
    times = std::max(times, size);
  }
  std::vector<Tensor> out;
  for (std::size_t k = 0; k < times; ++k) {
    std::vector<const Tensor*> now;
    for (const auto* each : inputs) now.push_back(&(*each)[k % each->size()]);
    out.push_back(outputOf(*step, now));
  }
  return out;
}

}  // namespace gradwalk
