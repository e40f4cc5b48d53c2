#include "scene/views/page.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {

Type typeScale(const SceneOptions& options, double shrink) {
  // By the geometric mean of the sides, so that a narrow window keeps its type
  // readable and a large screen gives it more room.
  const double screen = std::sqrt(options.width * options.height / (1280.0 * 720.0));
  const double scale =
      std::isfinite(options.textScale) ? std::clamp(options.textScale, leastTextScale, mostTextScale) : 1.0;
  Type type;
  type.unit = std::clamp(screen, 0.8, 8.0) * scale * shrink;
  type.small *= type.unit;
  type.body *= type.unit;
  type.large *= type.unit;
  const double least = std::isfinite(options.leastText) ? std::clamp(options.leastText, 0.0, 64.0) : 0.0;
  for (double* size : {&type.small, &type.body, &type.large}) *size = std::max(*size, least);
  type.least = least;
  type.margin = std::clamp(36.0 * type.unit, 12.0, options.width / 24.0);
  return type;
}

Ink inkOf(Role role) {
  switch (role) {
    case Role::operand1:
      return Ink::operand1;
    case Role::operand2:
      return Ink::operand2;
    case Role::operand3:
      return Ink::operand3;
    case Role::written:
      return Ink::written;
    case Role::plain:
      break;
  }
  return Ink::text;
}

Stroke strokeOf(Role role) {
  return role == Role::operand2 ? Stroke::dashed : role == Role::operand3 ? Stroke::dotted : Stroke::solid;
}

std::string withMinus(std::string_view number) {
  std::string out;
  for (const char c : number) {
    if (c == '-')
      out += "−";
    else
      out += c;
  }
  return out;
}

}  // namespace gradwalk
