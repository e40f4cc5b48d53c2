// From a parsed expression to symbols.
#include <algorithm>

#include "lesson/symbolic.h"

namespace gradwalk {
namespace {

// A lesson's operation that, of scalars, is a sign.
struct Disguise {
  std::string_view name;
  SymbolKind kind;
};
constexpr Disguise disguises[] = {{"add", SymbolKind::add},           {"subtract", SymbolKind::subtract},
                                  {"multiply", SymbolKind::multiply}, {"hadamard", SymbolKind::multiply},
                                  {"scale", SymbolKind::multiply},    {"divide", SymbolKind::divide},
                                  {"power", SymbolKind::power},       {"negate", SymbolKind::negate}};

struct Reading {
  Symbolic& s;
  const Expression& e;
  const SymbolicNames& names;
  Problems& problems;
  std::vector<SymbolId> ids;  // of each node of the expression; −1 for what is no value

  std::nullopt_t fail(Span where, std::string message, std::string expected, std::string found,
                      std::string hint = "") {
    problems.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
    return std::nullopt;
  }

  SymbolId at(std::int32_t child) const { return ids[static_cast<std::size_t>(child)]; }

  std::optional<SymbolId> named(const ExpressionNode& node) {
    if (const auto it = names.known.find(node.text); it != names.known.end()) return it->second;
    if (node.text == "pi" || node.text == "π") return s.constant(0);
    if (node.text == "e") return s.constant(1);
    std::vector<std::string> candidates;
    for (const auto& [name, id] : names.known) candidates.push_back(name);
    const std::string expected = candidates.empty() ? "a number" : listed(candidates) + " or a number";
    candidates.emplace_back("pi");
    std::string hint = didYouMean(node.text, candidates);
    if (hint.empty() && findSymbolicFunction(node.text) != nullptr)
      hint = "a function is followed by brackets: " + node.text + "(…)";
    return fail(node.where, "nothing is called '" + node.text + "'", expected, node.text, hint);
  }

  std::optional<SymbolId> wrongCount(const ExpressionNode& node, std::string_view wanted) {
    const std::size_t count = node.children.size();
    return fail(node.where, node.text + " takes other arguments", node.text + std::string(wanted),
                std::to_string(count) + (count == 1 ? " argument" : " arguments"));
  }

  std::optional<SymbolId> call(const ExpressionNode& node) {
    for (const std::int32_t child : node.children)
      if (at(child) < 0) {
        const ExpressionNode& setting = e.node(child);
        return fail(setting.where, node.text + " takes no settings", node.text + " of numbers and names",
                    setting.text);
      }
    const std::size_t count = node.children.size();
    if (const SymbolicFunction* f = findSymbolicFunction(node.text)) {
      const bool folds = f->function == SymbolFunction::max || f->function == SymbolFunction::min;
      if (f->arguments == 1 && count != 1) return wrongCount(node, "(x)");
      if (f->arguments == 2 && (folds ? count < 2 : count != 2)) return wrongCount(node, "(a, b)");
      if (count == 1) return s.make(SymbolKind::call, at(node.children[0]), -1, f->function);
      SymbolId out = at(node.children[0]);
      for (std::size_t k = 1; k < count; ++k)
        out = s.make(SymbolKind::call, out, at(node.children[k]), f->function);
      return out;
    }
    if (names.operations)
      for (const Disguise& each : disguises) {
        if (each.name != node.text) continue;
        if (each.kind == SymbolKind::negate)
          return count == 1 ? s.make(each.kind, at(node.children[0])) : wrongCount(node, "(x)");
        if (count != 2) return wrongCount(node, "(a, b)");
        return s.make(each.kind, at(node.children[0]), at(node.children[1]));
      }
    if (names.known.contains(node.text))
      return fail(node.where, "'" + node.text + "' is no function", "a sign before the bracket", node.text,
                  "write " + node.text + "*(…)");
    std::string hint = didYouMean(node.text, symbolicFunctionNames());
    if (node.text == "ln") hint = "the natural logarithm is written log(x)";
    if (node.text == "pow") hint = "a power is written a^b";
    return fail(node.where, "no function is called '" + node.text + "'", listed(symbolicFunctionNames()),
                node.text, hint);
  }

  std::optional<SymbolId> binary(const ExpressionNode& node) {
    const SymbolId a = at(node.children[0]), b = at(node.children[1]);
    switch (node.text.empty() ? '\0' : node.text[0]) {
      case '+':
        return s.make(SymbolKind::add, a, b);
      case '-':
        return s.make(SymbolKind::subtract, a, b);
      case '*':
        return s.make(SymbolKind::multiply, a, b);
      case '/':
        return s.make(SymbolKind::divide, a, b);
      case '^':
        return s.make(SymbolKind::power, a, b);
      default:
        break;
    }
    return fail(node.where, "the sign '" + node.text + "' is not for numbers", "+ - * / ^", node.text,
                "write * for a product");
  }

  std::optional<SymbolId> read(const ExpressionNode& node) {
    switch (node.kind) {
      case ExpressionKind::number:
        return s.number(node.value);
      case ExpressionKind::name:
        return named(node);
      case ExpressionKind::unary:
        return s.make(SymbolKind::negate, at(node.children[0]));
      case ExpressionKind::binary:
        return binary(node);
      case ExpressionKind::call:
        return call(node);
      case ExpressionKind::cell:
        return fail(node.where, "a cell of a tensor cannot stand here", "numbers and names", node.text);
      case ExpressionKind::keyword:
      case ExpressionKind::word:
        break;
    }
    return -1;  // reported by the call that it belongs to
  }

  std::optional<SymbolId> all() {
    ids.assign(e.nodes.size(), -1);
    // The value of a setting and the indices of a cell belong to what they stand in.
    std::vector<char> inside(e.nodes.size(), 0);
    for (const ExpressionNode& node : e.nodes)
      if (node.kind == ExpressionKind::keyword || node.kind == ExpressionKind::cell)
        for (const std::int32_t child : node.children) inside[static_cast<std::size_t>(child)] = 1;
    for (std::size_t k = 0; k < e.nodes.size(); ++k) {
      if (inside[k] != 0 && e.nodes[k].kind != ExpressionKind::unary) continue;
      if (e.nodes[k].kind == ExpressionKind::unary && at(e.nodes[k].children[0]) < 0) continue;
      const std::optional<SymbolId> id = read(e.nodes[k]);
      if (!id) return std::nullopt;
      ids[k] = *id;
      if (s.full)
        return fail(e.node(e.root).where, "the expression is too large", "fewer signs and names", "",
                    "give parts of it names and lines of their own");
    }
    return at(e.root);
  }
};

}  // namespace

std::optional<SymbolId> readSymbolic(Symbolic& s, const Expression& expression, const SymbolicNames& names,
                                     Problems& problems) {
  return Reading{s, expression, names, problems, {}}.all();
}

std::optional<SymbolId> readSymbolic(Symbolic& s, const Expression& expression,
                                     const std::vector<std::string>& variables, Problems& problems) {
  SymbolicNames names;
  for (const std::string& variable : variables) names.known.emplace(variable, s.variable(variable));
  return readSymbolic(s, expression, names, problems);
}

}  // namespace gradwalk
