// Paints a Scene on an SFML target. It lays nothing out: every glyph goes where the
// scene put it.
//
//     ScenePainter painter(fonts);
//     painter.prepare(scene, lightTheme(), {0, 60, 1.0F});   // when the scene changes
//     painter.draw(window);                                  // every frame
//
// prepare() needs no display; draw() does. All shapes but heat maps and bands are one array of
// triangles over one texture.
#pragma once

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <optional>
#include <vector>

#include "app/band_picture.h"
#include "app/glyph_atlas.h"
#include "app/mesh.h"
#include "scene/scene.h"

namespace gradwalk {

// Where the scene's corner goes, and how many pixels one of its units takes.
struct Placement {
  float x = 0.0F, y = 0.0F, scale = 1.0F;
  bool operator==(const Placement&) const = default;
};

class ScenePainter {
 public:
  explicit ScenePainter(const Fonts& fonts) : atlas_(fonts) {}

  void prepare(const Scene& scene, const Theme& theme, const Placement& placement);
  void draw(sf::RenderTarget& target);

  // What prepare() made, for tests.
  std::size_t vertexCount() const { return mesh_.vertices.size(); }
  std::size_t heatCount() const { return heats_.size(); }
  bool complete() const { return complete_; }  // false: glyphs are missing, the sheet is full
  const GlyphAtlas& atlas() const { return atlas_; }

 private:
  // A heat map or the bands of a map stand between the triangles before it and those after it.
  struct Heat {
    std::size_t before = 0;  // vertices painted first
    sf::FloatRect where;
    unsigned columns = 0, rows = 0;
    std::vector<sf::Uint8> pixels = {};  // RGBA
    std::optional<sf::Texture> texture = {};
    std::unique_ptr<BandPicture> bands = {};
  };

  bool build(const Scene& scene, const Theme& theme, const Placement& placement);
  bool add(const TextShape& text, const Theme& theme, const Placement& placement);
  void add(const RectShape& rect, const Theme& theme, const Placement& placement);
  void add(const LineShape& line, const Theme& theme, const Placement& placement);
  void add(const HeatShape& heat, const Theme& theme, const Placement& placement);
  void add(const PathShape& path, const Theme& theme, const Placement& placement);
  void add(const BandShape& bands, const Theme& theme, const Placement& placement);
  void drawTriangles(sf::RenderTarget& target, std::size_t from, std::size_t to);
  void uploadGlyphs();

  GlyphAtlas atlas_;
  Mesh mesh_{{2.0F, 2.0F}};
  std::vector<Heat> heats_;
  std::vector<std::unique_ptr<BandPicture>> earlierBands_;
  ContourShader contour_;
  bool complete_ = true;
  std::optional<sf::Texture> sheet_;
};

}  // namespace gradwalk
