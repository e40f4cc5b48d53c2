#include "scene/math_layout.h"

#include <algorithm>
#include <cctype>

#include "scene/utf8.h"
#include "scene/views/page.h"
#include "scene/words.h"

namespace gradwalk {
namespace {

constexpr double scriptShare = 0.74;  // size of an index against its base
constexpr double scriptDrop = 0.26, scriptRise = 0.46;

bool isLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x391 && c <= 0x3c9) || c == U'ŷ';
}

// A single letter is a variable and leans; ∂ and ′ beside it do not count.
bool isVariable(const std::u32string& text) {
  std::size_t letters = 0;
  for (const char32_t c : text) {
    if (isLetter(c)) {
      ++letters;
    } else if (c != U'∂' && c != U'′') {
      return false;
    }
  }
  return letters == 1;
}

bool isEmpty(const Notation& n, std::int32_t id) {
  const NotationNode& node = n.node(id);
  return node.kind == NotationKind::row && node.children.empty();
}

// What stands in parentheses that a fraction's bar or a root makes needless.
std::int32_t unfenced(const Notation& n, std::int32_t id) {
  const NotationNode& node = n.node(id);
  return node.kind == NotationKind::fenced && node.text == "()" ? node.children[0] : id;
}

void place(MathBox& into, const MathBox& box, double x, double y) {
  for (MathText text : box.texts) {
    text.x += x;
    text.baseline += y;
    into.texts.push_back(std::move(text));
  }
  for (MathRule rule : box.rules) {
    for (Point& p : rule.points) p = {p.x + x, p.y + y};
    into.rules.push_back(std::move(rule));
  }
  for (MathLeaf leaf : box.leaves) {
    leaf.box.x += x;
    leaf.box.y += y;
    into.leaves.push_back(std::move(leaf));
  }
  into.above = std::max(into.above, box.above - y);
  into.below = std::max(into.below, box.below + y);
}

}  // namespace

void join(MathBox& left, const MathBox& right, double gap) {
  place(left, right, left.width + gap, 0.0);
  left.width += gap + right.width;
}

double MathSetter::axis(double size) const { return 0.36 * size; }

MathBox MathSetter::text(const std::string& words, Role role) const {
  return setText(words, style_.size, role);
}

MathBox MathSetter::setText(const std::string& words, double size, Role role) const {
  MathBox box;
  const std::string shown = withMinus(words);
  const Face face = style_.bold ? Face::bold : isVariable(codePoints(shown)) ? Face::italic : Face::regular;
  const double cap = fonts_.capHeight(face, size);
  box.above = cap + 0.06 * size;
  box.below = 0.2 * size;
  double ink = 0.0;
  std::string kept = shown;
  // Spaces at the ends are room, not text.
  const auto space = fonts_.advance(U' ', face, size) * 0.8;
  while (kept.starts_with(' ')) {
    kept.erase(0, 1);
    ink += space;
  }
  const double lead = ink;
  double tail = 0.0;
  while (kept.ends_with(' ')) {
    kept.pop_back();
    tail += space;
  }
  if (!kept.empty()) box.texts.push_back({kept, lead, 0.0, size, face, role});
  // A dot between factors needs air.
  const double air = kept == "·" ? 0.08 * size : 0.0;
  if (!box.texts.empty()) box.texts.back().x += air;
  box.width = lead + textWidth(fonts_, kept, size, face) + tail + 2 * air;
  return box;
}

MathBox MathSetter::set(const Notation& n, std::int32_t id) const {
  return setAt(n, id, style_.size, Role::plain);
}

