// The network in one line. Where it is too long, the part around the current
// operation, with the number of operations left out at either end.
//
//              conv2d         relu         max_pool
//     ┌─────┐         ┌─────┐        ┌────┐          ┌─────┐
//     │  X  │ ──────▶ │  Z  │ ─────▶ │ A  │ ───────▶ │  P  │   ⋯ 6
//     │ 4×4 │         │ 2×2 │        │2×2 │          │ 1×1 │
//     └─────┘         └─────┘        └────┘          └─────┘
//
// Ids: "strip:Z" a card, "strip.flow:Z" the arrow to it, "strip.value:Z:0" a value in it.
#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "maths/digits.h"
#include "ops/menu.h"
#include "scene/strip_view.h"
#include "scene/views/views.h"

namespace gradwalk {
namespace {

constexpr double leastStripText = 11.0;  // pixels; smaller shapes cannot be read
constexpr double mostTypeZoom = 1.4;     // beyond it the cards grow by their values
constexpr double valuesZoom = 1.6;
constexpr int mostRows = 4, mostColumns = 4;
constexpr double mostHeight = 0.3;  // of the picture

struct Card {
  int quantity = -1;
  std::string symbol, shape;
  double width = 0.0;
  int rows = 0, columns = 0;  // of its values, where they are shown
  std::vector<std::string> values = {};
  double valueWidth = 0.0;  // of one column
};

// One operation: the card it starts from, unless that is the one before; its arrow;
// the card that it makes.
struct Link {
  std::optional<Card> source;
  Card output;
  std::string operation;
  double arrowWidth = 0.0, width = 0.0;
  bool named = true;       // the operation's name stands over the arrow
  std::vector<int> skips;  // results from further back that it also reads
};

// What a zoom makes of the type scale.
struct Look {
  Type type;
  double valueSize = 0.0;
  int rows = 0;  // of values in a card, at most; 0: none are shown
};

struct Strip {
  std::vector<Link> links;
  int lit = -1;          // the operation at hand, −1 at the start
  int litQuantity = -1;  // whose card is lit
  bool backward = false;
};

double gap(const Page& page) { return 0.35 * page.type.body; }
// Before a card that does not follow from the one beside it.
double chainGap(const Page& page) { return page.type.body; }

// Rows and columns of a tensor whose values a card has room for; 0 where it is larger.
std::pair<int, int> valuesOf(const Shape& shape) {
  if (shape.size() > 2) return {0, 0};
  const std::int64_t rows = shape.size() == 2 ? shape[0] : 1, columns = shape.empty() ? 1 : shape.back();
  if (rows > mostRows || columns > mostColumns) return {0, 0};
  return {static_cast<int>(rows), static_cast<int>(columns)};
}

// The most of any card, so that the strip keeps its height from step to step.
int rowsOf(const Program& program) {
  int most = 0;
  for (int s = program.aheadSteps; s < program.forwardSteps; ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    most = std::max(most, valuesOf(program.quantities[static_cast<std::size_t>(step.output)].shape).first);
  }
  return most;
}

// What stands in a card besides its name: the values of a small tensor that are known.
void addValues(const Page& page, const Trace& trace, const Cursor& cursor, const Look& look, Card& card) {
  const Shape& shape = trace.program().quantities[static_cast<std::size_t>(card.quantity)].shape;
  const auto [rows, columns] = valuesOf(shape);
  if (cursor.atStart() || rows == 0 || rows > look.rows) return;
  if (knownCells(trace, cursor, card.quantity) != allKnown) return;
  const Tensor& tensor = trace.value(cursor.pass, card.quantity);
  card.rows = rows;
  card.columns = columns;
  for (const double value : tensor.data) {
    card.values.push_back(withMinus(significant(value, defaultDigits)));
    card.valueWidth = std::max(card.valueWidth, page.width(card.values.back(), look.valueSize));
  }
  card.valueWidth += 0.7 * look.valueSize;
  card.width = std::max(card.width, columns * card.valueWidth + 0.5 * look.valueSize);
}

Card cardOf(const Page& page, const Trace& trace, const Cursor& cursor, const Look& look, int id) {
  const Program& program = trace.program();
  const Quantity& quantity = program.quantities[static_cast<std::size_t>(id)];
  Card card{id, symbol(program, id), page.shapeText(quantity.shape), 0.0};
  card.width =
      std::max(page.width(card.symbol, page.type.body, Face::bold), page.width(card.shape, page.type.small)) +
      0.7 * page.type.body;
  addValues(page, trace, cursor, look, card);
  return card;
}

bool reads(const Step& step, int id) {
  return std::find(step.inputs.begin(), step.inputs.end(), id) != step.inputs.end();
}

// A fused operation also lists what it goes round; that is no second path of data.
std::vector<int> dataInputs(const Step& step) {
  std::vector<int> inputs = step.inputs;
  const Operation* operation = findOperation(step.operation);
  if (operation != nullptr && operation->viaInput > 0 && !inputs.empty()) inputs.erase(inputs.begin());
  return inputs;
}

void measure(const Page& page, Strip& strip) {
  for (Link& link : strip.links)
    link.width = link.arrowWidth + link.output.width + 2 * gap(page) +
                 (link.source ? link.source->width + gap(page) + chainGap(page) : 0.0);
}

Strip stripOf(const Page& page, const Trace& trace, const Cursor& cursor, const Look& look) {
  const Program& program = trace.program();
  Strip strip;
  const auto kindOf = [&](int id) { return program.quantities[static_cast<std::size_t>(id)].kind; };
  for (int s = program.aheadSteps; s < program.forwardSteps; ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    Link link;
    link.operation = step.operation;
    link.output = cardOf(page, trace, cursor, look, step.output);
    link.arrowWidth = page.width(step.operation, page.type.small) + 0.9 * page.type.body;
    const int before = s > program.aheadSteps ? program.steps[static_cast<std::size_t>(s - 1)].output : -1;
    if (before < 0 || !reads(step, before))
      link.source = cardOf(page, trace, cursor, look, step.inputs.front());
    for (const int id : dataInputs(step))
      if (id != before && kindOf(id) == QuantityKind::result && !(link.source && link.source->quantity == id))
        link.skips.push_back(id);
    strip.links.push_back(std::move(link));
  }
  measure(page, strip);
  const Step* step = stepAt(trace, cursor);
  if (step == nullptr) return strip;
  strip.backward = step->phase == Phase::backward;
  strip.litQuantity = step->output;
  for (int s = program.aheadSteps; s < program.forwardSteps; ++s) {
    const Step& forward = program.steps[static_cast<std::size_t>(s)];
    const int link = s - program.aheadSteps;
    if (forward.output == step->output) strip.lit = link;
    if (strip.lit < 0 && reads(forward, step->output)) strip.lit = link;
  }
  return strip;
}

// Names the lit operation alone, so that more of the network is seen.
void shorten(const Page& page, Strip& strip) {
  for (std::size_t k = 0; k < strip.links.size(); ++k) {
    if (static_cast<int>(k) == strip.lit) continue;
    strip.links[k].named = false;
    strip.links[k].arrowWidth = 1.5 * page.type.body;
  }
  measure(page, strip);
}

std::string moreText(std::size_t count, bool before) {
  return before ? std::to_string(count) + " ⋯" : "⋯ " + std::to_string(count);
}

// The links that fit, around the lit one or from a given one on.
std::pair<std::size_t, std::size_t> visible(const Page& page, const Strip& strip, const StripView& view,
                                            double width) {
  const std::size_t count = strip.links.size();
  const double more = page.width("⋯ 8888", page.type.small) + page.type.body;
  const auto widthOf = [&](std::size_t from, std::size_t to) {
    double total = 0.0;
    for (std::size_t k = from; k < to; ++k) total += strip.links[k].width;
    if (!strip.links[from].source) total += strip.links[from - 1].output.width + gap(page);
    if (from > 0) total += more;
    if (to < count) total += more;
    return total;
  };
  const int wanted = view.first ? std::min(*view.first, static_cast<int>(count) - 1) : strip.lit;
  std::size_t from = static_cast<std::size_t>(std::max(wanted, 0)), to = from + 1;
  if (view.first)
    while (to < count && widthOf(from, to + 1) <= width) ++to;
  for (bool grew = true; grew;) {
    grew = false;
    if (to < count && widthOf(from, to + 1) <= width) {
      ++to;
      grew = true;
    }
    if (from > 0 && widthOf(from - 1, to) <= width) {
      --from;
      grew = true;
    }
  }
  return {from, to};
}

double valueHeight(const Look& look) { return 1.3 * look.valueSize; }
double cardHeight(const Look& look) {
  const Type& type = look.type;
  const double values = look.rows > 0 ? look.rows * valueHeight(look) + 0.3 * look.valueSize : 0.0;
  return 1.25 * type.body + 1.35 * type.small + 0.25 * type.body + values;
}
double skipDepth(const Type& type) { return 0.6 * type.body; }

bool anySkip(const Program& program) {
  for (int s = program.aheadSteps + 1; s < program.forwardSteps; ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    const int before = program.steps[static_cast<std::size_t>(s - 1)].output;
    const std::vector<int> inputs = dataInputs(step);
    for (std::size_t k = 0; k < inputs.size(); ++k)
      if (inputs[k] != before &&
          program.quantities[static_cast<std::size_t>(inputs[k])].kind == QuantityKind::result &&
          (k > 0 || reads(step, before)))
        return true;
  }
  return false;
}

struct Drawer {
  Page& page;
  const Strip& strip;
  const Look& look;
  double middle, x;
  std::map<int, Box> places = {};  // by quantity: its last card

