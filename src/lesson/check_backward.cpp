// From the loss back through the graph: which gradients are formed, by which lines,
// and how the shares of a value that was used several times add up. Then the update.
#include <algorithm>

#include "lesson/builder.h"
#include "ops/fan_out.h"
#include "optim/optimizer.h"

namespace gradwalk {
namespace {

struct BackwardBuilder {
  Builder& builder;
  const std::vector<Node>& nodes;
  std::vector<bool> needed;                // by quantity: its gradient is wanted
  std::vector<bool> reaches;               // by quantity: the loss depends on it
  std::vector<int> shares;                 // by quantity: how many uses give it a gradient
  std::vector<std::vector<int>> partials;  // by quantity: ids of the shares formed so far
  std::vector<int> gradient;               // by quantity: id of its gradient, −1

  Program& program() { return builder.program; }
  const Quantity& quantity(int id) const { return builder.program.quantities[static_cast<std::size_t>(id)]; }
  static std::size_t at(int id) { return static_cast<std::size_t>(id); }

  bool gives(const Node& node, const Step& step, std::size_t k) const;
  void markNeeded();
  void countShares();
  int addShare(int of, const std::string& user);
  void addFanOut(int of);
  int addSum(int of, const std::vector<int>& summed, const std::string& name, const std::string& writes,
             QuantityKind kind);
  void addStep(const Node& node);
};

// Whether this use of input k of a step gives that input a gradient.
bool BackwardBuilder::gives(const Node& node, const Step& step, std::size_t k) const {
  return node.operation->arguments[k].differentiable && needed[at(step.inputs[k])] &&
         reaches[at(step.output)];
}

void BackwardBuilder::markNeeded() {
  const Training& training = builder.lesson.training;
  const bool any = !training.parameters.empty() || !training.gradients.empty();
  const auto listed = [](const auto& list, const std::string& name) {
    return std::any_of(list.begin(), list.end(), [&](const auto& entry) { return entry.first == name; });
  };
  needed.assign(program().quantities.size(), false);
  reaches.assign(program().quantities.size(), false);
  for (std::size_t id = 0; id < needed.size(); ++id) {
    const Quantity& q = program().quantities[id];
    const bool ahead = q.kind == QuantityKind::ahead;
    if (q.kind != QuantityKind::input && q.kind != QuantityKind::parameter && !ahead) continue;
    const std::string name = ahead ? q.name.substr(q.name.find('.') + 1) : q.name;
    needed[id] = !any || listed(training.parameters, name) || listed(training.gradients, name);
  }
  for (const Node& node : nodes) {
    const Step& step = program().steps[at(node.step)];
    for (std::size_t k = 0; k < step.inputs.size(); ++k)
      if (needed[at(step.inputs[k])] &&
          (node.operation->arguments[k].differentiable || static_cast<int>(k) == node.operation->viaInput))
        needed[at(step.output)] = true;
  }
  reaches[at(program().loss)] = true;
  for (std::size_t n = nodes.size(); n-- > 0;) {
    const Step& step = program().steps[at(nodes[n].step)];
    if (!reaches[at(step.output)]) continue;
    for (std::size_t k = 0; k < step.inputs.size(); ++k)
      if (nodes[n].operation->arguments[k].differentiable) reaches[at(step.inputs[k])] = true;
  }
}

void BackwardBuilder::countShares() {
  shares.assign(program().quantities.size(), 0);
  for (const Node& node : nodes) {
    const Step& step = program().steps[at(node.step)];
    for (std::size_t k = 0; k < step.inputs.size(); ++k)
      if (gives(node, step, k)) ++shares[at(step.inputs[k])];
  }
}

// The quantity that a line writes its gradient into: grad.X, or one share of it.
int BackwardBuilder::addShare(int of, const std::string& user) {
  const Quantity q = quantity(of);
  std::string name = "grad." + q.name;
  const bool whole = shares[at(of)] == 1;
  if (!whole) {
    name += "@" + user;
    const std::string base = name;
    for (int k = 2; program().find(name) >= 0; ++k) name = base + "#" + std::to_string(k);
  }
  const int id = builder.addQuantity(
      {.name = name, .shape = q.shape, .kind = whole ? QuantityKind::gradient : QuantityKind::partial});
  partials[at(of)].push_back(id);
  if (whole) gradient[at(of)] = id;
  return id;
}

// A line reads at most maxInputs shares; where there are more, the first of them are summed
// in steps of their own, which does not change the order in which they are added.
void BackwardBuilder::addFanOut(int of) {
  const std::string name = quantity(of).name;
  std::vector<int> all = partials[at(of)];
  for (int part = 1; all.size() > static_cast<std::size_t>(maxInputs); ++part) {
    // Not the quantity's name: where it is computed, its own backward step has that one.
    const std::string step = name + ".fan_out" + std::to_string(part);
    const auto end = all.begin() + maxInputs;
    const int sum = addSum(of, {all.begin(), end}, step, "grad." + name + "@" + step, QuantityKind::partial);
    all.erase(all.begin() + 1, end);
    all.front() = sum;
  }
  gradient[at(of)] = addSum(of, all, name + ".fan_out", "grad." + name, QuantityKind::gradient);
}

int BackwardBuilder::addSum(int of, const std::vector<int>& summed, const std::string& name,
                            const std::string& writes, QuantityKind kind) {
  const Shape shape = quantity(of).shape;
  Step step;
  step.phase = Phase::backward;
  step.name = name;
  step.operation = "fan_out";
  step.title = fanOutTitle;
  step.inputs = summed;
  step.output = of;
  StepLine line;
  line.line = fanOutLine(shape, static_cast<std::int64_t>(summed.size()), shares[at(of)]);
  for (std::size_t k = 0; k < step.inputs.size(); ++k) {
    step.arguments.push_back("share" + std::to_string(k));
    step.call.shapes.push_back(shape);
    line.reads.emplace_back(static_cast<int>(k), step.inputs[k]);
  }
  line.writes = builder.addQuantity({.name = writes, .shape = shape, .kind = kind});
  const int made = line.writes;
  step.lines.push_back(std::move(line));
  program().steps.push_back(std::move(step));
  return made;
}

void BackwardBuilder::addStep(const Node& node) {
  Step step;
  {
    const Step& forward = program().steps[at(node.step)];
    step.phase = Phase::backward;
    step.name = forward.name;
    step.operation = forward.operation;
    step.title = forward.title;
    step.arguments = forward.arguments;
    step.inputs = forward.inputs;
    step.output = forward.output;
    step.call = forward.call;
    step.where = forward.where;
    step.call.outputIsLoss = forward.output == program().loss;
    for (std::size_t k = 0; k < step.inputs.size(); ++k) step.call.wanted.push_back(gives(node, forward, k));
  }
  const std::vector<bool>& wanted = step.call.wanted;
  if (std::find(wanted.begin(), wanted.end(), true) == wanted.end()) return;
  const std::vector<StepLine>& forwardLines = program().steps[at(node.step)].lines;
  std::vector<Line> lines = node.operation->backward(step.call);
  for (std::size_t k = 0; k < lines.size(); ++k) {
    StepLine bound;
    for (std::size_t i = 0; i < step.inputs.size(); ++i)
      bound.reads.emplace_back(static_cast<int>(i), step.inputs[i]);
    for (std::size_t i = 0; i < forwardLines.size(); ++i)
      bound.reads.emplace_back(lineSlot + static_cast<int>(i), forwardLines[i].writes);
    bound.reads.emplace_back(dySlot, gradient[at(step.output)]);
    for (std::size_t i = 0; i < k; ++i)
      bound.reads.emplace_back(backSlot + static_cast<int>(i), step.lines[i].writes);
    const int of = lines[k].gradientOf;
    bound.writes = of >= 0 ? addShare(step.inputs[at(of)], step.name)
                           : builder.addQuantity({.name = "grad." + step.name + "." + lines[k].name,
                                                  .shape = lines[k].shape,
                                                  .kind = QuantityKind::inner});
    bound.line = std::move(lines[k]);
    step.lines.push_back(std::move(bound));
  }
  const std::vector<int> inputs = step.inputs;
  program().steps.push_back(std::move(step));
  for (const int id : std::set<int>(inputs.begin(), inputs.end()))
    if (shares[at(id)] > 1 && static_cast<int>(partials[at(id)].size()) == shares[at(id)] &&
        gradient[at(id)] < 0)
      addFanOut(id);
}

}  // namespace

void buildBackward(Builder& builder, const std::vector<Node>& nodes) {
  Program& program = builder.program;
  if (program.loss < 0) return;
  BackwardBuilder walk{builder, nodes, {}, {}, {}, {}, {}};
  walk.markNeeded();
  walk.countShares();
  walk.partials.resize(program.quantities.size());
  walk.gradient.assign(program.quantities.size(), -1);
  const std::string loss = program.quantities[static_cast<std::size_t>(program.loss)].name;
  walk.gradient[static_cast<std::size_t>(program.loss)] =
      builder.addQuantity({.name = "grad." + loss, .kind = QuantityKind::constant, .constant = 1.0});
  for (std::size_t n = nodes.size(); n-- > 0;) {
    const int output = program.steps[static_cast<std::size_t>(nodes[n].step)].output;
    if (walk.gradient[static_cast<std::size_t>(output)] >= 0) walk.addStep(nodes[n]);
    if (nodes[n].operation->viaInput >= 0) {
      const Step& step = program.steps[static_cast<std::size_t>(nodes[n].step)];
      const int inner = step.inputs[static_cast<std::size_t>(nodes[n].operation->viaInput)];
      if (walk.shares[static_cast<std::size_t>(inner)] == 0)
        program.unformed.push_back(
            {program.quantities[static_cast<std::size_t>(inner)].name, step.operation});
    }
  }
  program.backwardSteps = static_cast<int>(program.steps.size()) - program.forwardSteps;
  for (const auto& list : {builder.lesson.training.parameters, builder.lesson.training.gradients})
    for (const auto& [name, where] : list)
      if (program.find("grad." + name) < 0 && program.find("grad.ahead." + name) < 0)
        builder.problem(where, "the loss does not depend on '" + name + "'",
                        "a value that the loss is computed from", name, "take it out of the list");
}

}  // namespace gradwalk
