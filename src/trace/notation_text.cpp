#include <string>

#include "trace/notation.h"
#include "trace/notation_tokens.h"

namespace gradwalk {
namespace {

void bare(const Notation& n, std::int32_t id, std::string& out) {
  const NotationNode& node = n.node(id);
  const auto child = [&](std::size_t k) { bare(n, node.children[k], out); };
  switch (node.kind) {
    case NotationKind::text:
      for (const char c : node.text)
        if (c != ' ') out += c;
      return;
    case NotationKind::hat:
      out += node.text;
      return;
    case NotationKind::leaf:
    case NotationKind::row:
      for (std::size_t k = 0; k < node.children.size(); ++k) child(k);
      return;
    case NotationKind::fraction:
      child(0);
      out += "/";
      child(1);
      return;
    case NotationKind::scripts: {
      const bool index = node.text.empty();
      if (!index) {
        // W′ with the index dense is written W_dense′.
        std::string base;
        bare(n, node.children[0], base);
        const bool primed = base.ends_with("′");
        if (primed) base.resize(base.size() - std::string_view("′").size());
        out += base + "_";
        child(1);
        if (primed) out += "′";
        return;
      }
      child(0);
      if (const NotationNode& below = n.node(node.children[1]);
          below.kind != NotationKind::row || !below.children.empty()) {
        out += "[";
        child(1);
        out += "]";
      }
      const NotationNode& above = n.node(node.children[2]);
      if (above.kind != NotationKind::row || !above.children.empty()) {
        out += "^";
        child(2);
      }
      return;
    }
    case NotationKind::root:
      out += "√";
      child(0);
      return;
    case NotationKind::bigSum:
      out += "Σ";
      child(0);
      return;
    case NotationKind::fenced: {
      const std::size_t open = characterLength(node.text, 0);
      out += node.text.substr(0, open);
      child(0);
      out += node.text.substr(open);
      return;
    }
    case NotationKind::matrix: {
      const bool rows = node.text == "[[]]";
      out += rows ? "[[" : "[";
      for (std::size_t k = 0; k < node.children.size(); ++k) {
        if (k > 0) out += rows && static_cast<std::int32_t>(k) % node.columns == 0 ? "],[" : ",";
        child(k);
      }
      out += rows ? "]]" : "]";
      return;
    }
  }
}

}  // namespace

std::string bareText(const Notation& notation) {
  std::string out;
  bare(notation, notation.root, out);
  return out;
}

std::string lineText(const Explanation& explanation) {
  std::string out = text(explanation.symbols);
  if (explanation.numbers.empty()) {
    if (!explanation.result.empty()) out += " = " + explanation.result;
    return out;
  }
  return out + " = " + text(explanation.numbers) + " " + explanation.relation() + " " + explanation.result;
}

}  // namespace gradwalk
