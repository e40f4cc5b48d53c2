#include "lesson/surface_formulas.h"

#include <algorithm>
#include <array>
#include <set>

namespace gradwalk {
namespace {

std::optional<SurfaceFormulas> derived(SurfaceFormulas out, SymbolId f) {
  Symbolic& s = out.symbols;
  const SymbolId dx = derivative(s, f, out.x), dy = s.full ? 0 : derivative(s, f, out.y);
  const SymbolId dxx = s.full ? 0 : derivative(s, dx, out.x), dxy = s.full ? 0 : derivative(s, dx, out.y);
  const SymbolId dyy = s.full ? 0 : derivative(s, dy, out.y);
  if (s.full) return std::nullopt;
  out.text = {formulaText(s, f),   formulaText(s, dx),  formulaText(s, dy),
              formulaText(s, dxx), formulaText(s, dxy), formulaText(s, dyy)};
  out.typed = {sourceText(s, f),   sourceText(s, dx),  sourceText(s, dy),
               sourceText(s, dxx), sourceText(s, dxy), sourceText(s, dyy)};
  out.order = evaluationOrder(s, {f, dx, dy, dxx, dxy, dyy});
  return out;
}

// The names that an expression reads.
std::set<std::string> namesIn(const Expression& e) {
  std::set<std::string> out;
  for (const ExpressionNode& node : e.nodes)
    if (node.kind == ExpressionKind::name) out.insert(node.text);
  return out;
}

}  // namespace

std::optional<SurfaceFormulas> surfaceFormulas(const Expression& expression, const std::string& x,
                                               const std::string& y, Problems& problems) {
  SurfaceFormulas out{.x = x, .y = y};
  const std::optional<SymbolId> f = readSymbolic(out.symbols, expression, {x, y}, problems);
  if (!f) return std::nullopt;
  std::optional<SurfaceFormulas> whole = derived(std::move(out), *f);
  if (!whole)
    problems.push_back({expression.node(expression.root).where,
                        "the derivatives of the expression are too large",
                        "an expression whose second derivatives need at most " + std::to_string(maxSymbols) +
                            " numbers, names and signs",
                        "", "write it shorter"});
  return whole;
}

std::optional<SurfaceFormulas> surfaceFormulas(const Lesson& lesson, std::string_view height,
                                               const std::string& x, const std::string& y) {
  SurfaceFormulas out{.x = x, .y = y};
  SymbolicNames names{.operations = true};
  bool given[2] = {false, false};
  out.symbols.variable(x);
  out.symbols.variable(y);
  for (const Value& value : lesson.values) {
    const bool scalar = !value.each.empty() && value.each[0].shape.empty();
    if (value.name == x || value.name == y) {
      if (!scalar) return std::nullopt;
      given[value.name == x ? 0 : 1] = true;
      names.known[value.name] = out.symbols.variable(value.name);
    } else if (scalar && value.each.size() == 1) {
      names.known[value.name] = out.symbols.number(value.each[0].data[0]);
    }
  }
  if (!given[0] || !given[1] || x == y) return std::nullopt;

  // Only the lines that the height is computed from.
  std::set<std::string> needed{std::string(height)};
  for (auto line = lesson.graph.rbegin(); line != lesson.graph.rend(); ++line)
    if (needed.contains(line->name)) needed.merge(namesIn(line->expression));
  for (const Definition& line : lesson.graph) {
    if (!needed.contains(line.name)) continue;
    Problems ignored;
    const std::optional<SymbolId> id = readSymbolic(out.symbols, line.expression, names, ignored);
    if (!id) return std::nullopt;
    names.known[line.name] = *id;
  }
  const auto found = names.known.find(height);
  if (found == names.known.end()) return std::nullopt;
  const SymbolId root = found->second;
  return derived(std::move(out), root);
}

SurfaceValues surfaceValues(const SurfaceFormulas& surface, double x, double y,
                            std::vector<double>& scratch) {
  const std::array<double, 2> at{x, y};
  std::array<double, 6> v{};
  evaluate(surface.symbols, surface.order, at.data(), scratch, v.data());
  return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

SurfaceValues surfaceValues(const SurfaceFormulas& surface, double x, double y) {
  std::vector<double> scratch;
  return surfaceValues(surface, x, y, scratch);
}

}  // namespace gradwalk
