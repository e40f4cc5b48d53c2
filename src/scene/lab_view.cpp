#include "scene/lab_view.h"

#include <algorithm>
#include <cmath>

#include "scene/move.h"
#include "scene/views/runs_table.h"
#include "scene/views/views.h"

namespace gradwalk {
namespace {

// Of the width; the rest is the table's. The first at which its digits are large enough.
constexpr double mapShares[] = {0.66, 0.6, 0.54, 0.5};
constexpr double largeEnough = 0.9;      // of the small type
constexpr double leastMapWidth = 360.0;  // of a map beside a table, in units of the type

Type typeOf(const LabOptions& options, double shrink) {
  SceneOptions like;
  like.width = options.width;
  like.height = options.height;
  like.textScale = options.textScale;
  like.leastText = options.leastText;
  return typeScale(like, shrink);
}

MapOptions mapOptions(const LabOptions& options, const Type& type, const Box& room) {
  MapOptions out;
  out.width = room.width;
  out.height = room.height;
  out.language = options.language;
  out.textSize = type.small;
  return out;
}

// γ of a rule that keeps a velocity; 0 of any other.
double momentumOf(const Program& program) {
  for (const Step& step : program.steps)
    if (step.phase == Phase::update)
      if (const int id = program.find(step.operation + ".momentum"); id >= 0)
        return program.quantities[static_cast<std::size_t>(id)].constant;
  return 0.0;
}

// The arrows of the run that is followed, at the point that its last update began from.
void addArrows(const Lab& lab, std::size_t step, double carried, MapData& map) {
  const Descent& descent = lab.descents[lab.followed];
  if (step == 0 || step >= descent.x.size()) return;
  const DescentUpdate& update = descent.updates[step - 1];
  const int style = static_cast<int>(lab.followed);
  const double x = descent.x[step - 1], y = descent.y[step - 1];
  const auto add = [&](MapArrow::Kind kind, double dx, double dy) {
    if (std::isfinite(dx) && std::isfinite(dy) && (dx != 0.0 || dy != 0.0))
      map.arrows.push_back({x, y, dx, dy, kind, style});
  };
  add(MapArrow::Kind::gradient, -update.gradient[0], -update.gradient[1]);
  // What momentum carries on: its share of the step before.
  if (step > 1 && carried > 0.0) {
    const auto& before = descent.updates[step - 2].step;
    add(MapArrow::Kind::velocity, carried * before[0], carried * before[1]);
  }
  add(MapArrow::Kind::step, update.step[0], update.step[1]);
}

void drawMaps(Scene& scene, const OpenLesson& open, const Lab& lab, std::size_t step,
              const LabOptions& options, const Type& type, const Box& room, const Fonts& fonts) {
  std::vector<TitledMap> maps;
  for (std::size_t run = 0; run < lab.descents.size(); ++run) {
    MapData map = labMap(open, lab, step, options);
    MapPath own = map.paths[run];
    map.paths = {std::move(own)};
    map.arrows.clear();  // the maps are compared, so they are alike
    maps.push_back({lab.descents[run].run, std::move(map)});
  }
  MapsView view = composeMaps(maps, mapOptions(options, type, room), fonts);
  moveInto(scene, std::move(view.scene), {room.x, room.y});
}

// The ground is made again only where something it shows has changed.
const MapGround& groundFor(const Lab& lab, const MapData& map, const MapOptions& asked,
                           const LabOptions& options, const Fonts& fonts, LabGround& ground) {
  const bool same = ground.lab == &lab && ground.width == asked.width && ground.height == asked.height &&
                    ground.textSize == asked.textSize && ground.language == asked.language &&
                    ground.gradientField == options.gradientField;
  if (!same) {
    ground = {mapGround(map, asked, fonts), asked.width, asked.height, asked.textSize, asked.language,
              options.gradientField,        &lab};
  }
  return ground.map;
}

struct LabWords {
  SentenceLayout sentence;
  FormulaLayout formula;
  double height = 0.0;
};

LabWords layOutWords(const Page& page, const Trace& trace, const Cursor& cursor, double width, double most) {
  LabWords out;
  Cursor cell = cursor;
  cell.term = -1;
  const Explanation whole = explain(trace, cell, page.language);
  const bool terms = cursor.term >= 0;
  const Explanation term = terms ? explain(trace, cursor, page.language) : Explanation{};
  const FormulaRequest request{&whole, terms ? &term : nullptr, cursor.term,
                               terms ? termCount(trace, cell) : 0, !whole.parts.empty()};
  out.sentence = layOutSentence(page, withMinus(terms ? term.sentence : whole.sentence), width);
  const double between = page.type.gap(4);
  const FormulaStyle styles[] = {{page.type.large, true, true},
                                 {page.type.body, true, false},
                                 {page.type.body, false, false},
                                 {page.type.small, false, false}};
  const auto lay = [&](const FormulaRequest& asked) {
    for (const FormulaStyle& style : styles) {
      out.formula = layOutFormula(page, asked, style, width);
      out.height = out.sentence.height + (out.formula.height > 0 ? between + out.formula.height : 0.0);
      if (out.height <= most) return;
    }
  };
  lay(request);
  // Else the last line alone, which is what all of them lead to.
  if (out.height > most && !cursor.whole) {
    FormulaRequest last = request;
    last.parts = false;
    lay(last);
  }
  return out;
}

}  // namespace

MapData labMap(const OpenLesson& open, const Lab& lab, std::size_t step, const LabOptions& options) {
  MapData map;
  map.field.frame = {lab.field.left, lab.field.right, lab.field.bottom, lab.field.top};
  map.field.columns = static_cast<std::size_t>(lab.field.columns);
  map.field.rows = static_cast<std::size_t>(lab.field.rows);
  map.field.values = lab.field.values;
  if (open.lesson.surface) map.levels = open.lesson.surface->levels;
  map.xName = lab.x;
  map.yName = lab.y;
  map.name = lab.height;
  for (std::size_t run = 0; run < lab.descents.size(); ++run) {
    const Descent& descent = lab.descents[run];
    map.paths.push_back({descent.run, static_cast<int>(run), descent.x, descent.y, step,
                         run == lab.followed && lab.descents.size() > 1});
  }
  if (options.gradientField) {
    map.gradients.columns = static_cast<std::size_t>(lab.gradientColumns);
    map.gradients.rows = static_cast<std::size_t>(lab.gradientRows);
    map.gradients.dx = lab.gradientX;
    map.gradients.dy = lab.gradientY;
  }
  addArrows(lab, step, momentumOf(open.traceOf(lab.followed).program()), map);
  return map;
}

LabView composeLabView(const OpenLesson& open, const Lab& lab, const Trace& trace, const Cursor& cursor,
                       const LabOptions& asked, const Fonts& fonts, LabGround* kept) {
  LabOptions options = asked;
  options.width = std::max(std::isfinite(asked.width) ? asked.width : leastWidth, leastWidth);
  options.height = std::max(std::isfinite(asked.height) ? asked.height : leastHeight, leastHeight);
  LabView view{Scene{options.width, options.height, Ink::paper, {}}, {}};
  const Type type = typeOf(options, 1.0);
  Page page{view.scene, fonts, type, options.language};
  const std::size_t step = options.step.value_or(labStep(trace, cursor));
  const double left = type.margin, width = options.width - 2 * type.margin;
  double top = type.margin * 0.6, bottom = options.height - type.margin * 0.5;
  if (options.header) {
    const Box ribbon{left, top, width, ribbonHeight(page, trace, cursor, width)};
    drawRibbon(page, trace, cursor, ribbon);
    top += ribbon.height + type.gap(8);
  }
  if (options.footer) {
    const Box footer{left, bottom - footerHeight(page), width, footerHeight(page)};
    drawFooter(page, trace, cursor, footer);
    bottom = footer.y - type.gap(6);
  }
  if (options.words) {
    const double share = 0.4 * (bottom - top);
    const LabWords words = layOutWords(page, trace, cursor, width, share);
    // A share of the height is kept even where less is needed, so that the map stays in place.
    const double wordsTop = bottom - std::max(words.height, std::min(share, 0.22 * options.height));
    page.line(
        {"rule", {{left, wordsTop - type.gap(6)}, {left + width, wordsTop - type.gap(6)}}, Ink::rule, 1});
    drawSentence(page, words.sentence, {left, wordsTop});
    drawFormula(page, words.formula, {left, wordsTop + words.sentence.height + type.gap(4)});
    bottom = wordsTop - type.gap(12);
  }
  Box room{left, top, width, bottom - top};
  if (options.table) {
    double best = 0.0;
    Box chosen;
    for (const double share : mapShares) {
      const double wide = share * width;
      if (wide < type.gap(leastMapWidth)) break;
      const Box table{left + wide + type.gap(16), top, width - wide - type.gap(16), bottom - top};
      const double size = runsTableSize(page, lab, step, table);
      if (size <= best) continue;
      best = size;
      chosen = table;
      room.width = wide;
      if (size >= largeEnough * type.small) break;
    }
    if (best > 0.0) drawRunsTable(page, lab, step, best, chosen);
  }
  if (options.apart && lab.descents.size() > 1) {
    drawMaps(view.scene, open, lab, step, options, type, room, fonts);
    return view;
  }
  const MapData map = labMap(open, lab, step, options);
  const MapOptions mapped = mapOptions(options, type, room);
  LabGround own;
  const MapGround& ground = groundFor(lab, map, mapped, options, fonts, kept == nullptr ? own : *kept);
  MapView drawn = composeMap(ground, map, mapped, fonts);
  moveInto(view.scene, std::move(drawn.scene), {room.x, room.y});
  view.axes = drawn.axes;
  view.axes.plot.x += room.x;
  view.axes.plot.y += room.y;
  return view;
}

Scene composeLab(const OpenLesson& open, const Lab& lab, const Cursor& cursor, const LabOptions& options,
                 const Fonts& fonts) {
  return composeLabView(open, lab, open.trace, cursor, options, fonts).scene;
}

Scene composeDescents(const OpenLesson& open, const Lab& lab, const LabOptions& asked, const Fonts& fonts) {
  LabOptions options = asked;
  options.words = options.footer = false;
  options.table = false;
  std::size_t last = 0;
  for (const Descent& descent : lab.descents) last = std::max(last, descent.x.size() - 1);
  if (!options.step) options.step = last;
  options.header = false;
  const Type type = typeOf(options, 1.0);
  Scene scene{options.width, options.height, Ink::paper, {}};
  Page page{scene, fonts, type, options.language};
  const double left = type.margin, width = options.width - 2 * type.margin;
  double top = type.margin * 0.6;
  for (const std::string& line :
       wrap(fonts, open.lesson.title.in(options.language), type.large, Face::bold, width)) {
    page.text({"title", line, left, top + type.large, type.large, Face::bold});
    top += Fonts::lineHeight(type.large);
  }
  const Box room{left, top + type.gap(6), width, options.height - type.margin * 0.5 - top - type.gap(6)};
  if (options.apart && lab.descents.size() > 1) {
    drawMaps(scene, open, lab, *options.step, options, type, room, fonts);
    return scene;
  }
  MapData map = labMap(open, lab, *options.step, options);
  for (MapPath& path : map.paths) path.followed = false;
  map.arrows.clear();
  MapView view = composeMap(map, mapOptions(options, type, room), fonts);
  moveInto(scene, std::move(view.scene), {room.x, room.y});
  return scene;
}

}  // namespace gradwalk
