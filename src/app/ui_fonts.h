// The fonts of the panels: DejaVu Sans with Nanum Gothic's Hangul merged into it.
//
// Only the glyphs in use are drawn (all of Hangul would delay the first frame by
// 150 ms), so whoever is about to show a text says so first, and the atlas is built
// again when a character is new.
//
//     UiFonts fonts(files, 20.0F);
//     fonts.require("한국어 / English");
//     if (fonts.stale()) fonts.rebuild(ImGui::GetIO());   // between frames
//     ImGui::PushFont(fonts.heading());
#pragma once

#include <bitset>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <string_view>
#include <vector>

#include "app/mapped_file.h"
#include "scene/fonts.h"

struct ImFont;
struct ImFontGlyphRangesBuilder;
struct ImGuiIO;

namespace gradwalk {

class UiFonts {
 public:
  // `files` must outlive this. `size` is the em of body text in pixels.
  UiFonts(const Fonts& files, float size);

  // Notes the characters of a text. Dear ImGui knows 16 bits of Unicode: a character
  // beyond them shows as its stand-in.
  void require(std::string_view utf8);
  void require(char32_t code);

  void setSize(float size);
  float size() const { return size_; }

  bool stale() const { return stale_; }

  // Fills the font atlas of this context; the texture must be uploaded again.
  void rebuild(ImGuiIO& io);

  // One type scale: body, heading (1.25×, bold), small (0.85×).
  ImFont* body() const { return body_; }
  ImFont* heading() const { return heading_; }
  ImFont* small() const { return small_; }

  // For a lesson's problems, where a caret stands under its column and a Hangul
  // syllable is two columns wide. Loaded once it is asked for; until then, small().
  void requireMono();
  ImFont* mono() const { return mono_ != nullptr ? mono_ : small_; }

 private:
  struct Ranges;
  Ranges ranges(Face face) const;
  ImFont* add(ImGuiIO& io, Face face, float size);
  ImFont* addMono(ImGuiIO& io, float size);
  ImFont* load(ImGuiIO& io, const std::filesystem::path& file, ImFontGlyphRangesBuilder& glyphs, float height,
               bool merge, float advance = 0.0F);

  const Fonts* files_;
  float size_;
  std::bitset<0x10000> used_;
  bool stale_ = true;
  std::map<std::filesystem::path, MappedFile> mapped_;
  std::deque<std::vector<std::uint16_t>> keptRanges_;  // read when the atlas is built
  ImFont *body_ = nullptr, *heading_ = nullptr, *small_ = nullptr, *mono_ = nullptr;
  bool wantsMono_ = false;
};

}  // namespace gradwalk
