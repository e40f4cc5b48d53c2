#include "trace/tape.h"

#include "trace/tape_graph.h"

namespace gradwalk {
namespace {

// What is visited in recording, for what is long but comes to little.
constexpr std::size_t mostNodes = 10 * mostTapeInstructions;

class Recorder {
 public:
  Recorder(const Trace& trace, int pass, StepRange steps)
      : trace_(trace), pass_(pass), steps_(steps), ids_(trace.program().quantities.size()) {}

  void give(const QuantityCell& place, int k) {
    auto& ids = ids_[static_cast<std::size_t>(place.quantity)];
    ids.resize(trace_.value(pass_, place.quantity).data.size(), -1);
    ids[static_cast<std::size_t>(place.cell)] = graph_.input(k);
  }

  bool record(const StepLine& line) {
    std::vector<std::int32_t> made(trace_.value(pass_, line.writes).data.size());
    for (std::size_t cell = 0; cell < made.size(); ++cell) {
      TermTree tree;
      const Reader<Term> reader = bindTerms(trace_, pass_, line, tree);
      tree.root = line.line.cells.term(reader, static_cast<std::int64_t>(cell)).id;
      visited_ += tree.nodes.size();
      if (visited_ > mostNodes) return false;
      made[cell] = copy(line, tree);
      if (made[cell] < 0 || graph_.size() > mostTapeInstructions) return false;
    }
    ids_[static_cast<std::size_t>(line.writes)] = std::move(made);
    return true;
  }

  std::int32_t idOf(const QuantityCell& place) {
    const auto& ids = ids_[static_cast<std::size_t>(place.quantity)];
    const auto cell = static_cast<std::size_t>(place.cell);
    if (cell < ids.size() && ids[cell] >= 0) return ids[cell];
    const Tensor& value = trace_.value(pass_, place.quantity);
    return cell < value.data.size() ? graph_.constant(value.data[cell]) : -1;
  }

  const TapeGraph& graph() const { return graph_; }

 private:
  // The recorded expression in terms of the graph; −1 where it has a word that a tape has not.
  std::int32_t copy(const StepLine& line, const TermTree& tree) {
    std::vector<bool> needed(tree.nodes.size());
    needed[static_cast<std::size_t>(tree.root)] = true;
    for (const std::int32_t id : tree.lookedAt) needed[static_cast<std::size_t>(id)] = true;
    for (auto id = static_cast<std::int32_t>(tree.nodes.size()) - 1; id >= 0; --id)
      if (needed[static_cast<std::size_t>(id)])
        for (std::int32_t k = 0; k < tree.node(id).childCount; ++k)
          needed[static_cast<std::size_t>(tree.child(tree.node(id), k))] = true;
    std::vector<std::int32_t> out(tree.nodes.size(), -1);
    for (std::int32_t id = 0; id < static_cast<std::int32_t>(tree.nodes.size()); ++id) {
      if (!needed[static_cast<std::size_t>(id)]) continue;
      const std::int32_t value = copyNode(line, tree, tree.node(id), out);
      if (value < 0) return -1;
      out[static_cast<std::size_t>(id)] = value;
    }
    // What was decided by a value holds for every point only if that value does.
    for (const std::int32_t id : tree.lookedAt)
      if (const std::int32_t value = out[static_cast<std::size_t>(id)];
          value < 0 || !graph_.isConstant(value))
        return -1;
    return out[static_cast<std::size_t>(tree.root)];
  }

