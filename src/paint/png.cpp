#include "paint/png.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <variant>

#include "scene/contour.h"

namespace gradwalk {
namespace {

struct Closer {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Closer>;
using Context = std::unique_ptr<cairo_t, Closer>;

// Glyphs are drawn as outlines: Cairo 1.16 would move whole glyphs to whole pixels,
// and the scene's positions are fractions.
struct Path final : OutlineSink {
  cairo_t* context;
  double x, y, size;
  Path(cairo_t* c, double left, double baseline, double points)
      : context(c), x(left), y(baseline), size(points) {}
  void move(double px, double py) override { cairo_move_to(context, x + px * size, y - py * size); }
  void line(double px, double py) override { cairo_line_to(context, x + px * size, y - py * size); }
  void cubic(double ax, double ay, double bx, double by, double px, double py) override {
    cairo_curve_to(context, x + ax * size, y - ay * size, x + bx * size, y - by * size, x + px * size,
                   y - py * size);
  }
  void close() override { cairo_close_path(context); }
};

struct Painter {
  cairo_t* context;
  const Theme& theme;
  const Fonts& fonts;

  void use(Rgb c) const { cairo_set_source_rgb(context, c.red / 255.0, c.green / 255.0, c.blue / 255.0); }

  void stroke(Ink ink, double thickness, Stroke style) const {
    use(theme[ink]);
    cairo_set_line_width(context, thickness);
    const Dash d = dash(style, thickness);
    const std::array<double, 4> lengths = {d.on, d.off, d.on2, d.off2};
    cairo_set_dash(context, lengths.data(), d.on2 > 0 ? 4 : d.on > 0 ? 2 : 0, 0);
    cairo_stroke(context);
  }

  void box(const Box& b, double radius) const {
    if (radius <= 0) {
      cairo_rectangle(context, b.x, b.y, b.width, b.height);
      return;
    }
    const double r = std::min(radius, std::min(b.width, b.height) / 2), quarter = std::acos(0.0);
    cairo_new_sub_path(context);
    cairo_arc(context, b.right() - r, b.y + r, r, -quarter, 0);
    cairo_arc(context, b.right() - r, b.bottom() - r, r, 0, quarter);
    cairo_arc(context, b.x + r, b.bottom() - r, r, quarter, 2 * quarter);
    cairo_arc(context, b.x + r, b.y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(context);
  }

  void operator()(const TextShape& t) const {
    for (const PlacedGlyph& glyph : t.glyphs) {
      Path path(context, glyph.x, t.baseline, t.size);
      fonts.outline(glyph.file, glyph.index, path);
    }
    use(theme[t.ink]);
    cairo_fill(context);
  }

  void operator()(const RectShape& r) const {
    if (r.fill) {
      box(r.box, r.radius);
      use(theme[*r.fill]);
      cairo_fill(context);
    }
    if (r.outline) {
      box(r.box, r.radius);
      stroke(*r.outline, r.thickness, r.stroke);
    }
  }

  void operator()(const LineShape& l) const {
    if (l.points.size() < 2) return;
    const ArrowHead head = arrowHead(l);
    for (std::size_t k = 0; k < l.points.size(); ++k) {
      const Point p = l.arrow && k + 1 == l.points.size() ? head.neck : l.points[k];
      cairo_line_to(context, p.x, p.y);
    }
    stroke(l.ink, l.thickness, l.stroke);
    if (!l.arrow) return;
    for (const Point& p : {head.tip, head.left, head.right}) cairo_line_to(context, p.x, p.y);
    cairo_close_path(context);
    use(theme[l.ink]);
    cairo_fill(context);
  }

  void operator()(const HeatShape& h) const {
    if (h.columns < 1 || h.rows < 1) return;
    use(theme[Ink::panel]);
    box(h.box, 0);
    cairo_fill(context);
    cairo_save(context);
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE);
    const double w = h.box.width / h.columns, tall = h.box.height / h.rows;
    for (int row = 0; row < h.rows; ++row)
      for (int column = 0; column < h.columns; ++column) {
        use(cellColour(theme, h, row, column));
        // Edges, not widths: neighbours meet in the very same numbers and leave no gap.
        const double left = h.box.x + column * w, right = h.box.x + (column + 1) * w;
        const double top = h.box.y + row * tall, bottom = h.box.y + (row + 1) * tall;
        trace({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, true);
        cairo_fill(context);
      }
    cairo_restore(context);
  }

  void trace(const std::vector<Point>& points, bool closed) const {
    cairo_new_sub_path(context);
    for (const Point& p : points) cairo_line_to(context, p.x, p.y);
    if (closed) cairo_close_path(context);
  }

  void operator()(const PathShape& p) const {
    std::vector<ArrowHead> heads;
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    const auto all = [&] {
      for (const std::vector<Point>& piece : p.pieces) {
        if (piece.size() < 2) continue;
        if (!p.arrow) {
          trace(piece, p.closed);
          continue;
        }
        heads.push_back(arrowHead(p, piece));
        std::vector<Point> points = piece;
        points.back() = heads.back().neck;
        trace(points, false);
      }
    };
    if (p.fill) {
      all();
      use(theme[*p.fill]);
      cairo_fill(context);
      heads.clear();
    }
    if (p.outline) {
      all();
      stroke(*p.outline, p.thickness, p.stroke);
      for (const ArrowHead& head : heads) trace({head.tip, head.left, head.right}, true);
      use(theme[*p.outline]);
      cairo_fill(context);
    }
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER);
  }

  // Each band lies upon the one below it, so that no gap can show between them.
  void operator()(const BandShape& b) const {
    if (!b.field.usable()) return;
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
    for (std::size_t over = 0; over <= b.levels.size(); ++over) {
      for (const std::vector<Point>& loop : bandOutlines(b, over)) trace(loop, true);
      use(bandColour(theme, b, over));
      cairo_fill(context);
    }
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
  }
};

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png(const Scene& scene, const Theme& theme, const Fonts& fonts, std::string& problem,
                double zoom) {
  const double width = std::ceil(scene.width * zoom), height = std::ceil(scene.height * zoom);
  if (!(width >= 1 && height >= 1 && width <= mostPixels && height <= mostPixels)) {
    problem = "a picture must be between 1 and " + lengthText(mostPixels) + " pixels wide and high";
    return {};
  }
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
  const Context context(cairo_create(surface.get()));
  cairo_scale(context.get(), zoom, zoom);
  const Painter painter{context.get(), theme, fonts};
  painter.use(theme[scene.background]);
  cairo_paint(context.get());
  for (const ShapeOf& shape : scene.shapes) std::visit(painter, shape);

  std::string bytes;
  cairo_status_t status = cairo_status(context.get());
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  if (status != CAIRO_STATUS_SUCCESS) {
    problem = std::string("the picture could not be made: ") + cairo_status_to_string(status);
    return {};
  }
  return bytes;
}

}  // namespace gradwalk
