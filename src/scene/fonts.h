// Font files and the widths of their glyphs, without a display.
//
// The scene places every glyph itself, from unhinted advances, so that window,
// SVG and PNG cannot drift apart. DejaVu Sans holds every mathematical sign;
// Nanum Gothic is asked for what DejaVu lacks: Hangul.
//
//     std::string problem;
//     std::optional<Fonts> fonts = Fonts::load(problem);
//     fonts->glyph(U'가', Face::bold).file;    // FontFile::hangulBold
//
// A glyph's metrics are looked up once and remembered; a Fonts must therefore not
// be shared between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gradwalk {

// What a text asks for.
enum class Face : std::uint8_t { regular, bold, italic };
inline constexpr std::size_t faceCount = 3;

// Where a glyph is found.
enum class FontFile : std::uint8_t { sans, sansBold, sansItalic, hangul, hangulBold };
inline constexpr std::size_t fontFileCount = 5;

const char* name(Face face);
const char* name(FontFile file);

// One glyph; lengths in ems, that is, for a size of 1.
struct GlyphMetrics {
  FontFile file = FontFile::sans;
  std::uint32_t index = 0;  // in its file; 0 is the box for "no such glyph"
  double advance = 0.0;
  double above = 0.0, below = 0.0;  // extent of the ink over and under the baseline
};

// A glyph's outline in ems, y upwards, as a painter of paths receives it.
struct OutlineSink {
  virtual ~OutlineSink() = default;
  virtual void move(double x, double y) = 0;
  virtual void line(double x, double y) = 0;
  virtual void cubic(double x1, double y1, double x2, double y2, double x, double y) = 0;
  virtual void close() = 0;
};

class Fonts {
 public:
  // Looks for the files in `folders` in turn. nullopt with a sentence in `problem`
  // that names the missing fonts and their packages.
  static std::optional<Fonts> load(std::string& problem,
                                   const std::vector<std::filesystem::path>& folders = usualFolders());

  // The folders where Debian puts fonts, and the checkout's assets/fonts.
  static std::vector<std::filesystem::path> usualFolders();

  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;
  ~Fonts();

  const GlyphMetrics& glyph(char32_t code, Face face) const;
  double advance(char32_t code, Face face, double size) const { return glyph(code, face).advance * size; }

  // Height of a capital letter or a digit.
  double capHeight(Face face, double size) const;

  // From baseline to baseline in running text.
  static double lineHeight(double size) { return 1.36 * size; }

  void outline(FontFile file, std::uint32_t glyph, OutlineSink& sink) const;

  const std::filesystem::path& path(FontFile file) const;

 private:
  struct Library;
  explicit Fonts(std::unique_ptr<Library> library);

  std::unique_ptr<Library> library_;
};

}  // namespace gradwalk
