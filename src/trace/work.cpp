#include "trace/work.h"

#include <algorithm>

#include "ops/menu.h"

namespace gradwalk {
namespace {

const Attribute* attributeOf(const Operation* operation, const std::string& wanted) {
  if (operation == nullptr) return nullptr;
  for (const Attribute& attribute : operation->attributes)
    if (attribute.name == wanted && attribute.kind == AttributeKind::choice) return &attribute;
  return nullptr;
}

template <class Cell>
std::optional<Tensor> moved(const Tensor& tensor, const Cell& cellFor) {
  Tensor out = tensor;
  for (std::size_t i = 0; i < out.data.size(); ++i) {
    const auto from = cellFor(tensor.shape, static_cast<std::int64_t>(i));
    if (!from) return std::nullopt;
    out.data[i] = tensor.data[static_cast<std::size_t>(*from)];
  }
  return out;
}

}  // namespace

Work::Work(const Trace& trace, const Cursor& where)
    : trace_(&trace), where_(where), step_(stepAt(trace, where)), line_(lineAt(trace, where)) {
  where_.term = -1;
  if (step_->phase == Phase::update)
    optimizer_ = findOptimizer(step_->operation);
  else
    operation_ = findOperation(step_->operation);
  const Reader<Term> reader = bindTerms(trace, where_.pass, *line_, tree_);
  tree_.root = line_->line.cells.term(reader, where_.cell).id;
}

ArgumentKind Work::gradientOf() const {
  const int k = line_->line.gradientOf;
  const Argument* argument =
      operation_ == nullptr || k < 0 ? nullptr : operation_->argument(static_cast<std::size_t>(k));
  return argument == nullptr ? ArgumentKind::other : argument->kind;
}

double Work::elsewhere(std::int64_t cell) const {
  return trace_->value(where_.pass, line_->writes).data[static_cast<std::size_t>(cell)];
}

double Work::right() const { return elsewhere(where_.cell); }

const Tensor& Work::operand(int slot) const {
  for (const auto& [known, id] : line_->reads)
    if (known == slot) return trace_->value(where_.pass, id);
  static const Tensor none;
  return none;
}

const StepLine* Work::innerLine(int slot) const {
  const int first = step_->phase == Phase::backward ? backSlot : lineSlot;
  const auto lines = static_cast<int>(step_->lines.size());
  if (slot < first || slot >= first + lines) return nullptr;
  return &step_->lines[static_cast<std::size_t>(slot - first)];
}

std::optional<double> Work::cellOf(const StepLine& line, std::int64_t cell, const Slip& slip,
                                   bool& changed) const {
  TermTree tree;
  Reader<Term> reader(tree);
  bool hasInner = false;
  for (const auto& [slot, id] : line.reads) {
    const auto other = slip.operands.find(slot);
    reader.bind(slot, other == slip.operands.end() ? &trace_->value(where_.pass, id) : &other->second);
    hasInner = hasInner || innerLine(slot) != nullptr;
  }
  tree.root = line.line.cells.term(reader, cell).id;
  bool whole = true;
  const auto leaf = [&](const TermNode& node) {
    if (node.kind == TermKind::omitted && (slip.rule || hasInner)) whole = false;
    if (node.kind != TermKind::read) return node.value;
    if (slip.operands.contains(node.slot)) {
      changed = true;
      return node.value;
    }
    const StepLine* inner = innerLine(node.slot);
    if (inner == nullptr) return node.value;
    const std::optional<double> value = cellOf(*inner, node.cell, slip, changed);
    whole = whole && value;
    return value ? trace_->stored(*step_, *value) : node.value;
  };
  const auto rule = [&](const TermNode& node, const auto& at) -> std::optional<double> {
    if (!slip.rule) return std::nullopt;
    std::optional<double> other = slip.rule(tree, node, at);
    changed = changed || other;
    return other;
  };
  const double value = evaluate(tree, tree.root, leaf, rule);
  return whole ? std::optional(value) : std::nullopt;
}

std::optional<double> Work::again(const Slip& slip) const {
  bool changed = false;
  const std::optional<double> value = cellOf(*line_, where_.cell, slip, changed);
  if (!value || !changed) return std::nullopt;
  return trace_->stored(*step_, *value);
}

std::vector<double> Work::over(ArgumentKind kind, Change change) const {
  std::vector<double> out;
  const std::size_t count = operation_ == nullptr ? 0 : step_->inputs.size();
  for (std::size_t k = 0; k < count; ++k) {
    const Argument* argument = operation_->argument(k);
    if (argument == nullptr || argument->kind != kind) continue;
    const auto slot = static_cast<int>(k);
    std::optional<Tensor> other = change(operand(slot));
    if (!other) continue;
    Slip slip;
    slip.operands.emplace(slot, std::move(*other));
    if (const auto value = again(slip)) out.push_back(*value);
  }
  return out;
}

std::string Work::choiceOf(const std::string& attribute) const {
  const Attribute* known = attributeOf(operation_, attribute);
  const auto set = step_->call.attributes.find(attribute);
  if (known == nullptr || set == step_->call.attributes.end()) return "";
  return known->choices[static_cast<std::size_t>(set->second)];
}

std::optional<double> Work::chosen(const std::string& attribute, const std::string& choice) const {
  const Attribute* known = attributeOf(operation_, attribute);
  if (known == nullptr) return std::nullopt;
  const auto found = std::find(known->choices.begin(), known->choices.end(), choice);
  if (found == known->choices.end()) return std::nullopt;
  OpCall call = step_->call;
  call.attributes[attribute] = static_cast<double>(found - known->choices.begin());
  const std::vector<Line> lines =
      step_->phase == Phase::backward ? operation_->backward(call) : operation_->forward(call);
  // Only where the choice changes what a line says and not which lines there are.
  if (lines.size() != step_->lines.size()) return std::nullopt;
  StepLine other = *line_;
  other.line = lines[static_cast<std::size_t>(where_.line)];
  bool ignored = false;
  const std::optional<double> value = cellOf(other, where_.cell, {}, ignored);
  return value ? std::optional(trace_->stored(*step_, *value)) : std::nullopt;
}

std::optional<std::int64_t> turnedCell(const Shape& shape, std::int64_t cell) {
  if (shape.size() < 2) return std::nullopt;
  const std::int64_t area = shape[shape.size() - 2] * shape.back();
  return cell / area * area + area - 1 - cell % area;
}

std::optional<std::int64_t> transposedCell(const Shape& shape, std::int64_t cell) {
  if (shape.size() < 2 || shape[shape.size() - 2] != shape.back()) return std::nullopt;
  const std::int64_t side = shape.back(), area = side * side, at = cell % area;
  return cell / area * area + at % side * side + at / side;
}

std::optional<double> everyConditionHolds(const TermTree&, const TermNode& node, const ChildValue& at) {
  return node.kind == TermKind::where ? std::optional(at(1)) : std::nullopt;
}

std::optional<Tensor> turned(const Tensor& tensor) { return moved(tensor, turnedCell); }
std::optional<Tensor> transposed(const Tensor& tensor) { return moved(tensor, transposedCell); }
std::optional<Tensor> zeros(const Tensor& tensor) { return filled(tensor.shape, 0.0); }
std::optional<Tensor> ones(const Tensor& tensor) { return filled(tensor.shape, 1.0); }

std::optional<Tensor> negated(const Tensor& tensor) {
  Tensor out = tensor;
  for (double& x : out.data) x = -x;
  return out;
}

}  // namespace gradwalk
