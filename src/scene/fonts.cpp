#include "scene/fonts.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace gradwalk {
namespace {

constexpr std::size_t index(FontFile file) { return static_cast<std::size_t>(file); }

// Where each font may be found, and the package that brings it.
struct Wanted {
  FontFile file;
  const char* fileName;
  const char* fontName;
  const char* package;
  bool required;
  FontFile instead;  // used when it is missing and not required
};

constexpr std::array<Wanted, fontFileCount> wantedFonts = {{
    {FontFile::sans, "DejaVuSans.ttf", "DejaVu Sans", "fonts-dejavu-core", true, FontFile::sans},
    {FontFile::sansBold, "DejaVuSans-Bold.ttf", "DejaVu Sans Bold", "fonts-dejavu-core", true,
     FontFile::sans},
    {FontFile::sansItalic, "DejaVuSans-Oblique.ttf", "DejaVu Sans Oblique", "fonts-dejavu-extra", false,
     FontFile::sans},
    {FontFile::hangul, "NanumGothic.ttf", "Nanum Gothic", "fonts-nanum", true, FontFile::sans},
    {FontFile::hangulBold, "NanumGothicBold.ttf", "Nanum Gothic Bold", "fonts-nanum", false,
     FontFile::hangul},
}};

constexpr std::size_t pageSize = 256;

struct Page {
  std::array<GlyphMetrics, pageSize> glyphs;
  std::array<bool, pageSize> known{};
};

}  // namespace

struct Fonts::Library {
  FT_Library handle = nullptr;
  std::array<FT_Face, fontFileCount> faces{};
  std::array<std::filesystem::path, fontFileCount> paths;
  std::array<std::array<std::unique_ptr<Page>, 0x110000 / pageSize>, faceCount> pages;

  Library() = default;
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() {
    for (FT_Face face : faces)
      if (face != nullptr) FT_Done_Face(face);
    if (handle != nullptr) FT_Done_FreeType(handle);
  }

  FontFile stand(FontFile file) const {
    return faces[index(file)] != nullptr ? file : wantedFonts[index(file)].instead;
  }

  GlyphMetrics measure(FontFile file, FT_UInt glyph) const {
    FT_Face face = faces[index(file)];
    GlyphMetrics metrics;
    metrics.file = file;
    metrics.index = glyph;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0) return metrics;
    const double em = face->units_per_EM;
    const FT_Glyph_Metrics& m = face->glyph->metrics;
    metrics.advance = static_cast<double>(m.horiAdvance) / em;
    metrics.above = static_cast<double>(m.horiBearingY) / em;
    metrics.below = static_cast<double>(m.height - m.horiBearingY) / em;
    if (m.height == 0) metrics.above = metrics.below = 0.0;
    return metrics;
  }

  GlyphMetrics find(char32_t code, Face face) const {
    const FontFile latin = stand(face == Face::bold     ? FontFile::sansBold
                                 : face == Face::italic ? FontFile::sansItalic
                                                        : FontFile::sans);
    const FontFile hangul = stand(face == Face::bold ? FontFile::hangulBold : FontFile::hangul);
    // The upright DejaVu knows more signs than its slanted and bold sisters.
    for (const FontFile file : {latin, hangul, FontFile::sans}) {
      const FT_UInt glyph = FT_Get_Char_Index(faces[index(file)], code);
      if (glyph != 0) return measure(file, glyph);
    }
    return measure(latin, 0);
  }
};

const char* name(Face face) {
  constexpr std::array<const char*, faceCount> names = {"regular", "bold", "italic"};
  return names[static_cast<std::size_t>(face)];
}

const char* name(FontFile file) { return wantedFonts[index(file)].fontName; }

Fonts::Fonts(std::unique_ptr<Library> library) : library_(std::move(library)) {}
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

std::vector<std::filesystem::path> Fonts::usualFolders() {
  std::vector<std::filesystem::path> folders = {"/usr/share/fonts/truetype/dejavu",
                                                "/usr/share/fonts/truetype/nanum"};
#ifdef GRADWALK_SOURCE_DIR
  folders.emplace_back(GRADWALK_SOURCE_DIR "/assets/fonts");
#endif
  for (const char* other : {"/usr/share/fonts/TTF", "/usr/share/fonts/dejavu", "/usr/share/fonts/nanum",
                            "/usr/local/share/fonts", "/usr/share/fonts"})
    folders.emplace_back(other);
  return folders;
}

