// What holds for every optimizer, now and later; the cases come from tests/reference.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "optim/walk.h"
#include "reference/table.h"

using namespace gradwalk;

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
      Walk walk(optimizer.name, row.settings, row.start);
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
    CHECK_FALSE(optimizer.presets.empty());
    for (const Preset& preset : optimizer.presets)
      for (const Shape& shape : {Shape{}, Shape{3}, Shape{2, 1, 2, 2}}) {
        const OptimizerCall call{shape, choicesOf(optimizer, &preset)};
        const std::vector<Line> lines = optimizer.lines(call), ahead = aheadLines(optimizer, call),
                                once = onceLines(optimizer, call);
        CHECK(lines.back().shape == shape);
        if (!ahead.empty()) CHECK(ahead.back().shape == shape);
        std::set<int> states;
        for (const Line& line : lines)
          if (line.state >= 0) {
            CHECK(line.shape == shape);
            CHECK(states.insert(line.state).second);
          }
        CHECK(states.size() == optimizer.states.size());
        for (const Line& line : once) CHECK(line.shape.empty());
        for (const std::vector<Line>& list : {lines, ahead, once})
          for (const Line& line : list) {
            CHECK_FALSE(line.formula.empty());
            CHECK(line.whole.en[0] != '\0');
            CHECK(line.whole.ko[0] != '\0');
            CHECK(line.cell.en[0] != '\0');
            CHECK(line.cell.ko[0] != '\0');
          }
      }
  }
  CHECK(findOptimizer("no such") == nullptr);
}

TEST_CASE("gradient descent: one step against the gradient") {
  Walk walk("sgd", {{"learning_rate", 0.5}}, {{2}, {1, 2}});
  walk.update({{2}, {4, -2}});
  CHECK(walk.parameter == Tensor{{2}, {-1, 3}});
}

TEST_CASE("gradient descent: on a parabola it shrinks by the same factor each time") {
  // L = ½x², so g = x and x ← (1 − η)x; at η = 2.5 it grows by 1.5 and turns its sign.
  for (const double rate : {0.1, 1.0, 2.5}) {
    Walk walk("sgd", {{"learning_rate", rate}}, {{}, {8}});
    for (int step = 1; step <= 10; ++step) {
      walk.update(walk.parameter);
      CHECK(walk.parameter.data[0] == doctest::Approx(8.0 * std::pow(1.0 - rate, step)).epsilon(1e-13));
    }
  }
}
