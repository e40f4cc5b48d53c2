#include "app/sweep_scene.h"

namespace gradwalk {

const HeatView& SweepScene::view(const AppState& state, const Layout& layout, const Fonts& fonts,
                                 bool& changed) {
  constexpr float letters = 1.05F;  // ems: read from as far as the panels
  const SceneOptions canvas = sceneOptions(state, layout);
  const bool known = state.sweep.study && !state.editing.computing;
  const Key key{state.sweep.version, state.dark, !known,         canvas.width,
                canvas.height,       layout.em,  state.language, sweepNow(state)};
  changed = key_ != key;
  if (!changed) return view_;
  key_ = key;
  view_ = {};
  view_.scene = Scene{canvas.width, canvas.height, Ink::paper, {}};
  if (!known || !layout.canvasShown) return view_;
  HeatOptions options;
  options.width = canvas.width;
  options.height = canvas.height;
  options.language = state.language;
  options.textSize = static_cast<double>(letters * layout.em);
  // Where large words leave no room for the cells, they are set smaller.
  for (constexpr double least = 11.0; options.textSize > least; options.textSize *= 0.9) {
    view_ =
        composeHeat(sweepHeat(*state.sweep.study, state.open->lesson.training.loss, key.now), options, fonts);
    if (view_.plot.height >= 6 * options.textSize && view_.plot.width >= 10 * options.textSize &&
        overlaps(view_.scene).empty())
      break;
  }
  return view_;
}

}  // namespace gradwalk
