#include "scene/least_digits.h"

#include <algorithm>

namespace gradwalk {

double leastOfDigits(const Scene& scene) {
  double least = 0.0;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape); text != nullptr && text->id.starts_with("digits:"))
      least = least > 0.0 ? std::min(least, text->size) : text->size;
  return least;
}

}  // namespace gradwalk
