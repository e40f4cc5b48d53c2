#include "scene/heat_view.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "maths/digits.h"
#include "scene/curve_axes.h"
#include "scene/map_parts.h"
#include "scene/run_style.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr Text bestWords = {"best: {f} at {at}", "최선: {at}에서 {f}"};
constexpr Text noneWords = {"no cell has a value", "값이 있는 칸이 없다"};
constexpr Text gridWords = {"grid search", "격자 탐색"};
constexpr Text randomWords = {"random search", "무작위 탐색"};
constexpr Text currentWords = {"setting now", "지금 설정"};

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  bool logarithmic = false, known = false;
  double share(double value) const {
    if (!(high > low)) return 0.0;
    if (logarithmic) return (std::log(value) - std::log(low)) / (std::log(high) - std::log(low));
    return (value / 2 - low / 2) / (high / 2 - low / 2);
  }
  std::vector<Tick> ticks(int most) const {
    return logarithmic ? logarithmicTicks(low, high, most) : linearTicks(low, high, most);
  }
};

// By decades where all values are positive.
Range rangeOf(const std::vector<double>& values) {
  Range range;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    range.known = true;
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
  }
  range.logarithmic = range.known && range.low > 0.0 && range.high / 3 > range.low;
  return range;
}

class HeatComposer {
 public:
  HeatComposer(const HeatData& data, const HeatOptions& options, const Fonts& fonts)
      : data_(data), options_(options), sheet_{view_.scene, fonts, options.textSize} {}

  HeatView compose();

 private:
  double at(std::size_t column, std::size_t row) const { return data_.values[row * view_.columns + column]; }
  std::string say(const Text& words) const { return std::string(in(words, options_.language)); }
  void heading();
  void layOut();
  void cells();
  void hatching();
  void scale();
  void axes();
  void best();
  void samples();
  double legend(bool draw);
  std::vector<Tick> ticks(const HeatAxis& axis, int most) const;

  const HeatData& data_;
  const HeatOptions& options_;
  HeatView view_;
  Sheet sheet_;
  Range range_;
  bool broken_ = false;
  double top_ = 0.0, legendTop_ = 0.0, scaleWidth_ = 0.0;
};

// Between the outer edges of the first and the last cell.
std::vector<Tick> HeatComposer::ticks(const HeatAxis& axis, int most) const {
  return axis.logarithmic ? logarithmicTicks(axis.low, axis.high, most)
                          : linearTicks(axis.low, axis.high, most);
}

void HeatComposer::heading() {
  const double margin = sheet_.margin(), room = options_.width - 2 * margin;
  top_ = 0.5 * margin;
  if (!options_.title.empty()) {
    const double large = 1.25 * sheet_.size;
    for (const std::string& each : wrap(sheet_.fonts, options_.title, large, Face::bold, room)) {
      sheet_.text({"title", each, margin, top_ + large, large, Face::bold});
      top_ += Fonts::lineHeight(large);
    }
  }
  std::string words = say(noneWords);
  if (view_.best) {
    const auto& [column, row] = *view_.best;
    const auto part = [&](const std::string& name, double value) { return name + " = " + mapFigure(value); };
    words = gradwalk::say(
        bestWords, options_.language,
        {{"f", part(data_.name, at(column, row))},
         {"at", part(data_.x.name, data_.x.value(column)) +
                    (data_.y.name.empty() ? "" : ", " + part(data_.y.name, data_.y.value(row)))}});
  }
  for (const std::string& each : wrap(sheet_.fonts, words, sheet_.size, Face::regular, room)) {
    sheet_.text({"heat.bestWords", each, margin, top_ + sheet_.size, sheet_.size});
    top_ += sheet_.line();
  }
  top_ += 1.35 * sheet_.line();  // the names of the upright axis and of the scale
}

void HeatComposer::layOut() {
  const double size = sheet_.size, margin = sheet_.margin();
  legendTop_ = options_.height - 0.35 * margin - legend(false);
  const double bottom = legendTop_ - 2.4 * sheet_.line();
  double left = 0.0;
  for (const Tick& tick : ticks(data_.y, 6)) left = std::max(left, sheet_.width(tick.text));
  left += margin + 0.6 * size;
  for (const Tick& tick : range_.known ? range_.ticks(6) : std::vector<Tick>{})
    scaleWidth_ = std::max(scaleWidth_, sheet_.width(tick.text));
  scaleWidth_ += 2.0 * size;  // the strip and a gap
  const double right = options_.width - margin - scaleWidth_ - 1.5 * size;
  view_.plot = {left, top_, std::max(right - left, 2 * size), std::max(bottom - top_, 2 * size)};
}

