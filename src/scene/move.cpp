#include "scene/move.h"

#include <utility>

namespace gradwalk {
namespace {

struct Mover {
  Point by;

  void point(Point& p) const {
    p.x += by.x;
    p.y += by.y;
  }
  void box(Box& b) const {
    b.x += by.x;
    b.y += by.y;
  }
  void operator()(TextShape& t) const {
    t.x += by.x;
    t.baseline += by.y;
    for (PlacedGlyph& glyph : t.glyphs) glyph.x += by.x;
    if (t.room) box(*t.room);
  }
  void operator()(RectShape& r) const { box(r.box); }
  void operator()(LineShape& l) const {
    for (Point& p : l.points) point(p);
  }
  void operator()(HeatShape& h) const { box(h.box); }
  void operator()(BandShape& b) const { box(b.box); }
  void operator()(PathShape& path) const {
    for (std::vector<Point>& piece : path.pieces)
      for (Point& p : piece) point(p);
  }
};

}  // namespace

void moveInto(Scene& into, Scene from, const Point& by) {
  into.shapes.reserve(into.shapes.size() + from.shapes.size());
  for (ShapeOf& shape : from.shapes) {
    std::visit(Mover{by}, shape);
    into.shapes.push_back(std::move(shape));
  }
}

}  // namespace gradwalk
