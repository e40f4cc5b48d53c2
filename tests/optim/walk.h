// A parameter on its way, moved by an optimizer's lines alone: no lesson and no trace.
#pragma once

#include <doctest/doctest.h>

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "maths/tensor.h"
#include "maths/vocabulary.h"
#include "optim/conventions.h"
#include "optim/optimizers.h"

namespace gradwalk {

// Lines run one after the other over bound slots; checks that every cell is what it records.
class LineRun {
 public:
  void bind(const Tensor* tensor) { inputs_.push_back(tensor); }

  const std::deque<Tensor>& run(const std::vector<Line>& lines, bool recorded = true) {
    Reader<double> reader;
    TermTree tree;
    Reader<Term> recorder(tree);
    const auto at = [&](int slot, const Tensor* tensor) {
      reader.bind(slot, tensor);
      recorder.bind(slot, tensor);
    };
    for (std::size_t k = 0; k < inputs_.size(); ++k) at(static_cast<int>(k), inputs_[k]);
    for (std::size_t l = 0; l < lines.size(); ++l) {
      made_.push_back(filled(lines[l].shape, 0.0));
      Tensor& out = made_.back();
      lines[l].cells.values(reader, out);
      for (std::size_t i = 0; recorded && i < out.data.size(); ++i) {
        tree.nodes.clear();
        tree.children.clear();
        const Term cell = lines[l].cells.term(recorder, static_cast<std::int64_t>(i));
        CHECK(sameBits({{}, {tree.node(cell.id).value}}, {{}, {out.data[i]}}));
        CHECK(sameBits({{}, {evaluate(tree, cell.id, [](const TermNode& leaf) { return leaf.value; })}},
                       {{}, {out.data[i]}}));
      }
      at(lineSlot + static_cast<int>(l), &out);
    }
    return made_;
  }

 private:
  std::vector<const Tensor*> inputs_;
  std::deque<Tensor> made_;
};

struct Walk {
  using Gradient = std::function<Tensor(const Tensor&)>;

  const Optimizer& optimizer;
  std::map<std::string, int> choices;
  std::vector<Tensor> settings;
  Tensor parameter;
  std::vector<Tensor> states;
  double updates = 0.0;
  bool recorded = true;

  Walk(const std::string& name, const std::map<std::string, double>& given, const Tensor& start,
       const std::string& preset = "pytorch")
      : optimizer(*findOptimizer(name)),
        choices(choicesOf(optimizer, findPreset(optimizer, preset))),
        settings(),
        parameter(start),
        states(optimizer.states.size(), filled(start.shape, 0.0)) {
    const std::map<std::string, double> usual = findPreset(optimizer, preset)->settings;
    for (const HyperParameter& hyper : optimizer.hyperParameters)
      settings.push_back({{},
                          {given.contains(hyper.name)   ? given.at(hyper.name)
                           : usual.contains(hyper.name) ? usual.at(hyper.name)
                                                        : hyper.initial}});
  }

  OptimizerCall call() const { return {parameter.shape, choices}; }

  // Where the gradient is taken.
  Tensor point() const {
    const std::vector<Line> lines = aheadLines(optimizer, call());
    if (lines.empty()) return parameter;
    LineRun run;
    run.bind(&parameter);
    for (const Tensor& setting : settings) run.bind(&setting);
    for (const Tensor& state : states) run.bind(&state);
    return run.run(lines, recorded).back();
  }

  void update(const Tensor& gradient) {
    const Tensor t{{}, {++updates}};
    LineRun once;
    once.bind(&t);
    for (const Tensor& setting : settings) once.bind(&setting);
    const std::deque<Tensor>& shared = once.run(onceLines(optimizer, call()), recorded);

    LineRun run;
    run.bind(&parameter);
    run.bind(&gradient);
    for (const Tensor& setting : settings) run.bind(&setting);
    for (const Tensor& state : states) run.bind(&state);
    for (const Tensor& each : shared) run.bind(&each);
    const std::vector<Line> lines = optimizer.lines(call());
    const std::deque<Tensor>& made = run.run(lines, recorded);
    for (std::size_t l = 0; l < lines.size(); ++l)
      if (lines[l].state >= 0) states[static_cast<std::size_t>(lines[l].state)] = made[l];
    parameter = made.back();
  }

  void descend(int times, const Gradient& gradient) {
    for (int k = 0; k < times; ++k) update(gradient(point()));
  }
};

}  // namespace gradwalk
