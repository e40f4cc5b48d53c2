#include "ops/image.h"

namespace gradwalk {

Image imageOf(const Shape& shape) {
  const std::size_t rank = shape.size();
  Image image;
  image.width = shape[rank - 1];
  image.height = shape[rank - 2];
  if (rank > 2) image.channels = shape[rank - 3];
  if (rank > 3) image.count = shape[rank - 4];
  return image;
}

std::optional<Misfit> checkImage(const Shape& shape, int argument) {
  if (shape.size() >= 2 && shape.size() <= 4) return std::nullopt;
  return Misfit{argument, "", "an image of shape H×W, C×H×W or N×C×H×W", text(shape), ""};
}

}  // namespace gradwalk
