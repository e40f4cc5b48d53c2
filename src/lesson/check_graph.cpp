// From [graph] to forward steps: names resolved, shapes checked, fusions applied.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "lesson/builder.h"

namespace gradwalk {
namespace {

struct GraphBuilder {
  Builder& builder;
  std::vector<Node> nodes;
  std::map<std::string, std::size_t, std::less<>> definitions;  // name → position in the graph
  std::size_t current = 0;                                      // definition being built
  int nested = 0;                                               // nested calls in it so far

  const Definition& definition() const { return builder.lesson.graph[current]; }
  const Shape& shapeOf(int id) const {
    return builder.program.quantities[static_cast<std::size_t>(id)].shape;
  }

  int resolveName(const ExpressionNode& node);
  int resolve(const Expression& e, std::int32_t id);
  int call(const Expression& e, const ExpressionNode& node, const std::string& name);
  int infix(const Expression& e, const ExpressionNode& node, const std::string& name);
  int negated(const Expression& e, const ExpressionNode& node, const std::string& name);
  bool valuesFit(const Operation& operation, const std::vector<int>& inputs, const OpCall& call,
                 const ExpressionNode& node, const Expression& e);
  // `own` are the attributes that the call itself gives, conventions or not.
  int addStep(const Operation& operation, std::vector<int> inputs, std::map<std::string, double> attributes,
              const std::set<std::string>& own, Span where, const std::string& name);
  bool attribute(const Expression& e, const ExpressionNode& keyword, const Operation& operation,
                 std::map<std::string, double>& out);
  void misfit(const Operation& operation, const Misfit& misfit, const ExpressionNode* call, Span where,
              const Expression* e);
  std::vector<int> arguments(const Expression& e, const ExpressionNode& node, const Operation& operation,
                             std::map<std::string, double>& attributes, bool& ok);
  std::optional<Fusion> fusionFor(const Operation& operation, const std::vector<int>& inputs) const;
  std::string nestedName() { return definition().name + "." + std::to_string(++nested); }
};

std::string inQuotes(std::string_view word) { return "'" + std::string(word) + "'"; }

int GraphBuilder::resolveName(const ExpressionNode& node) {
  // Where the gradient is taken ahead of a parameter, so is everything.
  if (const int id = builder.program.find("ahead." + node.text); id >= 0) return id;
  if (const int id = builder.program.find(node.text); id >= 0) return id;
  if (builder.broken.contains(node.text)) return -1;
  if (const auto it = definitions.find(node.text); it != definitions.end()) {
    const std::string cycle = cycleFrom(builder.lesson, definition().name);
    if (!cycle.empty())
      builder.problem(node.where, inQuotes(definition().name) + " is computed from itself",
                      "a graph without a circle", cycle, "");
    else
      builder.problem(node.where, inQuotes(node.text) + " is used before it is computed",
                      "a name from an earlier line", node.text, "move its line up");
    return -1;
  }
  if (node.text == "pi") return builder.addConstant("pi", std::numbers::pi, "π");
  if (node.text == "e") return builder.addConstant("e", std::numbers::e, "e");
  builder.problem(node.where, "nothing is called " + inQuotes(node.text),
                  "a name from [values] or an earlier line", node.text,
                  didYouMean(node.text, knownNames(builder)));
  return -1;
}

int GraphBuilder::resolve(const Expression& e, std::int32_t id) {
  const ExpressionNode& node = e.node(id);
  switch (node.kind) {
    case ExpressionKind::name:
      return resolveName(node);
    case ExpressionKind::number:
      return builder.addConstant(node.text, node.value, node.text);
    case ExpressionKind::call:
      return call(e, node, nestedName());
    case ExpressionKind::binary:
      return infix(e, node, nestedName());
    case ExpressionKind::unary: {
      const ExpressionNode& inner = e.node(node.children[0]);
      if (inner.kind == ExpressionKind::number) {
        const std::string text = "-" + inner.text;
        return builder.addConstant(text, -inner.value, text);
      }
      return negated(e, node, nestedName());
    }
    case ExpressionKind::cell:
      builder.problem(node.where, "a single cell cannot be an argument", "a whole quantity", "a cell", "");
      return -1;
    case ExpressionKind::keyword:
    case ExpressionKind::word:
      break;
  }
  builder.problem(node.where, "this is not a quantity", "a name, a number or an operation", node.text, "");
  return -1;
}

bool GraphBuilder::attribute(const Expression& e, const ExpressionNode& keyword, const Operation& operation,
                             std::map<std::string, double>& out) {
  const auto it = std::find_if(operation.attributes.begin(), operation.attributes.end(),
                               [&](const Attribute& a) { return a.name == keyword.text; });
  std::vector<std::string> names;
  for (const Attribute& a : operation.attributes) names.push_back(a.name);
  if (it == operation.attributes.end()) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    builder.problem(keyword.where, operation.name + " has no attribute " + inQuotes(keyword.text),
                    list.empty() ? "no attributes" : list, keyword.text, didYouMean(keyword.text, names));
    return false;
  }
  const ExpressionNode* value = &e.node(keyword.children[0]);
  const Span where = value->where;
  double sign = 1.0;
  if (value->kind == ExpressionKind::unary) {
    sign = -1.0;
    value = &e.node(value->children[0]);
  }
  if (it->kind == AttributeKind::choice) {
    std::string list;
    for (const std::string& choice : it->choices) list += (list.empty() ? "" : ", ") + choice;
    const std::string written(builder.lesson.source.text, where.begin, where.end - where.begin);
    const std::string word = value->kind == ExpressionKind::number ? written : value->text;
    const auto choice = std::find(it->choices.begin(), it->choices.end(), word);
    if (choice == it->choices.end()) {
      builder.problem(where, operation.name + " has no such choice for " + it->name, list, word,
                      didYouMean(word, it->choices));
      return false;
    }
    out[it->name] = static_cast<double>(choice - it->choices.begin());
    return true;
  }
  const double number = sign * value->value;
  const bool whole = it->kind == AttributeKind::integer;
  if (value->kind != ExpressionKind::number || (whole && number != std::floor(number)) ||
      number < it->least || number > it->most) {
    const std::string written(builder.lesson.source.text, where.begin, where.end - where.begin);
    builder.problem(where, it->name + " does not fit",
                    std::string(whole ? "a whole number" : "a number") + " from " +
                        std::to_string(static_cast<long long>(it->least)) + " to " +
                        std::to_string(static_cast<long long>(it->most)),
                    written, "");
    return false;
  }
  out[it->name] = number;
  return true;
}

std::vector<int> GraphBuilder::arguments(const Expression& e, const ExpressionNode& node,
                                         const Operation& operation,
                                         std::map<std::string, double>& attributes, bool& ok) {
  std::vector<int> inputs;
  std::set<std::string> given;
  for (const std::int32_t child : node.children) {
    const ExpressionNode& argument = e.node(child);
    if (argument.kind == ExpressionKind::keyword) {
      if (!given.insert(argument.text).second) {
        builder.problem(argument.where, argument.text + " is given twice", "each attribute once",
                        argument.text, "");
        ok = false;
      }
      ok = attribute(e, argument, operation, attributes) && ok;
      continue;
    }
    const int id = resolve(e, child);
    ok = ok && id >= 0;
    inputs.push_back(id);
  }
  const auto required = std::count_if(operation.arguments.begin(), operation.arguments.end(),
                                      [](const Argument& a) { return !a.optional; });
  if (static_cast<std::ptrdiff_t>(inputs.size()) < required || inputs.size() > operation.arguments.size()) {
    std::string list;
    for (const Argument& a : operation.arguments)
      list += (list.empty() ? "" : ", ") + (a.optional ? "[" + a.name + "]" : a.name);
    builder.problem(node.where, operation.name + " takes other arguments", operation.name + "(" + list + ")",
                    std::to_string(inputs.size()) + " argument(s)", "see gradwalk help " + operation.name);
    ok = false;
  }
  for (const Attribute& a : operation.attributes)
    if (a.required && !given.contains(a.name)) {
      builder.problem(node.where, operation.name + " needs " + inQuotes(a.name), a.name + "=…",
                      "no " + a.name, "see gradwalk help " + operation.name);
      ok = false;
    }
  return inputs;
}

void GraphBuilder::misfit(const Operation& operation, const Misfit& misfit, const ExpressionNode* node,
                          Span where, const Expression* e) {
  std::string message = operation.name + ": the arguments do not fit";
  if (misfit.argument >= 0) {
    message = operation.name + ": " + operation.arguments[static_cast<std::size_t>(misfit.argument)].name +
              " does not fit";
    int k = 0;
    if (node != nullptr)
      for (const std::int32_t child : node->children)
        if (e->node(child).kind != ExpressionKind::keyword && k++ == misfit.argument)
          where = e->node(child).where;
  } else if (!misfit.attribute.empty()) {
    message = operation.name + ": " + misfit.attribute + " does not fit";
    if (node != nullptr)
      for (const std::int32_t child : node->children)
        if (e->node(child).kind == ExpressionKind::keyword && e->node(child).text == misfit.attribute)
          where = e->node(child).where;
  }
  builder.problem(where, message, misfit.expected, misfit.found, misfit.hint);
}

int GraphBuilder::call(const Expression& e, const ExpressionNode& node, const std::string& name) {
  const Operation* operation = findOperation(node.text);
  if (operation == nullptr) {
    std::vector<std::string> names;
    for (const Operation& known : operations()) names.push_back(known.name);
    const Span where{node.where.begin, node.where.begin + node.text.size()};
    builder.problem(where, "no operation is called " + inQuotes(node.text), "an operation from gradwalk help",
                    node.text, didYouMean(node.text, names));
    return -1;
  }
  auto attributes = builder.initialAttributes(*operation);
  bool ok = true;
  const std::vector<int> inputs = arguments(e, node, *operation, attributes, ok);
  if (!ok) return -1;
  std::set<std::string> own;
  for (const std::int32_t child : node.children)
    if (e.node(child).kind == ExpressionKind::keyword) own.insert(e.node(child).text);
  OpCall call{.shapes = {}, .attributes = attributes};
  for (const int id : inputs) call.shapes.push_back(shapeOf(id));
  if (operation->check)
    if (const auto wrong = operation->check(call)) {
      misfit(*operation, *wrong, &node, node.where, &e);
      return -1;
    }
  if (!valuesFit(*operation, inputs, call, node, e)) return -1;
  if (const auto fusion = fusionFor(*operation, inputs)) {
    const Operation& fused = *findOperation(fusion->fused);
    const Step& producer = builder.program.steps[static_cast<std::size_t>(
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) {
          return builder.program.steps[static_cast<std::size_t>(n.step)].output == inputs[0];
        })->step)];
    return addStep(fused, {producer.inputs[0], inputs[0], inputs[1]}, attributes, own, node.where, name);
  }
  return addStep(*operation, inputs, attributes, own, node.where, name);
}

