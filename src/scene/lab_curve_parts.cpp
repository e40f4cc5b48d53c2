#include "scene/lab_curve_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gradwalk {
namespace {

constexpr Text outWords = {"{sign} {value} at step {n}", "{sign} {n}걸음에서 {value}"};
constexpr Text endWords = {"{value} from step {n} on", "{n}걸음부터 {value}"};

// What a run comes to where the picture does not show it: not finite from a step on, or outside
// the axis at its last step.
std::string outcome(const LabCurve& curve, const CurveAxes& axes, Language language) {
  const auto broken =
      std::find_if(curve.values.begin(), curve.values.end(), [](double v) { return !std::isfinite(v); });
  if (broken != curve.values.end())
    return say(endWords, language,
               {{"value", mapFigure(*broken)}, {"n", std::to_string(broken - curve.values.begin())}});
  if (curve.values.empty()) return "";
  const double last = curve.values.back();
  if (last >= axes.low && last <= axes.high) return "";
  return say(outWords, language,
             {{"sign", last > axes.high ? "↑" : "↓"},
              {"value", mapFigure(last)},
              {"n", std::to_string(curve.values.size() - 1)}});
}

double endShare(const LabCurve& curve, const CurveAxes& axes) {
  double value = axes.low;
  bool any = false;
  for (const double each : curve.values)
    if (std::isfinite(each)) {
      value = each;
      any = true;
    }
  if (!any) return 0.5;
  CurveAxes unit = axes;
  unit.plot = {0.0, 0.0, 1.0, 1.0};
  return unit.y(std::clamp(value, axes.low, axes.high));
}

// Moved apart where they would cover each other; false where they cannot all stand.
bool spread(std::vector<CurveLabel*>& column, double top, double bottom) {
  std::stable_sort(column.begin(), column.end(),
                   [](const CurveLabel* a, const CurveLabel* b) { return a->end < b->end; });
  double edge = top;
  for (CurveLabel* each : column) {
    each->y = std::max(each->y, edge + each->height / 2);
    edge = each->y + each->height / 2;
  }
  edge = bottom;
  for (std::size_t k = column.size(); k-- > 0;) {
    column[k]->y = std::min(column[k]->y, edge - column[k]->height / 2);
    edge = column[k]->y - column[k]->height / 2;
  }
  return edge >= top - 0.5;
}

}  // namespace

void drawCurveEdges(Sheet& sheet, const LabCurve& curve, std::size_t index, const CurveAxes& axes,
                    const std::vector<CurveEdge>& edges) {
  const RunStyle style = runStyle(curve.style);
  const double size = sheet.size, thick = std::max(2.0, 0.14 * size), r = 0.3 * size;
  const Box& plot = axes.plot;
  std::array<double, 2> until{-1e9, -1e9};
  for (const CurveEdge& edge : edges) {
    double& taken = until[edge.above ? 0 : 1];
    if (edge.at.x < taken) continue;
    taken = edge.at.x + 6 * r;
    // Inside the plot, so that no words stand in its way.
    const double tip = edge.above ? plot.y : plot.bottom(), from = tip + (edge.above ? 1.1 : -1.1) * size;
    sheet.add(LineShape{"curve.out:" + std::to_string(index) + ":" + std::to_string(edge.step),
                        {{edge.at.x, from}, {edge.at.x, tip}},
                        style.ink,
                        thick,
                        Stroke::solid,
                        true});
  }
  const auto broken =
      std::find_if(curve.values.begin(), curve.values.end(), [](double v) { return !std::isfinite(v); });
  if (broken == curve.values.end()) return;
  const auto step = static_cast<std::size_t>(broken - curve.values.begin());
  const double x = axes.x(static_cast<double>(step) + 1);
  const int kind = std::isnan(*broken) ? 0 : *broken > 0 ? 1 : -1;
  const double y = kind > 0 ? plot.y + r : kind < 0 ? plot.bottom() - r : plot.bottom() - 3.4 * r;
  PathShape sign{
      "curve.edge:" + std::to_string(index) + ":" + std::to_string(step), {}, {}, Ink::warning, thick};
  if (kind == 0)
    sign.pieces = {{{x - r, y - r}, {x + r, y + r}}, {{x - r, y + r}, {x + r, y - r}}};
  else
    sign.pieces = {{{x - r, y + kind * r}, {x, y - kind * r}, {x + r, y + kind * r}, {x - r, y + kind * r}}};
  sheet.add(std::move(sign));
}

