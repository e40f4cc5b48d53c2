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
  state.runCurves.wanted = false;
  forgetCurves(curves);
}

void apply(AppState& state, const SeekCurve& seek) {
  const Trace* trace = state.trace();
  if (trace == nullptr || seek.curve >= state.curves.quantities.size()) return;
  const CurveQuantity& quantity = state.curves.quantities[seek.curve];
  Cursor where = quantity.made;
  if (where.atStart()) return;
  where.pass = std::clamp(seek.iteration, 1, quantity.last);
  // The step that makes it, also where whole iterations are walked.
  if (state.level == Level::iteration) state.level = Level::operation;
  moveTo(state, atLevel(*trace, where, state.level));
}

void apply(AppState& state, const ShowRunCurves& show) {
  state.curves.shown = true;
  state.curves.typing = false;
  state.runCurves.wanted = true;
  state.runCurves.quantity = show.quantity;
}

void apply(AppState& state, const SeekStep& seek) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return;
  const int pass = static_cast<int>(std::min(seek.step, static_cast<std::size_t>(trace->iterations())));
  if (pass == 0) {
    moveTo(state, Cursor{});
  } else if (state.level == Level::iteration) {
    moveTo(state, place(*trace, Level::iteration, pass));
  } else {
    // The end of its update, from which on the step counts as taken.
    Cursor last = place(*trace, Level::iteration, pass);
    last.whole = false;
    moveTo(state, atLevel(*trace, last, state.level));
  }
}

}  // namespace gradwalk
