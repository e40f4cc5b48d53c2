// What lies under the pointer on the strip, and what dragging and turning the wheel over it
// ask for.
//
//     if (const auto hit = hoveredStrip(trace, scene, at)) place = stripPlace(trace, cursor, hit->quantity);
#pragma once

#include <optional>
#include <string>

#include "app/state.h"
#include "scene/scene.h"

namespace gradwalk {

struct StripHit {
  int quantity = -1;  // the card, or the one that the arrow leads to
  bool arrow = false;
  Box box;  // in the scene
};

std::optional<StripHit> hoveredStrip(const Trace& trace, const Scene& scene, Point at);

// All of it with the room at its sides; nullopt where the scene has none.
std::optional<Box> stripBox(const Scene& scene);

// The first operation shown, and how wide one is on the average.
struct StripShown {
  int first = 0;
  double pace = 1.0;
};
std::optional<StripShown> stripShown(const Trace& trace, const Scene& scene);

// "Z 2×2, click: 1/forward/Z"
std::string stripWords(const AppState& state, const StripHit& hit);

// A drag along the strip, or a click while the pointer has not moved far.
class StripPointer {
 public:
  // `at` in the scene's units; one em there is `em`. What is asked for is added.
  void take(const AppState& state, const Scene& scene, Point at, double em, Commands& commands);
  std::optional<StripHit> hit() const { return hit_; }

 private:
  struct Drag {
    Point from;
    StripShown shown;
    std::optional<StripHit> hit;
    bool moved = false;
  };
  std::optional<StripHit> hit_;
  std::optional<Drag> drag_;
};

}  // namespace gradwalk
