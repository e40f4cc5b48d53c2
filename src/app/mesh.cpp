#include "app/mesh.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gradwalk {
namespace {

constexpr float feather = 0.5F;  // half of the fading band's width

sf::Color faded(sf::Color colour) { return {colour.r, colour.g, colour.b, 0}; }

float length(sf::Vector2f v) { return std::sqrt(v.x * v.x + v.y * v.y); }

sf::Vector2f unit(sf::Vector2f v) {
  const float size = length(v);
  return size > 0.0F ? v / size : sf::Vector2f{};
}

sf::Vector2f leftOf(sf::Vector2f direction) { return {direction.y, -direction.x}; }

float dot(sf::Vector2f a, sf::Vector2f b) { return a.x * b.x + a.y * b.y; }

// For each point, the vector by which the line through it moves when the whole line
// is moved one pixel to its left. At a corner that is the mitre; a corner sharper
// than about 30° is cut back, so that no spike appears.
std::vector<sf::Vector2f> offsets(const std::vector<sf::Vector2f>& points, bool closed) {
  const std::size_t count = points.size();
  std::vector<sf::Vector2f> result(count);
  for (std::size_t i = 0; i < count; ++i) {
    const bool first = i == 0 && !closed, last = i + 1 == count && !closed;
    sf::Vector2f in = first ? sf::Vector2f{} : unit(points[i] - points[(i + count - 1) % count]);
    sf::Vector2f out = last ? sf::Vector2f{} : unit(points[(i + 1) % count] - points[i]);
    if (in == sf::Vector2f{}) in = out;  // an end, or two points in one place
    if (out == sf::Vector2f{}) out = in;
    const sf::Vector2f normal = unit(leftOf(in) + leftOf(out));
    result[i] = normal / std::max(dot(normal, leftOf(out)), 0.25F);
  }
  return result;
}

void addQuad(Mesh& mesh, sf::Vector2f a, sf::Vector2f b, sf::Vector2f c, sf::Vector2f d, sf::Color ab,
             sf::Color cd) {
  const auto corner = [&](sf::Vector2f at, sf::Color colour) {
    mesh.vertices.emplace_back(at, colour, mesh.white);
  };
  corner(a, ab);
  corner(b, ab);
  corner(c, cd);
  corner(a, ab);
  corner(c, cd);
  corner(d, cd);
}

float signedArea(const Outline& outline) {
  float twice = 0.0F;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const sf::Vector2f a = outline[i], b = outline[(i + 1) % outline.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2.0F;
}

}  // namespace

void addImage(Mesh& mesh, sf::FloatRect where, sf::FloatRect texels, sf::Color colour) {
  const float right = where.left + where.width, bottom = where.top + where.height;
  const float u = texels.left + texels.width, v = texels.top + texels.height;
  const sf::Vertex topLeft({where.left, where.top}, colour, {texels.left, texels.top});
  const sf::Vertex topRight({right, where.top}, colour, {u, texels.top});
  const sf::Vertex bottomRight({right, bottom}, colour, {u, v});
  const sf::Vertex bottomLeft({where.left, bottom}, colour, {texels.left, v});
  for (const sf::Vertex& vertex : {topLeft, topRight, bottomRight, topLeft, bottomRight, bottomLeft}) {
    mesh.vertices.push_back(vertex);
  }
}

void addArea(Mesh& mesh, const Outline& outline, sf::Color colour) {
  if (outline.size() < 3) return;
  const std::vector<sf::Vector2f> out = offsets(outline, true);
  // y points down, so a positive area turns clockwise and its left is outside.
  const float outward = signedArea(outline) > 0.0F ? feather : -feather;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const std::size_t k = (i + 1) % outline.size();
    const sf::Vector2f insideA = outline[i] - out[i] * outward, insideB = outline[k] - out[k] * outward;
    if (i > 0 && k > 0) {
      mesh.vertices.emplace_back(outline[0] - out[0] * outward, colour, mesh.white);
      mesh.vertices.emplace_back(insideA, colour, mesh.white);
      mesh.vertices.emplace_back(insideB, colour, mesh.white);
    }
    addQuad(mesh, insideA, insideB, outline[k] + out[k] * outward, outline[i] + out[i] * outward, colour,
            faded(colour));
  }
}

