// A picture as plain data: shapes with roles and names, every glyph in its place.
//
// A scene is composed from a trace and a cursor; painters (SVG, PNG, text, the
// window) only paint it. Because it is a value, a picture test is first a text
// comparison, and two painters cannot lay out differently.
//
//     Scene scene{640, 360, Ink::paper, {}};
//     scene.shapes.push_back(placeText(fonts, {"title", "Softmax", 40, 60, 24}));
//     describe(scene);   // "scene 640×360 paper\ntext title \"Softmax\" 40,60 …"
//
// Lengths are pixels, x to the right, y down. A scene holds at most mostShapes
// shapes: a tensor with more cells than that is one HeatShape.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scene/field.h"
#include "scene/fonts.h"
#include "scene/theme.h"

namespace gradwalk {

inline constexpr std::size_t mostShapes = 5000;

struct Point {
  double x = 0.0, y = 0.0;
  bool operator==(const Point&) const = default;
};

struct Box {
  double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  double middleX() const { return x + width / 2; }
  double middleY() const { return y + height / 2; }
  bool operator==(const Box&) const = default;
};

// True when the boxes share more than `slack` in both directions.
bool overlap(const Box& a, const Box& b, double slack = 0.0);
bool contains(const Box& outer, const Box& inner, double slack = 0.0);
Box unite(const Box& a, const Box& b);
Box grown(const Box& box, double by);

// A role shows in the style as well as in the colour.
enum class Stroke : std::uint8_t { solid, dashed, dotted, dashDotted, longDashed };
const char* name(Stroke stroke);

struct PlacedGlyph {
  char32_t code = 0;
  FontFile file = FontFile::sans;
  std::uint32_t index = 0;
  double x = 0.0;  // of its origin, in the picture
};

struct TextShape {
  std::string id;
  std::string text;  // UTF-8, what the glyphs spell
  double x = 0.0, baseline = 0.0, size = 0.0;
  Face face = Face::regular;
  Ink ink = Ink::text;
  std::vector<PlacedGlyph> glyphs;
  double width = 0.0;               // sum of the advances
  double above = 0.0, below = 0.0;  // extent of the ink over and under the baseline
  std::optional<Box> room = {};     // what it must stay inside, if anything
};

struct RectShape {
  std::string id;
  Box box;
  std::optional<Ink> fill = {};
  std::optional<Ink> outline = {};  // centred on the edge
  double thickness = 1.0;
  Stroke stroke = Stroke::solid;
  double radius = 0.0;
};

// An open line through its points.
struct LineShape {
  std::string id;
  std::vector<Point> points;
  Ink ink = Ink::rule;
  double thickness = 1.0;
  Stroke stroke = Stroke::solid;
  bool arrow = false;  // a filled head at the last point
};

// A tensor with more cells than the screen has room for, as tints.
struct HeatShape {
  std::string id;
  Box box;
  std::string tensor;            // its name
  double low = 0.0, high = 0.0;  // least and greatest value shown
  int columns = 0, rows = 0;
  std::vector<float> strength;  // row-major, −1 … 1, NaN for not known
  bool shaded = false;          // 0 … 1 from the ground to the deepest shade, without a sign
  double at(int row, int column) const {
    const auto wide = static_cast<std::size_t>(columns);
    return static_cast<double>(
        strength[static_cast<std::size_t>(row) * wide + static_cast<std::size_t>(column)]);
  }
};

// Many lines or areas of one look as one shape: markers, isolines, hatching.
struct PathShape {
  std::string id;
  std::vector<std::vector<Point>> pieces;
  std::optional<Ink> fill = {};     // what each piece encloses; it is convex
  std::optional<Ink> outline = {};  // and the line along it
  double thickness = 1.0;
  Stroke stroke = Stroke::solid;
  bool closed = false;  // the last point of a piece joins its first
  bool arrow = false;   // a filled head at its last point, never longer than the piece
};

// A quantity over a box, in bands between levels: the higher, the deeper the shade. Where it
// is not finite the ground shows.
struct BandShape {
  std::string id;
  Box box;
  std::string quantity;  // its name
  Field field;
  std::vector<double> levels;  // ascending
};

using ShapeOf = std::variant<TextShape, RectShape, LineShape, HeatShape, PathShape, BandShape>;

struct Scene {
  double width = 0.0, height = 0.0;
  Ink background = Ink::paper;
  std::vector<ShapeOf> shapes;  // painted in this order
};

const std::string& idOf(const ShapeOf& shape);
Box bounds(const ShapeOf& shape);

// The first shape of that id; nullptr when there is none.
const ShapeOf* find(const Scene& scene, std::string_view id);

// The head of an arrow: its tip and two corners, and where the line stops.
struct ArrowHead {
  Point tip, left, right, neck;
};
ArrowHead arrowHead(const LineShape& line);
ArrowHead arrowHead(const PathShape& path, const std::vector<Point>& piece);

// Lengths of dash and gap for a stroke, then of a second dash and gap; 0 where there is none.
struct Dash {
  double on = 0.0, off = 0.0, on2 = 0.0, off2 = 0.0;
};
Dash dash(Stroke stroke, double thickness);

// The colour of a heat map's cell.
Rgb cellColour(const Theme& theme, const HeatShape& heat, int row, int column);

// The colour of the band over so many of the levels.
Rgb bandColour(const Theme& theme, const BandShape& bands, std::size_t over);

// A stable text form, one shape a line, lengths with two places.
std::string describe(const Scene& scene);

// A length with at most two places after the point, in any locale: "12", "12.5".
std::string lengthText(double length);

// What a reader would stumble over, one sentence each: text upon text, text out of
// its room or out of the picture, an arrow through text, too many shapes. Empty for a
// good scene.
std::vector<std::string> overlaps(const Scene& scene);

}  // namespace gradwalk
