#include "scene/scene.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gradwalk {
namespace {

std::string boxText(const Box& box) {
  return lengthText(box.x) + "," + lengthText(box.y) + " " + lengthText(box.width) + "×" +
         lengthText(box.height);
}

std::string inQuotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string strokeText(Ink ink, double thickness, Stroke stroke) {
  return std::string(name(ink)) + " " + lengthText(thickness) + " " + name(stroke);
}

std::string line(const TextShape& t) {
  return "text " + t.id + " " + inQuotes(t.text) + " " + lengthText(t.x) + "," + lengthText(t.baseline) +
         " +" + lengthText(t.width) + " " + lengthText(t.size) + " " + name(t.face) + " " + name(t.ink);
}

std::string line(const RectShape& r) {
  std::string out = "rect " + r.id + " " + boxText(r.box);
  if (r.fill) out += std::string(" fill ") + name(*r.fill);
  if (r.outline) out += " outline " + strokeText(*r.outline, r.thickness, r.stroke);
  return out;
}

std::string line(const LineShape& l) {
  std::string out = "line " + l.id;
  for (const Point& p : l.points) out += " " + lengthText(p.x) + "," + lengthText(p.y);
  return out + " " + strokeText(l.ink, l.thickness, l.stroke) + (l.arrow ? " arrow" : "");
}

std::string line(const HeatShape& h) {
  return "heat " + h.id + " " + boxText(h.box) + " " + inQuotes(h.tensor) + " " + std::to_string(h.rows) +
         "×" + std::to_string(h.columns) + " cells";
}

std::string line(const PathShape& p) {
  std::size_t points = 0;
  for (const std::vector<Point>& piece : p.pieces) points += piece.size();
  std::string out = "path " + p.id + " " + boxText(bounds(p)) + " " + std::to_string(p.pieces.size()) +
                    " of " + std::to_string(points) + " points";
  if (p.fill) out += std::string(" fill ") + name(*p.fill);
  if (p.outline) out += " outline " + strokeText(*p.outline, p.thickness, p.stroke);
  return out + (p.arrow ? " arrow" : "");
}

std::string line(const BandShape& b) {
  return "bands " + b.id + " " + boxText(b.box) + " " + inQuotes(b.quantity) + " " +
         std::to_string(b.field.rows) + "×" + std::to_string(b.field.columns) + " samples, " +
         std::to_string(b.levels.size()) + " levels";
}

}  // namespace

bool overlap(const Box& a, const Box& b, double slack) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x) > slack &&
         std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > slack;
}

bool contains(const Box& outer, const Box& inner, double slack) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack &&
         inner.bottom() <= outer.bottom() + slack;
}

