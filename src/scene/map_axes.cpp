#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "scene/curve_axes.h"
#include "scene/map_parts.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

double share(double low, double high, double at) { return (at / 2 - low / 2) / (high / 2 - low / 2); }

std::vector<Tick> upright(const Sheet& sheet, const MapAxes& axes, double height) {
  // At least three numbers, if they can stand without touching.
  for (int most = std::clamp(static_cast<int>(height / (1.6 * sheet.line())), 2, 9);; ++most) {
    std::vector<Tick> ticks = linearTicks(axes.frame.bottom, axes.frame.top, most);
    if (ticks.size() >= 3 || (most + 1) * sheet.line() > height) return ticks;
  }
}

// As many as stand apart.
std::vector<Tick> level(const Sheet& sheet, const MapAxes& axes, double width) {
  std::vector<Tick> ticks;
  for (int most = 11; most >= 2; --most) {
    ticks = linearTicks(axes.frame.left, axes.frame.right, most);
    double widest = 0.0;
    for (const Tick& tick : ticks) widest = std::max(widest, sheet.width(tick.text));
    if (ticks.size() < 2) return ticks;
    const double apart = width * (share(axes.frame.left, axes.frame.right, ticks[1].value) -
                                  share(axes.frame.left, axes.frame.right, ticks[0].value));
    if (widest + sheet.size <= apart) return ticks;
  }
  ticks.resize(std::min<std::size_t>(ticks.size(), 1));
  return ticks;
}

bool isShort(const Sheet& sheet, const std::string& name) { return sheet.width(name) <= 2.5 * sheet.size; }

}  // namespace

std::string mapFigure(double value) { return withMinus(significant(value, defaultDigits)); }

Point MapAxes::pixel(double x, double y) const {
  return {plot.x + plot.width * share(frame.left, frame.right, x),
          plot.bottom() - plot.height * share(frame.bottom, frame.top, y)};
}

Point MapAxes::value(const Point& at) const {
  const double across = plot.width > 0.0 ? (at.x - plot.x) / plot.width : 0.0,
               up = plot.height > 0.0 ? (plot.bottom() - at.y) / plot.height : 0.0;
  return {frame.left * (1.0 - across) + frame.right * across, frame.bottom * (1.0 - up) + frame.top * up};
}

bool MapAxes::contains(const Point& at) const {
  return at.x >= plot.x && at.x <= plot.right() && at.y >= plot.y && at.y <= plot.bottom();
}

void layOutMapAxes(Sheet& sheet, MapAxes& axes, const std::string& xName, const std::string& yName,
                   double top, double bottom, bool equalScale) {
  const double margin = sheet.margin(), size = sheet.size;
  // A long name of the upright axis stands above it.
  top += isShort(sheet, yName) ? 0.5 * sheet.line() : 1.3 * sheet.line();
  bottom -= 1.35 * sheet.line() + (xName.empty() ? 0.0 : sheet.line());
  const double height = std::max(bottom - top, 2.0 * size);
  double numbers = 0.0;
  for (const Tick& tick : upright(sheet, axes, height)) numbers = std::max(numbers, sheet.width(tick.text));
  const double name = isShort(sheet, yName) && !yName.empty() ? sheet.width(yName) + 0.6 * size : 0.0;
  const double left = margin + name + numbers + 0.6 * size;
  double wide = std::max(sheet.scene.width - margin - left, 2.0 * size);
  double after = 0.0;  // what the number under the right edge needs beyond it
  for (const Tick& tick : level(sheet, axes, wide))
    after = std::max(after, sheet.width(tick.text) / 2 -
                                wide * (1.0 - share(axes.frame.left, axes.frame.right, tick.value)) - margin);
  wide = std::max(wide - std::max(after, 0.0), 2.0 * size);
  axes.plot = {left, top, wide, height};
  if (!equalScale) return;
  const double across = axes.frame.right - axes.frame.left, up = axes.frame.top - axes.frame.bottom;
  const double unit = std::min(wide / across, height / up);
  if (!(unit > 0.0) || !std::isfinite(unit)) return;
  axes.plot = {left + (wide - unit * across) / 2, top + (height - unit * up) / 2, unit * across, unit * up};
}

void drawMapAxes(Sheet& sheet, const MapAxes& axes, const std::string& xName, const std::string& yName) {
  const Box& plot = axes.plot;
  const double size = sheet.size, tick = 0.3 * size;
  const double thick = std::max(1.5, 0.09 * size);
  double numbers = 0.0;
  PathShape strokes{"map.ticks", {}, {}, Ink::faint, thick};
  for (const Tick& each : upright(sheet, axes, plot.height)) {
    const double y = axes.pixel(axes.frame.left, each.value).y;
    strokes.pieces.push_back({{plot.x - tick, y}, {plot.x, y}});
    sheet.text({"map.tick", each.text, plot.x - 0.5 * size, y + 0.36 * size, size, Face::regular, Ink::text,
                Align::right});
    numbers = std::max(numbers, sheet.width(each.text));
  }
  const double baseline = plot.bottom() + 0.4 * size + size;
  for (const Tick& each : level(sheet, axes, plot.width)) {
    const double x = axes.pixel(each.value, axes.frame.bottom).x;
    strokes.pieces.push_back({{x, plot.bottom()}, {x, plot.bottom() + tick}});
    sheet.text({"map.tick", each.text, x, baseline, size, Face::regular, Ink::text, Align::middle});
  }
  sheet.add(std::move(strokes));
  sheet.add(RectShape{"map.frame", plot, {}, Ink::faint, thick});
  if (!xName.empty())
    sheet.text({"map.x", xName, plot.middleX(), baseline + sheet.line(), size, Face::italic, Ink::text,
                Align::middle});
  if (yName.empty()) return;
  if (isShort(sheet, yName))
    sheet.text({"map.y", yName, plot.x - 0.5 * size - numbers - 0.6 * size, plot.middleY() + 0.36 * size,
                size, Face::italic, Ink::text, Align::right});
  else
    sheet.text({"map.y", yName, std::max(sheet.margin(), plot.x - 0.5 * size - numbers),
                plot.y - 0.75 * sheet.line(), size, Face::italic});
}

}  // namespace gradwalk
