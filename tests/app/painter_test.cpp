#include "app/scene_painter.h"

#include <doctest/doctest.h>

#include "app/headless.h"
#include "scene/words.h"

namespace gradwalk {
namespace {

Scene sceneOf(std::vector<ShapeOf> shapes) { return Scene{400, 300, Ink::paper, std::move(shapes)}; }

TEST_CASE("painter: every glyph with ink is two triangles, a space is none") {
  ScenePainter painter(testFonts());
  painter.prepare(sceneOf({placeText(testFonts(), {"t", "1 가", 20, 40, 24})}), lightTheme(), {});
  CHECK(painter.vertexCount() == 12);
  CHECK(painter.complete());
}

TEST_CASE("painter: the same scene twice makes the same triangles and no new glyphs") {
  ScenePainter painter(testFonts());
  const Scene scene = sceneOf({placeText(testFonts(), {"t", "−0.000018458 ∂L/∂K", 20, 40, 24})});
  painter.prepare(scene, lightTheme(), {});
  const std::size_t vertices = painter.vertexCount();
  painter.prepare(scene, lightTheme(), {});
  CHECK(painter.vertexCount() == vertices);
}

TEST_CASE("painter: a full sheet of glyphs starts again and grows until the scene fits") {
  ScenePainter painter(testFonts());
  for (double size = 20; size < 260; size += 4) {
    painter.prepare(sceneOf({placeText(testFonts(), {"t", "0123456789 abcdefghij 한국어", 0, 200, size})}),
                    lightTheme(), {});
    CHECK(painter.complete());
    CHECK(painter.vertexCount() == 6 * 23);
  }
}

TEST_CASE("painter: shapes of every kind, also empty and degenerate ones") {
  RectShape rect{"r", {10, 10, 80, 40}, Ink::panel, Ink::operand1, 2, Stroke::dashed, 6};
  RectShape flat{"f", {10, 10, 0, 0}, Ink::panel, Ink::operand1, 0, Stroke::dotted, 6};
  LineShape arrow{"a", {{10, 100}, {200, 100}}, Ink::rule, 3, Stroke::solid, true};
  LineShape nothing{"n", {{10, 100}}, Ink::rule, 1, Stroke::solid, true};
  LineShape point{"p", {{10, 100}, {10, 100}}, Ink::rule, 1, Stroke::dashed, true};
  HeatShape heat{"h", {100, 150, 50, 50}, "X", -1, 1, 2, 2, {-1, 0, 1, 0.5F}};
  HeatShape none{"e", {100, 150, 50, 50}, "X", 0, 0, 0, 0, {}};
  ScenePainter painter(testFonts());
  painter.prepare(sceneOf({rect, flat, arrow, nothing, point, heat, none}), darkTheme(), {5, 5, 1.5F});
  CHECK(painter.vertexCount() > 0);
  CHECK(painter.heatCount() == 1);
}

TEST_CASE("painter: many pieces are triangles, bands are a picture of their own") {
  PathShape markers{"m", {{{10, 10}, {20, 10}, {15, 20}}, {{40, 10}, {50, 10}, {45, 20}}}, Ink::run1};
  markers.closed = true;
  PathShape arrows{"a", {{{10, 100}, {200, 150}}, {{10, 100}}, {}}, {}, Ink::run2, 3, Stroke::dashDotted};
  arrows.arrow = true;
  BandShape bands{"b", {100, 100, 200, 100}, "f", {{0, 1, 0, 1}, 2, 2, {0, 1, 2, 3}}, {1, 2}};
  ScenePainter painter(testFonts());
  painter.prepare(sceneOf({bands, markers}), lightTheme(), {});
  // Two triangles: three corners inside and three faded edges of two triangles each.
  CHECK(painter.vertexCount() == 2 * (3 + 3 * 6));
  CHECK(painter.heatCount() == 1);
  painter.prepare(sceneOf({bands, markers, arrows}), lightTheme(), {});
  CHECK(painter.vertexCount() > 2 * (3 + 3 * 6));
  CHECK(painter.heatCount() == 1);
}

TEST_CASE("bands: the picture made without a shader has the colour of each band") {
  const BandShape bands{"b", {0, 0, 100, 10}, "f", {{0, 1, 0, 1}, 2, 2, {0, 4, 0, 4}}, {1, 2}};
  const std::vector<sf::Uint8> pixels = bandPixels(bands, lightTheme(), 100, 10);
  const auto at = [&](std::size_t x, std::size_t y) {
    const std::size_t k = (y * 100 + x) * 4;
    return Rgb{pixels[k], pixels[k + 1], pixels[k + 2]};
  };
  CHECK(at(10, 5) == bandColour(lightTheme(), bands, 0));
  CHECK(at(30, 5) == bandColour(lightTheme(), bands, 1));
  CHECK(at(60, 5) == bandColour(lightTheme(), bands, 2));
}

TEST_CASE("glyph atlas: a glyph is drawn once and has its own place") {
  GlyphAtlas atlas(testFonts(), 256);
  const std::uint32_t five = testFonts().glyph(U'5', Face::regular).index;
  const AtlasGlyph* first = atlas.find({FontFile::sans, five, 24 * 64, 0});
  REQUIRE(first != nullptr);
  CHECK(first->width > 8);
  CHECK(first->above >= 16);
  CHECK(atlas.find({FontFile::sans, five, 24 * 64, 0}) == first);
  const AtlasGlyph* moved = atlas.find({FontFile::sans, five, 24 * 64, 2});
  REQUIRE(moved != nullptr);
  CHECK((moved->x != first->x || moved->y != first->y));
  CHECK_FALSE(atlas.takeChanged().empty());
  CHECK(atlas.takeChanged().empty());
}

TEST_CASE("glyph atlas: what is larger than the sheet is refused, not drawn elsewhere") {
  GlyphAtlas atlas(testFonts(), 64);
  CHECK(atlas.find({FontFile::sans, testFonts().glyph(U'W', Face::regular).index, 200 * 64, 0}) == nullptr);
}

TEST_CASE("mesh: a dashed line has as many dashes as fit") {
  Mesh whole{{0, 0}}, dashed{{0, 0}};
  addDashes(whole, {{0, 0}, {100, 0}}, false, 2, 0, 0, sf::Color::Black);
  addDashes(dashed, {{0, 0}, {100, 0}}, false, 2, 10, 10, sf::Color::Black);
  CHECK(dashed.vertices.size() == 5 * whole.vertices.size());
}

TEST_CASE("mesh: an area and its fading edge stay within a pixel of the outline") {
  Mesh mesh{{0, 0}};
  addArea(mesh, roundedOutline({10, 10, 40, 20}, 6), sf::Color::Black);
  REQUIRE_FALSE(mesh.vertices.empty());
  for (const sf::Vertex& v : mesh.vertices) {
    CHECK(v.position.x > 8.9F);
    CHECK(v.position.x < 51.1F);
    CHECK(v.position.y > 8.9F);
    CHECK(v.position.y < 31.1F);
  }
}

}  // namespace
}  // namespace gradwalk
