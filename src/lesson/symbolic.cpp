#include "lesson/symbolic.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace gradwalk {
namespace {

constexpr std::array<SymbolicFunction, 18> functions = {{{"exp", SymbolFunction::exp},
                                                         {"log", SymbolFunction::log},
                                                         {"sqrt", SymbolFunction::sqrt},
                                                         {"sin", SymbolFunction::sin},
                                                         {"cos", SymbolFunction::cos},
                                                         {"tan", SymbolFunction::tan},
                                                         {"tanh", SymbolFunction::tanh},
                                                         {"atan", SymbolFunction::atan},
                                                         {"abs", SymbolFunction::abs},
                                                         {"sigmoid", SymbolFunction::sigmoid},
                                                         {"relu", SymbolFunction::relu},
                                                         {"max", SymbolFunction::max, 2},
                                                         {"min", SymbolFunction::min, 2},
                                                         {"maximum", SymbolFunction::max, 2},
                                                         {"minimum", SymbolFunction::min, 2},
                                                         {"sign", SymbolFunction::sign},
                                                         {"above", SymbolFunction::above, 2},
                                                         {"at_least", SymbolFunction::atLeast, 2}}};

// NaN wins, and of two equal ones the first: as maxima are taken everywhere here.
double larger(double a, double b) { return b > a || (std::isnan(b) && !std::isnan(a)) ? b : a; }

double indicator(double a, double b, bool holds) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::quiet_NaN();
  return holds ? 1.0 : 0.0;
}

