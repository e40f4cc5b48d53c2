// The formula in up to three parts, set as in a textbook:
//
//     Z    = K   ·X    + K   ·X    + …
//      1,0    0,0  1,0    0,1  1,1
//            + K   ·X    + b
//               2,2  3,2
//          = 1·3 + 0·1 + … + 1
//          = 11
//
// A piece that stands for a cell is underlined in its role's colour and stroke, as
// the cell itself is outlined. Its place is a shape "leaf:QUANTITY:CELL" without colour.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "maths/digits.h"
#include "scene/views/views.h"

namespace gradwalk {
namespace {

bool isRelation(const NotationNode& node) {
  constexpr std::array<std::string_view, 3> signs = {" = ", " ≈ ", " ← "};
  return node.kind == NotationKind::text && std::find(signs.begin(), signs.end(), node.text) != signs.end();
}

bool isPlusOrMinus(const NotationNode& node) {
  return node.kind == NotationKind::text && (node.text == " + " || node.text == " − " || node.text == "−");
}

struct Writer {
  const MathSetter& setter;
  double width;
  FormulaLayout& layout;
  double x = 0.0, indent = 0.0, lineStart = 0.0;
  int line = 0;
  const char* id = "formula.symbols";

  void newLine(double from) {
    ++line;
    x = lineStart = from;
  }

