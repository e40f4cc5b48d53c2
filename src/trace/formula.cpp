#include "trace/formula.h"

#include <cctype>
#include <cmath>
#include <optional>

#include "maths/digits.h"

namespace gradwalk {
namespace {

enum Precedence { inSum = 1, inProduct = 2, inQuotient = 3, inPower = 4, atom = 5 };

class Writer {
 public:
  Writer(const TermTree& tree, const LeafView& view, const ExplainOptions& options)
      : tree_(tree), view_(view), options_(options) {}

  Pieces pieces;

  void write(std::int32_t id, int outer) {
    const TermNode& node = tree_.node(written(id));
    // A minus sign may lead: −(a·b) and (−a)·b are the same. Behind another sign it may not.
    const bool negates = node.kind == TermKind::negate;
    const bool leads = negates && outer <= inProduct && atStart();
    const bool parentheses = (precedence(node) < outer && !leads) || (negates && !atStart());
    if (parentheses) plain("(");
    body(node);
    if (parentheses) plain(")");
  }

 private:
  // A where with nothing to fall back on is written as an indicator: 1(x > 0)·dy.
  bool isIndicator(const TermNode& node) const {
    const TermNode& otherwise = tree_.node(tree_.child(node, 2));
    return otherwise.kind == TermKind::constant && otherwise.value == 0.0;
  }

  static bool isOne(const TermNode& node) { return node.kind == TermKind::constant && node.value == 1.0; }

  int precedence(const TermNode& node) const {
    switch (node.kind) {
      case TermKind::add:
      case TermKind::subtract:
      case TermKind::negate:
      case TermKind::greater:
      case TermKind::equal:
      case TermKind::sum:
        return inSum;
      case TermKind::multiply:
      case TermKind::divide:
        return inProduct;
      case TermKind::where:
        return isIndicator(node) ? inProduct : atom;
      case TermKind::power:
        return inPower;
      default:
        return atom;
    }
  }

  void plain(std::string text) {
    if (!pieces.empty() && pieces.back().role == Role::plain && pieces.back().quantity < 0)
      pieces.back().text += text;
    else
      pieces.push_back({std::move(text), Role::plain, -1, -1});
  }

  // Where a minus sign cannot be taken for a second operator.
  bool atStart() const {
    if (pieces.empty()) return true;
    const std::string& text = pieces.back().text;
    for (const char* opening : {"(", "{", "|", ", ", " > ", " = ", " : ", " ; "})
      if (text.ends_with(opening)) return true;
    return false;
  }

  // `scripted`: it carries an exponent, or is one. There −3, ∂L/∂x and 1e-5 need parentheses
  // that elsewhere they do not.
  void leaf(const TermNode& node, bool scripted = false) {
    Piece piece = view_.piece(node);
    const bool several =
        piece.text.find('/') != std::string::npos ||
        (!piece.text.empty() && std::isdigit(static_cast<unsigned char>(piece.text[0])) != 0 &&
         piece.text.find('e') != std::string::npos);
    const bool minus = piece.text.starts_with('-');
    const bool wrap = scripted ? minus || several : minus && !atStart();
    if (wrap) plain("(");
    if (piece.quantity < 0 && piece.role == Role::plain)
      plain(piece.text);
    else
      pieces.push_back(std::move(piece));
    if (wrap) plain(")");
  }

  void binary(const TermNode& node, const char* sign, int left, int right) {
    write(tree_.child(node, 0), left);
    plain(sign);
    write(tree_.child(node, 1), right);
  }

  // A sum of one term is written as that term.
  std::int32_t written(std::int32_t id) const {
    const TermNode& node = tree_.node(id);
    return node.kind == TermKind::sum && node.childCount == 1 ? written(tree_.child(node, 0)) : id;
  }

  void scripted(std::int32_t whole) {
    const std::int32_t id = written(whole);
    const TermNode& node = tree_.node(id);
    const bool isLeaf =
        node.kind == TermKind::constant || node.kind == TermKind::read || node.kind == TermKind::padding;
    if (isLeaf)
      leaf(node, true);
    else
      write(id, atom);
  }

  // Bars within bars could be read two ways.
  bool hasBars(std::int32_t id) const {
    const TermNode& node = tree_.node(id);
    if (node.kind == TermKind::abs) return true;
    for (std::int32_t k = 0; k < node.childCount; ++k)
      if (hasBars(tree_.child(node, k))) return true;
    return false;
  }

  void absolute(const TermNode& node) {
    if (hasBars(tree_.child(node, 0))) return call("abs", node);
    plain("|");
    write(tree_.child(node, 0), 0);
    plain("|");
  }

  const TermNode& last(const TermNode& node) const {
    return tree_.node(tree_.child(node, node.childCount - 1));
  }

  void list(const TermNode& node, const char* separator, int outer) {
    const auto count = static_cast<std::size_t>(node.childCount);
    const std::size_t most = options_.mostTerms < 3 ? 3 : options_.mostTerms;
    const bool shorten = !options_.wholeSums && count > most;
    // The end of a sum too long to be recorded is not known.
    const bool endless = count > 0 && last(node).kind == TermKind::omitted;
    const std::size_t head = shorten ? most - most / 3 : count, tail = shorten && !endless ? most / 3 : 0;
    for (std::size_t k = 0; k < count; ++k) {
      if (k == head && shorten) {
        plain(separator);
        plain("…");
        k = count - tail;
        if (k == count) return;
      }
      if (k > 0) plain(separator);
      write(tree_.child(node, static_cast<std::int32_t>(k)), outer);
    }
  }

