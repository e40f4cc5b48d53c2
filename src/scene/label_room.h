// Where there is room for a label in a picture that fills with lines.
//
//     LabelRoom room(plot);
//     room.line(points, LabelRoom::path);
//     if (auto box = room.place(width, height, anchor, gap)) room.box(*box, LabelRoom::label);
//
// The area is a raster of small squares; each remembers what crosses it. A label never stands
// upon another and never leaves the area; it keeps off lines and markers where it can.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scene/scene.h"

namespace gradwalk {

class LabelRoom {
 public:
  using Mask = std::uint32_t;
  static constexpr Mask label = 1U << 31, marker = 1U << 30, path = 1U << 29, arrow = 1U << 28;
  static constexpr int levels = 28;  // bits for isolines
  static Mask level(std::size_t n) { return 1U << (n % levels); }

  LabelRoom() = default;
  explicit LabelRoom(const Box& area);

  void line(const std::vector<Point>& points, Mask what);
  void box(const Box& where, Mask what);

  // All that touches a box.
  Mask touched(const Box& where) const;

  // The place near `anchor`, at least `gap` from it, that costs least: crossing lines costs,
  // distance costs. nullopt where every place is taken by labels.
  std::optional<Box> place(double width, double height, const Point& anchor, double gap) const;

 private:
  struct Cells {
    int left = 0, right = 0, top = 0, bottom = 0;  // inclusive
  };
  Cells cells(const Box& where) const;
  double cost(const Box& where) const;  // negative: taken

  Box area_;
  int columns_ = 0, rows_ = 0;
  std::vector<Mask> mask_;
};

}  // namespace gradwalk
