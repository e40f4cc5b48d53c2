// Measuring, placing and wrapping text.
//
// Nothing is ever clipped or squeezed: what is too wide for its line goes on in the
// next one.
//
//     TextShape t = placeText(fonts, {"title", "Softmax", 40, 60, 24, Face::bold});
//     wrap(fonts, "a long sentence", 26, Face::regular, 300);   // lines ≤ 300 wide
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.h"

namespace gradwalk {

// Where the x of a placed text is.
enum class Align : std::uint8_t { left, middle, right };

struct TextRequest {
  std::string id;
  std::string text;
  double x = 0.0, baseline = 0.0, size = 0.0;
  Face face = Face::regular;
  Ink ink = Ink::text;
  Align align = Align::left;
  std::optional<Box> room = {};
};

TextShape placeText(const Fonts& fonts, TextRequest request);

double textWidth(const Fonts& fonts, std::string_view text, double size, Face face = Face::regular);

// Lines no wider than `width`, broken at spaces; a single word that is wider is
// broken where it must be, one glyph a line at the worst. At least one line.
std::vector<std::string> wrap(const Fonts& fonts, std::string_view text, double size, Face face,
                              double width);

}  // namespace gradwalk
