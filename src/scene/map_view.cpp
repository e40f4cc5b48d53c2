#include "scene/map_view.h"

#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "scene/map_parts.h"
#include "scene/run_style.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr Text stepWords = {"step {n}", "{n}단계"};
constexpr Text notFiniteWords = {"not finite from step {n}", "{n}단계부터 유한하지 않다"};
constexpr Text lastWords = {"step {n}: {at}", "{n}단계: {at}"};

std::string id(const char* what, std::size_t n) { return std::string(what) + ":" + std::to_string(n); }

std::string pair(double x, double y) { return "(" + mapFigure(x) + ", " + mapFigure(y) + ")"; }

// Where a run is, or where it was seen last.
struct Standing {
  bool known = false;         // there is a last finite step
  std::size_t step = 0;       // it
  bool inside = false;        // it is on the map
  std::size_t notFinite = 0;  // the first step that is not, up to the one at hand
  bool finite = true;
};

class MapComposer {
 public:
  MapComposer(const MapGround& ground, const MapData& data, const MapOptions& options, const Fonts& fonts)
      : ground_(ground), data_(data), options_(options), room_(ground.room) {
    view_.scene = ground.scene;
    view_.axes = ground.axes;
    view_.ground = ground.scene.shapes.size();
    view_.unplaced = ground.unplaced;
    size_ = options.textSize;
    fonts_ = &fonts;
  }

  MapView compose();

 private:
  Sheet sheet() { return {view_.scene, *fonts_, size_}; }
  const MapAxes& axes() const { return ground_.axes; }
  std::size_t last(const MapPath& path) const {
    const std::size_t count = std::min(path.x.size(), path.y.size());
    return std::min(path.at, count - 1);
  }
  static bool empty(const MapPath& path) { return std::min(path.x.size(), path.y.size()) == 0; }
  Standing standing(const MapPath& path) const;
  std::vector<std::vector<Point>> drawn(std::size_t n) const;
  void step();
  void rest(std::size_t n);
  void lines();
  void points(std::size_t n);
  void arrow(const MapArrow& arrow, std::size_t n);
  void out(std::size_t n, const Standing& standing, Point& tip);
  void stand(std::size_t n);
  void label(std::size_t n);
  void place(const MapLabel& label);

  const MapGround& ground_;
  const MapData& data_;
  const MapOptions& options_;
  const Fonts* fonts_ = nullptr;
  LabelRoom room_;
  MapView view_;
  std::vector<MapLabel> arrowLabels_;
  std::vector<Point> anchors_;  // of the paths' labels
  double size_ = 17.0;
};

Standing MapComposer::standing(const MapPath& path) const {
  Standing out;
  for (std::size_t k = 0; k <= last(path); ++k)
    if (!std::isfinite(path.x[k]) || !std::isfinite(path.y[k])) {
      out.finite = false;
      out.notFinite = k;
      break;
    }
  out.known = out.finite || out.notFinite > 0;
  if (!out.known) return out;
  out.step = out.finite ? last(path) : out.notFinite - 1;
  out.inside = axes().frame.contains(path.x[out.step], path.y[out.step]);
  return out;
}

// The pieces of a path up to the step at hand. Thinned as a whole, the part up to a point that
// was left out needs its own last points.
std::vector<std::vector<Point>> MapComposer::drawn(std::size_t n) const {
  const MapTrack& track = ground_.tracks[n];
  const std::size_t at = last(data_.paths[n]);
  std::vector<std::vector<Point>> out;
  for (std::size_t p = 0; p < track.pieces.size(); ++p) {
    const PathPiece& piece = track.pieces[p];
    const auto end = std::upper_bound(piece.steps.begin(), piece.steps.end(), at) - piece.steps.begin();
    if (end < 2) continue;
    const auto count = static_cast<std::size_t>(end);
    std::vector<Point> line;
    std::size_t from = 0;
    for (const std::size_t k : track.kept[p]) {
      if (k >= count) break;
      line.push_back(piece.points[k]);
      from = k;
    }
    if (from + 1 < count) {
      const std::vector<Point> tail(piece.points.begin() + static_cast<std::ptrdiff_t>(from),
                                    piece.points.begin() + end);
      const std::vector<std::size_t> kept = thinned(tail, 0.2);
      for (std::size_t k = 1; k < kept.size(); ++k) line.push_back(tail[kept[k]]);
    }
    out.push_back(std::move(line));
  }
  return out;
}