  void call(const char* name, const TermNode& node) {
    plain(std::string(name) + "(");
    list(node, ", ", 0);
    plain(")");
  }

  void body(const TermNode& node) {
    switch (node.kind) {
      case TermKind::constant:
      case TermKind::read:
      case TermKind::padding:
        return leaf(node);
      case TermKind::omitted:
        return plain("…");
      case TermKind::negate:
        plain("-");
        return write(tree_.child(node, 0), inProduct);
      case TermKind::add:
        return binary(node, " + ", inSum, inSum);
      case TermKind::subtract:
        return binary(node, " - ", inSum, inProduct);
      case TermKind::multiply: {
        const bool divides = tree_.node(written(tree_.child(node, 1))).kind == TermKind::divide;
        return binary(node, "·", inProduct, divides ? inQuotient : inProduct);
      }
      case TermKind::divide:
        return binary(node, " / ", inProduct, inQuotient);
      case TermKind::exp:
        return call("exp", node);
      case TermKind::log:
        return call("log", node);
      case TermKind::sqrt:
        return call("√", node);
      case TermKind::sin:
        return call("sin", node);
      case TermKind::cos:
        return call("cos", node);
      case TermKind::tan:
        return call("tan", node);
      case TermKind::tanh:
        return call("tanh", node);
      case TermKind::atan:
        return call("atan", node);
      case TermKind::abs:
        return absolute(node);
      case TermKind::power:
        scripted(tree_.child(node, 0));
        plain("^");
        return scripted(tree_.child(node, 1));
      case TermKind::sum:
        if (node.childCount == 0) return plain("0");
        return list(node, " + ", inSum);
      case TermKind::maximum:
        return call("max", node);
      case TermKind::minimum:
        return call("min", node);
      case TermKind::position:
        return call("argmax", node);
      case TermKind::greater:
        return binary(node, " > ", inSum, inSum);
      case TermKind::equal:
        return binary(node, " = ", inSum, inSum);
      case TermKind::where:
        if (isIndicator(node)) {
          plain("1(");
          write(tree_.child(node, 0), 0);
          plain(")");
          if (isOne(tree_.node(tree_.child(node, 1)))) return;
          plain("·");
          return write(tree_.child(node, 1), inProduct);
        }
        plain("{");
        write(tree_.child(node, 1), 0);
        plain(" : ");
        write(tree_.child(node, 0), 0);
        plain(" ; ");
        write(tree_.child(node, 2), 0);
        return plain("}");
    }
  }

  const TermTree& tree_;
  const LeafView& view_;
  const ExplainOptions& options_;
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Noise of the last bits is not a difference: the evaluation itself is in doubles.
double cleaned(double value) { return roundSignificant(value, 15); }

// Whether something that was read differs from the result and yet looks like it:
// b − 0.1·g must not look as if it were b.
bool looksUnchanged(const TermTree& tree, double value, int digits) {
  for (const TermNode& node : tree.nodes)
    if (node.kind == TermKind::read && cleaned(node.value) != cleaned(value) &&
        roundSignificant(node.value, digits) == roundSignificant(value, digits))
      return true;
  return false;
}

// The result of the line from operands printed with `digits`; a constant of the formula
// stands there in full.
double again(const TermTree& tree, std::int32_t id, int digits) {
  return cleaned(evaluate(tree, id, [&](const TermNode& leaf) {
    return leaf.kind == TermKind::constant ? leaf.value : roundSignificant(leaf.value, digits);
  }));
}

}  // namespace

Pieces layOut(const TermTree& tree, std::int32_t id, const LeafView& view, const ExplainOptions& options) {
  Writer writer(tree, view, options);
  writer.write(id, 0);
  return std::move(writer.pieces);
}

ReAdding reAdd(const TermTree& tree, std::int32_t id, double value) {
  std::optional<int> first;
  for (int digits = defaultDigits; digits <= mostDigits; ++digits) {
    if (!same(roundSignificant(again(tree, id, digits), digits), roundSignificant(value, digits))) continue;
    if (!looksUnchanged(tree, value, digits)) return {digits, digits};
    if (!first) first = digits;
  }
  if (first) return {*first, *first};

  // The operands in eight digits, the result in the usual five, and by how much they
  // miss each other.
  ReAdding result{mostDigits, defaultDigits};
  const double shown = roundSignificant(value, defaultDigits);
  const double reached = roundSignificant(again(tree, id, mostDigits), defaultDigits);
  result.holds = same(reached, shown);
  if (result.holds) return result;
  const double scale = std::fabs(shown) > 0 ? std::fabs(shown) : std::fabs(reached);
  const double place = std::pow(10.0, std::floor(std::log10(scale)) - defaultDigits + 1);
  result.lastPlace = std::round(std::fabs(reached - shown) / place);
  return result;
}

ReAdding reAddByHand(const TermTree& tree, std::int32_t id, double value) {
  const double reached = cleaned(evaluate(tree, id, [](const TermNode& leaf) { return leaf.value; }));
  ReAdding result;
  // The stored value was rounded to some number of decimals: the line holds if the
  // evaluation rounds to it at the places it shows, or at more.
  for (int places = 0; places <= 15; ++places)
    if (same(roundTo(reached, places), value)) return result;
  result.holds = false;
  return result;
}

}  // namespace gradwalk
