// What the files that draw a map share.
#pragma once

#include <utility>

#include "scene/map_view.h"
#include "scene/words.h"

namespace gradwalk {

// A scene that is being filled, with one size of letters.
struct Sheet {
  Scene& scene;
  const Fonts& fonts;
  double size = 17.0;

  TextShape& text(TextRequest request) {
    return std::get<TextShape>(scene.shapes.emplace_back(placeText(fonts, std::move(request))));
  }
  void add(ShapeOf shape) { scene.shapes.push_back(std::move(shape)); }
  double width(const std::string& words, Face face = Face::regular) const {
    return textWidth(fonts, words, size, face);
  }
  double line() const { return Fonts::lineHeight(size); }
  double margin() const { return std::min(size, scene.width / 24); }
};

// Axes with round numbers and names round the plot. `top` and `bottom` are what is free; the plot
// is what they leave.
void layOutMapAxes(Sheet& sheet, MapAxes& axes, const std::string& xName, const std::string& yName,
                   double top, double bottom, bool equalScale);
void drawMapAxes(Sheet& sheet, const MapAxes& axes, const std::string& xName, const std::string& yName);

// Lines of equal value, each with its value where there is room.
void drawIsolines(Sheet& sheet, const MapData& data, const std::vector<double>& levels, const MapAxes& axes,
                  LabelRoom& room);

MapTrack trackOf(const MapPath& path, const MapAxes& axes, double apart);

// What the arrows mean, in the lines under the map; the height that they take.
double legendHeight(const Sheet& sheet, const MapData& data, Language language);
void drawLegend(Sheet& sheet, const MapData& data, Language language, double top);

Stroke strokeOf(MapArrow::Kind kind);

// Words on a card near a point, a line to it where it had to go far. False without any room.
struct MapLabel {
  std::string id;
  std::vector<std::string> lines;
  Point anchor;
  double gap = 0.0;
  Ink rim = Ink::rule;
  bool strong = false;
};
bool placeLabel(Sheet& sheet, LabelRoom& room, const MapLabel& label);

// "−6.3"
std::string mapFigure(double value);

}  // namespace gradwalk
