#include "scene/words.h"

#include <algorithm>
#include <utility>

#include "scene/utf8.h"

namespace gradwalk {

TextShape placeText(const Fonts& fonts, TextRequest request) {
  TextShape shape;
  const std::u32string codes = codePoints(request.text);
  shape.glyphs.reserve(codes.size());
  double pen = 0.0;
  for (const char32_t code : codes) {
    const GlyphMetrics& glyph = fonts.glyph(code, request.face);
    shape.glyphs.push_back({code, glyph.file, glyph.index, pen});
    pen += glyph.advance * request.size;
    shape.above = std::max(shape.above, glyph.above * request.size);
    shape.below = std::max(shape.below, glyph.below * request.size);
  }
  shape.id = std::move(request.id);
  shape.text = utf8(codes);
  shape.width = pen;
  shape.x = request.align == Align::left     ? request.x
            : request.align == Align::middle ? request.x - pen / 2
                                             : request.x - pen;
  for (PlacedGlyph& glyph : shape.glyphs) glyph.x += shape.x;
  shape.baseline = request.baseline;
  shape.size = request.size;
  shape.face = request.face;
  shape.ink = request.ink;
  shape.room = request.room;
  return shape;
}

double textWidth(const Fonts& fonts, std::string_view text, double size, Face face) {
  double ems = 0.0;
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
  if (plain) {
    for (const char c : text) ems += fonts.glyph(static_cast<unsigned char>(c), face).advance;
  } else {
    for (const char32_t code : codePoints(text)) ems += fonts.glyph(code, face).advance;
  }
  return ems * size;
}

std::vector<std::string> wrap(const Fonts& fonts, std::string_view text, double size, Face face,
                              double width) {
  const std::u32string codes = codePoints(text);
  std::vector<std::string> lines;
  std::u32string line;
  double lineWidth = 0.0;
  const double space = fonts.advance(U' ', face, size);
  const auto flush = [&] {
    lines.push_back(utf8(line));
    line.clear();
    lineWidth = 0.0;
  };
  for (std::size_t at = 0; at < codes.size();) {
    while (at < codes.size() && codes[at] == U' ') ++at;
    std::size_t end = at;
    double wordWidth = 0.0;
    for (; end < codes.size() && codes[end] != U' '; ++end)
      wordWidth += fonts.advance(codes[end], face, size);
    if (end == at) break;
    if (!line.empty() && lineWidth + space + wordWidth > width) flush();
    if (!line.empty()) {
      line += U' ';
      lineWidth += space;
    }
    for (; at < end; ++at) {
      const double advance = fonts.advance(codes[at], face, size);
      if (wordWidth > width && !line.empty() && lineWidth + advance > width) flush();
      line += codes[at];
      lineWidth += advance;
    }
  }
  if (!line.empty() || lines.empty()) flush();
  return lines;
}

}  // namespace gradwalk