void HeatComposer::cells() {
  HeatShape heat;
  heat.id = "heat.cells";
  heat.box = view_.plot;
  heat.tensor = data_.name;
  heat.low = range_.known ? range_.low : 0.0;
  heat.high = range_.known ? range_.high : 0.0;
  heat.columns = static_cast<int>(view_.columns);
  heat.rows = static_cast<int>(view_.rows);
  heat.shaded = true;
  for (std::size_t row = view_.rows; row-- > 0;)
    for (std::size_t column = 0; column < view_.columns; ++column) {
      const double value = at(column, row);
      // Even the least is not quite the ground.
      heat.strength.push_back(std::isfinite(value) ? static_cast<float>(0.06 + 0.94 * range_.share(value))
                                                   : std::numeric_limits<float>::quiet_NaN());
    }
  sheet_.add(std::move(heat));
}

// Slanted strokes over all cells without a finite value; cells that touch share them.
void HeatComposer::hatching() {
  const Box& plot = view_.plot;
  const double apart = std::max(7.0, 0.6 * sheet_.size);
  PathShape strokes{"heat.notFinite", {}, {}, Ink::warning, std::max(1.5, 0.09 * sheet_.size)};
  for (double sum = apart; sum < plot.width + plot.height; sum += apart) {
    bool open = false;
    Point begin, end;
    const auto close = [&] {
      if (open && begin != end) strokes.pieces.push_back({begin, end});
      open = false;
    };
    for (double x = std::max(0.0, sum - plot.height); x <= std::min(sum, plot.width); x += 1.0) {
      const Point here{plot.x + x, plot.y + sum - x};
      const std::optional<HeatCell> cell = view_.cellAt(here);
      if (!cell || std::isfinite(at(cell->column, cell->row))) {
        close();
        continue;
      }
      if (!open) begin = here;
      open = true;
      end = here;
    }
    close();
  }
  broken_ = !strokes.pieces.empty();
  if (broken_) sheet_.add(std::move(strokes));
}

// What the shades mean.
void HeatComposer::scale() {
  const Box& plot = view_.plot;
  const double size = sheet_.size, left = options_.width - sheet_.margin() - scaleWidth_;
  sheet_.text({"heat.scale", data_.name, options_.width - sheet_.margin(), plot.y - 0.55 * sheet_.line(),
               size, Face::italic, Ink::text, Align::right});
  if (!range_.known) return;
  HeatShape strip;
  strip.id = "heat.scale";
  strip.box = {left, plot.y, size, plot.height};
  strip.tensor = data_.name;
  strip.low = range_.low;
  strip.high = range_.high;
  strip.columns = 1;
  strip.rows = range_.high > range_.low ? 100 : 1;
  strip.shaded = true;
  for (int row = strip.rows; row-- > 0;)
    strip.strength.push_back(static_cast<float>(
        0.06 + 0.94 * (strip.rows > 1 ? static_cast<double>(row) / (strip.rows - 1) : 0.0)));
  sheet_.add(std::move(strip));
  sheet_.add(RectShape{"heat.scale", {left, plot.y, size, plot.height}, {}, Ink::faint, 1.0});
  const int most = std::max(2, static_cast<int>(plot.height / (1.8 * sheet_.line())));
  std::vector<Tick> marks = range_.ticks(std::min(most, 6));
  if (!(range_.high > range_.low)) marks = {{range_.low, withMinus(significant(range_.low, defaultDigits))}};
  for (const Tick& tick : marks) {
    const double y = plot.bottom() - plot.height * range_.share(tick.value);
    sheet_.add(LineShape{"heat.scale", {{left + size, y}, {left + 1.3 * size, y}}, Ink::faint, 1.5});
    sheet_.text({"heat.scale", tick.text, left + 1.5 * size, y + 0.36 * size, size});
  }
}

