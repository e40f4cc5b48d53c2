// What every view draws on: the scene so far, the fonts, the type scale, the
// language.
//
//     page.text({"title", "Softmax", 40, 60, page.type.large, Face::bold});
//     page.rect({"card", box, Ink::panel});
#pragma once

#include <utility>

#include "scene/compose.h"
#include "scene/words.h"

namespace gradwalk {

// One type scale for the whole screen; sizes in pixels.
struct Type {
  double unit = 1.0;    // 1 at 1280×720 and text scale 1
  double small = 17.0;  // indices, shapes, footer
  double body = 21.0;   // symbols, ribbon, strip
  double large = 26.0;  // title, sentence, formula
  double margin = 36.0;
  double least = 0.0;  // nothing is smaller, indices of indices neither

  double gap(double units) const { return units * unit; }
};

// Digits in a grid are never smaller than this.
inline constexpr double leastDigits = 18.0;

Type typeScale(const SceneOptions& options, double shrink);

struct Page {
  Scene& scene;
  const Fonts& fonts;
  const Type& type;
  Language language;

  TextShape& text(TextRequest request) {
    return std::get<TextShape>(scene.shapes.emplace_back(placeText(fonts, std::move(request))));
  }
  void rect(RectShape shape) { scene.shapes.emplace_back(std::move(shape)); }
  void line(LineShape shape) { scene.shapes.emplace_back(std::move(shape)); }
  // "4×4"; a scalar in words.
  std::string shapeText(const Shape& shape) const {
    constexpr Text scalar = {"scalar", "스칼라"};
    return shape.empty() ? std::string(in(scalar, language)) : gradwalk::text(shape);
  }
  double width(std::string_view text, double size, Face face = Face::regular) const {
    return textWidth(fonts, text, size, face);
  }
};

// How a role shows: its colour and, for eyes that see no colour, its stroke.
Ink inkOf(Role role);
Stroke strokeOf(Role role);

// Hyphens before digits as minus signs, which are wide enough to see.
std::string withMinus(std::string_view number);

}  // namespace gradwalk
