#include "scene/lab_curves.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "maths/digits.h"
#include "scene/lab_curve_parts.h"
#include "scene/map_parts.h"
#include "scene/polyline.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr Text stepWord = {"step", "걸음"};
constexpr Text stepWords = {"step {n}", "{n}걸음"};
constexpr Text notPositive = {"{run}: {what} = {value} at step {n}: negative, so the axis stays linear",
                              "{run}: {n}걸음에서 {what} = {value}: 음수이므로 축은 선형 그대로다"};
constexpr double unboundedBelow = 1e3;  // times the height at the start

bool finite(double value) { return std::isfinite(value); }

}  // namespace

bool divergingLoss(const std::vector<double>& values) {
  if (values.empty() || !std::all_of(values.begin(), values.end(), finite)) return true;
  const double start = std::max(1.0, std::fabs(values.front()));
  return values.back() > values.front() || values.back() < -unboundedBelow * start;
}

LabCurves labCurves(const std::vector<Descent>& descents, LabQuantity what, const std::string& quantity,
                    std::optional<std::size_t> followed) {
  LabCurves out{quantity, {}};
  for (std::size_t run = 0; run < descents.size(); ++run) {
    const Descent& each = descents[run];
    out.curves.push_back({each.run, static_cast<int>(run),
                          what == LabQuantity::f   ? each.f
                          : what == LabQuantity::x ? each.x
                                                   : each.y,
                          each.notFinite.has_value() || divergingLoss(each.f),
                          followed == run && descents.size() > 1});
  }
  return out;
}

std::string labCurveWords(const LabCurves& curves, std::size_t step, Language language) {
  std::string out = say(stepWords, language, {{"n", std::to_string(step)}});
  for (const LabCurve& each : curves.curves)
    out += "\n" + (each.name.empty() ? "" : each.name + ": ") + curves.quantity +
           (step < each.values.size() ? " = " + withMinus(shortest(each.values[step])) : " –");
  return out;
}

namespace {

class LabCurveComposer {
 public:
  LabCurveComposer(const LabCurves& data, const LabCurveOptions& options, const Fonts& fonts)
      : data_(data), options_(options), sheet_{picture_.scene, fonts, options.textSize} {}

  LabCurvePicture compose();
  bool roomy() const { return roomy_; }

 private:
  std::string say(const Text& words) const { return std::string(in(words, options_.language)); }
  void note(const std::string& words);
  void heading();
  void values();
  void range();
  void frame();
  void ticks(const std::vector<Tick>& upright);
  void plot(std::size_t curve);
  void now();
  double level(double value) const { return picture_.axes.logarithmic ? std::log10(value) : value; }
  Point pixel(const Point& at) const;

