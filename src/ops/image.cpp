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

std::string inputIndex(const std::string& output, const std::string& offset, std::int64_t stride,
                       std::int64_t padding) {
  return output + (stride == 1 ? "" : "·" + std::to_string(stride)) + "+" + offset +
         (padding == 0 ? "" : "−" + std::to_string(padding));
}

std::string outputIndex(const std::string& input, const std::string& offset, std::int64_t stride,
                        std::int64_t padding) {
  const std::string sum = input + (padding == 0 ? "" : "+" + std::to_string(padding)) + "−" + offset;
  return stride == 1 ? sum : "(" + sum + ")/" + std::to_string(stride);
}

}  // namespace gradwalk
