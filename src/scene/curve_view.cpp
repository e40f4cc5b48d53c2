#include "scene/curve_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "maths/digits.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr Text iterationWord = {"iteration", "반복"};
constexpr Text onePoint = {"One iteration only: a single point, no curve",
                           "반복이 한 번뿐이라 곡선이 아니라 점 하나다"};
constexpr Text notPositive = {"{what} = {value} in {where}: not positive, so the axis stays linear",
                              "{where}에서 {what} = {value}: 양수가 아니므로 축은 선형 그대로다"};
constexpr Text notFinite = {"{what} = {value} in {where}, the first of {n} that {n?is|are} not finite",
                            "{where}에서 {what} = {value}: 유한하지 않은 값 {n}개 가운데 첫 번째"};

struct Style {
  Ink ink;
  Stroke stroke;
};
constexpr std::array<Style, mostCurves> styles = {{{Ink::operand1, Stroke::solid},
                                                   {Ink::operand2, Stroke::dashed},
                                                   {Ink::operand3, Stroke::dotted},
                                                   {Ink::text, Stroke::solid}}};

std::string figure(double value) { return withMinus(significant(value, defaultDigits)); }

class CurveComposer {
 public:
  CurveComposer(const std::vector<Curve>& curves, const CurveOptions& options, const Fonts& fonts)
      : curves_(curves), options_(options), fonts_(fonts) {}

  CurvePicture compose();

 private:
  const Style& style(std::size_t curve) const { return styles[curve % styles.size()]; }
  std::string id(const char* what, std::size_t curve) const {
    return std::string(what) + ":" + std::to_string(curve);
  }
  std::string where(int iteration) const;
  TextShape& text(TextRequest request) {
    return std::get<TextShape>(picture_.scene.shapes.emplace_back(placeText(fonts_, std::move(request))));
  }
  double width(const std::string& words, Face face = Face::regular) const {
    return textWidth(fonts_, words, size_, face);
  }
  double line() const { return Fonts::lineHeight(size_); }
  void line(std::string name, std::vector<Point> points, Ink ink, double thick,
            Stroke stroke = Stroke::solid) {
    picture_.scene.shapes.emplace_back(LineShape{std::move(name), std::move(points), ink, thick, stroke});
  }

  void note(const std::string& words, Ink ink);
  void heading();
  void notes();
  void range();
  void frame();
  void plot(std::size_t curve);
  void edges(std::size_t curve);
  void marker(std::string name, std::size_t curve, Point at, double r);
  void names();
  void now();

  const std::vector<Curve>& curves_;
  const CurveOptions& options_;
  const Fonts& fonts_;
  CurvePicture picture_;
  double size_ = 17.0, margin_ = 17.0, top_ = 0.0;
  double least_ = std::numeric_limits<double>::infinity(), greatest_ = -least_;
  int last_ = 1;
};

std::string CurveComposer::where(int iteration) const {
  return curveWhere(iteration, options_.iterations, options_.language);
}

void CurveComposer::note(const std::string& words, Ink ink) {
  for (const std::string& each :
       wrap(fonts_, words, size_, Face::regular, picture_.scene.width - 2 * margin_)) {
    text({"curve.note", each, margin_, top_ + size_, size_, Face::regular, ink});
    top_ += line();
  }
}

// Circle, square, triangle, hollow square.
void CurveComposer::marker(std::string name, std::size_t curve, Point at, double r) {
  const Ink ink = style(curve).ink;
  const Box box{at.x - r, at.y - r, 2 * r, 2 * r};
  auto& shapes = picture_.scene.shapes;
  const double thick = std::max(1.5, 0.45 * r);
  switch (curve % mostCurves) {
    case 0:
      shapes.emplace_back(RectShape{std::move(name), box, ink, {}, 1, Stroke::solid, r});
      return;
    case 1:
      shapes.emplace_back(RectShape{std::move(name), box, ink});
      return;
    case 2:
      line(std::move(name),
           {{at.x - r, at.y + 0.8 * r},
            {at.x, at.y - r},
            {at.x + r, at.y + 0.8 * r},
            {at.x - r, at.y + 0.8 * r}},
           ink, thick);
      return;
    default:
      shapes.emplace_back(RectShape{std::move(name), box, Ink::paper, ink, thick});
  }
}

