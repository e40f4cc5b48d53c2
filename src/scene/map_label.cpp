#include <algorithm>
#include <cmath>

#include "scene/map_parts.h"

namespace gradwalk {

bool placeLabel(Sheet& sheet, LabelRoom& room, const MapLabel& label) {
  // Smaller before it is left out.
  constexpr double smaller = 0.88, least = 8.0;
  for (double size = sheet.size; size >= std::min(least, sheet.size); size *= smaller) {
    const auto face = [&](std::size_t k) { return label.strong && k == 0 ? Face::bold : Face::regular; };
    double wide = 0.0;
    for (std::size_t k = 0; k < label.lines.size(); ++k)
      wide = std::max(wide, textWidth(sheet.fonts, label.lines[k], size, face(k)));
    const double line = 1.2 * size, pad = 0.25 * size;
    const double height = static_cast<double>(label.lines.size()) * line + 2 * pad;
    const std::optional<Box> box = room.place(wide + 2 * pad, height, label.anchor, label.gap);
    if (!box) continue;
    room.box(*box, LabelRoom::label);
    const Point near{std::clamp(label.anchor.x, box->x, box->right()),
                     std::clamp(label.anchor.y, box->y, box->bottom())};
    if (std::hypot(near.x - label.anchor.x, near.y - label.anchor.y) > label.gap + size)
      sheet.add(LineShape{label.id + ".line", {label.anchor, near}, label.rim, std::max(1.0, 0.08 * size)});
    sheet.add(RectShape{label.id + ".card", *box, Ink::paper, label.rim, std::max(1.0, 0.08 * size),
                        Stroke::solid, 0.3 * size});
    for (std::size_t k = 0; k < label.lines.size(); ++k) {
      TextRequest request{label.id,     label.lines[k],
                          box->x + pad, box->y + pad + static_cast<double>(k) * line + 0.95 * size,
                          size,         face(k)};
      request.room = *box;
      sheet.text(std::move(request));
    }
    return true;
  }
  return false;
}

}  // namespace gradwalk
