// From [train] optimizer to steps: those before the graph (ahead.x), and those of the update,
// in this order: the gradients clipped, the learning rate of this update, what the rule
// computes once, and for each parameter the penalties and the rule itself.
#include <algorithm>

#include "lesson/builder.h"
#include "optim/conventions.h"

namespace gradwalk {
namespace {

const Quantity& quantityOf(const Builder& builder, int id) {
  return builder.program.quantities[static_cast<std::size_t>(id)];
}

// "η" is written "η_t" where a schedule gives it, and so on.
void rename(std::string& formula, const std::string& from, const std::string& to) {
  if (from == to) return;
  for (std::size_t at = formula.find(from); at != std::string::npos; at = formula.find(from, at + to.size()))
    formula.replace(at, from.size(), to);
}

class UpdateBuilder {
 public:
  explicit UpdateBuilder(Builder& builder)
      : builder_(builder), chosen_(*builder.chosen), rule_(*builder.chosen->optimizer) {}

  void build();

 private:
  struct Moving {
    std::string name;
    int parameter = -1, gradient = -1;  // the gradient as it has been treated so far
    Span where;
  };

  int setting(const HyperParameter& known) {
    return builder_.addConstant(rule_.name + "." + known.name, chosen_.settings.at(known.name), known.symbol);
  }
  // `prefix` + line name is the quantity of a line, but of the last one where `last` is not empty.
  // `of` is the parameter's name, for the symbols.
  void addStep(Step step, const UpdateInputs& inputs, std::vector<Line> lines, const std::string& prefix,
               const std::string& last, const std::string& of);
  int lastWritten() const { return builder_.program.steps.back().lines.back().writes; }
  void schedule();
  void once();
  void clipByNorm(const Treatment& treatment);
  void treat(const Treatment& treatment, Moving& each, int with);
  void rule(const Moving& each);

