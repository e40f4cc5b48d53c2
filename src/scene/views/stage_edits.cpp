// What an edit changed, and what hand arithmetic did, on the stage.
#include <algorithm>

#include "scene/views/stage.h"
#include "trace/hand_effect.h"

namespace gradwalk {
namespace {

// The item of `each` that a pass sees; see trace.cpp.
std::size_t itemAt(const Trace& trace, const Value& value, int pass) {
  return static_cast<std::size_t>(std::min(pass, trace.iterations()) - 1) % value.each.size();
}

void markCells(Panel& panel, const Trace& trace, int pass, const Quantity& quantity, const Edits& edits) {
  for (const Edit& edit : edits) {
    if (edit.kind == EditKind::setting && quantity.kind == QuantityKind::constant &&
        panel.name.ends_with("." + edit.name))
      panel.edited.push_back(0);
    if (edit.kind != EditKind::cell || edit.name != panel.name || quantity.valueIndex < 0) continue;
    // A parameter has the edited number until its first update.
    if (quantity.kind == QuantityKind::parameter && pass > 1) continue;
    const Value& value = trace.lesson().values[static_cast<std::size_t>(quantity.valueIndex)];
    if (edit.item == itemAt(trace, value, pass)) panel.edited.push_back(edit.cell);
  }
}

const Tensor* ownOf(const Panel& panel, const Trace* own, int pass) {
  if (own == nullptr || pass > own->passes() || panel.values == nullptr || panel.values->data.empty())
    return nullptr;
  const int id = own->program().find(panel.name);
  if (id < 0) return nullptr;
  const Tensor& tensor = own->value(pass, id);
  return tensor.shape == panel.shape && tensor.data.size() == panel.values->data.size() &&
                 tensor.data != panel.values->data
             ? &tensor
             : nullptr;
}

}  // namespace

bool markEdits(StageModel& model, const Trace& trace, const Cursor& cursor, const Edits* edits,
               const Trace* own) {
  bool any = false;
  for (StageColumn& column : model.columns)
    for (std::optional<Panel>* each : {&column.value, &column.gradient}) {
      if (!*each) continue;
      Panel& panel = **each;
      const int id = trace.program().find(panel.name);
      if (id < 0) continue;
      const Quantity& quantity = trace.program().quantities[static_cast<std::size_t>(id)];
      if (edits != nullptr) markCells(panel, trace, cursor.pass, quantity, *edits);
      panel.own = ownOf(panel, own, cursor.pass);
      any = any || panel.own != nullptr;
    }
  return any;
}

bool markRounded(StageModel& model, const Trace& trace, const Cursor& cursor, const Trace& exact,
                 bool beside) {
  bool any = false;
  for (StageColumn& column : model.columns)
    for (std::optional<Panel>* each : {&column.value, &column.gradient}) {
      if (!*each) continue;
      (*each)->exact = ownOf(**each, &exact, cursor.pass);
      if (beside) (*each)->own = (*each)->exact;
      any = any || (*each)->exact != nullptr;
    }
  return any && beside && trace.rounded();
}

}  // namespace gradwalk
