// What holds for every optimizer, now and later; the cases come from tests/reference.
#include <doctest/doctest.h>

#include <cmath>
#include <deque>
#include <set>

#include "optim/optimizers.h"
#include "reference/table.h"

using namespace gradwalk;

namespace {

// One parameter on its way: the optimizer's lines, run update after update.
struct Walk {
  const Optimizer& optimizer;
  std::vector<Tensor> settings;
  Tensor parameter;
  std::vector<Tensor> states;

  Walk(const Optimizer& chosen, const std::map<std::string, double>& given, const Tensor& start)
      : optimizer(chosen),
        settings(),
        parameter(start),
        states(chosen.states.size(), filled(start.shape, 0.0)) {
    for (const HyperParameter& hyper : optimizer.hyperParameters)
      settings.push_back({{}, {given.contains(hyper.name) ? given.at(hyper.name) : hyper.initial}});
  }

  // Updates the parameter; checks that every cell of every line is what it records.
  void update(const Tensor& gradient) {
    Reader<double> reader;
    TermTree tree;
    Reader<Term> recorder(tree);
    const auto bind = [&](int slot, const Tensor* tensor) {
      reader.bind(slot, tensor);
      recorder.bind(slot, tensor);
    };
    int slot = 0;
    bind(slot++, &parameter);
    bind(slot++, &gradient);
    for (const Tensor& setting : settings) bind(slot++, &setting);
    for (const Tensor& state : states) bind(slot++, &state);
    const std::vector<Line> lines = optimizer.lines(parameter.shape);
    std::deque<Tensor> made;
    for (std::size_t l = 0; l < lines.size(); ++l) {
      Tensor out = filled(lines[l].shape, 0.0);
      lines[l].cells.values(reader, out);
      made.push_back(std::move(out));
      for (std::size_t i = 0; i < made.back().data.size(); ++i) {
        tree.nodes.clear();
        tree.children.clear();
        const Term cell = lines[l].cells.term(recorder, static_cast<std::int64_t>(i));
        CHECK(sameBits({{}, {tree.node(cell.id).value}}, {{}, {made.back().data[i]}}));
        CHECK(sameBits({{}, {evaluate(tree, cell.id, [](const TermNode& leaf) { return leaf.value; })}},
                       {{}, {made.back().data[i]}}));
      }
      bind(lineSlot + static_cast<int>(l), &made.back());
    }
    for (std::size_t l = 0; l < lines.size(); ++l)
      if (optimizer.stateOfLine[l] >= 0) states[static_cast<std::size_t>(optimizer.stateOfLine[l])] = made[l];
    parameter = made.back();
  }
};

}  // namespace

TEST_CASE("every optimizer: follows the path that PyTorch takes, and explains each number of it") {
  for (const Optimizer& optimizer : optimizers()) {
    CAPTURE(optimizer.name);
    const std::vector<ReferencePath> rows = referencePaths(optimizer.name);
    CHECK_MESSAGE(!rows.empty(), "tests/reference/" << optimizer.name << ".json is missing");
    for (const ReferencePath& row : rows) {
      CAPTURE(row.name);
      for (const auto& setting : row.settings)
        CHECK_MESSAGE(std::any_of(optimizer.hyperParameters.begin(), optimizer.hyperParameters.end(),
                                  [&](const HyperParameter& hyper) { return hyper.name == setting.first; }),
                      "no setting " << setting.first);
      Walk walk(optimizer, row.settings, row.start);
      for (std::size_t step = 0; step < row.gradients.size(); ++step) {
        walk.update(row.gradients[step]);
        REQUIRE(walk.parameter.shape == row.path[step].shape);
        for (std::size_t i = 0; i < walk.parameter.data.size(); ++i) {
          CAPTURE(step);
          CAPTURE(i);
          const double expected = row.path[step].data[i];
          const double most = std::max({1.0, std::fabs(expected), std::fabs(row.start.data[i])});
          CHECK(std::fabs(walk.parameter.data[i] - expected) <= 1e-12 * most);
        }
      }
    }
  }
}

TEST_CASE("every optimizer: is described in both languages, and its lines keep the shape") {
  std::set<std::string> names;
  for (const Optimizer& optimizer : optimizers()) {
    CAPTURE(optimizer.name);
    CHECK(names.insert(optimizer.name).second);
    CHECK(findOptimizer(optimizer.name) == &optimizer);
    CHECK_FALSE(optimizer.formula.empty());
    for (const Text& text : {optimizer.title, optimizer.what}) {
      CHECK(text.en[0] != '\0');
      CHECK(text.ko[0] != '\0');
    }
    for (const HyperParameter& hyper : optimizer.hyperParameters) {
      CHECK(hyper.least <= hyper.initial);
      CHECK(hyper.initial <= hyper.most);
      CHECK(hyper.what.en[0] != '\0');
      CHECK(hyper.what.ko[0] != '\0');
      CHECK_FALSE(hyper.symbol.empty());
    }
    for (const Shape& shape : {Shape{}, Shape{3}, Shape{2, 1, 2, 2}}) {
      const std::vector<Line> lines = optimizer.lines(shape);
      REQUIRE(lines.size() == optimizer.stateOfLine.size());
      CHECK(lines.back().shape == shape);
      for (std::size_t l = 0; l < lines.size(); ++l) {
        CHECK_FALSE(lines[l].formula.empty());
        CHECK(lines[l].whole.en[0] != '\0');
        CHECK(lines[l].whole.ko[0] != '\0');
        CHECK(lines[l].cell.en[0] != '\0');
        CHECK(lines[l].cell.ko[0] != '\0');
        CHECK(optimizer.stateOfLine[l] < static_cast<int>(optimizer.states.size()));
        if (optimizer.stateOfLine[l] >= 0) CHECK(lines[l].shape == shape);
      }
    }
  }
  CHECK(findOptimizer("no such") == nullptr);
}

TEST_CASE("gradient descent: one step against the gradient") {
  Walk walk(*findOptimizer("sgd"), {{"lr", 0.5}}, {{2}, {1, 2}});
  walk.update({{2}, {4, -2}});
  CHECK(walk.parameter == Tensor{{2}, {-1, 3}});
}

TEST_CASE("gradient descent: on a parabola it shrinks by the same factor each time") {
  // L = ½x², so g = x and x ← (1 − η)x; at η = 2.5 it grows by 1.5 and turns its sign.
  for (const double rate : {0.1, 1.0, 2.5}) {
    Walk walk(*findOptimizer("sgd"), {{"lr", rate}}, {{}, {8}});
    for (int step = 1; step <= 10; ++step) {
      walk.update(walk.parameter);
      CHECK(walk.parameter.data[0] == doctest::Approx(8.0 * std::pow(1.0 - rate, step)).epsilon(1e-13));
    }
  }
}