  Builder& builder_;
  const ChosenOptimizer& chosen_;
  const Optimizer& rule_;
  std::vector<Moving> moving_;
  int scheduled_ = -1;  // η_t
  UpdateInputs once_;
};

void UpdateBuilder::addStep(Step step, const UpdateInputs& inputs, std::vector<Line> lines,
                            const std::string& prefix, const std::string& last, const std::string& of) {
  step.phase = Phase::update;
  for (const auto& [name, id] : inputs) {
    step.arguments.push_back(name);
    step.inputs.push_back(id);
    step.call.shapes.push_back(quantityOf(builder_, id).shape);
  }
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const bool output = k + 1 == lines.size() && !last.empty();
    StepLine bound;
    for (std::size_t i = 0; i < step.inputs.size(); ++i)
      bound.reads.emplace_back(static_cast<int>(i), step.inputs[i]);
    for (std::size_t i = 0; i < k; ++i)
      bound.reads.emplace_back(lineSlot + static_cast<int>(i), step.lines[i].writes);
    if (scheduled_ >= 0) rename(lines[k].formula, "η", "η_t");
    std::string symbol = lines[k].symbol;
    if (!output && symbol.empty()) symbol = lines[k].name + (of.empty() ? "" : "_" + of);
    if (!output && lines[k].state >= 0) symbol += "′";
    bound.writes = builder_.addQuantity({.name = output ? last : prefix + lines[k].name,
                                         .shape = lines[k].shape,
                                         .kind = output ? QuantityKind::updated : QuantityKind::inner,
                                         .symbol = output ? lines[k].symbol : symbol});
    bound.line = std::move(lines[k]);
    step.lines.push_back(std::move(bound));
  }
  if (step.output < 0) step.output = step.lines.back().writes;
  builder_.program.steps.push_back(std::move(step));
  ++builder_.program.updateSteps;
}

void UpdateBuilder::schedule() {
  const Schedule& known = *chosen_.schedule;
  if (known.lines == nullptr) return;
  UpdateInputs inputs{{"t", builder_.counter}};
  for (const HyperParameter& each : rule_.hyperParameters)
    if (each.learningRate) inputs.emplace_back("learning_rate", setting(each));
  for (const HyperParameter& each : known.settings) inputs.emplace_back(each.name, setting(each));
  if (known.readsLoss) inputs.emplace_back("loss", builder_.program.loss);
  std::vector<int> states;
  for (const std::string& state : known.states) {
    states.push_back(
        builder_.addQuantity({.name = "schedule." + state, .kind = QuantityKind::state, .symbol = state}));
    inputs.emplace_back(state, states.back());
  }
  Step step;
  step.name = "schedule." + known.name;
  step.operation = known.name;
  step.title = known.title;
  step.where = builder_.lesson.training.optimizer->node(builder_.lesson.training.optimizer->root).where;
  const std::vector<Line> lines = known.lines();
  addStep(std::move(step), inputs, lines, "new.schedule.", "", "");
  const Step& made = builder_.program.steps.back();
  for (const StepLine& line : made.lines)
    if (line.line.state >= 0)
      builder_.program.carried.emplace_back(states[static_cast<std::size_t>(line.line.state)], line.writes);
  scheduled_ = lastWritten();
  builder_.program.quantities[static_cast<std::size_t>(scheduled_)].symbol = "η_t";
}

void UpdateBuilder::once() {
  OptimizerCall call{.shape = {}, .choices = chosen_.choices};
  std::vector<Line> lines = onceLines(rule_, call);
  if (lines.empty()) return;
  UpdateInputs inputs{{"t", builder_.counter}};
  for (const HyperParameter& each : rule_.hyperParameters)
    inputs.emplace_back(each.name, each.learningRate && scheduled_ >= 0 ? scheduled_ : setting(each));
  Step step;
  step.name = rule_.name + ".once";
  step.operation = rule_.name;
  step.title = {"Once an update", "갱신마다 한 번"};
  step.where = builder_.lesson.training.optimizer->node(builder_.lesson.training.optimizer->root).where;
  addStep(std::move(step), inputs, std::move(lines), rule_.name + ".once.", "", "");
  for (const StepLine& line : builder_.program.steps.back().lines)
    once_.emplace_back(line.line.name, line.writes);
}

// Σg² over all parameters, step by step, then the norm and the factor, then every gradient.
void UpdateBuilder::clipByNorm(const Treatment& treatment) {
  int sum = -1;
  for (const Moving& each : moving_) {
    UpdateInputs inputs{{"g", each.gradient}};
    if (sum >= 0) inputs.emplace_back("s", sum);
    Step step;
    step.name = each.name + ".squares";
    step.operation = treatment.setting.name;
    step.title = treatment.title;
    step.where = each.where;
    const std::string name = "squares." + each.name;
    addStep(std::move(step), inputs, {treatment.share(quantityOf(builder_, each.gradient).shape, sum < 0)},
            "", name, each.name);
    sum = lastWritten();
    builder_.program.quantities[static_cast<std::size_t>(sum)].symbol = "s_" + each.name;
  }
  Step step;
  step.name = "clip.norm";
  step.operation = treatment.setting.name;
  step.title = treatment.title;
  addStep(std::move(step), {{"s", sum}, {"clip_norm", setting(treatment.setting)}}, treatment.once(),
          "clip.norm.", "", "");
  const int factor = lastWritten();
  for (Moving& each : moving_) treat(treatment, each, factor);
}

void UpdateBuilder::treat(const Treatment& treatment, Moving& each, int with) {
  const Shape shape = quantityOf(builder_, each.parameter).shape;
  const std::string& name = treatment.setting.name;
  Step step;
  step.name = each.name + "." + name;
  step.operation = name;
  step.title = treatment.title;
  step.where = each.where;
  step.output = each.parameter;
  addStep(std::move(step),
          {{"x", each.parameter}, {"g", each.gradient}, {treatment.global() ? "factor" : name, with}},
          treatment.lines(shape), "", name + "." + each.name, each.name);
  each.gradient = lastWritten();
  std::string symbol = "g_" + each.name + "′";
  builder_.program.quantities[static_cast<std::size_t>(each.gradient)].kind = QuantityKind::inner;
  builder_.program.quantities[static_cast<std::size_t>(each.gradient)].symbol = std::move(symbol);
}

void UpdateBuilder::rule(const Moving& each) {
  const Shape shape = quantityOf(builder_, each.parameter).shape;
  Step step;
  step.name = each.name;
  step.operation = rule_.name;
  step.title = rule_.title;
  step.where = each.where;
  step.output = each.parameter;
  UpdateInputs inputs{{"x", each.parameter}, {"g", each.gradient}};
  for (const HyperParameter& known : rule_.hyperParameters)
    inputs.emplace_back(known.name, known.learningRate && scheduled_ >= 0 ? scheduled_ : setting(known));
  addStates(builder_, each.name, shape, inputs);
  inputs.insert(inputs.end(), once_.begin(), once_.end());
  addStep(std::move(step), inputs, rule_.lines({shape, chosen_.choices}), "new." + each.name + ".",
          "new." + each.name, each.name);
  for (const StepLine& line : builder_.program.steps.back().lines)
    if (line.line.state >= 0) {
      const std::string& state = rule_.states[static_cast<std::size_t>(line.line.state)];
      builder_.program.carried.emplace_back(builder_.program.find(each.name + "." + state), line.writes);
    }
  builder_.program.carried.emplace_back(each.parameter, lastWritten());
}

void UpdateBuilder::build() {
  for (const auto& [name, where] : builder_.lesson.training.parameters) {
    const int ahead = builder_.program.find("grad.ahead." + name);
    const int gradient = ahead >= 0 ? ahead : builder_.program.find("grad." + name);
    const int parameter = builder_.program.find(name);
    if (parameter >= 0 && gradient >= 0) moving_.push_back({name, parameter, gradient, where});
  }
  if (moving_.empty()) return;
  for (const Treatment* each : chosen_.treatments) {
    if (each->global())
      clipByNorm(*each);
    else if (each->clips)
      for (Moving& one : moving_) treat(*each, one, setting(each->setting));
  }
  schedule();
  once();
  for (Moving& one : moving_) {
    for (const Treatment* each : chosen_.treatments)
      if (!each->global() && !each->clips) treat(*each, one, setting(each->setting));
    rule(one);
  }
}

}  // namespace

