// From [train] optimizer to update steps, one for each parameter.
#include <cmath>

#include "lesson/builder.h"
#include "maths/digits.h"
#include "optim/optimizer.h"

namespace gradwalk {
namespace {

struct Chosen {
  const Optimizer* optimizer = nullptr;
  std::vector<double> hyperParameters;
};

std::optional<Chosen> chooseOptimizer(Builder& builder) {
  const Training& training = builder.lesson.training;
  std::vector<std::string> names;
  for (const Optimizer& known : optimizers()) names.push_back(known.name);
  if (!training.optimizer) {
    builder.problem(training.parameters.front().second, "parameters are listed but there is no optimizer",
                    "optimizer = \"sgd(lr=0.1)\" under [train]", "no optimizer", "");
    return std::nullopt;
  }
  const Expression& e = *training.optimizer;
  const ExpressionNode& root = e.node(e.root);
  const bool named = root.kind == ExpressionKind::call || root.kind == ExpressionKind::name;
  const Optimizer* optimizer = named ? findOptimizer(root.text) : nullptr;
  if (optimizer == nullptr) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    builder.problem(root.where,
                    named ? "no optimizer is called '" + root.text + "'" : "this is not an optimizer", list,
                    named ? root.text : "an expression", named ? didYouMean(root.text, names) : "");
    return std::nullopt;
  }
  Chosen chosen{optimizer, {}};
  std::vector<std::string> keys;
  for (const HyperParameter& parameter : optimizer->hyperParameters) {
    chosen.hyperParameters.push_back(parameter.initial);
    keys.push_back(parameter.name);
  }
  if (root.kind != ExpressionKind::call) return chosen;
  std::string list;
  for (const std::string& key : keys) list += (list.empty() ? "" : ", ") + key + "=…";
  for (const std::int32_t child : root.children) {
    const ExpressionNode& argument = e.node(child);
    std::size_t k = 0;
    while (k < keys.size() && keys[k] != argument.text) ++k;
    if (argument.kind != ExpressionKind::keyword || k == keys.size()) {
      builder.problem(argument.where, optimizer->name + " has no such setting", list,
                      argument.text.empty() ? "a value without a name" : argument.text,
                      didYouMean(argument.text, keys));
      return std::nullopt;
    }
    const ExpressionNode* value = &e.node(argument.children[0]);
    double number = value->value;
    if (value->kind == ExpressionKind::unary) {
      value = &e.node(value->children[0]);
      number = -value->value;
    }
    const HyperParameter& parameter = optimizer->hyperParameters[k];
    if (value->kind != ExpressionKind::number || !(number >= parameter.least) ||
        !(number <= parameter.most)) {
      builder.problem(e.node(argument.children[0]).where, parameter.name + " does not fit",
                      "a number from " + shortest(parameter.least) + " to " + shortest(parameter.most),
                      value->kind == ExpressionKind::number ? shortest(number) : "something else", "");
      return std::nullopt;
    }
    chosen.hyperParameters[k] = number;
  }
  return chosen;
}

}  // namespace

void buildUpdate(Builder& builder) {
  const Training& training = builder.lesson.training;
  Program& program = builder.program;
  if (training.parameters.empty()) {
    if (training.iterations > 1 && program.loss >= 0)
      builder.problem(training.iterationsWhere, "several iterations, but no parameter is updated",
                      "parameters = [\"…\"] under [train]", "no parameters", "");
    return;
  }
  const auto chosen = chooseOptimizer(builder);
  if (!chosen) return;
  const Optimizer& optimizer = *chosen->optimizer;
  std::vector<int> hyper;
  for (std::size_t k = 0; k < chosen->hyperParameters.size(); ++k)
    hyper.push_back(builder.addConstant(optimizer.name + "." + optimizer.hyperParameters[k].name,
                                        chosen->hyperParameters[k], optimizer.hyperParameters[k].symbol));
  for (const auto& [name, where] : training.parameters) {
    const int parameter = program.find(name), gradient = program.find("grad." + name);
    if (parameter < 0 || gradient < 0) continue;
    const Shape shape = program.quantities[static_cast<std::size_t>(parameter)].shape;
    Step step;
    step.phase = Phase::update;
    step.name = name;
    step.operation = optimizer.name;
    step.title = optimizer.title;
    step.arguments = {"x", "g"};
    step.inputs = {parameter, gradient};
    for (std::size_t k = 0; k < hyper.size(); ++k) {
      step.arguments.push_back(optimizer.hyperParameters[k].name);
      step.inputs.push_back(hyper[k]);
    }
    std::vector<int> states;
    for (const std::string& state : optimizer.states) {
      states.push_back(
          builder.addQuantity({.name = name + "." + state, .shape = shape, .kind = QuantityKind::state}));
      step.arguments.push_back(state);
      step.inputs.push_back(states.back());
    }
    for (const int id : step.inputs)
      step.call.shapes.push_back(program.quantities[static_cast<std::size_t>(id)].shape);
    step.where = where;
    bindForward(builder, step, optimizer.lines(shape), "new." + name);
    program.quantities[static_cast<std::size_t>(step.output)].kind = QuantityKind::updated;
    for (std::size_t k = 0; k < step.lines.size(); ++k)
      if (const int state = optimizer.stateOfLine[k]; state >= 0)
        program.carried.emplace_back(states[static_cast<std::size_t>(state)], step.lines[k].writes);
    program.carried.emplace_back(parameter, step.output);
    step.output = parameter;
    program.steps.push_back(std::move(step));
    ++program.updateSteps;
  }
}

}  // namespace gradwalk