void HeatComposer::axes() {
  const Box& plot = view_.plot;
  const double size = sheet_.size;
  PathShape strokes{"heat.ticks", {}, {}, Ink::faint, std::max(1.5, 0.09 * size)};
  const int most = std::clamp(static_cast<int>(plot.height / (1.6 * sheet_.line())), 2, 8);
  for (const Tick& tick : ticks(data_.y, most)) {
    const double y = plot.bottom() - plot.height * data_.y.share(tick.value);
    strokes.pieces.push_back({{plot.x - 0.3 * size, y}, {plot.x, y}});
    sheet_.text({"heat.tick", tick.text, plot.x - 0.5 * size, y + 0.36 * size, size, Face::regular, Ink::text,
                 Align::right});
  }
  const double baseline = plot.bottom() + 1.4 * size;
  double taken = 0.0;  // one after another, those that stand apart
  for (const Tick& tick : ticks(data_.x, std::max(2, static_cast<int>(plot.width / (3.5 * size))))) {
    const double x = plot.x + plot.width * data_.x.share(tick.value), wide = sheet_.width(tick.text);
    strokes.pieces.push_back({{x, plot.bottom()}, {x, plot.bottom() + 0.3 * size}});
    if (x - wide / 2 < taken || x + wide / 2 > options_.width) continue;
    taken = x + wide / 2 + 0.6 * size;
    sheet_.text({"heat.tick", tick.text, x, baseline, size, Face::regular, Ink::text, Align::middle});
  }
  sheet_.add(std::move(strokes));
  sheet_.add(RectShape{"heat.frame", plot, {}, Ink::faint, std::max(1.5, 0.09 * size)});
  sheet_.text({"heat.x", data_.x.name, plot.middleX(), baseline + sheet_.line(), size, Face::italic,
               Ink::text, Align::middle});
  if (!data_.y.name.empty())
    sheet_.text({"heat.y", data_.y.name, sheet_.margin(), plot.y - 0.55 * sheet_.line(), size, Face::italic});
}

// A ring of paper and one of ink, so that it shows on every shade.
void HeatComposer::best() {
  if (!view_.best) return;
  const double thick = std::max(2.0, 0.14 * sheet_.size), least = 0.7 * sheet_.size;
  Box box = view_.cell(*view_.best);
  box = grown(box, std::max(0.0, (least - std::min(box.width, box.height)) / 2));
  sheet_.add(RectShape{"heat.bestEdge", grown(box, thick), {}, Ink::paper, thick});
  sheet_.add(RectShape{"heat.best", box, {}, Ink::text, thick});
}

RunStyle styleOf(HeatSample::Kind kind) {
  switch (kind) {
    case HeatSample::Kind::grid:
      return {Ink::text, Stroke::solid, Marker::square, true};
    case HeatSample::Kind::random:
      return {Ink::run2, Stroke::solid, Marker::circle, false};
    case HeatSample::Kind::current:
      return {Ink::accent, Stroke::solid, Marker::diamond, true};
  }
  return {};
}

struct SampleKind {
  HeatSample::Kind kind;
  const char* id;
  const Text* words;
};
constexpr SampleKind sampleKinds[] = {{HeatSample::Kind::grid, "heat.grid", &gridWords},
                                      {HeatSample::Kind::random, "heat.random", &randomWords},
                                      {HeatSample::Kind::current, "heat.current", &currentWords}};

void HeatComposer::samples() {
  for (const SampleKind& sample : sampleKinds) {
    std::vector<Point> at;
    for (const HeatSample& each : data_.samples) {
      const double x = data_.x.share(each.x), y = data_.y.share(each.y);
      if (each.kind != sample.kind || !(x >= 0.0 && x <= 1.0 && y >= 0.0 && y <= 1.0)) continue;
      at.push_back({view_.plot.x + view_.plot.width * x, view_.plot.bottom() - view_.plot.height * y});
    }
    const double radius = (sample.kind == HeatSample::Kind::current ? 0.42 : 0.27) * sheet_.size;
    if (!at.empty()) sheet_.add(markers(sample.id, styleOf(sample.kind), at, radius));
  }
}