Box unite(const Box& a, const Box& b) {
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

Box grown(const Box& box, double by) {
  return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

const char* name(Stroke stroke) {
  constexpr std::array<const char*, 5> names = {"solid", "dashed", "dotted", "dashDotted", "longDashed"};
  return names[static_cast<std::size_t>(stroke)];
}

const std::string& idOf(const ShapeOf& shape) {
  return std::visit([](const auto& s) -> const std::string& { return s.id; }, shape);
}

Box bounds(const ShapeOf& shape) {
  struct Visitor {
    Box operator()(const TextShape& t) const {
      return {t.x, t.baseline - t.above, t.width, t.above + t.below};
    }
    Box operator()(const RectShape& r) const { return r.outline ? grown(r.box, r.thickness / 2) : r.box; }
    Box operator()(const HeatShape& h) const { return h.box; }
    Box operator()(const BandShape& b) const { return b.box; }
    Box operator()(const PathShape& p) const {
      std::optional<Box> box;
      const auto take = [&](const Point& at) {
        const Box one{at.x, at.y, 0, 0};
        box = box ? unite(*box, one) : one;
      };
      for (const std::vector<Point>& piece : p.pieces) {
        for (const Point& at : piece) take(at);
        if (!p.arrow || piece.size() < 2) continue;
        const ArrowHead head = arrowHead(p, piece);
        take(head.left);
        take(head.right);
      }
      if (!box) return {};
      return p.outline ? grown(*box, p.thickness / 2) : *box;
    }
    Box operator()(const LineShape& l) const {
      if (l.points.empty()) return {};
      Box box{l.points[0].x, l.points[0].y, 0, 0};
      for (const Point& p : l.points) box = unite(box, {p.x, p.y, 0, 0});
      box = grown(box, l.thickness / 2);
      if (l.arrow) {
        const ArrowHead head = arrowHead(l);
        for (const Point& p : {head.left, head.right}) box = unite(box, {p.x, p.y, 0, 0});
      }
      return box;
    }
  };
  return std::visit(Visitor{}, shape);
}

const ShapeOf* find(const Scene& scene, std::string_view id) {
  for (const ShapeOf& shape : scene.shapes)
    if (idOf(shape) == id) return &shape;
  return nullptr;
}

namespace {

//      left
//  ─────▶ tip        neck lies on the line, a little inside the head
//      right
ArrowHead headAt(Point from, Point tip, double deep) {
  const double dx = tip.x - from.x, dy = tip.y - from.y, length = std::hypot(dx, dy);
  if (length <= 0.0) return {tip, tip, tip, tip};
  const double ux = dx / length, uy = dy / length, half = 0.45 * deep;
  const Point base{tip.x - deep * ux, tip.y - deep * uy};
  return {tip,
          {base.x - half * uy, base.y + half * ux},
          {base.x + half * uy, base.y - half * ux},
          {tip.x - 0.8 * deep * ux, tip.y - 0.8 * deep * uy}};
}

double headLength(double thickness) { return 5.0 + 3.0 * thickness; }

}  // namespace

ArrowHead arrowHead(const LineShape& line) {
  if (line.points.empty()) return {};
  const Point tip = line.points.back();
  const Point from = line.points.size() > 1 ? line.points[line.points.size() - 2] : Point{tip.x - 1, tip.y};
  return headAt(from, tip, headLength(line.thickness));
}

ArrowHead arrowHead(const PathShape& path, const std::vector<Point>& piece) {
  if (piece.size() < 2) return {};
  const Point from = piece[piece.size() - 2], tip = piece.back();
  return headAt(from, tip, std::min(headLength(path.thickness), std::hypot(tip.x - from.x, tip.y - from.y)));
}

Dash dash(Stroke stroke, double thickness) {
  if (stroke == Stroke::dashed) return {3.0 * thickness, 1.7 * thickness};
  if (stroke == Stroke::dotted) return {1.1 * thickness, 1.3 * thickness};
  if (stroke == Stroke::dashDotted)
    return {4.0 * thickness, 1.5 * thickness, 1.2 * thickness, 1.5 * thickness};
  if (stroke == Stroke::longDashed) return {7.0 * thickness, 2.0 * thickness};
  return {};
}

Rgb cellColour(const Theme& theme, const HeatShape& heat, int row, int column) {
  const double strength = heat.at(row, column);
  return heat.shaded && !std::isnan(strength) ? shade(theme, strength) : tint(theme, strength);
}

Rgb bandColour(const Theme& theme, const BandShape& bands, std::size_t over) {
  // Light enough for text and paths to stand out from the deepest band.
  constexpr double deepest = 0.32;
  const auto n = static_cast<double>(std::max<std::size_t>(bands.levels.size(), 1));
  return shade(theme, deepest * static_cast<double>(over) / n);
}

std::string lengthText(double length) {
  if (!std::isfinite(length)) return "0";
  double rounded = std::round(length * 100.0) / 100.0;
  if (rounded == 0.0) rounded = 0.0;  // no "-0"
  std::array<char, 64> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed, 2);
  if (error != std::errc()) return "0";
  std::string text(buffer.data(), end);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string describe(const Scene& scene) {
  std::string out = "scene " + lengthText(scene.width) + "×" + lengthText(scene.height) + " " +
                    name(scene.background) + "\n";
  for (const ShapeOf& shape : scene.shapes)
    out += std::visit([](const auto& s) { return line(s); }, shape) + "\n";
  return out;
}

std::vector<std::string> overlaps(const Scene& scene) {
  constexpr double slack = 0.75;  // anti-aliasing, not ink
  std::vector<std::string> found;
  if (scene.shapes.size() > mostShapes)
    found.push_back("the scene holds " + std::to_string(scene.shapes.size()) + " shapes");
  const Box picture{0, 0, scene.width, scene.height};
  std::vector<std::pair<const TextShape*, Box>> texts;
  for (const ShapeOf& shape : scene.shapes) {
    const Box box = bounds(shape);
    if (!contains(picture, box, slack)) found.push_back(idOf(shape) + " leaves the picture");
    const auto* text = std::get_if<TextShape>(&shape);
    if (text == nullptr || text->text.empty()) continue;
    if (text->room && !contains(*text->room, box, slack))
      found.push_back(text->id + " \"" + text->text + "\" leaves its room");
    texts.emplace_back(text, box);
  }
  const auto called = [](const TextShape& t) { return t.id + " \"" + t.text + "\""; };
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      if (overlap(texts[i].second, texts[j].second, slack))
        found.push_back(called(*texts[i].first) + " overlaps " + called(*texts[j].first));
  for (const ShapeOf& shape : scene.shapes) {
    const auto* line = std::get_if<LineShape>(&shape);
    if (line == nullptr || !line->arrow) continue;
    for (std::size_t k = 1; k < line->points.size(); ++k) {
      LineShape piece{
          line->id, {line->points[k - 1], line->points[k]}, line->ink, line->thickness, line->stroke, false};
      const Box box = bounds(ShapeOf(std::move(piece)));
      for (const auto& [text, ink] : texts)
        if (overlap(box, ink, slack)) found.push_back(line->id + " runs through " + called(*text));
    }
  }
  return found;
}

}  // namespace gradwalk