MathBox MathSetter::setAt(const Notation& n, std::int32_t id, double size, Role role) const {
  const NotationNode& node = n.node(id);
  switch (node.kind) {
    case NotationKind::text:
      return setText(node.text, size, role);
    case NotationKind::leaf: {
      MathBox box = setAt(n, node.children[0], size, node.piece.role);
      box.leaves.push_back({node.piece, {0.0, -box.above, box.width, box.above + box.below}});
      return box;
    }
    case NotationKind::row: {
      MathBox box;
      for (std::size_t k = 0; k < node.children.size(); ++k) {
        const MathBox part = setAt(n, node.children[k], size, role);
        // exp and log keep a little room before what has no parentheses.
        const NotationNode& before = n.node(node.children[k > 0 ? k - 1 : 0]);
        const bool named = k > 0 && before.kind == NotationKind::text && before.text.size() > 1 &&
                           std::isalpha(static_cast<unsigned char>(before.text[0])) != 0;
        join(box, part, named && n.node(node.children[k]).kind != NotationKind::fenced ? 0.12 * size : 0.0);
      }
      return box;
    }
    case NotationKind::fraction:
      return fraction(n, node, size, role);
    case NotationKind::scripts:
      return scripts(n, node, size, role);
    case NotationKind::root:
      return under(setAt(n, unfenced(n, node.children[0]), size, role), size);
    case NotationKind::hat: {
      MathBox box = setAt(n, node.children[0], size, role);
      const double top = -box.above, middle = box.width / 2, half = std::min(0.2 * size, middle);
      box.rules.push_back({{{middle - half, top - 0.04 * size},
                            {middle, top - 0.17 * size},
                            {middle + half, top - 0.04 * size}},
                           ruleWidth(size)});
      box.above += 0.22 * size;
      return box;
    }
    case NotationKind::bigSum:
      return bigSum(n, node, size, role);
    case NotationKind::fenced:
      return fenced(node.text, setAt(n, node.children[0], size, role), size, role);
    case NotationKind::matrix:
      return matrix(n, node, size, role);
  }
  return {};
}

MathBox MathSetter::fraction(const Notation& n, const NotationNode& node, double size, Role role) const {
  if (!style_.stacked || size < style_.size) {
    MathBox box = setAt(n, node.children[0], size, role);
    join(box, setText("/", size, role), 0.04 * size);
    join(box, setAt(n, node.children[1], size, role), 0.04 * size);
    return box;
  }
  const MathBox top = setAt(n, unfenced(n, node.children[0]), size, role);
  const MathBox bottom = setAt(n, unfenced(n, node.children[1]), size, role);
  // Room for the marks under the numerator's cells.
  const double side = 0.14 * size, air = 0.2 * size, middle = -axis(size);
  MathBox box;
  const double width = std::max(top.width, bottom.width) + 2 * side;
  place(box, top, (width - top.width) / 2, middle - air - top.below);
  place(box, bottom, (width - bottom.width) / 2, middle + 0.6 * air + bottom.above);
  box.rules.push_back({{{0.04 * size, middle}, {width - 0.04 * size, middle}}, ruleWidth(size)});
  box.width = width;
  return box;
}

MathBox MathSetter::scripts(const Notation& n, const NotationNode& node, double size, Role role) const {
  MathBox box = setAt(n, node.children[0], size, role);
  const double small = std::min(size, std::max(scriptShare * size, style_.least));
  const double gap = 0.05 * size, at = box.width, base = box.above;
  double width = 0.0;
  if (!isEmpty(n, node.children[1])) {
    const MathBox below = setAt(n, node.children[1], small, role);
    // The ink of an index hangs lower the taller what it hangs on is.
    place(box, below, at + gap, std::max(scriptDrop * size, box.below - below.below * 0.4));
    width = below.width;
  }
  if (!isEmpty(n, node.children[2])) {
    const MathBox above = setAt(n, unfenced(n, node.children[2]), small, role);
    // Above what it hangs on, where that is tall.
    place(box, above, at + gap, -std::max(scriptRise * size, base - above.above * 0.6));
    width = std::max(width, above.width);
  }
  box.width = at + (width > 0 ? gap + width + 0.04 * size : 0.0);
  return box;
}

//   Σ    body        the limits below, in the middle
//  h,w
MathBox MathSetter::bigSum(const Notation& n, const NotationNode& node, double size, Role role) const {
  const double tall = 1.35 * size;
  MathBox sign;
  const double width = fonts_.advance(U'Σ', Face::regular, tall);
  const double cap = fonts_.capHeight(Face::regular, tall);
  const double baseline = cap / 2 - axis(size);
  sign.texts.push_back({"Σ", 0.0, baseline, tall, Face::regular, Role::plain});
  sign.above = cap - baseline + 0.04 * size;
  sign.below = baseline + 0.04 * size;
  sign.width = width;
  if (!isEmpty(n, node.children[1])) {
    const double small = std::min(size, std::max(0.66 * size, 0.9 * style_.least));
    const MathBox limits = setAt(n, node.children[1], small, role);
    const double whole = std::max(width, limits.width);
    MathBox both;
    place(both, sign, (whole - width) / 2, 0.0);
    place(both, limits, (whole - limits.width) / 2, sign.below + limits.above + 0.02 * size);
    both.width = whole;
    sign = std::move(both);
  }
  join(sign, setAt(n, node.children[0], size, role), 0.14 * size);
  return sign;
}

