// Symbols as text, with no more brackets than reading them back needs.
#include "lesson/symbolic.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

enum Precedence { inSum = 1, inProduct = 2, inPower = 3, atom = 4 };

class Writer {
 public:
  Writer(const Symbolic& table, bool typed, std::size_t mostBytes)
      : s_(table), typed_(typed), most_(mostBytes) {}

  std::string all(SymbolId id) {
    stack_.push_back({id, 0, {}});
    while (!stack_.empty() && out_.size() <= most_) {
      const Item item = stack_.back();
      stack_.pop_back();
      if (item.id < 0)
        out_ += item.text;
      else
        write(item.id, item.outer);
    }
    return out_.size() <= most_ ? std::move(out_) : std::string();
  }

 private:
  // A symbol with the precedence that it must have there, or a piece of text.
  struct Item {
    SymbolId id = -1;
    int outer = 0;
    std::string text = {};
  };

  bool isIndicator(const Symbol& node) const {
    return !typed_ && (node.function == SymbolFunction::above || node.function == SymbolFunction::atLeast);
  }

  int precedence(const Symbol& node) const {
    switch (node.kind) {
      case SymbolKind::negate:
      case SymbolKind::add:
      case SymbolKind::subtract:
        return inSum;
      case SymbolKind::multiply:
      case SymbolKind::divide:
        return inProduct;
      case SymbolKind::power:
        return inPower;
      default:
        return isIndicator(node) ? inPower : atom;
    }
  }

  // Where a minus sign cannot be taken for a second operator.
  bool atStart() const {
    if (out_.empty() || out_.back() == '(') return true;
    return out_.ends_with(", ") || out_.ends_with(" > ") || out_.ends_with(" ≥ ");
  }

  void push(std::initializer_list<Item> items) {
    for (const Item* item = items.end(); item != items.begin();) stack_.push_back(*--item);
  }

  void write(SymbolId id, int outer) {
    const Symbol& node = s_.node(id);
    const bool negates = node.kind == SymbolKind::negate;
    // −a·b is the same number however it is read; behind another sign it needs brackets.
    const bool leads = negates && outer <= inProduct && atStart();
    const bool brackets = precedence(node) < outer ? !leads : negates && !atStart();
    if (brackets) {
      out_ += "(";
      stack_.push_back({-1, 0, ")"});
    }
    body(node);
  }

  void body(const Symbol& node) {
    switch (node.kind) {
      case SymbolKind::number:
        out_ += shortest(node.value);
        return;
      case SymbolKind::constant:
        out_ += node.a == 1 ? "e" : typed_ ? "pi" : "π";
        return;
      case SymbolKind::variable:
        out_ += s_.names[static_cast<std::size_t>(node.a)];
        return;
      case SymbolKind::negate:
        out_ += "-";
        return push({{node.a, inProduct}});
      case SymbolKind::add:
        // a + (−0.5), of a constant put in for its name, is a − 0.5.
        if (const std::optional<double> b = s_.valueOf(node.b);
            b && s_.node(node.b).kind == SymbolKind::negate)
          return push({{node.a, inSum}, {-1, 0, " - "}, {s_.node(node.b).a, inProduct}});
        return push({{node.a, inSum}, {-1, 0, " + "}, {node.b, inProduct}});
      case SymbolKind::subtract:
        return push({{node.a, inSum}, {-1, 0, " - "}, {node.b, inProduct}});
      case SymbolKind::multiply:
        return push({{node.a, inProduct}, {-1, 0, typed_ ? "*" : "·"}, {node.b, inPower}});
      case SymbolKind::divide:
        return push({{node.a, inProduct}, {-1, 0, "/"}, {node.b, inPower}});
      case SymbolKind::power:
        return push({{node.a, atom}, {-1, 0, "^"}, {node.b, inPower}});
      case SymbolKind::call:
        return call(node);
    }
  }

  void call(const Symbol& node) {
    if (isIndicator(node)) {
      out_ += "1(";
      const char* sign = node.function == SymbolFunction::above ? " > " : " ≥ ";
      return push({{node.a, inSum}, {-1, 0, sign}, {node.b, inSum}, {-1, 0, ")"}});
    }
    out_ += !typed_ && node.function == SymbolFunction::sqrt ? "√" : name(node.function);
    out_ += "(";
    if (node.b < 0) return push({{node.a, 0}, {-1, 0, ")"}});
    push({{node.a, 0}, {-1, 0, ", "}, {node.b, 0}, {-1, 0, ")"}});
  }

  const Symbolic& s_;
  bool typed_;
  std::size_t most_;
  std::string out_;
  std::vector<Item> stack_;
};

}  // namespace

std::string formulaText(const Symbolic& s, SymbolId id, std::size_t mostBytes) {
  return Writer(s, false, mostBytes).all(id);
}

std::string sourceText(const Symbolic& s, SymbolId id, std::size_t mostBytes) {
  return Writer(s, true, mostBytes).all(id);
}

}  // namespace gradwalk