void MapComposer::step() {
  if (!options_.step || data_.paths.empty()) return;
  std::size_t at = 0;
  for (const MapPath& path : data_.paths) at = std::max(at, path.at);
  sheet().text({"map.step", say(stepWords, options_.language, {{"n", std::to_string(at)}}), ground_.step.x,
                ground_.step.y, size_, Face::bold});
}

// What comes after the step at hand.
void MapComposer::rest(std::size_t n) {
  const MapPath& path = data_.paths[n];
  if (!options_.rest || empty(path)) return;
  const MapTrack& track = ground_.tracks[n];
  const std::size_t at = last(path);
  PathShape shape{id("map.rest", n), {}, {}, runStyle(path.style).ink, 1.0};
  for (std::size_t p = 0; p < track.pieces.size(); ++p) {
    const PathPiece& piece = track.pieces[p];
    if (piece.steps.back() <= at) continue;
    const std::vector<std::size_t>& kept = track.kept[p];
    // From the last point kept before it, so that there is no gap.
    auto from = std::find_if(kept.begin(), kept.end(), [&](std::size_t k) { return piece.steps[k] > at; });
    if (from != kept.begin()) --from;
    std::vector<Point> line;
    for (; from != kept.end(); ++from) line.push_back(piece.points[*from]);
    if (line.size() > 1) shape.pieces.push_back(std::move(line));
  }
  if (!shape.pieces.empty()) view_.scene.shapes.emplace_back(std::move(shape));
}

// First an edge of paper for all, then all lines: where two lie upon each other, one shows in the
// gaps of the other.
void MapComposer::lines() {
  std::vector<PathShape> shapes;
  for (std::size_t n = 0; n < data_.paths.size(); ++n) {
    const MapPath& path = data_.paths[n];
    if (empty(path)) continue;
    const RunStyle style = runStyle(path.style);
    PathShape shape{id("map.run", n), drawn(n), {}, style.ink, runThickness(size_, path.followed),
                    style.stroke};
    if (!shape.pieces.empty()) shapes.push_back(std::move(shape));
  }
  for (const PathShape& each : shapes) {
    // A cloud of so many points is seen without one.
    constexpr std::size_t most = 2000;
    std::size_t points = 0;
    for (const std::vector<Point>& piece : each.pieces) points += piece.size();
    if (points > most) continue;
    PathShape edge = each;
    edge.id += ".edge";
    edge.outline = Ink::paper;
    edge.stroke = Stroke::solid;
    edge.thickness += std::max(2.0, 0.12 * size_);
    view_.scene.shapes.emplace_back(std::move(edge));
  }
  for (PathShape& each : shapes) view_.scene.shapes.emplace_back(std::move(each));
}

void MapComposer::points(std::size_t n) {
  const MapPath& path = data_.paths[n];
  if (empty(path)) return;
  std::vector<Point> at;
  for (const auto& [step, point] : ground_.tracks[n].markers)
    if (step <= last(path)) at.push_back(point);
  if (!at.empty())
    view_.scene.shapes.emplace_back(markers(id("map.points", n), runStyle(path.style), at, 0.27 * size_));
}