int GraphBuilder::negated(const Expression& e, const ExpressionNode& node, const std::string& name) {
  const int id = resolve(e, node.children[0]);
  return id < 0 ? -1 : addStep(*findOperation("negate"), {id}, {}, {}, node.where, name);
}

// Holds the values that are known before the lesson runs to what the operation asks of them.
bool GraphBuilder::valuesFit(const Operation& operation, const std::vector<int>& inputs, const OpCall& call,
                             const ExpressionNode& node, const Expression& e) {
  if (!operation.checkValues) return true;
  for (std::size_t k = 0; k < inputs.size(); ++k)
    for (const Tensor& value : knownValues(builder, inputs[k]))
      if (const auto wrong = operation.checkValues(call, k, value)) {
        misfit(operation, *wrong, &node, node.where, &e);
        return false;
      }
  return true;
}

// A fusion applies where the convention says so, the producer made the first
// argument, and its short rule is right for the target's values. Where only the
// convention is against it, it matters all the same.
std::optional<Fusion> GraphBuilder::fusionFor(const Operation& operation,
                                              const std::vector<int>& inputs) const {
  if (builder.lesson.training.loss.empty()) return std::nullopt;
  for (const Fusion& fusion : fusions()) {
    if (fusion.consumer != operation.name) continue;
    const bool made = std::any_of(nodes.begin(), nodes.end(), [&](const Node& n) {
      return n.operation->name == fusion.producer &&
             builder.program.steps[static_cast<std::size_t>(n.step)].output == inputs[0];
    });
    if (!made) continue;
    const std::vector<Tensor> targets = knownValues(builder, inputs[1]);
    if (targets.empty() || !std::all_of(targets.begin(), targets.end(), fusion.holds)) continue;
    const auto& conventions = builder.lesson.conventions;
    const bool separate = std::any_of(conventions.begin(), conventions.end(), [&](const Convention& c) {
      return c.name == fusion.convention && c.choice != "fused";
    });
    builder.program.conventions[fusion.convention] = separate ? "separate" : "fused";
    if (!separate) return fusion;
  }
  return std::nullopt;
}

