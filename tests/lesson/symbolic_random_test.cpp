// Thousands of random formulas: each derivative against dual numbers run over the formula
// as it was typed, which know nothing of rules or simplifying.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "lesson/symbolic.h"
#include "maths/dual.h"
#include "maths/random.h"

using namespace gradwalk;

namespace {

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : key_(randomKey(seed, 0, "symbolic")) {}
  double uniform() { return gradwalk::uniform(key_, next_++); }
  std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(n)) % n;
  }

 private:
  RandomKey key_;
  std::uint64_t next_ = 0;
};

std::string formula(Draws& draws, int depth) {
  const auto of = [&] { return formula(draws, depth - 1); };
  if (depth == 0 || draws.uniform() < 0.1) {
    constexpr const char* leaves[] = {"x", "y",   "x",   "y",  "x",   "y",  "0", "1",     "2",
                                      "3", "0.1", "0.3", "20", "1.5", "pi", "e", "0.125", "7"};
    return leaves[draws.below(std::size(leaves))];
  }
  if (draws.uniform() < 0.2) {
    constexpr const char* calls[] = {"exp",  "log",  "sqrt", "sin",     "cos",  "tan",
                                     "tanh", "atan", "abs",  "sigmoid", "relu", "sign"};
    return std::string(calls[draws.below(std::size(calls))]) + "(" + of() + ")";
  }
  if (draws.uniform() < 0.08)
    return std::string(draws.uniform() < 0.5 ? "max(" : "min(") + of() + ", " + of() + ")";
  if (draws.uniform() < 0.12) return "(-" + of() + ")";
  if (draws.uniform() < 0.15) {
    constexpr const char* powers[] = {"^2", "^2", "^3", "^1", "^0", "^(-1)", "^(-2)", "^0.5", "^1.5"};
    return "(" + of() + ")" + powers[draws.below(std::size(powers))];
  }
  constexpr const char* signs[] = {" + ", " - ", " * ", " * ", " / ", " ^ "};
  return "(" + of() + signs[draws.below(std::size(signs))] + of() + ")";
}

// The largest value on the way, and how near it comes to a place without a derivative.
struct Walk {
  Dual result;
  double largest = 0.0, nearest = 1.0;
};

Walk walk(const Symbolic& s, SymbolId root, const std::vector<double>& at, SymbolId variable) {
  Walk out;
  std::vector<Dual> known(s.nodes.size());
  for (const SymbolId id : evaluationOrder(s, {root}).nodes) {
    const Symbol& node = s.node(id);
    const bool leaf = node.kind == SymbolKind::number || node.kind == SymbolKind::constant ||
                      node.kind == SymbolKind::variable;
    const Dual a = leaf || node.a < 0 ? Dual{} : known[static_cast<std::size_t>(node.a)];
    const Dual b = leaf || node.b < 0 ? Dual{} : known[static_cast<std::size_t>(node.b)];
    const auto edge = [&](double distance) { out.nearest = std::min(out.nearest, std::fabs(distance)); };
    const auto slope = [&](double value, double by) { return Dual{value, by * a.derivative}; };
    const double v = a.value;
    Dual r;
    switch (node.kind) {
      case SymbolKind::number:
      case SymbolKind::constant:
        r = {node.value, 0.0};
        break;
      case SymbolKind::variable:
        r = {at[static_cast<std::size_t>(node.a)], node.a == variable ? 1.0 : 0.0};
        break;
      case SymbolKind::negate:
        r = -a;
        break;
      case SymbolKind::add:
        r = a + b;
        break;
      case SymbolKind::subtract:
        r = a - b;
        break;
      case SymbolKind::multiply:
        r = a * b;
        break;
      case SymbolKind::divide:
        edge(b.value);
        r = a / b;
        break;
      case SymbolKind::power: {
        edge(a.value);
        // A slope by the exponent has the logarithm of the base in it, also where it is 0.
        if (a.value < 0.0 && !s.valueOf(node.b)) edge(0.0);
        const double p = std::pow(a.value, b.value);
        r = {p, b.value * std::pow(a.value, b.value - 1.0) * a.derivative};
        if (b.derivative != 0.0) r.derivative += p * std::log(a.value) * b.derivative;
        break;
      }
      case SymbolKind::call:
        switch (node.function) {
          case SymbolFunction::exp:
            r = exp(a);
            break;
          case SymbolFunction::log:
            edge(v);
            r = log(a);
            break;
          case SymbolFunction::sqrt:
            edge(v);
            r = sqrt(a);
            break;
          case SymbolFunction::sin:
            r = slope(std::sin(v), std::cos(v));
            break;
          case SymbolFunction::cos:
            r = slope(std::cos(v), -std::sin(v));
            break;
          case SymbolFunction::tan:
            edge(std::cos(v));
            r = slope(std::tan(v), 1.0 + std::tan(v) * std::tan(v));
            break;
          case SymbolFunction::tanh:
            r = slope(std::tanh(v), 1.0 / (std::cosh(v) * std::cosh(v)));
            break;
          case SymbolFunction::atan:
            r = slope(std::atan(v), 1.0 / (1.0 + v * v));
            break;
          case SymbolFunction::abs:
            edge(v);
            r = v < 0.0 ? -a : a;
            break;
          case SymbolFunction::sigmoid:
            r = Dual{1.0} / (Dual{1.0} + exp(-a));
            break;
          case SymbolFunction::relu:
            edge(v);
            r = v > 0.0 ? a : Dual{};
            break;
          case SymbolFunction::max:
            edge(v - b.value);
            r = v > b.value ? a : b;
            break;
          case SymbolFunction::min:
            edge(v - b.value);
            r = v < b.value ? a : b;
            break;
          case SymbolFunction::sign:
            edge(v);
            r = {v > 0.0 ? 1.0 : -1.0, 0.0};
            break;
          case SymbolFunction::above:
            edge(v - b.value);
            r = {v > b.value ? 1.0 : 0.0, 0.0};
            break;
          case SymbolFunction::atLeast:
            edge(v - b.value);
            r = {v >= b.value ? 1.0 : 0.0, 0.0};
            break;
          case SymbolFunction::none:
            break;
        }
        break;
    }
    known[static_cast<std::size_t>(id)] = r;
    out.largest = std::max({out.largest, std::fabs(r.value), std::fabs(r.derivative)});
    if (!std::isfinite(r.value) || !std::isfinite(r.derivative)) out.largest = INFINITY;
  }
  out.result = known[static_cast<std::size_t>(root)];
  return out;
}

}  // namespace