// The signs on the cells, in as many lines as they need; the height of these.
double HeatComposer::legend(bool draw) {
  const double size = sheet_.size, margin = sheet_.margin(), right = options_.width - margin;
  double x = margin;
  int lines = 0;
  const auto entry = [&](const std::string& words, const auto& sign) {
    const double wide = 1.6 * size + sheet_.width(words);
    if (lines == 0) lines = 1;
    if (x > margin && x + wide > right) {
      x = margin;
      ++lines;
    }
    if (draw) {
      const double baseline = legendTop_ + (lines - 1) * sheet_.line() + size;
      sign(Point{x + 0.6 * size, baseline - 0.35 * size});
      sheet_.text({"heat.legend", words, x + 1.6 * size, baseline, size});
    }
    x += wide + 1.4 * size;
  };
  const auto has = [&](HeatSample::Kind kind) {
    return std::any_of(data_.samples.begin(), data_.samples.end(),
                       [&](const HeatSample& each) { return each.kind == kind; });
  };
  if (std::any_of(data_.values.begin(), data_.values.end(), [](double v) { return !std::isfinite(v); }))
    entry(say(data_.without), [&](const Point& at) {
      PathShape sign{"heat.legend", {}, {}, Ink::warning, std::max(1.5, 0.09 * size)};
      for (const double dx : {-0.35, 0.0, 0.35})
        sign.pieces.push_back(
            {{at.x + (dx - 0.25) * size, at.y + 0.4 * size}, {at.x + (dx + 0.25) * size, at.y - 0.4 * size}});
      sheet_.add(std::move(sign));
    });
  for (const SampleKind& sample : sampleKinds)
    if (has(sample.kind)) {
      const RunStyle style = styleOf(sample.kind);
      entry(say(*sample.words),
            [&](const Point& at) { sheet_.add(markers("heat.legend", style, {at}, 0.32 * size)); });
    }
  return lines * sheet_.line();
}

HeatView HeatComposer::compose() {
  view_.scene = {options_.width, options_.height, Ink::paper, {}};
  view_.columns = data_.x.count;
  view_.rows = data_.y.count;
  if (view_.columns == 0 || view_.rows == 0 || data_.values.size() < view_.columns * view_.rows)
    return std::move(view_);
  range_ = rangeOf(data_.values);
  view_.best = data_.best;
  for (std::size_t row = 0; row < view_.rows && !data_.best; ++row)
    for (std::size_t column = 0; column < view_.columns; ++column) {
      const double value = at(column, row);
      if (std::isfinite(value) && (!view_.best || value < at(view_.best->column, view_.best->row)))
        view_.best = HeatCell{column, row};
    }
  heading();
  layOut();
  cells();
  hatching();
  scale();
  axes();
  best();
  samples();
  legend(true);
  return std::move(view_);
}

}  // namespace

double HeatAxis::value(std::size_t k) const {
  if (count < 2 || k == 0) return low;
  if (k + 1 >= count) return high;
  const double share = static_cast<double>(k) / static_cast<double>(count - 1);
  if (logarithmic) return std::exp(std::log(low) + share * (std::log(high) - std::log(low)));
  return low * (1.0 - share) + high * share;
}

double HeatAxis::share(double value) const {
  if (count < 2) return 0.5;
  const double inner = logarithmic ? (std::log(value) - std::log(low)) / (std::log(high) - std::log(low))
                                   : (value / 2 - low / 2) / (high / 2 - low / 2);
  const auto n = static_cast<double>(count);
  return (inner * (n - 1.0) + 0.5) / n;
}

std::optional<HeatCell> HeatView::cellAt(const Point& pixel) const {
  const double x = (pixel.x - plot.x) / plot.width, y = (plot.bottom() - pixel.y) / plot.height;
  if (columns == 0 || rows == 0 || !(x >= 0.0 && x <= 1.0 && y >= 0.0 && y <= 1.0)) return std::nullopt;
  const auto index = [](double share, std::size_t count) {
    return std::min(static_cast<std::size_t>(share * static_cast<double>(count)), count - 1);
  };
  return HeatCell{index(x, columns), index(y, rows)};
}

Box HeatView::cell(const HeatCell& cell) const {
  const double wide = plot.width / static_cast<double>(columns),
               high = plot.height / static_cast<double>(rows);
  return {plot.x + wide * static_cast<double>(cell.column),
          plot.bottom() - high * static_cast<double>(cell.row + 1), wide, high};
}

HeatView composeHeat(const HeatData& data, const HeatOptions& options, const Fonts& fonts) {
  return HeatComposer(data, options, fonts).compose();
}

std::string heatWords(const HeatData& data, const HeatCell& cell) {
  const std::size_t k = cell.row * data.x.count + cell.column;
  if (cell.column >= data.x.count || k >= data.values.size()) return "";
  return data.x.name + " = " + withMinus(shortest(data.x.value(cell.column))) + "\n" + data.y.name + " = " +
         withMinus(shortest(data.y.value(cell.row))) + "\n" + data.name + " = " +
         withMinus(shortest(data.values[k]));
}

}  // namespace gradwalk
