// The picture of the curves for the window, composed again only when it must be.
//
//     CurveScene scene;
//     if (const CurvePicture* picture = scene.picture(state, layout, fonts, changed)) …
#pragma once

#include <optional>

#include "app/layout.h"
#include "scene/curve_view.h"

namespace gradwalk {

class CurveScene {
 public:
  // nullptr where none is shown; empty while the values are not known. `changed` tells
  // whether it is new since the last call.
  const CurvePicture* picture(const AppState& state, const Layout& layout, const Fonts& fonts, bool& changed);

 private:
  struct Key {
    int version = 0, marked = 0, runs = -1;  // runs: the version of their curves; −1: not these
    LabQuantity quantity = LabQuantity::f;
    std::size_t followed = 0;
    bool known = false, logarithmic = false, dark = false;
    float width = 0.0F, height = 0.0F, em = 0.0F;
    Language language = Language::en;
    bool operator==(const Key&) const = default;
  };
  std::optional<Key> key_;
  CurvePicture picture_;
};

}  // namespace gradwalk