TEST_CASE("symbolic: of random formulas, the derivative is that of dual numbers, twice over") {
  constexpr int formulas = 3000;
  int compared = 0, twice = 0;
  for (int k = 0; k < formulas; ++k) {
    Draws draws(static_cast<std::uint64_t>(k));
    const std::string text = formula(draws, 2 + k % 4);
    CAPTURE(text);
    Problems problems;
    const auto e = parseExpression(text, 0, problems);
    REQUIRE(e.has_value());
    Symbolic s;
    const auto f = readSymbolic(s, *e, {"x", "y"}, problems);
    REQUIRE(f.has_value());
    const SymbolId d = derivative(s, *f, "x"), dd = derivative(s, d, "x"), dy = derivative(s, d, "y");
    REQUIRE_FALSE(s.full);
    CAPTURE(formulaText(s, d));
    for (int point = 0; point < 3; ++point) {
      const std::vector<double> at{4.0 * draws.uniform() - 2.0, 4.0 * draws.uniform() - 2.0};
      CAPTURE(at[0]);
      CAPTURE(at[1]);
      // Read back from its text, it is the same to the last bit.
      for (const SymbolId id : {*f, d, dd}) {
        const std::string typed = sourceText(s, id);
        const auto again = parseExpression(typed, 0, problems);
        Symbolic other;
        const auto g = again ? readSymbolic(other, *again, {"x", "y"}, problems) : std::nullopt;
        REQUIRE_MESSAGE(g.has_value(), typed);
        const double a = evaluate(s, id, at), b = evaluate(other, *g, at);
        CHECK_MESSAGE((a == b || (std::isnan(a) && std::isnan(b))), typed);
      }
      const Walk first = walk(s, *f, at, 0);
      if (!(first.largest < 1e3) || first.nearest < 1e-2) continue;
      ++compared;
      const double tolerance = 1e-9 * (1.0 + first.largest);
      CHECK(std::fabs(evaluate(s, d, at) - first.result.derivative) <= tolerance);
      const Walk second = walk(s, d, at, 0), mixed = walk(s, d, at, 1);
      if (!(second.largest < 1e4) || !(mixed.largest < 1e4) || second.nearest < 1e-3 || mixed.nearest < 1e-3)
        continue;
      ++twice;
      CHECK(std::fabs(evaluate(s, dd, at) - second.result.derivative) <= 1e-9 * (1.0 + second.largest));
      CHECK(std::fabs(evaluate(s, dy, at) - mixed.result.derivative) <= 1e-9 * (1.0 + mixed.largest));
    }
  }
  CHECK(compared > formulas);
  CHECK(twice > formulas / 2);
}
