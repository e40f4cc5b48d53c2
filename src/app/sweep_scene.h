// The heat map of a sweep for the canvas, composed again only when it must be.
#pragma once

#include <optional>

#include "app/layout.h"

namespace gradwalk {

class SweepScene {
 public:
  // `changed` tells whether it is new since the last call. Empty while nothing is known.
  const HeatView& view(const AppState& state, const Layout& layout, const Fonts& fonts, bool& changed);

  // Something else is on the canvas.
  void forget() { key_.reset(); }
  bool shown() const { return key_.has_value(); }
  const HeatView& last() const { return view_; }

 private:
  struct Key {
    int version = 0;
    bool dark = false, computing = false;
    double width = 0.0, height = 0.0;
    float em = 0.0F;
    Language language = Language::en;
    std::vector<double> now;
    bool operator==(const Key&) const = default;
  };
  std::optional<Key> key_;
  HeatView view_;
};

}  // namespace gradwalk
