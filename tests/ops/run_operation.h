// Runs an operation's lines by hand, with any number type, as the trace does.
//
//     OperationRun<double> run(conv2d(), call, inputs, dy);
//     run.forward.back();    // the output
//     run.backwardLines[0].gradientOf;
#pragma once

#include <cmath>
#include <deque>
#include <type_traits>
#include <vector>

#include "maths/vocabulary.h"
#include "ops/menu.h"

namespace gradwalk {

template <class N>
void fillLine(const Line& line, const Reader<N>& reader, TensorOf<N>& out) {
  if constexpr (std::is_same_v<N, double>)
    line.cells.values(reader, out);
  else
    line.cells.duals(reader, out);
}

template <class N>
struct OperationRun {
  std::vector<Line> forwardLines, backwardLines;
  std::deque<TensorOf<N>> forward, backward;  // one for each line; addresses stay

  // `dy` null: forward only.
  OperationRun(const Operation& operation, const OpCall& call, const std::vector<TensorOf<N>>& inputs,
               const TensorOf<N>* dy = nullptr) {
    Reader<N> reader;
    for (std::size_t k = 0; k < inputs.size(); ++k) reader.bind(static_cast<int>(k), &inputs[k]);
    forwardLines = operation.forward(call);
    for (std::size_t k = 0; k < forwardLines.size(); ++k)
      reader.bind(lineSlot + static_cast<int>(k), add(forwardLines[k], reader, forward));
    if (dy == nullptr) return;
    reader.bind(dySlot, dy);
    backwardLines = operation.backward(call);
    for (std::size_t k = 0; k < backwardLines.size(); ++k)
      reader.bind(backSlot + static_cast<int>(k), add(backwardLines[k], reader, backward));
  }

 private:
  static const TensorOf<N>* add(const Line& line, const Reader<N>& reader, std::deque<TensorOf<N>>& to) {
    TensorOf<N> out{line.shape, std::vector<N>(static_cast<std::size_t>(elementCount(line.shape)))};
    fillLine(line, reader, out);
    to.push_back(std::move(out));
    return &to.back();
  }
};

// The same operands, read for recording.
inline Reader<Term> recorder(const OperationRun<double>& run, const std::vector<Tensor>& inputs,
                             const Tensor& dy, TermTree& tree) {
  Reader<Term> reader(tree);
  for (std::size_t k = 0; k < inputs.size(); ++k) reader.bind(static_cast<int>(k), &inputs[k]);
  for (std::size_t k = 0; k < run.forward.size(); ++k)
    reader.bind(lineSlot + static_cast<int>(k), &run.forward[k]);
  reader.bind(dySlot, &dy);
  for (std::size_t k = 0; k < run.backward.size(); ++k)
    reader.bind(backSlot + static_cast<int>(k), &run.backward[k]);
  return reader;
}

// The size of a cell's largest term: what the cell would be if its terms did not
// cancel. Comparisons are relative to it.
inline double largestTerm(const TermTree& tree, std::int32_t id) {
  const TermNode& node = tree.node(id);
  const auto child = [&](std::int32_t k) { return tree.child(node, k); };
  switch (node.kind) {
    case TermKind::negate:
      return largestTerm(tree, child(0));
    case TermKind::multiply:
      return largestTerm(tree, child(0)) * largestTerm(tree, child(1));
    case TermKind::divide:
      return largestTerm(tree, child(0)) / std::fabs(tree.node(child(1)).value);
    case TermKind::add:
    case TermKind::subtract:
    case TermKind::sum: {
      double most = 0.0;
      for (std::int32_t k = 0; k < node.childCount; ++k) most = std::max(most, largestTerm(tree, child(k)));
      return most;
    }
    default:
      return std::fabs(node.value);
  }
}

// The largest term of one cell of a line.
inline double largestTerm(const OperationRun<double>& run, const Line& line,
                          const std::vector<Tensor>& inputs, const Tensor& dy, std::int64_t cell) {
  TermTree tree;
  const Reader<Term> reader = recorder(run, inputs, dy, tree);
  return largestTerm(tree, line.cells.term(reader, cell).id);
}

}  // namespace gradwalk