// The title; then the iteration at hand and what the curves are in it.
void CurveComposer::heading() {
  const double right = picture_.scene.width - margin_;
  if (!options_.title.empty()) {
    const double large = 1.5 * size_;
    for (const std::string& each : wrap(fonts_, options_.title, large, Face::bold, right - margin_)) {
      text({"title", each, margin_, top_ + large, large, Face::bold});
      top_ += Fonts::lineHeight(large);
    }
    top_ += 0.3 * size_;
  }
  double x = margin_;
  const auto put = [&](std::string name, std::string words, Face face, double before) {
    if (x > margin_ && x + before + width(words, face) > right) {
      x = margin_;
      top_ += line();
    }
    double from = x + before;
    for (const std::string& each : wrap(fonts_, words, size_, face, right - from)) {
      if (from + width(each, face) > right && from > margin_ + before) top_ += line();
      text({name, each, from, top_ + size_, size_, face});
      x = from + width(each, face) + 1.4 * size_;
      from = margin_ + before;
    }
  };
  if (options_.marked > 0) put("curve.iteration", where(options_.marked), Face::bold, 0.0);
  for (std::size_t c = 0; c < curves_.size(); ++c) {
    std::string words = curves_[c].text;
    const auto k = static_cast<std::size_t>(std::max(options_.marked, 1) - 1);
    if (options_.marked > 0)
      words += k < curves_[c].values.size() ? " = " + figure(curves_[c].values[k]) : " –";
    put(id("curve.value", c), words, Face::regular, 0.9 * size_);
    const auto& shape = std::get<TextShape>(picture_.scene.shapes.back());
    marker(id("curve.marker", c), c, {shape.x - 0.5 * size_, shape.baseline - 0.35 * size_}, 0.28 * size_);
  }
  top_ += line() + 0.2 * size_;
}

void CurveComposer::range() {
  for (const Curve& curve : curves_) {
    last_ = std::max(last_, static_cast<int>(curve.values.size()));
    for (const double value : curve.values) {
      if (!std::isfinite(value)) continue;
      least_ = std::min(least_, value);
      greatest_ = std::max(greatest_, value);
    }
  }
}

void CurveComposer::notes() {
  for (const Curve& curve : curves_) {
    const auto bad = [](double value) { return !std::isfinite(value); };
    const auto first = std::find_if(curve.values.begin(), curve.values.end(), bad);
    if (first == curve.values.end()) continue;
    const auto n = std::count_if(first, curve.values.end(), bad);
    note(say(notFinite, options_.language,
             {{"what", curve.text},
              {"value", figure(*first)},
              {"where", where(static_cast<int>(first - curve.values.begin()) + 1)},
              {"n", std::to_string(n)}}),
         Ink::warning);
  }
  CurveAxes& axes = picture_.axes;
  axes.logarithmic = options_.logarithmic && least_ <= greatest_;
  if (axes.logarithmic && least_ <= 0.0) {
    axes.logarithmic = false;
    for (const Curve& curve : curves_) {
      const auto low = std::find_if(curve.values.begin(), curve.values.end(),
                                    [](double value) { return std::isfinite(value) && value <= 0.0; });
      if (low == curve.values.end()) continue;
      note(say(notPositive, options_.language,
               {{"what", curve.text},
                {"value", figure(*low)},
                {"where", where(static_cast<int>(low - curve.values.begin()) + 1)}}),
           Ink::warning);
      break;
    }
  }
  if (last_ < 2) note(std::string(in(onePoint, options_.language)), Ink::faint);
}

