#include <string>

#include "scene/math_layout.h"
#include "scene/utf8.h"
#include "scene/views/page.h"
#include "scene/words.h"

namespace gradwalk {
namespace {

bool isSignText(const NotationNode& node) {
  return node.kind == NotationKind::text && (node.text.starts_with(' ') || node.text == "·" ||
                                             node.text == "−" || node.text == "+" || node.text == "-");
}

}  // namespace

std::vector<MathBox> MathSetter::pieces(const Notation& n, std::int32_t id, double width) const {
  const NotationNode& node = n.node(id);
  std::vector<MathBox> out;
  if (MathBox box = set(n, id); box.width <= width) return {std::move(box)};
  // A sign goes with what follows it.
  MathBox sign;
  bool pending = false;
  const auto add = [&](MathBox box) {
    if (pending) {
      join(sign, box);
      box = std::move(sign);
      sign = {};
      pending = false;
    }
    out.push_back(std::move(box));
  };
  const auto addAll = [&](std::int32_t child) {
    for (MathBox& box : pieces(n, child, width)) add(std::move(box));
  };
  switch (node.kind) {
    case NotationKind::row:
      for (const std::int32_t child : node.children) {
        if (isSignText(n.node(child))) {
          join(sign, set(n, child));
          pending = true;
        } else if (MathBox box = set(n, child); box.width <= width) {
          add(std::move(box));
        } else {
          addAll(child);
        }
      }
      if (pending) out.push_back(std::move(sign));
      return out;
    case NotationKind::fenced: {
      const std::u32string both = codePoints(node.text);
      add(text(utf8(both.substr(0, 1))));
      addAll(node.children[0]);
      if (both.size() > 1) add(text(utf8(both.substr(1))));
      return out;
    }
    case NotationKind::fraction:
      addAll(node.children[0]);
      join(sign, text(" / "));
      pending = true;
      addAll(node.children[1]);
      return out;
    case NotationKind::bigSum:
      add(text("Σ "));
      addAll(node.children[0]);
      return out;
    case NotationKind::root:
      add(text("√"));
      addAll(node.children[0]);
      return out;
    case NotationKind::matrix:
    case NotationKind::leaf:
    case NotationKind::scripts:
    case NotationKind::hat:
    case NotationKind::text:
      break;
  }
  // A name wider than the line is broken where it must be.
  Notation own;
  own.nodes = n.nodes;
  own.root = id;
  const Role role = node.kind == NotationKind::leaf ? node.piece.role : Role::plain;
  const std::string words = node.kind == NotationKind::leaf   ? node.piece.text
                            : node.kind == NotationKind::text ? node.text
                                                              : bareText(own);
  for (const std::string& part : wrap(fonts_, withMinus(words), style_.size, Face::regular, width)) {
    MathBox box = text(part, role);
    if (node.kind == NotationKind::leaf)
      box.leaves.push_back({node.piece, {0.0, -box.above, box.width, box.above + box.below}});
    out.push_back(std::move(box));
  }
  return out;
}

}  // namespace gradwalk
