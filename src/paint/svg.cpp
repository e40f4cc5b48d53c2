#include "paint/svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <variant>

#include "scene/contour.h"

namespace gradwalk {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        // A scene's texts hold no control characters; an id might.
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  return out;
}

std::string hex(Rgb c) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (const std::uint8_t channel : {c.red, c.green, c.blue}) {
    out += digits[channel >> 4];
    out += digits[channel & 15];
  }
  return out;
}

std::string attribute(std::string_view key, std::string_view value) {
  return " " + std::string(key) + "=\"" + std::string(value) + "\"";
}

std::string attribute(std::string_view key, double length) { return attribute(key, lengthText(length)); }

std::string idAttribute(const std::string& id) { return id.empty() ? "" : attribute("data-id", escaped(id)); }

std::string boxAttributes(const Box& box) {
  return attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
         attribute("height", box.height);
}

std::string strokeAttributes(const Theme& theme, Ink ink, double thickness, Stroke stroke) {
  std::string out = attribute("stroke", hex(theme[ink])) + attribute("stroke-width", thickness);
  if (const Dash d = dash(stroke, thickness); d.on > 0)
    out += attribute("stroke-dasharray",
                     lengthText(d.on) + " " + lengthText(d.off) +
                         (d.on2 > 0 ? " " + lengthText(d.on2) + " " + lengthText(d.off2) : ""));
  return out;
}

std::string pointList(const std::vector<Point>& points) {
  std::string out;
  for (const Point& p : points) out += (out.empty() ? "" : " ") + lengthText(p.x) + "," + lengthText(p.y);
  return out;
}

std::string pathData(const std::vector<Point>& points, bool closed) {
  std::string out;
  for (const Point& p : points) out += (out.empty() ? "M" : " ") + lengthText(p.x) + "," + lengthText(p.y);
  return out + (closed ? "z" : "");
}

struct Painter {
  const Theme& theme;
  std::string out;

  void operator()(const TextShape& t) {
    if (t.glyphs.empty()) return;
    std::string places;
    for (const PlacedGlyph& glyph : t.glyphs) places += (places.empty() ? "" : " ") + lengthText(glyph.x);
    out += "<text" + idAttribute(t.id) + attribute("x", places) + attribute("y", t.baseline) +
           attribute("font-size", t.size) + attribute("fill", hex(theme[t.ink]));
    if (t.face == Face::bold) out += attribute("font-weight", "bold");
    if (t.face == Face::italic) out += attribute("font-style", "italic");
    out += ">" + escaped(t.text) + "</text>\n";
  }

  void operator()(const RectShape& r) {
    out += "<rect" + idAttribute(r.id) + boxAttributes(r.box);
    if (r.radius > 0) out += attribute("rx", r.radius);
    out += attribute("fill", r.fill ? hex(theme[*r.fill]) : "none");
    if (r.outline) out += strokeAttributes(theme, *r.outline, r.thickness, r.stroke);
    out += "/>\n";
  }

  void operator()(const LineShape& l) {
    if (l.points.size() < 2) return;
    std::vector<Point> points = l.points;
    const ArrowHead head = arrowHead(l);
    if (l.arrow) points.back() = head.neck;
    out += "<polyline" + idAttribute(l.id) + attribute("points", pointList(points)) +
           attribute("fill", "none") + strokeAttributes(theme, l.ink, l.thickness, l.stroke) + "/>\n";
    if (l.arrow)
      out += "<polygon" + attribute("points", pointList({head.tip, head.left, head.right})) +
             attribute("fill", hex(theme[l.ink])) + "/>\n";
  }

  void operator()(const HeatShape& h) {
    if (h.columns < 1 || h.rows < 1) return;
    out += "<g" + idAttribute(h.id) + attribute("shape-rendering", "crispEdges") + "><title>" +
           escaped(h.tensor) + "</title>\n<rect" + boxAttributes(h.box) +
           attribute("fill", hex(theme[Ink::panel])) + "/>\n";
    const double w = h.box.width / h.columns, tall = h.box.height / h.rows;
    // One path for each colour; equal neighbours in a row are one rectangle.
    std::vector<std::pair<std::string, std::string>> paths;
    for (int row = 0; row < h.rows; ++row) {
      for (int column = 0; column < h.columns;) {
        const auto at = [&](int c) { return hex(cellColour(theme, h, row, c)); };
        const std::string colour = at(column);
        int end = column + 1;
        while (end < h.columns && at(end) == colour) ++end;
        if (colour != hex(theme[Ink::panel])) {
          auto path =
              std::find_if(paths.begin(), paths.end(), [&](const auto& p) { return p.first == colour; });
          if (path == paths.end()) path = paths.insert(paths.end(), {colour, ""});
          path->second += "M" + lengthText(h.box.x + column * w) + " " + lengthText(h.box.y + row * tall) +
                          "h" + lengthText((end - column) * w) + "v" + lengthText(tall) + "h" +
                          lengthText(-(end - column) * w) + "z";
        }
        column = end;
      }
    }
    for (const auto& [colour, path] : paths)
      out += "<path" + attribute("fill", colour) + attribute("d", path) + "/>\n";
    out += "</g>\n";
  }

  void operator()(const PathShape& p) {
    std::string data, heads;
    for (const std::vector<Point>& piece : p.pieces) {
      if (piece.size() < 2) continue;
      std::vector<Point> points = piece;
      if (p.arrow) {
        const ArrowHead head = arrowHead(p, piece);
        points.back() = head.neck;
        heads += pathData({head.tip, head.left, head.right}, true);
      }
      data += pathData(points, p.closed);
    }
    if (data.empty()) return;
    out += "<path" + idAttribute(p.id) + attribute("d", data) +
           attribute("fill", p.fill ? hex(theme[*p.fill]) : "none");
    if (p.outline)
      out +=
          strokeAttributes(theme, *p.outline, p.thickness, p.stroke) + attribute("stroke-linejoin", "round");
    out += "/>\n";
    if (p.outline && !heads.empty())
      out += "<path" + attribute("d", heads) + attribute("fill", hex(theme[*p.outline])) + "/>\n";
  }

  // Each band lies upon the one below it, so that no gap can show between them.
  void operator()(const BandShape& b) {
    if (!b.field.usable()) return;
    out += "<g" + idAttribute(b.id) + "><title>" + escaped(b.quantity) + "</title>\n";
    for (std::size_t over = 0; over <= b.levels.size(); ++over) {
      std::string data;
      for (const std::vector<Point>& loop : bandOutlines(b, over)) data += pathData(loop, true);
      if (!data.empty())
        out += "<path" + attribute("d", data) + attribute("fill", hex(bandColour(theme, b, over))) +
               attribute("fill-rule", "evenodd") + "/>\n";
    }
    out += "</g>\n";
  }
};

}  // namespace

std::string svg(const Scene& scene, const Theme& theme) {
  const std::string width = lengthText(scene.width), height = lengthText(scene.height);
  Painter painter{theme, {}};
  painter.out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
      width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height +
      "\" font-family=\"'DejaVu Sans', 'NanumGothic', 'Nanum Gothic', sans-serif\" "
      "xml:space=\"preserve\">\n" +
      "<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"" + hex(theme[scene.background]) +
      "\"/>\n";
  for (const ShapeOf& shape : scene.shapes) std::visit(painter, shape);
  return painter.out + "</svg>\n";
}

}  // namespace gradwalk