int GraphBuilder::infix(const Expression& e, const ExpressionNode& node, const std::string& name) {
  int sides[2] = {resolve(e, node.children[0]), resolve(e, node.children[1])};
  if (sides[0] < 0 || sides[1] < 0) return -1;
  const Operation* first = nullptr;
  std::optional<Misfit> why;
  for (const Operation& operation : operations()) {
    if (operation.infix == '\0' || node.text != std::string(1, operation.infix)) continue;
    for (int turn = 0; turn < (operation.commutes ? 2 : 1); ++turn) {
      OpCall call{.shapes = {shapeOf(sides[turn]), shapeOf(sides[1 - turn])},
                  .attributes = builder.initialAttributes(operation)};
      auto wrong = operation.check ? operation.check(call) : std::nullopt;
      if (!wrong)
        return addStep(operation, {sides[turn], sides[1 - turn]}, call.attributes, {}, node.where, name);
      if (first == nullptr) {
        first = &operation;
        why = wrong;
      }
    }
  }
  if (first == nullptr)
    builder.problem(node.where, "the sign " + inQuotes(node.text) + " has no operation in a graph",
                    "+ - * / ^ or @", node.text, "");
  else
    misfit(*first, *why, &node, node.where, &e);
  return -1;
}

int GraphBuilder::addStep(const Operation& operation, std::vector<int> inputs,
                          std::map<std::string, double> attributes, const std::set<std::string>& own,
                          Span where, const std::string& name) {
  Step step;
  step.phase = Phase::forward;
  step.name = name;
  step.operation = operation.name;
  step.title = operation.title;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    step.arguments.push_back(operation.arguments[k].name);
    step.call.shapes.push_back(shapeOf(inputs[k]));
  }
  step.inputs = std::move(inputs);
  step.call.attributes = std::move(attributes);
  step.where = where;
  for (const Attribute& attribute : operation.attributes)
    if (attribute.convention && !own.contains(attribute.name))
      builder.program.conventions[attribute.name] =
          attribute.choices[static_cast<std::size_t>(step.call.integer(attribute.name))];
  std::vector<Line> lines = operation.forward(step.call);
  for (const Line& line : lines)
    if (elementCount(line.shape) > maxTensorElements) {
      builder.problem(where, inQuotes(name) + " would be too large",
                      "at most " + std::to_string(maxTensorElements) + " numbers in a tensor",
                      text(line.shape), "");
      return -1;
    }
  for (const Line& line : lines) builder.products += static_cast<double>(elementCount(line.shape));
  if (operation.products) builder.products += operation.products(step.call);
  bindForward(builder, step, std::move(lines), name);
  builder.program.steps.push_back(std::move(step));
  nodes.push_back({&operation, static_cast<int>(builder.program.steps.size()) - 1});
  return builder.program.steps.back().output;
}

}  // namespace

