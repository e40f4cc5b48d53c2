#include "trace/arithmetic.h"

#include <cmath>

#include "maths/digits.h"

namespace gradwalk {
namespace {

struct Arithmetic {
  const Expression& e;
  const Trace& trace;
  int pass;
  Problems& problems;

  std::nullopt_t fail(Span where, std::string message, std::string expected, std::string found,
                      std::string hint = "") {
    problems.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
    return std::nullopt;
  }

  const Tensor* named(const ExpressionNode& node) {
    const Program& program = trace.program();
    const int id = program.find(node.text);
    if (id >= 0 && !trace.value(pass, id).data.empty()) return &trace.value(pass, id);
    std::vector<std::string> names;
    for (const Quantity& quantity : program.quantities)
      if (quantity.kind != QuantityKind::constant && quantity.kind != QuantityKind::counter)
        names.push_back(quantity.name);
    fail(node.where, "nothing is called '" + node.text + "'", "a quantity of this lesson", node.text,
         didYouMean(node.text, names));
    return nullptr;
  }

  template <class F>
  std::optional<Tensor> combine(const ExpressionNode& node, F f) {
    const auto a = evaluate(node.children[0]), b = evaluate(node.children[1]);
    if (!a || !b) return std::nullopt;
    const bool spreadA = a->shape.empty(), spreadB = b->shape.empty();
    if (a->shape != b->shape && !spreadA && !spreadB)
      return fail(node.where, "the two sides have different shapes", text(a->shape), text(b->shape));
    Tensor out = spreadA ? *b : *a;
    for (std::size_t i = 0; i < out.data.size(); ++i)
      out.data[i] = f(a->data[spreadA ? 0 : i], b->data[spreadB ? 0 : i]);
    return out;
  }

  template <class F>
  std::optional<Tensor> each(const ExpressionNode& node, F f) {
    auto x = evaluate(node.children[0]);
    if (x)
      for (double& value : x->data) value = f(value);
    return x;
  }

  std::optional<Tensor> binary(const ExpressionNode& node) {
    switch (node.text.empty() ? '\0' : node.text[0]) {
      case '+':
        return combine(node, [](double a, double b) { return a + b; });
      case '-':
        return combine(node, [](double a, double b) { return a - b; });
      case '*':
        return combine(node, [](double a, double b) { return a * b; });
      case '/':
        return combine(node, [](double a, double b) { return a / b; });
      case '^':
        return combine(node, [](double a, double b) { return std::pow(a, b); });
      default:
        break;
    }
    return fail(node.where, "the sign '" + node.text + "' is not for cells", "+ - * / ^", node.text);
  }

  std::optional<Tensor> call(const ExpressionNode& node) {
    const bool places = node.text == "round" || node.text == "truncate";
    const bool known = places || node.text == "abs" || node.text == "exp" || node.text == "log" ||
                       node.text == "log10" || node.text == "sqrt";
    const std::vector<std::string> names{"round", "truncate", "abs", "exp", "log", "log10", "sqrt"};
    if (!known)
      return fail(node.where, "no function is called '" + node.text + "'",
                  "round, truncate, abs, exp, log, log10 or sqrt", node.text, didYouMean(node.text, names));
    if (node.children.size() != (places ? 2U : 1U))
      return fail(node.where, node.text + " takes other arguments",
                  places ? node.text + "(x, places)" : node.text + "(x)",
                  std::to_string(node.children.size()) + " argument(s)");
    if (places) {
      const ExpressionNode& count = e.node(node.children[1]);
      if (count.kind != ExpressionKind::number || count.value != std::floor(count.value) || count.value < 0 ||
          count.value > 15)
        return fail(count.where, "the number of places does not fit", "a whole number from 0 to 15",
                    "something else");
      const int n = static_cast<int>(count.value);
      const bool cut = node.text == "truncate";
      return each(node, [n, cut](double x) { return cut ? truncateTo(x, n) : roundTo(x, n); });
    }
    if (node.text == "abs") return each(node, [](double x) { return std::fabs(x); });
    if (node.text == "exp") return each(node, [](double x) { return std::exp(x); });
    if (node.text == "log") return each(node, [](double x) { return std::log(x); });
    if (node.text == "log10") return each(node, [](double x) { return std::log10(x); });
    return each(node, [](double x) { return std::sqrt(x); });
  }

  std::optional<Tensor> cell(const ExpressionNode& node) {
    const ExpressionNode& name = e.node(node.children[0]);
    const Tensor* tensor = named(name);
    if (tensor == nullptr) return std::nullopt;
    Index index;
    for (std::size_t k = 1; k < node.children.size(); ++k)
      index.push_back(static_cast<std::int64_t>(e.node(node.children[k]).value));
    bool fits = index.size() == tensor->shape.size();
    for (std::size_t axis = 0; fits && axis < index.size(); ++axis)
      fits = index[axis] >= 0 && index[axis] < tensor->shape[axis];
    if (!fits)
      return fail(node.where, "there is no such cell in " + name.text, "an index into " + text(tensor->shape),
                  cellText(index));
    return Tensor{{}, {tensor->data[static_cast<std::size_t>(flatIndex(tensor->shape, index))]}};
  }

  std::optional<Tensor> evaluate(std::int32_t id) {
    const ExpressionNode& node = e.node(id);
    switch (node.kind) {
      case ExpressionKind::number:
        return Tensor{{}, {node.value}};
      case ExpressionKind::name: {
        const Tensor* tensor = named(node);
        return tensor == nullptr ? std::nullopt : std::optional<Tensor>(*tensor);
      }
      case ExpressionKind::cell:
        return cell(node);
      case ExpressionKind::unary:
        return each(node, [](double x) { return -x; });
      case ExpressionKind::binary:
        return binary(node);
      case ExpressionKind::call:
        return call(node);
      case ExpressionKind::keyword:
      case ExpressionKind::word:
        break;
    }
    return fail(node.where, "this has no value", "a quantity, a number or a function", node.text);
  }
};

}  // namespace

std::optional<Tensor> evaluateArithmetic(const Expression& expression, const Trace& trace, int pass,
                                         Problems& problems) {
  return Arithmetic{expression, trace, pass, problems}.evaluate(expression.root);
}

}  // namespace gradwalk
