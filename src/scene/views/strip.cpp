// The network in one line. Where it is too long, the part around the current
// operation, with the number of operations left out at either end.
//
//              conv2d         relu         max_pool
//     ┌─────┐         ┌─────┐        ┌────┐          ┌─────┐
//     │  X  │ ──────▶ │  Z  │ ─────▶ │ A  │ ───────▶ │  P  │   ⋯ 6
//     │ 4×4 │         │ 2×2 │        │2×2 │          │ 1×1 │
//     └─────┘         └─────┘        └────┘          └─────┘
#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "ops/menu.h"
#include "scene/views/views.h"

namespace gradwalk {
namespace {

struct Card {
  int quantity = -1;
  std::string symbol, shape;
  double width = 0.0;
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

struct Strip {
  std::vector<Link> links;
  int lit = -1;          // the operation at hand, −1 at the start
  int litQuantity = -1;  // whose card is lit
  bool backward = false;
};

double gap(const Page& page) { return 0.35 * page.type.body; }
// Before a card that does not follow from the one beside it.
double chainGap(const Page& page) { return page.type.body; }

Card cardOf(const Page& page, const Program& program, int id) {
  const Quantity& quantity = program.quantities[static_cast<std::size_t>(id)];
  Card card{id, symbol(program, id), page.shapeText(quantity.shape), 0.0};
  card.width =
      std::max(page.width(card.symbol, page.type.body, Face::bold), page.width(card.shape, page.type.small)) +
      0.7 * page.type.body;
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

Strip stripOf(const Page& page, const Trace& trace, const Cursor& cursor) {
  const Program& program = trace.program();
  Strip strip;
  const auto kindOf = [&](int id) { return program.quantities[static_cast<std::size_t>(id)].kind; };
  for (int s = 0; s < program.forwardSteps; ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    Link link;
    link.operation = step.operation;
    link.output = cardOf(page, program, step.output);
    link.arrowWidth = page.width(step.operation, page.type.small) + 0.9 * page.type.body;
    const int before = s > 0 ? program.steps[static_cast<std::size_t>(s - 1)].output : -1;
    if (before < 0 || !reads(step, before)) link.source = cardOf(page, program, step.inputs.front());
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
  for (int s = 0; s < program.forwardSteps; ++s) {
    const Step& forward = program.steps[static_cast<std::size_t>(s)];
    if (forward.output == step->output) strip.lit = s;
    if (strip.lit < 0 && reads(forward, step->output)) strip.lit = s;
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

// The links that fit, around the lit one.
std::pair<std::size_t, std::size_t> visible(const Page& page, const Strip& strip, double width) {
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
  std::size_t from = static_cast<std::size_t>(std::max(strip.lit, 0)), to = from + 1;
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

double cardHeight(const Page& page) {
  return 1.25 * page.type.body + 1.35 * page.type.small + 0.25 * page.type.body;
}
double skipDepth(const Page& page) { return 0.6 * page.type.body; }

bool anySkip(const Program& program) {
  for (int s = 1; s < program.forwardSteps; ++s) {
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
  double middle, x;
  std::map<int, Box> places = {};  // by quantity: its last card

  void card(const Card& card) {
    const Type& type = page.type;
    const Box box{x, middle - cardHeight(page) / 2, card.width, cardHeight(page)};
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
    places[card.quantity] = box;
    x += card.width + gap(page);
  }

  void arrow(const Link& link, bool lit) {
    const Type& type = page.type;
    const double right = x + link.arrowWidth, y = middle + 0.35 * type.body;
    std::vector<Point> points = {{x, y}, {right, y}};
    if (strip.backward) std::swap(points[0], points[1]);
    const Ink ink = lit ? Ink::accent : Ink::faint;
    page.line({"strip.flow", points, ink, lit ? std::max(2.0, type.gap(3)) : std::max(1.0, type.gap(1.5)),
               Stroke::solid, true});
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
                 deep = bottom + skipDepth(page) * (lane % 2 == 0 ? 1.0 : 0.7);
    std::vector<Point> points = {{source->second.middleX(), bottom + 2},
                                 {source->second.middleX(), deep},
                                 {target->second.middleX(), deep},
                                 {target->second.middleX(), bottom + 2}};
    if (strip.backward) std::reverse(points.begin(), points.end());
    page.line({"strip.skip", points, Ink::faint, std::max(1.0, page.type.gap(1.5)), Stroke::solid, true});
  }
};

}  // namespace

double stripHeight(const Page& page, const Trace& trace) {
  return cardHeight(page) + (anySkip(trace.program()) ? skipDepth(page) + 4 : 0.0);
}

void drawStrip(Page& page, const Trace& trace, const Cursor& cursor, const Box& room) {
  Strip strip = stripOf(page, trace, cursor);
  if (strip.links.empty()) return;
  auto [from, to] = visible(page, strip, room.width);
  if (to - from < strip.links.size()) {
    shorten(page, strip);
    std::tie(from, to) = visible(page, strip, room.width);
  }
  Drawer drawer{page, strip, room.y + cardHeight(page) / 2, room.x};
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
