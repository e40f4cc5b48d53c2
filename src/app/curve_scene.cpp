#include "app/curve_scene.h"

#include <utility>

#include "trace/lab.h"

namespace gradwalk {
namespace {

constexpr float letters = 1.05F;  // ems: read from as far as the panels

}  // namespace

const CurvePicture* CurveScene::picture(const AppState& state, const Layout& layout, const Fonts& fonts,
                                        bool& changed) {
  const Trace* trace = state.trace();
  changed = false;
  if (!layout.curveShown || trace == nullptr) {
    key_.reset();
    return nullptr;
  }
  const Curves& curves = state.curves;
  const bool runs = runCurvesDrawn(state);
  const bool known =
      (runs ? state.runCurves.descents.has_value() : curves.curves.has_value()) && !state.editing.computing;
  const Key key{curves.version,
                runs                     ? static_cast<int>(labStep(*trace, state.cursor))
                : state.cursor.atStart() ? 0
                                         : state.cursor.pass,
                runs ? state.runCurves.version : -1,
                state.runCurves.quantity,
                state.open->lesson.followed,
                known,
                curves.logarithmic,
                state.dark,
                layout.curve.width,
                layout.curve.height,
                layout.em,
                state.language};
  changed = key_ != key;
  if (!changed) return &picture_;
  key_ = key;
  if (runs && known) {
    LabCurveOptions lab;
    lab.width = static_cast<double>(layout.curve.width);
    lab.height = static_cast<double>(layout.curve.height);
    lab.language = state.language;
    lab.textSize = static_cast<double>(letters * layout.em);
    lab.logarithmic = curves.logarithmic;
    lab.step = static_cast<std::size_t>(key.marked);
    LabCurvePicture made = composeLabCurves(runCurvesNow(state), lab, fonts);
    picture_ = {std::move(made.scene), made.axes};
    return &picture_;
  }
  CurveOptions options;
  options.width = static_cast<double>(layout.curve.width);
  options.height = static_cast<double>(layout.curve.height);
  options.language = state.language;
  options.textSize = static_cast<double>(letters * layout.em);
  options.logarithmic = curves.logarithmic;
  options.marked = key.marked;
  options.iterations = trace->iterations();
  picture_ = known ? composeCurves(*curves.curves, options, fonts)
                   : CurvePicture{{options.width, options.height, Ink::paper, {}}, {}};
  return &picture_;
}

}  // namespace gradwalk
