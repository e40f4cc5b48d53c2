#include "app/scene_painter.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {
namespace {

constexpr int largestSheet = 4096;

sf::Color colourOf(Rgb rgb) { return {rgb.red, rgb.green, rgb.blue}; }

float pixels(double length) { return static_cast<float>(length); }

// A stroke is a whole number of pixels wide and its sides lie between pixels, so
// that the lines of a grid are all equally sharp.
float wholeThickness(double thickness, float scale) {
  return std::max(std::round(pixels(thickness) * scale), 1.0F);
}

float snapStroke(float centre, float thickness) {
  return std::round(centre - thickness / 2.0F) + thickness / 2.0F;
}

sf::Vector2f toPixels(const Point& point, const Placement& at) {
  return {at.x + pixels(point.x) * at.scale, at.y + pixels(point.y) * at.scale};
}

// The box with each edge moved by `snap`.
template <class Snap>
sf::FloatRect toPixels(const Box& box, const Placement& at, const Snap& snap) {
  const sf::Vector2f a = toPixels(Point{box.x, box.y}, at),
                     b = toPixels(Point{box.right(), box.bottom()}, at);
  const float left = snap(a.x), top = snap(a.y);
  return {left, top, snap(b.x) - left, snap(b.y) - top};
}

}  // namespace

void ScenePainter::prepare(const Scene& scene, const Theme& theme, const Placement& placement) {
  complete_ = build(scene, theme, placement);
  // A full sheet holds glyphs of earlier scenes: start again with this one alone, on
  // a larger sheet if that is not enough.
  for (int side = atlas_.side(); !complete_ && side <= largestSheet; side *= 2) {
    atlas_.clear(side);
    complete_ = build(scene, theme, placement);
  }
}

bool ScenePainter::build(const Scene& scene, const Theme& theme, const Placement& placement) {
  mesh_.vertices.clear();
  earlierBands_.clear();
  for (Heat& heat : heats_)
    if (heat.bands) earlierBands_.push_back(std::move(heat.bands));
  heats_.clear();
  bool complete = true;
  for (const ShapeOf& shape : scene.shapes) {
    if (const auto* text = std::get_if<TextShape>(&shape)) {
      complete = add(*text, theme, placement) && complete;
    } else {
      std::visit(
          [&](const auto& each) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(each)>, TextShape>)
              add(each, theme, placement);
          },
          shape);
    }
  }
  earlierBands_.clear();
  return complete;
}

bool ScenePainter::add(const TextShape& text, const Theme& theme, const Placement& at) {
  const sf::Color colour = colourOf(theme[text.ink]);
  const auto size = static_cast<std::int32_t>(std::lround(text.size * static_cast<double>(at.scale) * 64.0));
  const auto baseline = static_cast<int>(std::lround(at.y + pixels(text.baseline) * at.scale));
  bool complete = true;
  for (const PlacedGlyph& glyph : text.glyphs) {
    const auto place = static_cast<int>(
        std::floor((at.x + pixels(glyph.x) * at.scale) * static_cast<float>(quarters) + 0.5F));
    const int quarter = ((place % quarters) + quarters) % quarters;
    const int origin = (place - quarter) / quarters;
    const AtlasGlyph* picture = atlas_.find({glyph.file, glyph.index, size, quarter});
    if (picture == nullptr) {
      complete = false;
      continue;
    }
    if (picture->width == 0) continue;
    const auto width = static_cast<float>(picture->width), height = static_cast<float>(picture->height);
    addImage(mesh_,
             {static_cast<float>(origin + picture->left), static_cast<float>(baseline - picture->above),
              width, height},
             {static_cast<float>(picture->x), static_cast<float>(picture->y), width, height}, colour);
  }
  return complete;
}

void ScenePainter::add(const RectShape& rect, const Theme& theme, const Placement& at) {
  const float thickness = wholeThickness(rect.thickness, at.scale);
  const float radius = pixels(rect.radius) * at.scale;
  const auto toStroke = [&](float edge) { return snapStroke(edge, thickness); };
  const auto toWhole = [](float edge) { return std::round(edge); };
  if (rect.fill) {
    // Under an outline the fill ends in the middle of the stroke and cannot show outside it.
    const sf::FloatRect box =
        rect.outline ? toPixels(rect.box, at, toStroke) : toPixels(rect.box, at, toWhole);
    addArea(mesh_, roundedOutline(box, radius), colourOf(theme[*rect.fill]));
  }
  if (rect.outline) {
    const Dash dashes = dash(rect.stroke, static_cast<double>(thickness));
    addDashes(mesh_, roundedOutline(toPixels(rect.box, at, toStroke), radius), true, thickness,
              pixels(dashes.on), pixels(dashes.off), colourOf(theme[*rect.outline]), pixels(dashes.on2),
              pixels(dashes.off2));
  }
}

void ScenePainter::add(const LineShape& line, const Theme& theme, const Placement& at) {
  if (line.points.size() < 2) return;
  const float thickness = wholeThickness(line.thickness, at.scale);
  const sf::Color colour = colourOf(theme[line.ink]);
  std::vector<sf::Vector2f> points;
  for (const Point& point : line.points) points.push_back(toPixels(point, at));
  if (line.arrow) {
    const ArrowHead head = arrowHead(line);
    points.back() = toPixels(head.neck, at);
    addArea(mesh_, {toPixels(head.tip, at), toPixels(head.left, at), toPixels(head.right, at)}, colour);
  }
  // Level and upright pieces are made sharp; a slanted one is left where it is.
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    sf::Vector2f &a = points[i], &b = points[i + 1];
    if (line.points[i].y == line.points[i + 1].y) a.y = b.y = snapStroke(a.y, thickness);
    if (line.points[i].x == line.points[i + 1].x) a.x = b.x = snapStroke(a.x, thickness);
  }
  const Dash dashes = dash(line.stroke, static_cast<double>(thickness));
  addDashes(mesh_, points, false, thickness, pixels(dashes.on), pixels(dashes.off), colour,
            pixels(dashes.on2), pixels(dashes.off2));
}