// As long as it is; what reaches beyond the map is cut there, without a head, and says its numbers.
void MapComposer::arrow(const MapArrow& arrow, std::size_t n) {
  const auto finite = [](double value) { return std::isfinite(value); };
  if (!finite(arrow.x) || !finite(arrow.y)) return;
  const bool whole =
      finite(arrow.dx) && finite(arrow.dy) && finite(arrow.x + arrow.dx) && finite(arrow.y + arrow.dy);
  Point from{arrow.x, arrow.y}, to{arrow.x + arrow.dx, arrow.y + arrow.dy};
  const bool ends = whole && axes().frame.contains(to.x, to.y);
  if (!whole || !clip(from, to, axes().frame)) {
    if (!axes().frame.contains(arrow.x, arrow.y)) return;
    to = from = {arrow.x, arrow.y};
  }
  from = axes().pixel(from.x, from.y);
  to = axes().pixel(to.x, to.y);
  PathShape shape{id("map.arrow", n), {{from, to}}, {}, runStyle(arrow.style).ink};
  shape.thickness = std::max(2.0, 0.17 * size_);
  shape.stroke = strokeOf(arrow.kind);
  shape.arrow = ends;
  room_.line(shape.pieces[0], LabelRoom::arrow);
  if (from != to) {
    PathShape edge = shape;
    edge.id += ".edge";
    edge.outline = Ink::paper;
    edge.stroke = Stroke::solid;
    edge.thickness += std::max(2.0, 0.1 * size_);
    edge.arrow = false;
    view_.scene.shapes.emplace_back(std::move(edge));
    view_.scene.shapes.emplace_back(std::move(shape));
  }
  if (ends) return;
  arrowLabels_.push_back(
      {id("map.arrowLabel", n), {pair(arrow.dx, arrow.dy)}, to, 0.4 * size_, runStyle(arrow.style).ink});
}

void MapComposer::place(const MapLabel& label) {
  Sheet on = sheet();
  if (placeLabel(on, room_, label)) return;
  for (const std::string& line : label.lines) view_.unplaced.push_back(line);
}

// An arrow at the edge where the run left the map last; from the middle of the map towards it
// if it never was there.
void MapComposer::out(std::size_t n, const Standing& standing, Point& tip) {
  const MapPath& path = data_.paths[n];
  const MapTrack& track = ground_.tracks[n];
  Point from;
  bool found = false;
  for (const PathPiece& piece : track.pieces)
    if (piece.leaves && piece.points.size() > 1 && piece.steps.back() <= standing.step) {
      tip = piece.points.back();
      from = piece.points[piece.points.size() - 2];
      found = true;
    }
  if (!found) {
    const Extent& f = axes().frame;
    Point middle{f.left / 2 + f.right / 2, f.bottom / 2 + f.top / 2},
        far{path.x[standing.step], path.y[standing.step]};
    from = axes().pixel(middle.x, middle.y);
    if (!clip(middle, far, f)) return;
    tip = axes().pixel(far.x, far.y);
  }
  const double dx = tip.x - from.x, dy = tip.y - from.y, length = std::hypot(dx, dy);
  if (!(length > 0.0)) return;
  const double deep = 1.3 * size_;
  PathShape shape{id("map.out", n),
                  {{{tip.x - deep * dx / length, tip.y - deep * dy / length}, tip}},
                  {},
                  runStyle(path.style).ink,
                  std::max(3.0, 0.2 * size_)};
  shape.arrow = true;
  room_.box(bounds(shape), LabelRoom::marker);
  view_.scene.shapes.emplace_back(std::move(shape));
}

// Where a path stands: its marker, or an arrow out of the map. No label may stand upon them.
void MapComposer::stand(std::size_t n) {
  const MapPath& path = data_.paths[n];
  Point& at = anchors_[n];
  at = {axes().plot.middleX(), axes().plot.middleY()};
  if (empty(path)) return;
  const Standing standing = this->standing(path);
  if (!standing.known) return;
  if (!standing.inside) return out(n, standing, at);
  at = axes().pixel(path.x[standing.step], path.y[standing.step]);
  view_.scene.shapes.emplace_back(markers(id("map.at", n), runStyle(path.style), {at}, 0.42 * size_));
  const double r = 0.5 * size_;
  room_.box({at.x - r, at.y - r, 2 * r, 2 * r}, LabelRoom::marker);
}

