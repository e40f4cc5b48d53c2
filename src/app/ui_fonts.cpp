#include "app/ui_fonts.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <cmath>

#include "scene/utf8.h"

namespace gradwalk {
namespace {

// Dear ImGui asks for the height from ascent to descent, a scene for the em.
constexpr float dejavuHeight = 1.164F;
constexpr float monoAdvance = 0.602F;
constexpr float headingScale = 1.25F, smallScale = 0.85F;

// What a person may type, and what Dear ImGui itself shows.
constexpr char32_t firstUsual = 0x20, lastUsual = 0x7E;

}  // namespace

UiFonts::UiFonts(const Fonts& files, float size) : files_(&files), size_(size) {
  for (char32_t code = firstUsual; code <= lastUsual; ++code) require(code);
  require(U'…');
  require(U'\uFFFD');
}

void UiFonts::require(std::string_view utf8) {
  for (const char32_t code : codePoints(utf8)) require(code);
}

void UiFonts::require(char32_t code) {
  if (code >= used_.size() || used_[code]) return;
  used_.set(code);
  stale_ = true;
}

void UiFonts::setSize(float size) {
  if (size == size_) return;
  size_ = size;
  stale_ = true;
}

void UiFonts::requireMono() {
  if (wantsMono_) return;
  wantsMono_ = stale_ = true;
}

// The characters in use, by the font that has them.
struct UiFonts::Ranges {
  ImFontGlyphRangesBuilder latin, hangul;
};

UiFonts::Ranges UiFonts::ranges(Face face) const {
  Ranges out;
  for (std::size_t code = 1; code < used_.size(); ++code) {
    if (!used_[code]) continue;
    const GlyphMetrics& glyph = files_->glyph(static_cast<char32_t>(code), face);
    if (glyph.index == 0) continue;
    const bool korean = glyph.file == FontFile::hangul || glyph.file == FontFile::hangulBold;
    (korean ? out.hangul : out.latin).AddChar(static_cast<ImWchar>(code));
  }
  return out;
}

// `advance` is the width of each glyph, or 0 for their own.
ImFont* UiFonts::load(ImGuiIO& io, const std::filesystem::path& file, ImFontGlyphRangesBuilder& glyphs,
                      float height, bool merge, float advance) {
  ImVector<ImWchar> ranges;
  glyphs.BuildRanges(&ranges);
  if (ranges.Size <= 1) return nullptr;
  ImFontConfig config;
  config.MergeMode = merge;
  // FreeType's hinter would first study every one of Nanum's glyphs, 10 ms a font.
  config.FontBuilderFlags =
      merge ? ImGuiFreeTypeBuilderFlags_NoHinting : ImGuiFreeTypeBuilderFlags_LightHinting;
  if (advance > 0.0F) config.GlyphMinAdvanceX = config.GlyphMaxAdvanceX = advance;
  config.GlyphRanges = keptRanges_.emplace_back(ranges.begin(), ranges.end()).data();
  const std::span<std::byte> bytes = mapped_.try_emplace(file, file).first->second.bytes();
  if (bytes.empty()) return nullptr;
  // Data that the atlas does not own it would copy, megabytes at a time: it is told
  // that it owns them, and at once that it does not.
  ImFont* const font =
      io.Fonts->AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), height, &config);
  io.Fonts->ConfigData.back().FontDataOwnedByAtlas = false;
  return font;
}

ImFont* UiFonts::add(ImGuiIO& io, Face face, float size) {
  Ranges used = ranges(face);
  const float height = std::round(size * dejavuHeight);
  const bool bold = face == Face::bold;
  ImFont* const font =
      load(io, files_->path(bold ? FontFile::sansBold : FontFile::sans), used.latin, height, false);
  load(io, files_->path(bold ? FontFile::hangulBold : FontFile::hangul), used.hangul, height, true);
  return font;
}

ImFont* UiFonts::addMono(ImGuiIO& io, float size) {
  const auto latinFile = files_->path(FontFile::sans).parent_path() / "DejaVuSansMono.ttf";
  const auto hangulFile = files_->path(FontFile::hangul).parent_path() / "NanumGothicCoding.ttf";
  std::error_code missing;
  if (!std::filesystem::exists(latinFile, missing) || !std::filesystem::exists(hangulFile, missing))
    return nullptr;
  Ranges used = ranges(Face::regular);
  const float height = std::round(size * dejavuHeight), column = std::round(size * monoAdvance);
  ImFont* const font = load(io, latinFile, used.latin, height, false, column);
  load(io, hangulFile, used.hangul, height, true, 2.0F * column);
  return font;
}

void UiFonts::rebuild(ImGuiIO& io) {
  io.Fonts->Clear();
  keptRanges_.clear();
  io.Fonts->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  io.Fonts->Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  body_ = add(io, Face::regular, size_);
  heading_ = add(io, Face::bold, size_ * headingScale);
  small_ = add(io, Face::regular, size_ * smallScale);
  mono_ = wantsMono_ ? addMono(io, size_) : nullptr;
  io.Fonts->Build();
  stale_ = false;
}

}  // namespace gradwalk
