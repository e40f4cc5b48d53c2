#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "scene/contour.h"
#include "scene/map_parts.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr double closeEnough = 0.2;  // pixels

using Polyline = std::vector<Point>;

struct Isoline {
  double value = 0.0;
  std::string text;
  std::vector<Polyline> lines;  // in pixels
};

Isoline levelOf(const Field& field, double value, const Box& plot) {
  Isoline level{value, withMinus(shortest(value)), {}};
  for (const Polyline& samples : isolines(field, value)) {
    Polyline pixels;
    for (const Point& p : samples)
      pixels.push_back({plot.x + plot.width * p.x / static_cast<double>(field.columns - 1),
                        plot.bottom() - plot.height * p.y / static_cast<double>(field.rows - 1)});
    Polyline few;
    for (const std::size_t k : thinned(pixels, closeEnough)) few.push_back(pixels[k]);
    level.lines.push_back(std::move(few));
  }
  return level;
}

// Points at equal distances along a line, each with how far the line bends over a label there:
// 0 straight … 1.
struct Spot {
  Point at;
  double bend = 0.0, length = 0.0;  // of its line
};
void addSpots(std::vector<Spot>& spots, const Polyline& line, double apart, double wide) {
  Polyline even;
  double length = 0.0, next = 0.0;
  for (std::size_t k = 1; k < line.size(); ++k) {
    const double piece = std::hypot(line[k].x - line[k - 1].x, line[k].y - line[k - 1].y);
    for (; piece > 0.0 && next <= length + piece; next += apart) {
      const double share = (next - length) / piece;
      even.push_back({line[k - 1].x + share * (line[k].x - line[k - 1].x),
                      line[k - 1].y + share * (line[k].y - line[k - 1].y)});
    }
    length += piece;
  }
  const auto half = static_cast<std::size_t>(std::ceil(wide / 2 / apart));
  if (length < 3 * wide) return;
  for (std::size_t k = half; k + half < even.size(); ++k) {
    const Point &a = even[k - half], &b = even[k + half];
    const double whole = 2 * static_cast<double>(half) * apart;
    spots.push_back({even[k], 1.0 - std::hypot(b.x - a.x, b.y - a.y) / whole, length});
  }
}

// What of a line is outside a box, added to `out`.
void addOutside(std::vector<Polyline>& out, const Polyline& line, const Extent& box) {
  Polyline now{line.front()};
  for (std::size_t k = 1; k < line.size(); ++k) {
    Point from = line[k - 1], to = line[k];
    if (!clip(from, to, box)) {
      now.push_back(line[k]);
      continue;
    }
    if (from != line[k - 1]) now.push_back(from);
    if (now.size() > 1) out.push_back(std::move(now));
    now.assign(1, to);
    if (to != line[k]) now.push_back(line[k]);
  }
  if (now.size() > 1) out.push_back(std::move(now));
}

}  // namespace

void drawIsolines(Sheet& sheet, const MapData& data, const std::vector<double>& levels, const MapAxes& axes,
                  LabelRoom& room) {
  std::vector<Isoline> all;
  for (const double value : levels) all.push_back(levelOf(data.field, value, axes.plot));
  for (std::size_t n = 0; n < all.size(); ++n)
    for (const Polyline& line : all[n].lines) room.line(line, LabelRoom::level(n));

  const double size = sheet.size, thick = std::max(1.0, 0.07 * size);
  const bool signs = !levels.empty() && levels.front() < 0.0 && levels.back() > 0.0;
  std::vector<TextRequest> labels;
  std::vector<Point> taken;
  for (std::size_t n = 0; n < all.size(); ++n) {
    Isoline& level = all[n];
    const double wide = sheet.width(level.text) + 0.5 * size, high = 1.05 * size;
    std::vector<Spot> spots;
    for (const Polyline& line : level.lines) addSpots(spots, line, 8.0, wide);
    std::vector<Point> own;
    for (int labelled = 0; labelled < 2; ++labelled) {
      const Spot* best = nullptr;
      double least = 0.0;
      for (const Spot& spot : spots) {
        // A second one only far from the first.
        if (!own.empty() && std::hypot(spot.at.x - own[0].x, spot.at.y - own[0].y) < 0.55 * axes.plot.width)
          continue;
        double cost = 300.0 * spot.bend - 0.02 * std::min(spot.length, 1000.0);
        for (const Point& each : taken)
          cost += std::max(0.0, 30.0 - 0.3 * std::hypot(spot.at.x - each.x, spot.at.y - each.y));
        if (best != nullptr && cost >= least) continue;
        const Box box{spot.at.x - wide / 2, spot.at.y - high / 2, wide, high};
        if (!contains(axes.plot, grown(box, 3.0))) continue;
        if ((room.touched(box) & ~LabelRoom::level(n)) != 0) continue;
        best = &spot;
        least = cost;
      }
      if (best == nullptr) break;
      const Box box{best->at.x - wide / 2, best->at.y - high / 2, wide, high};
      room.box(box, LabelRoom::label);
      own.push_back(best->at);
      taken.push_back(best->at);
      labels.push_back({"map.value:" + shortest(level.value), level.text, best->at.x,
                        best->at.y + 0.36 * size, size, Face::regular, Ink::text, Align::middle});
      std::vector<Polyline> cut;
      for (const Polyline& line : level.lines)
        addOutside(cut, line, {box.x, box.right(), box.y, box.bottom()});
      level.lines = std::move(cut);
    }
  }
  for (Isoline& level : all) {
    if (level.lines.empty()) continue;
    PathShape shape{"map.level:" + shortest(level.value), std::move(level.lines), {}, Ink::faint, thick};
    if (signs && level.value == 0.0) shape.thickness *= 2.0;
    sheet.add(std::move(shape));
  }
  for (TextRequest& label : labels) sheet.text(std::move(label));
}

}  // namespace gradwalk
