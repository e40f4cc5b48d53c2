#include "paint/text.h"

#include <algorithm>
#include <cmath>
#include <variant>
#include <vector>

namespace gradwalk {

std::string plainText(const Scene& scene) {
  std::vector<const TextShape*> texts;
  for (const ShapeOf& shape : scene.shapes)
    if (const auto* text = std::get_if<TextShape>(&shape); text != nullptr && !text->text.empty())
      texts.push_back(text);
  std::stable_sort(texts.begin(), texts.end(),
                   [](const TextShape* a, const TextShape* b) { return a->baseline < b->baseline; });

  std::string out;
  for (std::size_t first = 0; first < texts.size();) {
    std::size_t last = first;
    while (last < texts.size() && texts[last]->baseline - texts[first]->baseline < 2.0) ++last;
    std::vector<const TextShape*> line(texts.begin() + static_cast<std::ptrdiff_t>(first),
                                       texts.begin() + static_cast<std::ptrdiff_t>(last));
    std::stable_sort(line.begin(), line.end(),
                     [](const TextShape* a, const TextShape* b) { return a->x < b->x; });
    double right = 0.0;
    for (std::size_t k = 0; k < line.size(); ++k) {
      // Pieces of one formula follow each other closely; columns stand apart.
      if (k > 0) {
        const double gap = (line[k]->x - right) / line[k]->size;
        out += gap > 1.0 ? "   " : gap > 0.15 ? " " : "";
      }
      out += line[k]->text;
      right = line[k]->x + line[k]->width;
    }
    out += '\n';
    first = last;
  }
  return out;
}

}  // namespace gradwalk
