#include "app/commands/curves.h"

#include <algorithm>

#include "app/commands/moving.h"

namespace gradwalk {

void apply(AppState& state, const ToggleCurves&) {
  state.curves.shown = !state.curves.shown;
  state.curves.typing = false;
}

void apply(AppState& state, const ScaleCurves& scale) { state.curves.logarithmic = scale.logarithmic; }

void apply(AppState& state, const EditCurves& edit) {
  Curves& curves = state.curves;
  if (edit.typing && !curves.typing) curves.field = curves.typed;
  curves.typing = edit.typing;
}

void apply(AppState& state, const TypeCurves& typed) { state.curves.field = typed.text; }

void apply(AppState& state, const ShowCurves& show) {
  Curves& curves = state.curves;
  curves.typing = false;
  curves.typed = curves.field = show.quantities;
  curves.shown = true;
  forgetCurves(curves);
}

void apply(AppState& state, const SeekCurve& seek) {
  const Trace* trace = state.trace();
  if (trace == nullptr || seek.curve >= state.curves.quantities.size()) return;
  const CurveQuantity& quantity = state.curves.quantities[seek.curve];
  Cursor where = quantity.made;
  if (where.atStart()) return;
  where.pass = std::clamp(seek.iteration, 1, quantity.last);
  moveTo(state, atLevel(*trace, where, state.level));
}

}  // namespace gradwalk
