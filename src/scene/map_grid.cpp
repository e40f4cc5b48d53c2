#include <algorithm>
#include <cmath>

#include "scene/map_parts.h"

namespace gradwalk {
namespace {

Point moved(const Point& at, double dx, double dy) { return {at.x + dx, at.y + dy}; }

Box moved(Box box, double dx, double dy) {
  box.x += dx;
  box.y += dy;
  return box;
}

struct Mover {
  double dx, dy;
  void operator()(TextShape& t) const {
    t.x += dx;
    t.baseline += dy;
    for (PlacedGlyph& glyph : t.glyphs) glyph.x += dx;
    if (t.room) t.room = moved(*t.room, dx, dy);
  }
  void operator()(RectShape& r) const { r.box = moved(r.box, dx, dy); }
  void operator()(LineShape& l) const {
    for (Point& p : l.points) p = moved(p, dx, dy);
  }
  void operator()(HeatShape& h) const { h.box = moved(h.box, dx, dy); }
  void operator()(BandShape& b) const { b.box = moved(b.box, dx, dy); }
  void operator()(PathShape& path) const {
    for (std::vector<Point>& piece : path.pieces)
      for (Point& p : piece) p = moved(p, dx, dy);
  }
};

}  // namespace

MapsView composeMaps(const std::vector<TitledMap>& maps, const MapOptions& options, const Fonts& fonts) {
  MapsView view;
  view.scene = {options.width, options.height, Ink::paper, {}};
  if (maps.empty()) return view;
  Sheet sheet{view.scene, fonts, options.textSize};
  double top = 0.0;
  if (!options.title.empty()) {
    const double large = 1.4 * sheet.size, margin = sheet.margin();
    top = 0.5 * margin;
    for (const std::string& each :
         wrap(fonts, options.title, large, Face::bold, options.width - 2 * margin)) {
      sheet.text({"title", each, margin, top + large, large, Face::bold});
      top += Fonts::lineHeight(large);
    }
  }
  // As many columns as make the maps least narrow and least flat.
  const auto count = static_cast<double>(maps.size());
  double columns = 1.0, best = -1.0;
  for (double tried = 1.0; tried <= count; ++tried) {
    const double wide = options.width / tried, high = (options.height - top) / std::ceil(count / tried);
    const double fit = std::min(wide, 1.6 * high);
    if (fit <= best) continue;
    best = fit;
    columns = tried;
  }
  const double rows = std::ceil(count / columns);
  MapOptions each = options;
  each.width = options.width / columns;
  each.height = (options.height - top) / rows;
  for (std::size_t k = 0; k < maps.size(); ++k) {
    each.title = maps[k].title;
    MapView one = composeMap(maps[k].data, each, fonts);
    const auto n = static_cast<double>(k);
    const double dx = std::fmod(n, columns) * each.width, dy = top + std::floor(n / columns) * each.height;
    for (ShapeOf& shape : one.scene.shapes) {
      std::visit(Mover{dx, dy}, shape);
      view.scene.shapes.push_back(std::move(shape));
    }
    one.axes.plot = moved(one.axes.plot, dx, dy);
    view.axes.push_back(one.axes);
    view.unplaced.insert(view.unplaced.end(), one.unplaced.begin(), one.unplaced.end());
  }
  return view;
}

}  // namespace gradwalk