// Axes with their numbers; the plot is what they leave.
void CurveComposer::frame() {
  CurveAxes& axes = picture_.axes;
  const Scene& scene = picture_.scene;
  fitAxes(axes, least_, greatest_);
  axes.last = last_;
  const double bottom = scene.height - 0.5 * margin_ - 1.5 * line();
  const double top = std::min(top_ + 0.5 * size_, bottom - 2 * line());
  std::vector<Tick> ticks;
  // At least three numbers, if they can stand without touching.
  for (int most = static_cast<int>((bottom - top) / (1.5 * line()));
       most * line() <= bottom - top || most < 2; ++most) {
    ticks = axes.logarithmic ? logarithmicTicks(axes.low, axes.high, most)
                             : linearTicks(axes.low, axes.high, most);
    if (ticks.size() >= 3) break;
  }
  // Beside half of what stands under the last iteration.
  const double under = std::max(width(where(last_)), width(std::to_string(last_))) / 2;
  double labels = 0.0, ends = width(std::string(in(iterationWord, options_.language))) + under;
  for (const Tick& tick : ticks) labels = std::max(labels, width(tick.text));
  for (const Curve& curve : curves_)
    ends = std::max(ends, std::min(width(curve.text) + 1.2 * size_, 0.3 * scene.width));
  const double left = margin_ + labels + 0.6 * size_;
  axes.plot = {left, top, std::max(scene.width - margin_ - ends - 0.9 * size_ - left, 4 * size_),
               bottom - top};

  const Box& plot = axes.plot;
  for (const Tick& tick : ticks) {
    const double y = axes.y(tick.value);
    line("curve.grid", {{plot.x, y}, {plot.right(), y}}, Ink::rule, 1.0);
    text({"curve.tick", tick.text, plot.x - 0.5 * size_, y + 0.36 * size_, size_, Face::regular, Ink::faint,
          Align::right});
  }
  line("curve.axis", {{plot.x, plot.y}, {plot.x, plot.bottom()}, {plot.right(), plot.bottom()}}, Ink::faint,
       1.5);
  const double baseline = plot.bottom() + 0.35 * size_ + size_;
  std::vector<Box> taken;
  const auto put = [&](double at, const std::string& words) {
    const double x = axes.x(at), wide = width(words);
    const Box box{x - wide / 2 - 0.5 * size_, 0, wide + size_, 1};
    for (const Box& each : taken)
      if (overlap(each, box)) return;
    taken.push_back(box);
    line("curve.grid", {{x, plot.bottom()}, {x, plot.bottom() + 0.3 * size_}}, Ink::faint, 1.5);
    text({"curve.tick", words, x, baseline, size_, Face::regular, Ink::faint, Align::middle});
  };
  const bool closing = last_ > options_.iterations;
  put(1, last_ < 2 && closing ? where(last_) : "1");
  if (closing && last_ > 1) put(last_, where(last_));
  const int numbered = std::min(last_, options_.iterations);
  for (const Tick& tick : countTicks(numbered, static_cast<int>(plot.width / (4 * size_))))
    put(tick.value, tick.text);
  text({"curve.iterations", std::string(in(iterationWord, options_.language)), scene.width - margin_,
        baseline, size_, Face::regular, Ink::faint, Align::right});
}

// The line, and its marker at a few of its points.
void CurveComposer::plot(std::size_t curve) {
  const CurveAxes& axes = picture_.axes;
  const std::vector<double>& values = curves_[curve].values;
  const int columns = std::clamp(static_cast<int>(axes.plot.width), 2, curves_.size() > 2 ? 500 : 1000);
  const double thick = std::max(2.0, 0.13 * size_), r = 0.32 * size_;
  for (const std::vector<Point>& piece : curvePoints(values, axes, columns)) {
    if (piece.size() == 1)
      marker(id("curve.point", curve), curve, piece.front(), 0.8 * r);
    else
      line(id("curve", curve), piece, style(curve).ink, thick, style(curve).stroke);
  }
  const double apart = 5 * size_;  // of markers
  const auto every = static_cast<std::size_t>(std::max(
      1.0,
      std::ceil(static_cast<double>(values.size()) * (values.size() > 24 ? apart : 0.0) / axes.plot.width)));
  // Those of several curves stand beside each other.
  for (std::size_t k = every * curve / curves_.size(); k < values.size(); k += every)
    if (std::isfinite(values[k]))
      marker(id("curve.point", curve), curve, {axes.x(static_cast<double>(k + 1)), axes.y(values[k])}, r);
}

// What is not finite, at the edge where it left.
void CurveComposer::edges(std::size_t curve) {
  const CurveAxes& axes = picture_.axes;
  const std::vector<double>& values = curves_[curve].values;
  const double r = 0.3 * size_, thick = std::max(2.0, 0.14 * size_);
  std::array<double, 3> until{-1e9, -1e9, -1e9};  // one mark a place
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (std::isfinite(values[k])) continue;
    const std::size_t kind = std::isnan(values[k]) ? 2 : values[k] > 0 ? 0 : 1;
    const double x = axes.x(static_cast<double>(k + 1));
    if (x < until[kind]) continue;
    until[kind] = x + 6 * r;
    const std::string name = id("curve.edge", curve) + ":" + std::to_string(k + 1);
    const double y = kind == 0 ? axes.plot.y + r : axes.plot.bottom() - r - (kind == 2 ? 2.4 * r : 0.0);
    if (kind == 2) {
      line(name, {{x - r, y - r}, {x + r, y + r}}, Ink::warning, thick);
      line(name, {{x - r, y + r}, {x + r, y - r}}, Ink::warning, thick);
      continue;
    }
    const double tip = kind == 0 ? -r : r;
    line(name, {{x - r, y - tip}, {x, y + tip}, {x + r, y - tip}, {x - r, y - tip}}, Ink::warning, thick);
  }
}