void ScenePainter::add(const PathShape& path, const Theme& theme, const Placement& at) {
  const float thickness = std::max(pixels(path.thickness) * at.scale, 1.0F);
  const Dash dashes = dash(path.stroke, static_cast<double>(thickness));
  constexpr std::size_t many = 2000;
  std::size_t all = 0;
  for (const std::vector<Point>& piece : path.pieces) all += piece.size();
  const bool plain = all > many && !path.fill && !path.arrow && !path.closed;
  std::vector<sf::Vector2f> points;
  for (const std::vector<Point>& piece : path.pieces) {
    points.clear();
    for (const Point& point : piece) points.push_back(toPixels(point, at));
    if (points.size() < 2) continue;
    if (path.fill) addArea(mesh_, points, colourOf(theme[*path.fill]));
    if (!path.outline) continue;
    const sf::Color colour = colourOf(theme[*path.outline]);
    if (plain) {
      addPlainLine(mesh_, points, thickness, colour);
      continue;
    }
    if (path.arrow) {
      const ArrowHead head = arrowHead(path, piece);
      points.back() = toPixels(head.neck, at);
      addArea(mesh_, {toPixels(head.tip, at), toPixels(head.left, at), toPixels(head.right, at)}, colour);
    }
    addDashes(mesh_, points, path.closed, thickness, pixels(dashes.on), pixels(dashes.off), colour,
              pixels(dashes.on2), pixels(dashes.off2));
  }
}

// The picture of a map stays while it is the same, so that a step of a run draws no bands anew.
void ScenePainter::add(const BandShape& bands, const Theme& theme, const Placement& at) {
  const sf::FloatRect where = toPixels(bands.box, at, [](float edge) { return std::round(edge); });
  Heat made{mesh_.vertices.size(), where};
  for (std::unique_ptr<BandPicture>& before : earlierBands_)
    if (before && before->is(bands, theme, where)) made.bands = std::move(before);
  if (!made.bands) made.bands = std::make_unique<BandPicture>(bands, theme, where);
  heats_.push_back(std::move(made));
}

void ScenePainter::add(const HeatShape& heat, const Theme& theme, const Placement& at) {
  const auto cells =
      static_cast<std::size_t>(std::max(heat.columns, 0)) * static_cast<std::size_t>(std::max(heat.rows, 0));
  if (cells == 0 || heat.strength.size() < cells) return;
  Heat made{mesh_.vertices.size(), toPixels(heat.box, at, [](float edge) { return std::round(edge); }),
            static_cast<unsigned>(heat.columns), static_cast<unsigned>(heat.rows),
            std::vector<sf::Uint8>(cells * 4, 255)};
  for (std::size_t i = 0; i < cells; ++i) {
    const auto column = static_cast<int>(i % static_cast<std::size_t>(heat.columns));
    const Rgb colour =
        cellColour(theme, heat, static_cast<int>(i / static_cast<std::size_t>(heat.columns)), column);
    made.pixels[4 * i] = colour.red;
    made.pixels[4 * i + 1] = colour.green;
    made.pixels[4 * i + 2] = colour.blue;
  }
  heats_.push_back(std::move(made));
}

void ScenePainter::uploadGlyphs() {
  const auto side = static_cast<unsigned>(atlas_.side());
  if (!sheet_ || sheet_->getSize().x != side) {
    sheet_.emplace();
    if (!sheet_->create(side, side)) return;
    sheet_->update(atlas_.pixels().data());
    atlas_.takeChanged();
    return;
  }
  const PixelRange rows = atlas_.takeChanged();
  if (rows.empty()) return;
  const auto top = static_cast<unsigned>(rows.top), height = static_cast<unsigned>(rows.bottom - rows.top);
  sheet_->update(atlas_.pixels().data() + std::size_t{4} * side * top, side, height, 0, top);
}

void ScenePainter::drawTriangles(sf::RenderTarget& target, std::size_t from, std::size_t to) {
  if (from >= to || !sheet_) return;
  target.draw(mesh_.vertices.data() + from, to - from, sf::Triangles, sf::RenderStates(&*sheet_));
}

void ScenePainter::draw(sf::RenderTarget& target) {
  uploadGlyphs();
  std::size_t done = 0;
  for (Heat& heat : heats_) {
    drawTriangles(target, done, heat.before);
    done = heat.before;
    if (heat.bands) {
      heat.bands->draw(target, contour_);
      continue;
    }
    if (!heat.texture) {
      heat.texture.emplace();
      if (!heat.texture->create(heat.columns, heat.rows)) continue;
      heat.texture->update(heat.pixels.data());
      // Where several cells share a pixel they are averaged, not picked.
      const bool shrunk = static_cast<float>(heat.columns) > heat.where.width;
      if (shrunk) heat.texture->generateMipmap();
      heat.texture->setSmooth(shrunk);
    }
    Mesh picture{mesh_.white};
    addImage(picture, heat.where,
             {0.0F, 0.0F, static_cast<float>(heat.columns), static_cast<float>(heat.rows)}, sf::Color::White);
    target.draw(picture.vertices.data(), picture.vertices.size(), sf::Triangles,
                sf::RenderStates(&*heat.texture));
  }
  drawTriangles(target, done, mesh_.vertices.size());
}

}  // namespace gradwalk
