#include <algorithm>

#include "scene/map_parts.h"

namespace gradwalk {
namespace {

constexpr Text gradientWord = {"−gradient, true length", "−기울기, 실제 길이"};
constexpr Text velocityWord = {"velocity carried on, true length", "이어 가는 속도, 실제 길이"};
constexpr Text stepWord = {"step, true length", "이동, 실제 길이"};
constexpr Text fieldWord = {"−gradient: direction true, length compressed",
                            "−기울기: 방향은 실제, 길이는 줄여서"};

struct Entry {
  std::string words;
  Stroke stroke = Stroke::solid;
  Ink ink = Ink::text;
  bool thin = false;
};

std::vector<Entry> entries(const MapData& data, Language language) {
  std::vector<Entry> all;
  const auto shown = [&](MapArrow::Kind kind) {
    return std::any_of(data.arrows.begin(), data.arrows.end(),
                       [&](const MapArrow& arrow) { return arrow.kind == kind; });
  };
  using Kind = MapArrow::Kind;
  for (const auto& [kind, words] :
       {std::pair{Kind::gradient, &gradientWord}, {Kind::velocity, &velocityWord}, {Kind::step, &stepWord}})
    if (shown(kind)) all.push_back({std::string(in(*words, language)), strokeOf(kind)});
  if (!data.gradients.dx.empty())
    all.push_back({std::string(in(fieldWord, language)), Stroke::solid, Ink::faint, true});
  return all;
}

// Calls place(entry, x, line) for each; the number of lines.
template <class Place>
int flow(const Sheet& sheet, const std::vector<Entry>& all, const Place& place) {
  const double margin = sheet.margin(), right = sheet.scene.width - margin;
  double x = margin;
  int line = 0;
  for (const Entry& each : all) {
    const double wide = sheet.width(each.words) + 3.2 * sheet.size;
    if (x > margin && x + wide > right) {
      x = margin;
      ++line;
    }
    place(each, x, line);
    x += wide + 1.2 * sheet.size;
  }
  return all.empty() ? 0 : line + 1;
}

// In letters small enough for the longest entry.
Sheet fitted(const Sheet& sheet, const std::vector<Entry>& all) {
  Sheet small = sheet;
  for (const Entry& each : all)
    while (small.size > 6.0 &&
           small.width(each.words) + 3.2 * small.size > sheet.scene.width - 2 * sheet.margin())
      small.size *= 0.95;
  return small;
}

}  // namespace

Stroke strokeOf(MapArrow::Kind kind) {
  return kind == MapArrow::Kind::gradient   ? Stroke::dashed
         : kind == MapArrow::Kind::velocity ? Stroke::dotted
                                            : Stroke::solid;
}

double legendHeight(const Sheet& sheet, const MapData& data, Language language) {
  const std::vector<Entry> all = entries(data, language);
  const Sheet small = fitted(sheet, all);
  return flow(small, all, [](const Entry&, double, int) {}) * small.line();
}

void drawLegend(Sheet& sheet, const MapData& data, Language language, double top) {
  const std::vector<Entry> all = entries(data, language);
  Sheet small = fitted(sheet, all);
  const double size = small.size;
  flow(small, all, [&](const Entry& each, double x, int line) {
    const double baseline = top + line * small.line() + size, y = baseline - 0.35 * size;
    PathShape sample{"map.legend", {{{x, y}, {x + 2.6 * size, y}}}, {}, each.ink};
    sample.thickness = each.thin ? std::max(1.0, 0.08 * size) : std::max(2.0, 0.14 * size);
    sample.stroke = each.stroke;
    sample.arrow = true;
    small.add(std::move(sample));
    small.text({"map.legend", each.words, x + 3.1 * size, baseline, size});
  });
}

}  // namespace gradwalk