//  ⎡ 5   7 ⎤
//  ⎣11  10 ⎦
MathBox MathSetter::matrix(const Notation& n, const NotationNode& node, double size, Role role) const {
  const auto columns = static_cast<std::size_t>(std::max(node.columns, 1));
  const std::size_t rows = (node.children.size() + columns - 1) / columns;
  std::vector<MathBox> cells;
  std::vector<double> widths(columns, 0.0);
  double above = 0.0, below = 0.0;
  for (std::size_t k = 0; k < node.children.size(); ++k) {
    cells.push_back(setAt(n, node.children[k], size, role));
    widths[k % columns] = std::max(widths[k % columns], cells.back().width);
    above = std::max(above, cells.back().above);
    below = std::max(below, cells.back().below);
  }
  const double gap = 0.6 * size, line = above + below + 0.08 * size;
  const double height = rows == 0 ? size : line * static_cast<double>(rows);
  const double top = -axis(size) - height / 2;
  MathBox inside;
  double x = 0.0;
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t r = 0; r * columns + c < cells.size(); ++r) {
      const MathBox& cell = cells[r * columns + c];
      // To the right, as numbers stand.
      place(inside, cell, x + widths[c] - cell.width, top + line * static_cast<double>(r) + above);
    }
    x += widths[c] + (c + 1 < columns ? gap : 0.0);
  }
  inside.width = x;
  inside.above = std::max(inside.above, -top);
  inside.below = std::max(inside.below, top + height);
  return fenced("[]", inside, size, role);
}

// Brackets of the height of what they hold; round ones of usual height are letters.
MathBox MathSetter::fenced(const std::string& signs, const MathBox& inside, double size, Role role) const {
  const std::u32string both = codePoints(signs);
  const double usual = 1.05 * size;
  const bool tall = inside.above + inside.below > usual + 0.25 * size;
  const auto sign = [&](char32_t code, bool left) {
    if (!tall && code != U'[' && code != U']') return setText(utf8(std::u32string(1, code)), size, role);
    MathBox box;
    const double t = -inside.above - 0.04 * size, b = inside.below + 0.04 * size;
    const double w = 0.24 * size, near = left ? w : 0.06 * size, far = left ? 0.06 * size : w;
    box.width = 0.3 * size;
    box.above = -t;
    box.below = b;
    const double thick = ruleWidth(size) * 1.15;
    const double m = (t + b) / 2, c = std::min(0.35 * size, (b - t) / 4), bend = (near - far) * 0.3;
    if (code == U'[' || code == U']') {
      box.rules.push_back({{{near, t}, {far, t}, {far, b}, {near, b}}, thick});
    } else if (code == U'|') {
      box.rules.push_back({{{(near + far) / 2, t}, {(near + far) / 2, b}}, thick});
    } else if (code == U'⌊' || code == U'⌋') {
      box.rules.push_back({{{far, t}, {far, b}, {near, b}}, thick});
    } else if (code == U'{' || code == U'}') {
      const double half = (near + far) / 2;
      box.rules.push_back({{{near, t},
                            {half, t + c * 0.4},
                            {half, m - c * 0.5},
                            {far, m},
                            {half, m + c * 0.5},
                            {half, b - c * 0.4},
                            {near, b}},
                           thick});
    } else {
      box.rules.push_back({{{near, t},
                            {far + 2 * bend, t + c * 0.35},
                            {far + 0.8 * bend, t + c * 0.8},
                            {far, t + c * 1.5},
                            {far, b - c * 1.5},
                            {far + 0.8 * bend, b - c * 0.8},
                            {far + 2 * bend, b - c * 0.35},
                            {near, b}},
                           thick});
    }
    return box;
  };
  MathBox box = both.empty() ? MathBox{} : sign(both[0], true);
  join(box, inside);
  if (both.size() > 1) join(box, sign(both[1], false));
  return box;
}

MathBox MathSetter::under(const MathBox& inside, double size) const {
  const double lead = 0.55 * size, air = 0.1 * size, top = -inside.above - air, bottom = inside.below;
  MathBox box;
  place(box, inside, lead, 0.0);
  box.width = lead + inside.width + 0.08 * size;
  box.above = std::max(box.above, -top + ruleWidth(size));
  const double low = std::min(bottom, 0.1 * size);
  box.rules.push_back({{{0.04 * size, -0.32 * size},
                        {0.15 * size, -0.38 * size},
                        {0.3 * size, low},
                        {0.48 * size, top},
                        {box.width, top}},
                       ruleWidth(size)});
  return box;
}

}  // namespace gradwalk