CurveLabels layOutCurveLabels(const Sheet& sheet, const LabCurves& data, const CurveAxes& axes,
                              Language language, double width, double top, double bottom) {
  CurveLabels out;
  const double size = sheet.size;
  for (const bool full : {true, false}) {  // without more words where they do not fit
    for (std::size_t columns = 1; columns <= 4; ++columns) {
      out = {};
      const double most = columns == 1 ? 0.3 * width : 0.5 * width / static_cast<double>(columns);
      for (std::size_t c = 0; c < data.curves.size(); ++c) {
        const LabCurve& curve = data.curves[c];
        CurveLabel label{.curve = c};
        std::vector<std::string> words{curve.name.empty() ? data.quantity : curve.name};
        if (full)
          for (const std::string& more : {curve.what, outcome(curve, axes, language)})
            if (!more.empty()) words.push_back(more);
        for (const std::string& each : words)
          for (std::string& line :
               wrap(sheet.fonts, each, size, Face::regular, std::max(most - size, 3 * size)))
            label.lines.push_back(std::move(line));
        label.height = static_cast<double>(label.lines.size()) * sheet.line();
        label.end = endShare(curve, axes);
        out.labels.push_back(std::move(label));
      }
      // From the top down: as many a column.
      std::vector<CurveLabel*> order;
      for (CurveLabel& each : out.labels) order.push_back(&each);
      std::stable_sort(order.begin(), order.end(),
                       [](const CurveLabel* a, const CurveLabel* b) { return a->end < b->end; });
      const std::size_t each = (order.size() + columns - 1) / columns;
      for (std::size_t from = 0; from < order.size(); from += each) {
        std::vector<CurveLabel*> column(
            order.begin() + static_cast<std::ptrdiff_t>(from),
            order.begin() + static_cast<std::ptrdiff_t>(std::min(from + each, order.size())));
        double wide = 0.0;
        for (CurveLabel* label : column) {
          label->x = out.width;
          label->y = top + label->end * (bottom - top);
          const Face face = data.curves[label->curve].followed ? Face::bold : Face::regular;
          for (const std::string& line : label->lines) wide = std::max(wide, size + sheet.width(line, face));
        }
        out.whole = spread(column, top, bottom) && out.whole;
        out.width += wide + (from + each < order.size() ? size : 0.0);
      }
      if (out.whole && (columns == 1 || out.width <= 0.55 * width)) return out;
    }
  }
  out.whole = false;
  return out;
}

void drawCurveLabels(Sheet& sheet, const CurveLabels& labels, const LabCurves& data, const CurveAxes& axes) {
  const double size = sheet.size, left = axes.plot.right() + 0.9 * size;
  for (const CurveLabel& each : labels.labels) {
    const LabCurve& curve = data.curves[each.curve];
    const std::string number = std::to_string(each.curve);
    const double x = left + each.x, first = each.y - each.height / 2;
    sheet.add(markers("curve.marker:" + number, runStyle(curve.style),
                      {{x + 0.3 * size, first + 0.5 * sheet.line()}}, 0.28 * size));
    double baseline = first + 0.5 * sheet.line() + 0.36 * size;
    bool name = true;
    for (const std::string& line : each.lines) {
      sheet.text({"curve.name:" + number, line, x + size, baseline, size,
                  name && curve.followed ? Face::bold : Face::regular});
      name = false;
      baseline += sheet.line();
    }
  }
}

}  // namespace gradwalk