void MapComposer::label(std::size_t n) {
  const MapPath& path = data_.paths[n];
  if (empty(path)) return;
  const Standing standing = this->standing(path);
  MapLabel label{id("map.label", n),       {path.label}, anchors_[n], 0.6 * size_,
                 runStyle(path.style).ink, path.followed};
  if (standing.known && !standing.inside) {
    const std::string at = pair(path.x[standing.step], path.y[standing.step]);
    if (standing.finite)
      label.lines.push_back(at);
    else
      label.lines.push_back(
          say(lastWords, options_.language, {{"n", std::to_string(standing.step)}, {"at", at}}));
  }
  if (!standing.finite)
    label.lines.push_back(
        say(notFiniteWords, options_.language, {{"n", std::to_string(standing.notFinite)}}));
  place(label);
}

MapView MapComposer::compose() {
  if (!ground_.usable) return std::move(view_);
  step();
  for (std::size_t n = 0; n < data_.paths.size(); ++n) rest(n);
  lines();
  for (std::size_t n = 0; n < data_.paths.size(); ++n) points(n);
  const auto above = static_cast<std::ptrdiff_t>(view_.scene.shapes.size());
  view_.scene.shapes.insert(view_.scene.shapes.end(), ground_.above.begin(), ground_.above.end());
  anchors_.resize(data_.paths.size());
  for (std::size_t k = 0; k < data_.arrows.size(); ++k) arrow(data_.arrows[k], k);
  for (std::size_t n = 0; n < data_.paths.size(); ++n) stand(n);
  // Words come last: nothing may hide a digit.
  for (const MapLabel& label : arrowLabels_) place(label);
  for (std::size_t n = 0; n < data_.paths.size(); ++n) label(n);
  // The lines of all cards before the cards, so that none runs through words.
  std::stable_partition(view_.scene.shapes.begin() + above, view_.scene.shapes.end(),
                        [](const ShapeOf& shape) { return std::holds_alternative<LineShape>(shape); });
  return std::move(view_);
}

}  // namespace

MapView composeMap(const MapGround& ground, const MapData& data, const MapOptions& options,
                   const Fonts& fonts) {
  return MapComposer(ground, data, options, fonts).compose();
}

MapView composeMap(const MapData& data, const MapOptions& options, const Fonts& fonts) {
  return composeMap(mapGround(data, options, fonts), data, options, fonts);
}

MapHit nearestStep(const MapData& data, const MapAxes& axes, const Point& pixel, double reach) {
  MapHit hit;
  double least = reach;
  for (std::size_t n = 0; n < data.paths.size(); ++n) {
    const MapPath& path = data.paths[n];
    const std::size_t count = std::min(path.x.size(), path.y.size());
    for (std::size_t k = 0; k < count && k <= path.at; ++k) {
      if (!axes.frame.contains(path.x[k], path.y[k])) continue;
      const Point at = axes.pixel(path.x[k], path.y[k]);
      const double far = std::hypot(at.x - pixel.x, at.y - pixel.y);
      if (far > least) continue;
      least = far;
      hit = {static_cast<int>(n), k};
    }
  }
  return hit;
}

std::string mapWords(const MapData& data, const MapHit& hit, Language language) {
  if (hit.path < 0 || static_cast<std::size_t>(hit.path) >= data.paths.size()) return "";
  const MapPath& path = data.paths[static_cast<std::size_t>(hit.path)];
  if (hit.step >= path.x.size() || hit.step >= path.y.size()) return path.label;
  return path.label + "\n" + say(stepWords, language, {{"n", std::to_string(hit.step)}}) + "\n" + data.xName +
         " = " + withMinus(shortest(path.x[hit.step])) + "\n" + data.yName + " = " +
         withMinus(shortest(path.y[hit.step]));
}

}  // namespace gradwalk