void addHyperParameters(Builder& builder, UpdateInputs& inputs) {
  const Optimizer& rule = *builder.chosen->optimizer;
  for (const HyperParameter& each : rule.hyperParameters)
    inputs.emplace_back(each.name, builder.addConstant(rule.name + "." + each.name,
                                                       builder.chosen->settings.at(each.name), each.symbol));
}

void addStates(Builder& builder, const std::string& parameter, const Shape& shape, UpdateInputs& inputs) {
  for (const std::string& state : builder.chosen->optimizer->states) {
    int id = builder.program.find(parameter + "." + state);
    if (id < 0)
      id = builder.addQuantity({.name = parameter + "." + state,
                                .shape = shape,
                                .kind = QuantityKind::state,
                                .symbol = state + "_" + parameter});
    inputs.emplace_back(state, id);
  }
}

void buildAhead(Builder& builder) {
  const Training& training = builder.lesson.training;
  Program& program = builder.program;
  if (training.parameters.empty()) return;
  builder.chosen = chooseOptimizer(builder.lesson, builder.problems);
  if (!builder.chosen) return;
  const Optimizer& rule = *builder.chosen->optimizer;
  for (const std::string& name : builder.chosen->followed)
    program.conventions[name] =
        findOptimizerConvention(name)->choices[static_cast<std::size_t>(builder.chosen->choices.at(name))];
  builder.counter = -1;
  for (const auto& [name, where] : training.parameters) {
    const int parameter = program.find(name);
    if (parameter < 0) continue;
    const Shape shape = quantityOf(builder, parameter).shape;
    std::vector<Line> lines = aheadLines(rule, {shape, builder.chosen->choices});
    if (lines.empty()) return;
    UpdateInputs inputs{{"x", parameter}};
    addHyperParameters(builder, inputs);
    addStates(builder, name, shape, inputs);
    Step step;
    step.name = "ahead." + name;
    step.operation = rule.name;
    step.title = {"Look ahead", "앞을 내다보기"};
    step.where = where;
    for (const auto& [argument, id] : inputs) {
      step.arguments.push_back(argument);
      step.inputs.push_back(id);
      step.call.shapes.push_back(quantityOf(builder, id).shape);
    }
    bindForward(builder, step, std::move(lines), "ahead." + name);
    Quantity& made = program.quantities[static_cast<std::size_t>(step.output)];
    made.kind = QuantityKind::ahead;
    made.symbol = name + "_ahead";
    program.aheadOf.emplace_back(step.output, parameter);
    program.steps.push_back(std::move(step));
    ++program.aheadSteps;
  }
}

void buildUpdate(Builder& builder) {
  const Training& training = builder.lesson.training;
  if (training.parameters.empty()) {
    if (training.iterations > 1 && builder.program.loss >= 0)
      builder.problem(training.iterationsWhere, "several iterations, but no parameter is updated",
                      "parameters = [\"…\"] under [train]", "no parameters", "");
    return;
  }
  if (!builder.chosen) return;
  builder.counter = builder.addQuantity(
      {.name = builder.chosen->optimizer->name + ".t", .kind = QuantityKind::counter, .symbol = "t"});
  UpdateBuilder(builder).build();
}

}  // namespace gradwalk
