#include <algorithm>
#include <cmath>

#include "scene/map_parts.h"
#include "scene/move.h"

namespace gradwalk {
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
    moveInto(view.scene, std::move(one.scene), {dx, dy});
    one.axes.plot.x += dx;
    one.axes.plot.y += dy;
    view.axes.push_back(one.axes);
    view.unplaced.insert(view.unplaced.end(), one.unplaced.begin(), one.unplaced.end());
  }
  return view;
}

}  // namespace gradwalk
