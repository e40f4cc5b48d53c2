#include <algorithm>
#include <cmath>
#include <map>

#include "scene/contour.h"
#include "scene/map_parts.h"
#include "scene/run_style.h"

namespace gradwalk {
namespace {

constexpr double closeEnough = 0.2;  // pixels; with what `covered` allows less than half of one
static_assert(closeEnough + covered < 0.5);

bool usableFrame(const Extent& f) {
  return std::isfinite(f.left) && std::isfinite(f.right) && std::isfinite(f.bottom) && std::isfinite(f.top) &&
         f.left < f.right && f.bottom < f.top && std::isfinite(f.right - f.left) &&
         std::isfinite(f.top - f.bottom);
}

std::string id(const char* what, std::size_t n) { return std::string(what) + ":" + std::to_string(n); }

std::vector<Point> keptPoints(const MapTrack& track, std::size_t piece) {
  std::vector<Point> out;
  for (const std::size_t k : track.kept[piece]) out.push_back(track.pieces[piece].points[k]);
  return out;
}

// Downhill: the direction is true, the length is not. It grows with the fourth root.
void drawGradients(Sheet& sheet, const MapGradients& field, const MapAxes& axes, LabelRoom& room) {
  const std::size_t count = field.columns * field.rows;
  if (count == 0 || field.dx.size() < count || field.dy.size() < count) return;
  const Box& plot = axes.plot;
  const double across = plot.width / (axes.frame.right - axes.frame.left),
               up = plot.height / (axes.frame.top - axes.frame.bottom);
  double most = 0.0;
  const auto size = [&](std::size_t k) {
    // Divided first, so that the largest numbers do not overflow.
    const double large = std::max(std::fabs(field.dx[k]), std::fabs(field.dy[k]));
    if (!std::isfinite(large) || large == 0.0) return 0.0;
    return std::min(large * std::hypot(field.dx[k] / large * across, field.dy[k] / large * up), 1e300);
  };
  for (std::size_t k = 0; k < count; ++k) most = std::max(most, size(k));
  if (!(most > 0.0)) return;
  const double cell = std::min(plot.width / static_cast<double>(field.columns),
                               plot.height / static_cast<double>(field.rows));
  PathShape arrows{"map.field", {}, {}, Ink::faint, std::max(1.0, 0.08 * sheet.size)};
  arrows.arrow = true;
  for (std::size_t k = 0; k < count; ++k) {
    const double own = size(k);
    if (!(own > 0.0)) continue;
    const double x = plot.x + plot.width * (static_cast<double>(k % field.columns) + 0.5) /
                                  static_cast<double>(field.columns),
                 y = plot.bottom() - plot.height * (static_cast<double>(k / field.columns) + 0.5) /
                                         static_cast<double>(field.rows);
    const double length = 0.85 * cell * std::sqrt(std::sqrt(own / most));
    const double dx = -field.dx[k] / own * across * length / 2, dy = field.dy[k] / own * up * length / 2;
    arrows.pieces.push_back({{x - dx, y - dy}, {x + dx, y + dy}});
    room.line(arrows.pieces.back(), LabelRoom::arrow);
  }
  sheet.add(std::move(arrows));
}

void drawMarks(Sheet& sheet, const MapData& data, const MapAxes& axes, LabelRoom& room,
               std::vector<std::string>& unplaced) {
  const double r = 0.5 * sheet.size, thick = std::max(2.0, 0.13 * sheet.size);
  std::vector<MapLabel> labels;
  for (std::size_t k = 0; k < data.marks.size(); ++k) {
    const MapMark& mark = data.marks[k];
    if (!axes.frame.contains(mark.x, mark.y)) continue;
    const Point at = axes.pixel(mark.x, mark.y);
    const Box box{at.x - r, at.y - r, 2 * r, 2 * r};
    if (mark.kind == MapMark::Kind::start)
      sheet.add(
          RectShape{id("map.mark", k), grown(box, 0.2 * r), {}, Ink::text, thick, Stroke::solid, 1.2 * r});
    else
      sheet.add(PathShape{id("map.mark", k),
                          {{{at.x - r, at.y}, {at.x + r, at.y}}, {{at.x, at.y - r}, {at.x, at.y + r}}},
                          {},
                          Ink::text,
                          thick});
    room.box(box, LabelRoom::marker);
    if (!mark.label.empty()) labels.push_back({id("map.markLabel", k), {mark.label}, at, 1.4 * r});
  }
  for (const MapLabel& label : labels)
    if (!placeLabel(sheet, room, label)) unplaced.push_back(label.lines[0]);
}

}  // namespace

std::vector<double> levelsOf(const MapData& data, const MapOptions& options) {
  if (data.levels.empty()) {
    const double letters = std::min(options.width, options.height) / std::max(options.textSize, 1.0);
    return contourLevels(data.field, static_cast<int>(std::clamp(letters / 2.0, 6.0, 15.0)));
  }
  std::vector<double> levels = data.levels;
  std::erase_if(levels, [](double level) { return !std::isfinite(level); });
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  return levels;
}

MapTrack trackOf(const MapPath& path, const MapAxes& axes, double apart) {
  MapTrack track;
  track.pieces = clipped(path.x, path.y, axes.frame);
  for (PathPiece& piece : track.pieces)
    for (Point& point : piece.points) point = axes.pixel(point.x, point.y);
  track.pieces = uncovered(track.pieces, axes.plot);
  for (const PathPiece& piece : track.pieces) track.kept.push_back(thinned(piece.points, closeEnough));
  // Where steps are dense only some have a marker, each at least so far from every other.
  std::map<std::pair<int, int>, std::vector<Point>> marked;
  const std::size_t count = std::min(path.x.size(), path.y.size());
  for (std::size_t k = 0; k < count; ++k) {
    if (!axes.frame.contains(path.x[k], path.y[k])) continue;
    const Point at = axes.pixel(path.x[k], path.y[k]);
    const int column = static_cast<int>(at.x / apart), row = static_cast<int>(at.y / apart);
    bool free = true;
    for (int c = column - 1; c <= column + 1 && free; ++c)
      for (int r = row - 1; r <= row + 1 && free; ++r)
        if (const auto near = marked.find({c, r}); near != marked.end())
          for (const Point& each : near->second)
            if (std::hypot(each.x - at.x, each.y - at.y) < apart) free = false;
    if (!free) continue;
    marked[{column, row}].push_back(at);
    track.markers.emplace_back(k, at);
  }
  return track;
}

MapGround mapGround(const MapData& data, const MapOptions& options, const Fonts& fonts) {
  MapGround ground;
  ground.scene = {options.width, options.height, Ink::paper, {}};
  if (!usableFrame(data.field.frame)) return ground;
  ground.usable = true;
  Sheet sheet{ground.scene, fonts, options.textSize};
  const double margin = sheet.margin(), right = options.width - margin;
  double top = 0.5 * margin;

  // The title, and beside it or below the step at hand.
  const double stepWide = sheet.width("step 1000000", Face::bold);
  if (!options.title.empty()) {
    const double large = 1.25 * sheet.size;
    double end = 0.0;
    for (const std::string& each : wrap(fonts, options.title, large, Face::bold, right - margin)) {
      sheet.text({"title", each, margin, top + large, large, Face::bold});
      end = margin + textWidth(fonts, each, large, Face::bold);
      top += Fonts::lineHeight(large);
    }
    if (options.step && end + 1.5 * sheet.size + stepWide <= right)
      ground.step = {end + 1.5 * sheet.size, top - Fonts::lineHeight(large) + large};
  }
  if (options.step && ground.step == Point{}) {
    ground.step = {margin, top + sheet.size};
    top += sheet.line();
  }

  const double legend = legendHeight(sheet, data, options.language);
  const double bottom = options.height - 0.35 * margin - legend;
  MapAxes& axes = ground.axes;
  axes.frame = data.field.frame;
  layOutMapAxes(sheet, axes, data.xName, data.yName, top, bottom, options.equalScale);
  ground.room = LabelRoom(axes.plot);

  const std::vector<double> levels = levelsOf(data, options);
  if (data.field.usable()) sheet.add(BandShape{"map.bands", axes.plot, data.name, data.field, levels});
  const double r = 0.3 * sheet.size;
  for (const MapPath& path : data.paths) {
    ground.tracks.push_back(trackOf(path, axes, std::max(3.0 * r, 8.0)));
    const MapTrack& track = ground.tracks.back();
    for (std::size_t p = 0; p < track.pieces.size(); ++p)
      ground.room.line(keptPoints(track, p), LabelRoom::path);
    for (const auto& [step, at] : ground.tracks.back().markers)
      ground.room.box({at.x - r, at.y - r, 2 * r, 2 * r}, LabelRoom::marker);
  }
  drawGradients(sheet, data.gradients, axes, ground.room);
  if (data.field.usable()) drawIsolines(sheet, data, levels, axes, ground.room);
  drawMapAxes(sheet, axes, data.xName, data.yName);
  drawLegend(sheet, data, options.language, bottom);
  // What lies upon the paths is made here, so that no step moves it.
  Scene marks{options.width, options.height, Ink::paper, {}};
  Sheet above{marks, fonts, options.textSize};
  drawMarks(above, data, axes, ground.room, ground.unplaced);
  ground.above = std::move(marks.shapes);
  return ground;
}

}  // namespace gradwalk