void bindForward(Builder& builder, Step& step, std::vector<Line> lines, const std::string& last) {
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const bool output = k + 1 == lines.size();
    StepLine bound;
    for (std::size_t i = 0; i < step.inputs.size(); ++i)
      bound.reads.emplace_back(static_cast<int>(i), step.inputs[i]);
    for (std::size_t i = 0; i < k; ++i)
      bound.reads.emplace_back(lineSlot + static_cast<int>(i), step.lines[i].writes);
    bound.writes = builder.addQuantity({.name = output ? last : last + "." + lines[k].name,
                                        .shape = lines[k].shape,
                                        .kind = output ? QuantityKind::result : QuantityKind::inner});
    bound.line = std::move(lines[k]);
    step.lines.push_back(std::move(bound));
  }
  step.output = step.lines.back().writes;
}

std::vector<Node> buildForward(Builder& builder) {
  GraphBuilder graph{builder, {}, {}};
  for (std::size_t k = 0; k < builder.lesson.graph.size(); ++k)
    graph.definitions.emplace(builder.lesson.graph[k].name, k);
  for (std::size_t k = 0; k < builder.lesson.graph.size(); ++k) {
    const Definition& definition = builder.lesson.graph[k];
    graph.current = k;
    graph.nested = 0;
    const ExpressionNode& root = definition.expression.node(definition.expression.root);
    int made = -1;
    if (root.kind == ExpressionKind::call) {
      made = graph.call(definition.expression, root, definition.name);
    } else if (root.kind == ExpressionKind::binary) {
      made = graph.infix(definition.expression, root, definition.name);
    } else if (root.kind == ExpressionKind::unary &&
               definition.expression.node(root.children[0]).kind != ExpressionKind::number) {
      made = graph.negated(definition.expression, root, definition.name);
    } else {
      builder.problem(root.where, "this line computes nothing", "an operation, as in relu(Z)",
                      root.kind == ExpressionKind::name ? "only a name" : "no operation", "");
    }
    if (made < 0) builder.broken.insert(definition.name);
  }
  builder.program.forwardSteps = static_cast<int>(builder.program.steps.size());
  return std::move(graph.nodes);
}

}  // namespace gradwalk
