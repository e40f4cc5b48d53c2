// Pictures of glyphs, packed into one sheet.
//
// A glyph is drawn by FreeType at its true size and at a quarter of a pixel where
// it stands, without horizontal hinting, so that it keeps the place and the width
// that the scene gave it and is still sharp.
//
//     GlyphAtlas atlas(fonts);
//     const AtlasGlyph* g = atlas.find({FontFile::sans, index, 24.0, 0});
//     if (g == nullptr) …                       // the sheet is full: start a new one
//     upload(atlas.pixels(), atlas.takeChanged());
//
// Nothing here needs a display.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "scene/fonts.h"

namespace gradwalk {

inline constexpr int quarters = 4;  // places within a pixel

struct GlyphKey {
  FontFile file = FontFile::sans;
  std::uint32_t index = 0;
  std::int32_t size = 0;  // 64ths of a pixel
  int quarter = 0;        // 0 … 3
  auto operator<=>(const GlyphKey&) const = default;
};

// Where it lies on the sheet, and where that goes from the whole pixel of its origin.
struct AtlasGlyph {
  int x = 0, y = 0, width = 0, height = 0;
  int left = 0, above = 0;
};

struct PixelRange {
  int top = 0, bottom = 0;  // rows [top, bottom)
  bool empty() const { return top >= bottom; }
};

class GlyphAtlas {
 public:
  explicit GlyphAtlas(const Fonts& fonts, int side = 512);
  ~GlyphAtlas();
  GlyphAtlas(GlyphAtlas&&) noexcept;

  // nullptr when the sheet has no room left. Glyphs without ink have no width.
  const AtlasGlyph* find(const GlyphKey& key);

  // Empties the sheet and gives it this side.
  void clear(int side);

  int side() const { return side_; }
  // RGBA, white with the coverage as alpha. The 4×4 corner at 0,0 is opaque.
  const std::vector<std::uint8_t>& pixels() const { return pixels_; }
  // Rows that changed since the last call.
  PixelRange takeChanged();

 private:
  struct Faces;
  std::unique_ptr<Faces> faces_;
  int side_ = 0;
  std::vector<std::uint8_t> pixels_;
  std::map<GlyphKey, AtlasGlyph> glyphs_;
  int shelfX_ = 0, shelfY_ = 0, shelfHeight_ = 0;
  PixelRange changed_;
};

}  // namespace gradwalk