  std::int32_t copyNode(const StepLine& line, const TermTree& tree, const TermNode& node,
                        const std::vector<std::int32_t>& out) {
    const auto child = [&](std::int32_t k) { return out[static_cast<std::size_t>(tree.child(node, k))]; };
    switch (node.kind) {
      case TermKind::constant:
        return graph_.constant(node.value);
      case TermKind::padding:
        return graph_.constant(0.0);
      case TermKind::read:
        for (const auto& [slot, quantity] : line.reads)
          if (slot == node.slot) return idOf({readIn(trace_.program(), steps_, quantity), node.cell});
        return -1;
      case TermKind::omitted:
        return -1;
      case TermKind::sum: {  // from left to right, beginning with the first
        if (node.childCount == 0) return graph_.constant(0.0);
        std::int32_t total = child(0);
        for (std::int32_t k = 1; k < node.childCount; ++k)
          total = graph_.apply(TermKind::add, total, child(k));
        return total;
      }
      case TermKind::minimum: {
        std::int32_t least = child(0);
        for (std::int32_t k = 1; k < node.childCount; ++k)
          least = graph_.apply(TermKind::minimum, least, child(k));
        return least;
      }
      case TermKind::maximum:
      case TermKind::position: {
        std::int32_t top = child(0), index = graph_.constant(0.0);
        for (std::int32_t k = 1; k < node.childCount; ++k) {
          index = graph_.apply(TermKind::where, graph_.apply(TermKind::position, top, child(k)),
                               graph_.constant(k), index);
          top = graph_.apply(TermKind::maximum, top, child(k));
        }
        return node.kind == TermKind::maximum ? top : index;
      }
      default:
        return graph_.apply(node.kind, child(0), node.childCount > 1 ? child(1) : -1,
                            node.childCount > 2 ? child(2) : -1);
    }
  }

  const Trace& trace_;
  int pass_;
  StepRange steps_;
  TapeGraph graph_;
  std::vector<std::vector<std::int32_t>> ids_;  // by quantity and cell; −1 or none: as in the pass
  std::size_t visited_ = 0;
};

}  // namespace

int readIn(const Program& program, StepRange steps, int quantity) {
  if (steps.begin >= program.aheadSteps)
    for (const auto& [ahead, parameter] : program.aheadOf)
      if (ahead == quantity) return parameter;
  return quantity;
}

std::vector<std::pair<int, int>> linesBetween(const Program& program, StepRange steps,
                                              const std::vector<QuantityCell>& inputs,
                                              const std::vector<QuantityCell>& outputs) {
  const std::size_t quantities = program.quantities.size();
  std::vector<bool> depends(quantities), needed(quantities);
  for (const QuantityCell& input : inputs) depends[static_cast<std::size_t>(input.quantity)] = true;
  for (const QuantityCell& output : outputs) needed[static_cast<std::size_t>(output.quantity)] = true;
  std::vector<std::pair<int, int>> lines;
  for (int s = steps.begin; s < steps.end; ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    for (std::size_t l = 0; l < step.lines.size(); ++l) {
      bool any = false;
      for (const auto& [slot, id] : step.lines[l].reads)
        any = any || depends[static_cast<std::size_t>(readIn(program, steps, id))];
      if (!any) continue;
      depends[static_cast<std::size_t>(step.lines[l].writes)] = true;
      lines.emplace_back(s, static_cast<int>(l));
    }
  }
  std::vector<std::pair<int, int>> kept;
  for (auto place = lines.rbegin(); place != lines.rend(); ++place) {
    const StepLine& line =
        program.steps[static_cast<std::size_t>(place->first)].lines[static_cast<std::size_t>(place->second)];
    if (!needed[static_cast<std::size_t>(line.writes)]) continue;
    for (const auto& [slot, id] : line.reads)
      needed[static_cast<std::size_t>(readIn(program, steps, id))] = true;
    kept.push_back(*place);
  }
  return {kept.rbegin(), kept.rend()};
}

std::optional<Tape> recordTape(const Trace& trace, int pass, StepRange steps,
                               const std::vector<QuantityCell>& inputs,
                               const std::vector<QuantityCell>& outputs) {
  Recorder recorder(trace, pass, steps);
  std::vector<bool> uniform;
  for (const QuantityCell& input : inputs)
    uniform.push_back(trace.program().quantities[static_cast<std::size_t>(input.quantity)].kind ==
                      QuantityKind::counter);
  for (std::size_t k = 0; k < inputs.size(); ++k) recorder.give(inputs[k], static_cast<int>(k));
  for (const auto& [s, l] : linesBetween(trace.program(), steps, inputs, outputs))
    if (!recorder.record(
            trace.program().steps[static_cast<std::size_t>(s)].lines[static_cast<std::size_t>(l)]))
      return std::nullopt;
  std::vector<std::int32_t> ids;
  for (const QuantityCell& output : outputs) {
    ids.push_back(recorder.idOf(output));
    if (ids.back() < 0) return std::nullopt;
  }
  return recorder.graph().finish(uniform, ids);
}

}  // namespace gradwalk