  void put(MathBox box, bool marked = false, bool result = false) {
    if (x + box.width > width && x > lineStart) newLine(indent);
    const double advance = box.width;
    layout.parts.push_back({std::move(box), id, x, line, marked, result});
    x += advance;
  }
};

// Which of the shown summands is number `which` of `terms`, where some in the middle may
// have been left out: behind the gap they are counted from the end.
std::int64_t shownSummand(const Notation& n, std::int64_t which, std::int64_t terms, bool equation) {
  std::int64_t current = equation ? -1 : 0, gap = -1;
  for (const std::int32_t id : n.node(n.root).children) {
    const NotationNode& node = n.node(id);
    if (current < 0 ? isRelation(node) : node.kind == NotationKind::text && node.text == " + ") ++current;
    if (current >= 0 && gap < 0 && node.kind == NotationKind::text && node.text == "…") gap = current;
  }
  const std::int64_t shown = current + 1;
  if (shown <= 1) return -1;
  if (gap < 0 || which < gap) return which;
  return which - terms + shown > gap ? which - terms + shown : gap;
}

// Where the first equals sign stands.
double equalsAt(const MathSetter& setter, const Notation& n) {
  MathBox before;
  for (const std::int32_t id : n.node(n.root).children) {
    if (isRelation(n.node(id))) return before.width + 0.2 * setter.style().size;
    join(before, setter.set(n, id));
  }
  return 0.0;
}

// One equation or one side of it, broken at its signs. `marked` is the summand to mark.
void write(Writer& writer, const Notation& n, bool equation, std::int64_t marked) {
  const double size = writer.setter.style().size;
  std::int64_t current = equation ? -1 : 0;
  MathBox sign;
  bool pending = false;
  const double room = std::max(size, writer.width - writer.indent);
  for (const std::int32_t id : n.node(n.root).children) {
    const NotationNode& node = n.node(id);
    if (isRelation(node)) {
      if (current < 0) current = 0;
      writer.x = std::max(writer.x + 0.2 * size, 0.0);
      sign = writer.setter.text(node.text.substr(1));
      pending = true;
      continue;
    }
    if (isPlusOrMinus(node)) {
      if (node.text == " + " && current >= 0) ++current;
      if (pending) {
        join(sign, writer.setter.set(n, id));
      } else {
        sign = writer.setter.set(n, id);
        pending = true;
      }
      continue;
    }
    const double signWidth = pending ? sign.width : 0.0;
    bool first = true;
    for (MathBox& box : writer.setter.pieces(n, id, room - signWidth)) {
      const bool mark = current >= 0 && current == marked;
      if (first && pending) {
        // The frame goes round the summand, not round its sign.
        if (writer.x + sign.width + box.width > writer.width && writer.x > writer.lineStart)
          writer.newLine(writer.indent);
        writer.put(std::move(sign));
        sign = {};
        pending = false;
      }
      first = false;
      writer.put(std::move(box), mark);
    }
  }
  if (pending) writer.put(std::move(sign));
}

// Lines as high as what stands in them.
void setBaselines(FormulaLayout& layout, int lines, int termLines) {
  const auto count = static_cast<std::size_t>(lines);
  std::vector<double> above(count, 0.78 * layout.size), below(count, 0.3 * layout.size);
  for (const FormulaPart& part : layout.parts) {
    const auto line = static_cast<std::size_t>(part.line);
    above[line] = std::max(above[line], part.box.above);
    below[line] = std::max(below[line], part.box.below);
  }
  const double air = 0.34 * layout.size;
  double y = 0.0;
  for (std::size_t k = 0; k < count; ++k) {
    y += above[k] + air / 2;
    layout.baselines.push_back(y);
    y += below[k] + air / 2;
    if (static_cast<int>(k) + 1 == lines - termLines) layout.termHeight = -y;
  }
  layout.height = y;
  layout.termHeight = termLines > 0 ? layout.termHeight + y : 0.0;
}

}  // namespace

FormulaLayout layOutFormula(const Page& page, const FormulaRequest& request, const FormulaStyle& style,
                            double width) {
  const Explanation& explanation = *request.whole;
  const Explanation* term = request.term;
  FormulaLayout layout;
  layout.size = style.size;
  if (explanation.symbols.empty() && (!request.parts || explanation.parts.empty())) return layout;
  const double size = style.size, least = std::max(0.95 * page.type.small, page.type.least / 0.9);
  const MathSetter setter(page.fonts, {size, least, style.stacked, false});
  const MathSetter bold(page.fonts, {size, least, style.stacked, true});
  Writer writer{setter, width, layout};
  const auto writeSide = [&](const Pieces& pieces, bool equation) {
    const Notation n = notation(pieces);
    const std::int64_t marked =
        term != nullptr ? shownSummand(n, request.which, request.terms, equation) : -1;
    write(writer, n, equation, marked);
  };
  const auto relation = [&](const std::string& sign) { writer.put(setter.text(sign + " ")); };
  const auto writeOne = [&](const Explanation& each) {
    const Notation symbols = notation(each.symbols);
    double equals = equalsAt(setter, symbols);
    if (equals > width / 3) equals = 0.6 * size;
    writer.indent = equals + setter.text("= ").width;
    // The first line starts at the edge; what follows it under the equals sign.
    writeSide(each.symbols, true);
    if (each.numbers.empty()) {
      if (!style.values || each.result.empty() || !each.result.starts_with("[")) return;
      // The values of a small tensor, where they fit into one line.
      const Notation values = notation({{each.result, Role::plain, -1, -1}});
      MathBox box = setter.set(values, values.root);
      if (equals + setter.text("= ").width + box.width > width || box.above + box.below > 4.6 * size) return;
      writer.newLine(equals);
      writer.id = "formula.values";
      relation("=");
      writer.put(std::move(box));
      return;
    }
    writer.id = "formula.numbers";
    writer.newLine(equals);
    relation("=");
    writer.lineStart = writer.x;
    writeSide(each.numbers, false);
    // A result beside its numbers where there is room, else below.
    MathBox result;
    const Notation value = notation({{each.result, Role::plain, -1, -1}});
    for (MathBox& part : bold.pieces(value, value.root, width - writer.indent)) {
      if (result.texts.empty())
        result = std::move(part);
      else
        join(result, part, 0.3 * size);
    }
    for (MathText& text : result.texts) text.role = Role::written;
    const double needed = setter.text("   " + each.relation()).width + result.width + 0.4 * size;
    if (writer.x + needed > width)
      writer.newLine(equals);
    else
      writer.x += setter.text("  ").width;
    writer.id = "formula.result";
    relation(each.relation());
    writer.x += 0.2 * size;
    writer.put(std::move(result), false, true);
    if (each.reAdds) return;
    writer.id = "formula.note";
    writer.x += 0.8 * size;
    const std::string note = differenceNote(each, page.language);
    const MathSetter faint(page.fonts, {page.type.small, page.type.small, false, false});
    for (const std::string& words : wrap(page.fonts, note, page.type.small, Face::regular, width))
      writer.put(faint.text(words));
  };
  // Each line of an operation has its formula, where there is room for them.
  const std::vector<Explanation>& parts = explanation.parts;
  const char* const symbolsId = writer.id;
  for (std::size_t k = 0; request.parts && k < parts.size(); ++k) {
    if (k > 0) writer.newLine(0.0);
    writer.id = symbolsId;
    writeOne(parts[k]);
  }
  if (!request.parts || parts.empty()) writeOne(explanation);
  const int before = writer.line;
  if (term != nullptr && !term->symbols.empty()) {
    writer.id = "formula.term";
    writer.indent = 0.0;
    writer.newLine(0.0);
    Pieces line = term->symbols;
    line.push_back({" = ", Role::plain, -1, -1});
    line.insert(line.end(), term->numbers.begin(), term->numbers.end());
    line.push_back({" " + term->relation() + " " + term->result, Role::plain, -1, -1});
    write(writer, notation(line), false, -1);
  }
  layout.termLines = writer.line - before;
  setBaselines(layout, writer.line + 1, layout.termLines);
  return layout;
}

std::string differenceNote(const Explanation& explanation, Language language) {
  if (explanation.reAdds) return "";
  return say(Text{"the printed digits give a last place that differs by {n}",
                  "적힌 숫자로 다시 계산하면 끝자리가 {n}만큼 다르다"},
             language, {{"n", significant(explanation.lastPlace, defaultDigits)}});
}

void drawFormula(Page& page, const FormulaLayout& layout, Point at) {
  const double size = layout.size;
  const auto baselineOf = [&](const FormulaPart& each) {
    return at.y + layout.baselines[static_cast<std::size_t>(each.line)];
  };
  const auto boxOf = [&](const FormulaPart& each, double beside) {
    const double above = std::max(each.box.above, 0.74 * size), below = std::max(each.box.below, 0.28 * size);
    return Box{at.x + each.x - beside, baselineOf(each) - above - 0.04 * size, each.box.width + 2 * beside,
               above + below + 0.08 * size};
  };
  // The term at hand is framed, line by line.
  for (std::size_t k = 0; k < layout.parts.size(); ++k) {
    if (!layout.parts[k].marked) continue;
    Box box = boxOf(layout.parts[k], 0.08 * size);
    const int line = layout.parts[k].line;
    for (; k + 1 < layout.parts.size() && layout.parts[k + 1].marked && layout.parts[k + 1].line == line; ++k)
      box = unite(box, boxOf(layout.parts[k + 1], 0.08 * size));
    page.rect(
        {"formula.term", box, Ink::panel, Ink::text, std::max(1.5, page.type.gap(2)), Stroke::solid, 3});
  }
  for (const FormulaPart& each : layout.parts) {
    const double x = at.x + each.x, baseline = baselineOf(each);
    if (each.result)
      page.rect(
          {"formula.result.ground", boxOf(each, 0.2 * size), Ink::writtenFill, {}, 1, Stroke::solid, 3});
    for (const MathText& text : each.box.texts) {
      const bool note = std::string_view(each.id) == "formula.note";
      page.text({each.id, text.text, x + text.x, baseline + text.baseline, text.size, text.face,
                 note ? Ink::faint : inkOf(text.role)});
    }
    for (const MathRule& rule : each.box.rules) {
      std::vector<Point> points = rule.points;
      for (Point& p : points) p = {p.x + x, p.y + baseline};
      page.line({"formula.rule", std::move(points), Ink::text, rule.thickness});
    }
    for (const MathLeaf& leaf : each.box.leaves) {
      const Box box{x + leaf.box.x, baseline + leaf.box.y, leaf.box.width, leaf.box.height};
      if (leaf.piece.cell >= 0) page.rect({leafId(leaf.piece), box, {}, {}});
      if (leaf.piece.role == Role::plain || leaf.piece.role == Role::written) continue;
      const double y = box.bottom() + 0.02 * size;
      page.line({"formula.mark",
                 {{box.x, y}, {box.right(), y}},
                 inkOf(leaf.piece.role),
                 std::max(2.0, page.type.gap(2.6)),
                 strokeOf(leaf.piece.role)});
    }
  }
}

std::string leafId(const Piece& piece) { return fmt::format("leaf:{}:{}", piece.quantity, piece.cell); }

}  // namespace gradwalk