  void card(const Card& card) {
    const Type& type = page.type;
    const Box box{x, middle - cardHeight(look) / 2, card.width, cardHeight(look)};
    const bool lit = card.quantity == strip.litQuantity;
    RectShape ground{"strip:" + card.symbol, box, Ink::panel, {}, 1, Stroke::solid, 4};
    if (lit) {
      ground.outline = Ink::accent;
      ground.thickness = std::max(2.0, type.gap(2.6));
    }
    page.rect(ground);
    page.text({"strip.symbol:" + card.symbol, card.symbol, box.middleX(), box.y + 1.08 * type.body, type.body,
               lit ? Face::bold : Face::regular, lit ? Ink::accent : Ink::text, Align::middle, box});
    page.text({"strip.shape:" + card.symbol, card.shape, box.middleX(),
               box.y + 1.25 * type.body + 0.98 * type.small, type.small, Face::regular, Ink::faint,
               Align::middle, box});
    for (std::size_t k = 0; k < card.values.size(); ++k) {
      const auto row = static_cast<double>(k / static_cast<std::size_t>(card.columns));
      const auto column = static_cast<double>(k % static_cast<std::size_t>(card.columns));
      const double left = box.middleX() - card.columns * card.valueWidth / 2;
      page.text({"strip.value:" + card.symbol + ":" + std::to_string(k), card.values[k],
                 left + (column + 1) * card.valueWidth - 0.35 * look.valueSize,
                 box.y + 1.5 * type.body + 1.2 * type.small + (row + 0.85) * valueHeight(look),
                 look.valueSize, Face::regular, lit ? Ink::accent : Ink::text, Align::right, box});
    }
    places[card.quantity] = box;
    x += card.width + gap(page);
  }

