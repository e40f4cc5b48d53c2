#include "app/glyph_atlas.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <utility>

namespace gradwalk {
namespace {

constexpr int gap = 1;  // empty texels between glyphs
constexpr int corner = 4;

struct DoneLibrary {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct DoneFace {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using FacePointer = std::unique_ptr<std::remove_pointer_t<FT_Face>, DoneFace>;

}  // namespace

struct GlyphAtlas::Faces {
  std::unique_ptr<std::remove_pointer_t<FT_Library>, DoneLibrary> library;
  std::array<FacePointer, fontFileCount> faces;

  explicit Faces(const Fonts& fonts) {
    FT_Library opened = nullptr;
    if (FT_Init_FreeType(&opened) != 0) return;
    library.reset(opened);
    for (std::size_t i = 0; i < fontFileCount; ++i) {
      FT_Face face = nullptr;
      const std::string path = fonts.path(static_cast<FontFile>(i)).string();
      if (FT_New_Face(opened, path.c_str(), 0, &face) == 0) faces[i].reset(face);
    }
  }

  // The glyph's picture in its face's slot; nullptr for one without ink.
  const FT_GlyphSlotRec_* draw(const GlyphKey& key) {
    FT_Face face = faces[static_cast<std::size_t>(key.file)].get();
    if (face == nullptr || FT_Set_Char_Size(face, 0, key.size, 72, 72) != 0) return nullptr;
    // Light hinting moves outlines up and down only.
    if (FT_Load_Glyph(face, key.index, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return nullptr;
    if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return nullptr;
    FT_Outline_Translate(&face->glyph->outline, key.quarter * 64 / quarters, 0);
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return nullptr;
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    return bitmap.width == 0 || bitmap.rows == 0 ? nullptr : face->glyph;
  }
};

GlyphAtlas::GlyphAtlas(const Fonts& fonts, int side) : faces_(std::make_unique<Faces>(fonts)) { clear(side); }
GlyphAtlas::~GlyphAtlas() = default;
GlyphAtlas::GlyphAtlas(GlyphAtlas&&) noexcept = default;

void GlyphAtlas::clear(int side) {
  side_ = side;
  const auto texels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
  pixels_.assign(texels * 4, 255);
  for (std::size_t i = 0; i < texels; ++i) pixels_[4 * i + 3] = 0;
  for (int y = 0; y < corner; ++y) {
    for (int x = 0; x < corner; ++x) pixels_[4 * static_cast<std::size_t>(y * side + x) + 3] = 255;
  }
  glyphs_.clear();
  shelfX_ = corner + gap;
  shelfY_ = 0;
  shelfHeight_ = corner;
  changed_ = {0, side};
}

const AtlasGlyph* GlyphAtlas::find(const GlyphKey& key) {
  const auto known = glyphs_.find(key);
  if (known != glyphs_.end()) return &known->second;

  const FT_GlyphSlotRec_* slot = faces_->draw(key);
  if (slot == nullptr) return &glyphs_.emplace(key, AtlasGlyph{}).first->second;
  const int width = static_cast<int>(slot->bitmap.width), height = static_cast<int>(slot->bitmap.rows);
  if (shelfX_ + width + gap > side_) {
    shelfX_ = 0;
    shelfY_ += shelfHeight_ + gap;
    shelfHeight_ = 0;
  }
  if (width + gap > side_ || shelfY_ + height > side_) return nullptr;

  const AtlasGlyph placed{shelfX_, shelfY_, width, height, slot->bitmap_left, slot->bitmap_top};
  for (int y = 0; y < height; ++y) {
    const unsigned char* row = slot->bitmap.buffer + std::ptrdiff_t{y} * slot->bitmap.pitch;
    const auto start = static_cast<std::size_t>(placed.y + y) * static_cast<std::size_t>(side_) +
                       static_cast<std::size_t>(placed.x);
    for (int x = 0; x < width; ++x) pixels_[4 * (start + static_cast<std::size_t>(x)) + 3] = row[x];
  }
  shelfX_ += width + gap;
  shelfHeight_ = std::max(shelfHeight_, height);
  changed_ = changed_.empty()
                 ? PixelRange{placed.y, placed.y + height}
                 : PixelRange{std::min(changed_.top, placed.y), std::max(changed_.bottom, placed.y + height)};
  return &glyphs_.emplace(key, placed).first->second;
}

PixelRange GlyphAtlas::takeChanged() { return std::exchange(changed_, PixelRange{}); }

}  // namespace gradwalk