double apply(SymbolFunction function, double a, double b) {
  switch (function) {
    case SymbolFunction::exp:
      return std::exp(a);
    case SymbolFunction::log:
      return std::log(a);
    case SymbolFunction::sqrt:
      return std::sqrt(a);
    case SymbolFunction::sin:
      return std::sin(a);
    case SymbolFunction::cos:
      return std::cos(a);
    case SymbolFunction::tan:
      return std::tan(a);
    case SymbolFunction::tanh:
      return std::tanh(a);
    case SymbolFunction::atan:
      return std::atan(a);
    case SymbolFunction::abs:
      return std::fabs(a);
    case SymbolFunction::sigmoid:
      return 1.0 / (1.0 + std::exp(-a));
    case SymbolFunction::relu:
      return larger(0.0, a);
    case SymbolFunction::max:
      return larger(a, b);
    case SymbolFunction::min:
      return -larger(-a, -b);
    case SymbolFunction::sign:
      return std::isnan(a) ? a : static_cast<double>((a > 0.0) - (a < 0.0));
    case SymbolFunction::above:
      return indicator(a, b, a > b);
    case SymbolFunction::atLeast:
      return indicator(a, b, a >= b);
    case SymbolFunction::none:
      break;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

double apply(const Symbol& node, double a, double b) {
  switch (node.kind) {
    case SymbolKind::negate:
      return -a;
    case SymbolKind::add:
      return a + b;
    case SymbolKind::subtract:
      return a - b;
    case SymbolKind::multiply:
      return a * b;
    case SymbolKind::divide:
      return a / b;
    case SymbolKind::power:
      // A square is a·a, correctly rounded, as the operation's is; std::pow may miss the last bit.
      return b == 2.0 ? a * a : std::pow(a, b);
    case SymbolKind::call:
      return apply(node.function, a, b);
    default:
      return node.value;
  }
}

}  // namespace

const SymbolicFunction* findSymbolicFunction(std::string_view name) {
  const auto* found = std::find_if(functions.begin(), functions.end(),
                                   [&](const SymbolicFunction& f) { return f.name == name; });
  return found == functions.end() ? nullptr : found;
}

std::vector<std::string> symbolicFunctionNames() {
  std::vector<std::string> out;
  for (const SymbolicFunction& f : functions) out.emplace_back(f.name);
  return out;
}

std::string_view name(SymbolFunction function) {
  const auto* found = std::find_if(functions.begin(), functions.end(),
                                   [&](const SymbolicFunction& f) { return f.function == function; });
  return found == functions.end() ? "" : found->name;
}

SymbolId Symbolic::add(const Symbol& symbol) {
  const auto key = std::make_tuple(symbol.kind, symbol.function, symbol.a, symbol.b,
                                   std::bit_cast<std::uint64_t>(symbol.value));
  if (const auto it = known_.find(key); it != known_.end()) return it->second;
  if (nodes.size() >= maxSymbols) {
    full = true;
    return 0;
  }
  nodes.push_back(symbol);
  const auto id = static_cast<SymbolId>(nodes.size() - 1);
  known_.emplace(key, id);
  return id;
}

SymbolId Symbolic::number(double value) {
  const Symbol magnitude{.kind = SymbolKind::number, .value = std::fabs(value)};
  const SymbolId id = add(magnitude);
  return value < 0.0 ? make(SymbolKind::negate, id) : id;
}

SymbolId Symbolic::constant(int which) {
  // The doubles nearest to π and e.
  return add({.kind = SymbolKind::constant,
              .a = which,
              .value = which == 0 ? 3.14159265358979323846 : 2.71828182845904523536});
}

SymbolId Symbolic::variable(const std::string& name) {
  const auto it = std::find(names.begin(), names.end(), name);
  const auto place = static_cast<SymbolId>(it - names.begin());
  if (it == names.end()) names.push_back(name);
  return add({.kind = SymbolKind::variable, .a = place});
}

SymbolId Symbolic::make(SymbolKind kind, SymbolId a, SymbolId b, SymbolFunction function) {
  return add({.kind = kind, .function = function, .a = a, .b = b});
}

std::optional<double> Symbolic::valueOf(SymbolId id) const {
  const Symbol& symbol = node(id);
  if (symbol.kind == SymbolKind::number) return symbol.value;
  if (symbol.kind == SymbolKind::negate && node(symbol.a).kind == SymbolKind::number)
    return -node(symbol.a).value;
  return std::nullopt;
}

EvaluationOrder evaluationOrder(const Symbolic& s, const std::vector<SymbolId>& roots) {
  EvaluationOrder out{.roots = roots};
  std::vector<char> needed(s.nodes.size(), 0);
  for (const SymbolId root : roots) needed[static_cast<std::size_t>(root)] = 1;
  for (auto id = static_cast<SymbolId>(s.nodes.size()) - 1; id >= 0; --id) {
    if (needed[static_cast<std::size_t>(id)] == 0) continue;
    out.nodes.push_back(id);
    const Symbol& node = s.node(id);
    if (node.kind == SymbolKind::variable || node.kind == SymbolKind::constant) continue;
    if (node.a >= 0) needed[static_cast<std::size_t>(node.a)] = 1;
    if (node.b >= 0) needed[static_cast<std::size_t>(node.b)] = 1;
  }
  std::reverse(out.nodes.begin(), out.nodes.end());
  return out;
}

void evaluate(const Symbolic& s, const EvaluationOrder& order, const double* values,
              std::vector<double>& scratch, double* out) {
  if (scratch.size() < s.nodes.size()) scratch.resize(s.nodes.size());
  for (const SymbolId id : order.nodes) {
    const Symbol& node = s.node(id);
    double& value = scratch[static_cast<std::size_t>(id)];
    if (node.kind == SymbolKind::variable)
      value = values[node.a];
    else if (node.kind == SymbolKind::number || node.kind == SymbolKind::constant)
      value = node.value;
    else
      value = apply(node, scratch[static_cast<std::size_t>(node.a)],
                    node.b >= 0 ? scratch[static_cast<std::size_t>(node.b)] : 0.0);
  }
  for (std::size_t k = 0; k < order.roots.size(); ++k)
    out[k] = scratch[static_cast<std::size_t>(order.roots[k])];
}

double evaluate(const Symbolic& s, SymbolId id, const std::vector<double>& values) {
  std::vector<double> scratch, padded = values;
  padded.resize(s.names.size(), std::numeric_limits<double>::quiet_NaN());
  double out = 0.0;
  evaluate(s, evaluationOrder(s, {id}), padded.data(), scratch, &out);
  return out;
}

}  // namespace gradwalk