  void arrow(const Link& link, bool lit) {
    const Type& type = page.type;
    const double right = x + link.arrowWidth, y = middle + 0.35 * type.body;
    std::vector<Point> points = {{x, y}, {right, y}};
    if (strip.backward) std::swap(points[0], points[1]);
    const Ink ink = lit ? Ink::accent : Ink::faint;
    page.line({"strip.flow:" + link.output.symbol, points, ink,
               lit ? std::max(2.0, type.gap(3)) : std::max(1.0, type.gap(1.5)), Stroke::solid, true});
    if (link.named)
      page.text({"strip.operation", link.operation, (x + right) / 2, y - 0.75 * type.small, type.small,
                 Face::regular, ink, Align::middle});
    x = right + gap(page);
  }

  // Under the cards: from a card further back, or from an earlier one that is out of
  // sight, up to the card that also reads it.
  void skip(int from, int to, int lane) {
    const auto source = places.find(from), target = places.find(to);
    if (source == places.end() || target == places.end()) return;
    const double bottom = source->second.bottom(),
                 deep = bottom + skipDepth(look.type) * (lane % 2 == 0 ? 1.0 : 0.7);
    std::vector<Point> points = {{source->second.middleX(), bottom + 2},
                                 {source->second.middleX(), deep},
                                 {target->second.middleX(), deep},
                                 {target->second.middleX(), bottom + 2}};
    if (strip.backward) std::reverse(points.begin(), points.end());
    page.line({"strip.skip", points, Ink::faint, std::max(1.0, page.type.gap(1.5)), Stroke::solid, true});
  }
};

// Whether the whole network fits, if need be without the names of its operations.
bool fits(const Page& page, Strip strip, double width) {
  if (strip.links.empty()) return true;
  const auto whole = [&] {
    const auto [from, to] = visible(page, strip, {}, width);
    return to - from == strip.links.size();
  };
  if (whole()) return true;
  shorten(page, strip);
  return whole();
}

Look lookOf(const Page& page, const Trace& trace, const Cursor& cursor, const StripView& view, double width) {
  const double least = std::min(leastStripText / page.type.small, 1.0);
  const auto scaled = [&](double zoom) {
    Look look{page.type};
    const double type = std::clamp(zoom, least, mostTypeZoom);
    look.type.small *= type;
    look.type.body *= type;
    look.valueSize = std::max(0.9 * page.type.small, leastStripText) * std::clamp(zoom / 2.0, 1.0, 1.5);
    look.rows = zoom >= valuesZoom ? rowsOf(trace.program()) : 0;
    return look;
  };
  if (view.fit) {
    double zoom = 1.0;
    for (; zoom > least; zoom *= 0.95) {
      const Look look = scaled(zoom);
      const Page small{page.scene, page.fonts, look.type, page.language};
      if (fits(small, stripOf(small, trace, cursor, look), width)) break;
    }
    return scaled(zoom);
  }
  double zoom = std::clamp(view.zoom, leastStripZoom, mostStripZoom);
  Look look = scaled(zoom);
  const double most = mostHeight * page.scene.height;
  while (look.rows > 0 && cardHeight(look) > most) --look.rows;
  for (; zoom > 1.0 && cardHeight(look) > most; zoom *= 0.95) {
    look = scaled(zoom);
    look.rows = 0;
  }
  return look;
}

}  // namespace

double stripHeight(const Page& page, const Trace& trace, const Cursor& cursor, const StripView& view,
                   double width) {
  const Look look = lookOf(page, trace, cursor, view, width);
  return cardHeight(look) + (anySkip(trace.program()) ? skipDepth(look.type) + 4 : 0.0);
}

void drawStrip(Page& whole, const Trace& trace, const Cursor& cursor, const StripView& view,
               const Box& room) {
  const Look look = lookOf(whole, trace, cursor, view, room.width);
  Page page{whole.scene, whole.fonts, look.type, whole.language};
  Strip strip = stripOf(page, trace, cursor, look);
  if (strip.links.empty()) return;
  auto [from, to] = visible(page, strip, view, room.width);
  if (to - from < strip.links.size()) {
    shorten(page, strip);
    std::tie(from, to) = visible(page, strip, view, room.width);
  }
  Drawer drawer{page, strip, look, room.y + cardHeight(look) / 2, room.x};
  const double small = page.type.small;
  const double baseline = drawer.middle + page.fonts.capHeight(Face::regular, small) / 2;
  if (from > 0) {
    const std::string more = moreText(from, true);
    page.text({"strip.more", more, drawer.x, baseline, small, Face::regular, Ink::faint});
    drawer.x += page.width(more, small) + 0.6 * page.type.body;
    if (!strip.links[from].source) drawer.card(strip.links[from - 1].output);
  }
  int lane = 0;
  for (std::size_t k = from; k < to; ++k) {
    const Link& link = strip.links[k];
    if (link.source) {
      if (k > from) drawer.x += chainGap(page);
      drawer.card(*link.source);
    }
    drawer.arrow(link, static_cast<int>(k) == strip.lit);
    drawer.card(link.output);
    for (const int id : link.skips) drawer.skip(id, link.output.quantity, lane++);
  }
  if (to < strip.links.size())
    page.text({"strip.more", moreText(strip.links.size() - to, false), drawer.x + 0.2 * page.type.body,
               baseline, small, Face::regular, Ink::faint});
}

}  // namespace gradwalk