  const LabCurves& data_;
  const LabCurveOptions& options_;
  LabCurvePicture picture_;
  Sheet sheet_;
  double top_ = 0.0, least_ = std::numeric_limits<double>::infinity(), greatest_ = -least_;
  std::size_t last_ = 0;  // step
  CurveLabels labels_;
  bool roomy_ = true;
};

void LabCurveComposer::note(const std::string& words) {
  for (const std::string& each :
       wrap(sheet_.fonts, words, sheet_.size, Face::regular, options_.width - 2 * sheet_.margin())) {
    sheet_.text(
        {"curve.note", each, sheet_.margin(), top_ + sheet_.size, sheet_.size, Face::regular, Ink::warning});
    top_ += sheet_.line();
  }
}

void LabCurveComposer::heading() {
  const double margin = sheet_.margin();
  top_ = 0.5 * margin;
  if (options_.title.empty()) return;
  const double large = 1.4 * sheet_.size;
  for (const std::string& each :
       wrap(sheet_.fonts, options_.title, large, Face::bold, options_.width - 2 * margin)) {
    sheet_.text({"title", each, margin, top_ + large, large, Face::bold});
    top_ += Fonts::lineHeight(large);
  }
  top_ += 0.3 * sheet_.size;
}

// The step at hand, what is drawn, and what it is there for each run, where two lines hold it.
void LabCurveComposer::values() {
  const double size = sheet_.size, margin = sheet_.margin(), right = options_.width - margin;
  const bool marked = options_.step.has_value();
  std::string first = data_.quantity;
  if (marked)
    first =
        gradwalk::say(stepWords, options_.language, {{"n", std::to_string(*options_.step)}}) + "  " + first;
  sheet_.text({"curve.quantity", first, margin, top_ + size, size, Face::bold});
  std::vector<std::string> words;
  double x = margin + sheet_.width(first, Face::bold) + 1.2 * size;
  int lines = 1;
  std::vector<Point> places;
  for (const LabCurve& each : data_.curves) {
    if (!marked) break;
    words.push_back(each.name + " " +
                    (*options_.step < each.values.size() ? mapFigure(each.values[*options_.step]) : "–"));
    const double wide = size + sheet_.width(words.back());
    if (x > margin && x + wide > right) {
      x = margin;
      ++lines;
    }
    places.push_back({x, top_ + (lines - 1) * sheet_.line() + size});
    if (x + wide > right) lines = 99;
    x += wide + 1.2 * size;
  }
  if (lines <= 2)
    for (std::size_t c = 0; c < places.size(); ++c) {
      const RunStyle style = runStyle(data_.curves[c].style);
      sheet_.add(markers("curve.marker:" + std::to_string(c), style,
                         {{places[c].x + 0.4 * size, places[c].y - 0.35 * size}}, 0.28 * size));
      sheet_.text({"curve.value:" + std::to_string(c), words[c], places[c].x + size, places[c].y, size});
    }
  top_ += (lines <= 2 ? lines : 1) * sheet_.line() + 0.2 * size;
}

void LabCurveComposer::range() {
  CurveAxes& axes = picture_.axes;
  axes.logarithmic = options_.logarithmic;
  bool positive = false;
  for (const LabCurve& each : data_.curves) {
    last_ = std::max(last_, each.values.empty() ? 0 : each.values.size() - 1);
    for (std::size_t k = 0; k < each.values.size(); ++k) {
      const double value = each.values[k];
      positive = positive || (finite(value) && value > 0.0);
      if (!axes.logarithmic || !finite(value) || value >= 0.0) continue;
      axes.logarithmic = false;
      note(gradwalk::say(notPositive, options_.language,
                         {{"run", each.name},
                          {"what", data_.quantity},
                          {"value", mapFigure(value)},
                          {"n", std::to_string(k)}}));
    }
  }
  axes.logarithmic = axes.logarithmic && positive;
  const bool all = axes.logarithmic || std::all_of(data_.curves.begin(), data_.curves.end(),
                                                   [](const LabCurve& each) { return each.diverges; });
  const auto hold = [&](double value) {
    if (!finite(value) || (axes.logarithmic && value <= 0.0)) return;
    least_ = std::min(least_, value);
    greatest_ = std::max(greatest_, value);
  };
  for (const LabCurve& each : data_.curves) {
    if (!each.values.empty()) hold(each.values.front());
    if (all || !each.diverges)
      for (const double value : each.values) hold(value);
  }
  fitAxes(axes, least_, greatest_);
  axes.last = static_cast<int>(last_) + 1;
}

Point LabCurveComposer::pixel(const Point& at) const {
  const CurveAxes& axes = picture_.axes;
  const double low = level(axes.low), high = level(axes.high);
  return {axes.x(at.x + 1),
          axes.plot.bottom() - axes.plot.height * (at.y / 2 - low / 2) / (high / 2 - low / 2)};
}

void LabCurveComposer::frame() {
  CurveAxes& axes = picture_.axes;
  const double size = sheet_.size, margin = sheet_.margin();
  const double bottom = options_.height - 0.5 * margin - 1.5 * sheet_.line();
  const double top = std::min(top_ + size, bottom - 2 * sheet_.line());
  std::vector<Tick> upright;
  for (int most = static_cast<int>((bottom - top) / (1.5 * sheet_.line()));
       most * sheet_.line() <= bottom - top || most < 2; ++most) {
    upright = axes.logarithmic ? logarithmicTicks(axes.low, axes.high, most)
                               : linearTicks(axes.low, axes.high, most);
    if (upright.size() >= 3) break;
  }
  double wide = 0.0;
  for (const Tick& tick : upright) wide = std::max(wide, sheet_.width(tick.text));
  const double left = margin + wide + 0.6 * size;
  labels_ =
      layOutCurveLabels(sheet_, data_, axes, options_.language, options_.width, top - 0.5 * size, bottom);
  const double right = options_.width - margin -
                       std::max(labels_.width + 0.9 * size,
                                sheet_.width(say(stepWord)) + sheet_.width(std::to_string(last_)) / 2 + size);
  axes.plot = {left, top, std::max(right - left, 4 * size), bottom - top};
  roomy_ = labels_.whole && axes.plot.width >= 8 * size && bottom - top >= 4 * sheet_.line();
  ticks(upright);
}

void LabCurveComposer::ticks(const std::vector<Tick>& upright) {
  const CurveAxes& axes = picture_.axes;
  const Box& plot = axes.plot;
  const double size = sheet_.size;
  PathShape grid{"curve.grid", {}, {}, Ink::rule, 1.0};
  for (const Tick& tick : upright) {
    const double y = axes.y(tick.value);
    grid.pieces.push_back({{plot.x, y}, {plot.right(), y}});
    sheet_.text({"curve.tick", tick.text, plot.x - 0.5 * size, y + 0.36 * size, size, Face::regular,
                 Ink::faint, Align::right});
  }
  if (!grid.pieces.empty()) sheet_.add(std::move(grid));
  sheet_.add(LineShape{"curve.axis",
                       {{plot.x, plot.y}, {plot.x, plot.bottom()}, {plot.right(), plot.bottom()}},
                       Ink::faint,
                       1.5});
  const double baseline = plot.bottom() + 1.35 * size;
  // The last step always; the others where they stand apart.
  const auto put = [&](std::size_t step) {
    sheet_.text({"curve.tick", std::to_string(step), axes.x(static_cast<double>(step) + 1), baseline, size,
                 Face::regular, Ink::faint, Align::middle});
  };
  const double end =
      axes.x(static_cast<double>(last_) + 1) - sheet_.width(std::to_string(last_)) / 2 - 0.6 * size;
  double taken = -1e9;
  const int most = std::max(2, static_cast<int>(plot.width / (3.5 * size)));
  std::vector<std::size_t> steps{0};
  for (const Tick& tick : countTicks(static_cast<int>(last_), most))
    if (tick.value > 1.0 || last_ < 8) steps.push_back(static_cast<std::size_t>(tick.value));
  for (const std::size_t step : steps) {
    const double x = axes.x(static_cast<double>(step) + 1), half = sheet_.width(std::to_string(step)) / 2;
    if (step >= last_ || x - half < taken || x + half > end) continue;
    put(step);
    taken = x + half + 0.6 * size;
  }
  put(last_);
  sheet_.text({"curve.stepWord", say(stepWord),
               plot.right() + sheet_.width(std::to_string(last_)) / 2 + 0.8 * size, baseline, size,
               Face::regular, Ink::faint});
}

void LabCurveComposer::plot(std::size_t curve) {
  const LabCurve& each = data_.curves[curve];
  const CurveAxes& axes = picture_.axes;
  const RunStyle style = runStyle(each.style);
  const double thick = runThickness(sheet_.size, each.followed), r = 0.3 * sheet_.size;
  std::vector<double> steps, levels;
  for (std::size_t k = 0; k < each.values.size(); ++k) {
    steps.push_back(static_cast<double>(k));
    const double value = each.values[k];
    // 0 lies below a logarithmic axis, however far that goes down.
    levels.push_back(axes.logarithmic && value == 0.0 ? -1e6 : finite(value) ? level(value) : value);
  }
  const Extent frame{0.0, static_cast<double>(last_), level(axes.low), level(axes.high)};
  PathShape path{"curve:" + std::to_string(curve), {}, {}, style.ink, thick, style.stroke};
  std::vector<Point> at;
  const double apart = 5 * sheet_.size;
  double next = axes.plot.x + apart * static_cast<double>(curve) / static_cast<double>(data_.curves.size());
  std::vector<CurveEdge> edges;
  for (const PathPiece& piece : clipped(steps, levels, frame)) {
    std::vector<Point> points;
    for (const Point& point : piece.points) points.push_back(pixel(point));
    for (std::size_t k = 0; k < points.size(); ++k) {
      const bool cut = (k == 0 && piece.enters) || (k + 1 == points.size() && piece.leaves);
      if (cut || points[k].x < next) continue;
      at.push_back(points[k]);
      next = points[k].x + apart;
    }
    if (piece.leaves)
      edges.push_back({points.back(), piece.steps.back(), points.back().y < axes.plot.middleY()});
    std::vector<Point> kept;
    for (const std::size_t k : thinned(points, 0.25)) kept.push_back(points[k]);
    if (kept.size() > 1)
      path.pieces.push_back(std::move(kept));
    else
      at.push_back(points.front());
  }
  if (!path.pieces.empty()) sheet_.add(std::move(path));
  if (!at.empty()) sheet_.add(markers("curve.point:" + std::to_string(curve), style, at, r));
  drawCurveEdges(sheet_, each, curve, axes, edges);
}

// Where the cursor is: a line from top to bottom, a ring round each value.
void LabCurveComposer::now() {
  if (!options_.step || *options_.step > last_) return;
  const CurveAxes& axes = picture_.axes;
  const double x = axes.x(static_cast<double>(*options_.step) + 1), r = 0.45 * sheet_.size;
  sheet_.add(LineShape{"curve.now",
                       {{x, axes.plot.y}, {x, axes.plot.bottom()}},
                       Ink::accent,
                       std::max(2.0, 0.1 * sheet_.size)});
  for (const LabCurve& each : data_.curves) {
    if (*options_.step >= each.values.size()) continue;
    const double value = each.values[*options_.step];
    if (!finite(value) || value < axes.low || value > axes.high) continue;
    const double y = axes.y(value);
    sheet_.add(RectShape{"curve.ring",
                         {x - r, y - r, 2 * r, 2 * r},
                         {},
                         Ink::accent,
                         std::max(2.0, 0.12 * sheet_.size),
                         Stroke::solid,
                         r});
  }
}

LabCurvePicture LabCurveComposer::compose() {
  picture_.scene = {options_.width, options_.height, Ink::paper, {}};
  if (data_.curves.empty()) return std::move(picture_);
  heading();
  values();
  range();
  frame();
  now();
  // The followed one lies on top.
  for (const bool followed : {false, true})
    for (std::size_t c = 0; c < data_.curves.size(); ++c)
      if (data_.curves[c].followed == followed) plot(c);
  drawCurveLabels(sheet_, labels_, data_, picture_.axes);
  return std::move(picture_);
}

}  // namespace

LabCurvePicture composeLabCurves(const LabCurves& curves, const LabCurveOptions& options,
                                 const Fonts& fonts) {
  // Where many words leave no room for the curves themselves, they are set a little smaller.
  constexpr double leastText = 11.0, smaller = 0.92;
  LabCurveOptions tried = options;
  for (;;) {
    LabCurveComposer composer(curves, tried, fonts);
    LabCurvePicture picture = composer.compose();
    if (composer.roomy() || curves.curves.empty() || tried.textSize * smaller < leastText) return picture;
    tried.textSize *= smaller;
  }
}

}  // namespace gradwalk