// At the end of each, moved apart where they would cover each other.
void CurveComposer::names() {
  struct Name {
    std::size_t curve;
    std::vector<std::string> lines;
    double end, y;  // of the curve, of the name's middle
  };
  const CurveAxes& axes = picture_.axes;
  const double left = axes.plot.right() + 0.6 * size_, room = picture_.scene.width - margin_ - left - size_;
  std::vector<Name> all;
  for (std::size_t c = 0; c < curves_.size(); ++c) {
    double end = axes.plot.middleY();
    for (const double value : curves_[c].values)
      if (std::isfinite(value)) end = axes.y(value);
    all.push_back({c, wrap(fonts_, curves_[c].text, size_, Face::regular, std::max(room, size_)), end, end});
  }
  std::stable_sort(all.begin(), all.end(), [](const Name& a, const Name& b) { return a.end < b.end; });
  const auto high = [&](const Name& name) { return static_cast<double>(name.lines.size()) * line(); };
  double edge = axes.plot.y - 0.5 * line();
  for (Name& each : all) {
    each.y = std::max(each.y, edge + high(each) / 2);
    edge = each.y + high(each) / 2;
  }
  edge = axes.plot.bottom() + 0.1 * line();
  for (std::size_t k = all.size(); k-- > 0;) {
    all[k].y = std::min(all[k].y, edge - high(all[k]) / 2);
    edge = all[k].y - high(all[k]) / 2;
  }
  for (const Name& each : all) {
    marker(id("curve.marker", each.curve), each.curve, {left + 0.3 * size_, each.y}, 0.28 * size_);
    double baseline = each.y - high(each) / 2 + 0.5 * line() + 0.36 * size_;
    for (const std::string& words : each.lines) {
      text({id("curve.name", each.curve), words, left + size_, baseline, size_, Face::regular,
            style(each.curve).ink});
      baseline += line();
    }
  }
}

// Where the cursor is: a line from top to bottom, a ring round each value.
void CurveComposer::now() {
  if (options_.marked < 1 || options_.marked > last_) return;
  const CurveAxes& axes = picture_.axes;
  const double x = axes.x(options_.marked), r = 0.45 * size_;
  line("curve.now", {{x, axes.plot.y}, {x, axes.plot.bottom()}}, Ink::accent, std::max(2.0, 0.1 * size_));
  for (const Curve& curve : curves_) {
    const auto k = static_cast<std::size_t>(options_.marked - 1);
    if (k >= curve.values.size() || !std::isfinite(curve.values[k])) continue;
    const double y = axes.y(curve.values[k]);
    picture_.scene.shapes.emplace_back(RectShape{"curve.ring",
                                                 {x - r, y - r, 2 * r, 2 * r},
                                                 {},
                                                 Ink::accent,
                                                 std::max(2.0, 0.12 * size_),
                                                 Stroke::solid,
                                                 r});
  }
}

CurvePicture CurveComposer::compose() {
  picture_.scene = {options_.width, options_.height, Ink::paper, {}};
  size_ = options_.textSize;
  margin_ = std::min(size_, options_.width / 24);
  top_ = 0.5 * margin_;
  if (curves_.empty()) return std::move(picture_);
  range();
  heading();
  notes();
  frame();
  for (std::size_t c = 0; c < curves_.size(); ++c) plot(c);
  for (std::size_t c = 0; c < curves_.size(); ++c) edges(c);
  now();
  names();
  return std::move(picture_);
}

}  // namespace

CurvePicture composeCurves(const std::vector<Curve>& curves, const CurveOptions& options,
                           const Fonts& fonts) {
  // Where many words leave no room for the curve itself, they are set a little smaller.
  constexpr double leastText = 11.0, smaller = 0.92, leastLines = 4.0;
  CurveOptions tried = options;
  for (;;) {
    CurvePicture picture = CurveComposer(curves, tried, fonts).compose();
    const double lines = std::max(leastLines, static_cast<double>(curves.size()) + 2.0);
    const bool roomy = picture.axes.plot.height >= lines * Fonts::lineHeight(tried.textSize);
    if (roomy || curves.empty() || tried.textSize * smaller < leastText) return picture;
    tried.textSize *= smaller;
  }
}

}  // namespace gradwalk
