#include "cli/picture_size.h"

#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"
#include "paint/png.h"
#include "scene/compose.h"

namespace gradwalk {

bool parsePictureSize(const std::string& size, double& width, double& height) {
  int w = 0, h = 0, used = 0;
  if (std::sscanf(size.c_str(), "%dx%d%n", &w, &h, &used) == 2 &&
      static_cast<std::size_t>(used) == size.size() && w >= static_cast<int>(leastWidth) &&
      h >= static_cast<int>(leastHeight) && w <= static_cast<int>(mostPixels) &&
      h <= static_cast<int>(mostPixels)) {
    width = w;
    height = h;
    return true;
  }
  complain(fmt::format(
      "--size does not fit\n  expected: WIDTHxHEIGHT, from {:.0f}x{:.0f} to {:.0f}x{:.0f}\n  found:    {}",
      leastWidth, leastHeight, mostPixels, mostPixels, size));
  return false;
}

}  // namespace gradwalk