void addLine(Mesh& mesh, const std::vector<sf::Vector2f>& points, bool closed, float thickness,
             sf::Color colour) {
  if (points.size() < 2) return;
  // A line thinner than a pixel is a pixel wide and fainter.
  const float shown = std::max(thickness, 1.0F);
  if (thickness < shown) {
    colour.a = static_cast<sf::Uint8>(std::lround(static_cast<float>(colour.a) * std::max(thickness, 0.0F)));
  }
  const float core = shown / 2.0F - feather, edge = shown / 2.0F + feather;
  const std::vector<sf::Vector2f> out = offsets(points, closed);
  const std::size_t segments = closed ? points.size() : points.size() - 1;
  for (std::size_t i = 0; i < segments; ++i) {
    const std::size_t k = (i + 1) % points.size();
    const sf::Vector2f a = points[i], b = points[k];
    addQuad(mesh, a + out[i] * edge, b + out[k] * edge, b + out[k] * core, a + out[i] * core, faded(colour),
            colour);
    if (core > 0.0F) {
      addQuad(mesh, a + out[i] * core, b + out[k] * core, b - out[k] * core, a - out[i] * core, colour,
              colour);
    }
    addQuad(mesh, a - out[i] * core, b - out[k] * core, b - out[k] * edge, a - out[i] * edge, colour,
            faded(colour));
  }
}

void addPlainLine(Mesh& mesh, const std::vector<sf::Vector2f>& points, float thickness, sf::Color colour) {
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const sf::Vector2f a = points[i], b = points[i + 1], out = leftOf(unit(b - a)) * (thickness / 2.0F);
    addQuad(mesh, a + out, b + out, b - out, a - out, colour, colour);
  }
}

void addDashes(Mesh& mesh, std::vector<sf::Vector2f> points, bool closed, float thickness, float on,
               float off, sf::Color colour, float on2, float off2) {
  if (on <= 0.0F || off <= 0.0F) {
    addLine(mesh, points, closed, thickness, colour);
    return;
  }
  if (closed && !points.empty()) points.push_back(points.front());
  const bool twofold = on2 > 0.0F && off2 > 0.0F;
  const std::array<float, 4> lengths = {on, off, twofold ? on2 : on, twofold ? off2 : off};
  std::size_t turn = 0;
  bool drawing = true;
  float left = on;
  std::vector<sf::Vector2f> stroke;
  if (!points.empty()) stroke.push_back(points.front());
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    sf::Vector2f at = points[i];
    const sf::Vector2f end = points[i + 1];
    float remaining = length(end - at);
    const sf::Vector2f direction = unit(end - at);
    while (remaining > left) {
      at += direction * left;
      remaining -= left;
      if (drawing) {
        stroke.push_back(at);
        addLine(mesh, stroke, false, thickness, colour);
      }
      drawing = !drawing;
      stroke.assign(1, at);
      turn = (turn + 1) % lengths.size();
      left = lengths[turn];
    }
    left -= remaining;
    if (drawing) stroke.push_back(end);
  }
  if (drawing) addLine(mesh, stroke, false, thickness, colour);
}

Outline roundedOutline(sf::FloatRect box, float radius) {
  const float right = box.left + box.width, bottom = box.top + box.height;
  const float r = std::min({radius, box.width / 2.0F, box.height / 2.0F});
  if (r < 0.5F) return {{box.left, box.top}, {right, box.top}, {right, bottom}, {box.left, bottom}};
  const int pieces = std::clamp(static_cast<int>(std::ceil(r)), 3, 16);
  const float quarter = std::acos(-1.0F) / 2.0F;
  Outline outline;
  const auto corner = [&](float x, float y, float from) {
    for (int i = 0; i <= pieces; ++i) {
      const float angle = from + quarter * static_cast<float>(i) / static_cast<float>(pieces);
      outline.emplace_back(x + r * std::cos(angle), y + r * std::sin(angle));
    }
  };
  corner(right - r, box.top + r, -quarter);
  corner(right - r, bottom - r, 0.0F);
  corner(box.left + r, bottom - r, quarter);
  corner(box.left + r, box.top + r, 2.0F * quarter);
  return outline;
}

}  // namespace gradwalk
