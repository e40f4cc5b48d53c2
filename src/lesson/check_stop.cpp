// From [train] stop to the rule by which a run ends.
#include <cmath>

#include "lesson/builder.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

constexpr const char* example = "gradient_norm(1e-6) or patience(5)";

// The n-th argument as a number; nullopt when it is none.
std::optional<double> numberAt(const Expression& e, const ExpressionNode& root, std::size_t n) {
  if (n >= root.children.size()) return std::nullopt;
  const ExpressionNode& node = e.node(root.children[n]);
  return node.kind == ExpressionKind::number ? std::optional(node.value) : std::nullopt;
}

void gradientNorm(Builder& builder, const Expression& e, const ExpressionNode& root) {
  const auto tolerance = numberAt(e, root, 0);
  if (!tolerance || !std::isfinite(*tolerance) || root.children.size() != 1) {
    builder.problem(root.where, "gradient_norm takes one number", "a norm from 0, as in gradient_norm(1e-6)",
                    tolerance ? shortest(*tolerance) : "something else", "");
    return;
  }
  StopRule rule{.kind = StopKind::gradientNorm, .tolerance = *tolerance};
  for (const auto& [name, where] : builder.lesson.training.parameters)
    for (const std::string& prefix : {std::string("grad."), std::string("grad.ahead.")})
      if (const int id = builder.program.find(prefix + name); id >= 0) rule.gradients.push_back(id);
  builder.program.stop = std::move(rule);
}

void patience(Builder& builder, const Expression& e, const ExpressionNode& root) {
  const auto number = numberAt(e, root, 0);
  if (!number || *number < 1 || *number > maxIterations || *number != std::floor(*number) ||
      root.children.size() > 2) {
    builder.problem(root.where, "patience takes a number of iterations",
                    "a whole number from 1, as in patience(5), and perhaps a quantity, as in patience(5, L)",
                    number ? shortest(*number) : "something else", "");
    return;
  }
  StopRule rule{
      .kind = StopKind::patience, .patience = static_cast<int>(*number), .quantity = builder.program.loss};
  if (root.children.size() == 2) {
    const ExpressionNode& of = e.node(root.children[1]);
    const int id = of.kind == ExpressionKind::name ? builder.program.find(of.text) : -1;
    const bool one = id >= 0 && builder.program.quantities[static_cast<std::size_t>(id)].shape.empty();
    if (!one) {
      builder.problem(of.where, "patience watches a quantity that is one number",
                      "the name of such a quantity", of.text.empty() ? "something else" : of.text,
                      didYouMean(of.text, knownNames(builder)));
      return;
    }
    rule.quantity = id;
  }
  builder.program.stop = std::move(rule);
}

}  // namespace

void buildStop(Builder& builder) {
  const Training& training = builder.lesson.training;
  if (!training.stop) return;
  const Expression& e = *training.stop;
  const ExpressionNode& root = e.node(e.root);
  if (builder.program.updateSteps == 0) {
    if (builder.problems.empty())
      builder.problem(root.where, "a run can only stop where parameters are updated",
                      "parameters under [train]", "no parameters", "");
    return;
  }
  if (root.kind == ExpressionKind::call && root.text == "gradient_norm")
    return gradientNorm(builder, e, root);
  if (root.kind == ExpressionKind::call && root.text == "patience") return patience(builder, e, root);
  builder.problem(root.where, "this is no rule to stop by", example,
                  root.text.empty() ? "an expression" : root.text,
                  didYouMean(root.text, {"gradient_norm", "patience"}));
}

}  // namespace gradwalk