std::optional<Fonts> Fonts::load(std::string& problem, const std::vector<std::filesystem::path>& folders) {
  auto library = std::make_unique<Library>();
  if (FT_Init_FreeType(&library->handle) != 0) {
    problem = "the font library FreeType could not be started";
    return std::nullopt;
  }
  std::string missing;
  for (const Wanted& wanted : wantedFonts) {
    FT_Face& face = library->faces[index(wanted.file)];
    for (const auto& folder : folders) {
      const std::filesystem::path path = folder / wanted.fileName;
      std::error_code none;
      if (!std::filesystem::is_regular_file(path, none)) continue;
      if (FT_New_Face(library->handle, path.c_str(), 0, &face) == 0 && FT_IS_SCALABLE(face)) {
        library->paths[index(wanted.file)] = path;
        break;
      }
      if (face != nullptr) FT_Done_Face(std::exchange(face, nullptr));
    }
    if (face == nullptr && wanted.required)
      missing +=
          (missing.empty() ? "" : ", ") + std::string(wanted.fontName) + " (package " + wanted.package + ")";
  }
  if (!missing.empty()) {
    problem = "fonts not found: " + missing;
    return std::nullopt;
  }
  return Fonts(std::move(library));
}

const GlyphMetrics& Fonts::glyph(char32_t code, Face face) const {
  if (code >= 0x110000) code = 0xFFFD;
  auto& page = library_->pages[static_cast<std::size_t>(face)][code / pageSize];
  if (!page) page = std::make_unique<Page>();
  const std::size_t at = code % pageSize;
  if (!page->known[at]) {
    page->glyphs[at] = library_->find(code, face);
    page->known[at] = true;
  }
  return page->glyphs[at];
}

double Fonts::capHeight(Face face, double size) const { return glyph(U'H', face).above * size; }

const std::filesystem::path& Fonts::path(FontFile file) const {
  return library_->paths[index(library_->stand(file))];
}

void Fonts::outline(FontFile file, std::uint32_t glyph, OutlineSink& sink) const {
  FT_Face face = library_->faces[index(library_->stand(file))];
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
    return;

  struct Pen {
    OutlineSink* sink;
    double em, x = 0.0, y = 0.0;
    bool open = false;
  } pen{&sink, static_cast<double>(face->units_per_EM)};

  FT_Outline_Funcs functions{};
  functions.move_to = [](const FT_Vector* to, void* user) {
    auto& p = *static_cast<Pen*>(user);
    if (p.open) p.sink->close();
    p.open = true;
    p.x = static_cast<double>(to->x) / p.em;
    p.y = static_cast<double>(to->y) / p.em;
    p.sink->move(p.x, p.y);
    return 0;
  };
  functions.line_to = [](const FT_Vector* to, void* user) {
    auto& p = *static_cast<Pen*>(user);
    p.x = static_cast<double>(to->x) / p.em;
    p.y = static_cast<double>(to->y) / p.em;
    p.sink->line(p.x, p.y);
    return 0;
  };
  // A quadratic curve as a cubic: its control points lie two thirds of the way.
  functions.conic_to = [](const FT_Vector* control, const FT_Vector* to, void* user) {
    auto& p = *static_cast<Pen*>(user);
    const double cx = static_cast<double>(control->x) / p.em, cy = static_cast<double>(control->y) / p.em;
    const double x = static_cast<double>(to->x) / p.em, y = static_cast<double>(to->y) / p.em;
    p.sink->cubic(p.x + 2.0 / 3.0 * (cx - p.x), p.y + 2.0 / 3.0 * (cy - p.y), x + 2.0 / 3.0 * (cx - x),
                  y + 2.0 / 3.0 * (cy - y), x, y);
    p.x = x;
    p.y = y;
    return 0;
  };
  functions.cubic_to = [](const FT_Vector* c1, const FT_Vector* c2, const FT_Vector* to, void* user) {
    auto& p = *static_cast<Pen*>(user);
    p.x = static_cast<double>(to->x) / p.em;
    p.y = static_cast<double>(to->y) / p.em;
    p.sink->cubic(static_cast<double>(c1->x) / p.em, static_cast<double>(c1->y) / p.em,
                  static_cast<double>(c2->x) / p.em, static_cast<double>(c2->y) / p.em, p.x, p.y);
    return 0;
  };
  FT_Outline_Decompose(&face->glyph->outline, &functions, &pen);
  if (pen.open) sink.close();
}

}  // namespace gradwalk
