// A formula set as in a textbook, from its notation and the fonts' metrics alone.
//
//     const MathSetter setter(page.fonts, {26.0, 17.0, true});
//     MathBox box = setter.set(n, n.root);          // one line, however wide
//     std::vector<MathBox> parts = setter.pieces(n, n.root, 600.0);   // none wider than 600
//
//            ┌ above        A box has a baseline at y = 0; y grows downwards. It
//     ───────┼───── width   holds texts, rules (fraction bars, roots, brackets) and,
//            └ below        of every leaf, where it lies.
//
// Nothing is made smaller to fit: what is too wide is for the caller to break.
#pragma once

#include <string>
#include <vector>

#include "scene/scene.h"
#include "trace/notation.h"

namespace gradwalk {

struct MathText {
  std::string text;
  double x = 0.0, baseline = 0.0, size = 0.0;
  Face face = Face::regular;
  Role role = Role::plain;
};

struct MathRule {
  std::vector<Point> points;
  double thickness = 1.0;
};

// Where a cell stands in the formula.
struct MathLeaf {
  Piece piece;
  Box box;
};

struct MathBox {
  double width = 0.0, above = 0.0, below = 0.0;
  std::vector<MathText> texts;
  std::vector<MathRule> rules;
  std::vector<MathLeaf> leaves;
};

// `right` is moved to stand behind `left`, `gap` away.
void join(MathBox& left, const MathBox& right, double gap = 0.0);

struct MathStyle {
  double size = 26.0;   // of the type on the baseline
  double least = 17.0;  // indices are never smaller
  bool stacked = true;  // fractions one above the other; else with a stroke
  bool bold = false;
};

class MathSetter {
 public:
  MathSetter(const Fonts& fonts, const MathStyle& style) : fonts_(fonts), style_(style) {}

  const MathStyle& style() const { return style_; }

  MathBox set(const Notation& n, std::int32_t id) const;

  // The parts of `id` that a line may be broken between, none wider than `width` if
  // that can be helped: signs go with what follows them.
  std::vector<MathBox> pieces(const Notation& n, std::int32_t id, double width) const;

  // A text as it stands.
  MathBox text(const std::string& words, Role role = Role::plain) const;

 private:
  MathBox setText(const std::string& words, double size, Role role) const;
  MathBox setAt(const Notation& n, std::int32_t id, double size, Role role) const;
  MathBox fraction(const Notation& n, const NotationNode& node, double size, Role role) const;
  MathBox scripts(const Notation& n, const NotationNode& node, double size, Role role) const;
  MathBox bigSum(const Notation& n, const NotationNode& node, double size, Role role) const;
  MathBox matrix(const Notation& n, const NotationNode& node, double size, Role role) const;
  MathBox fenced(const std::string& signs, const MathBox& inside, double size, Role role) const;
  MathBox under(const MathBox& inside, double size) const;  // a root
  double axis(double size) const;                           // height of a minus sign
  double ruleWidth(double size) const { return std::max(1.2, 0.055 * size); }

  const Fonts& fonts_;
  MathStyle style_;
};

}  // namespace gradwalk
