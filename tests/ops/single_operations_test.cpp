// What only one operation has: conventions at kinks, class numbers, shares of a gradient.
#include <doctest/doctest.h>

#include <limits>

#include "ops/fan_out.h"
#include "ops/ops.h"
#include "ops/run_operation.h"
#include "reference/table.h"

using namespace gradwalk;

namespace {

Tensor outputOf(const Operation& operation, const std::vector<Tensor>& inputs,
                const std::map<std::string, double>& attributes = {}) {
  return OperationRun<double>(operation, callFor(operation, inputs, attributes), inputs).forward.back();
}

Tensor gradientOf(const Operation& operation, const std::vector<Tensor>& inputs, const Tensor& dy,
                  const std::map<std::string, double>& attributes = {}, int of = 0) {
  const OperationRun<double> run(operation, callFor(operation, inputs, attributes), inputs, &dy);
  for (std::size_t l = 0; l < run.backwardLines.size(); ++l)
    if (run.backwardLines[l].gradientOf == of) return run.backward[l];
  return {};
}

}  // namespace

TEST_CASE("relu: at 0 the gradient is stopped, and −0 becomes 0") {
  const Tensor x{{3}, {0.0, -0.0, 1e-300}};
  CHECK(sameBits(outputOf(relu(), {x}), {{3}, {0.0, 0.0, 1e-300}}));
  CHECK(gradientOf(relu(), {x}, {{3}, {5, 6, 7}}) == Tensor{{3}, {0, 0, 7}});
}

TEST_CASE("max_pool: a tie goes to the first cell, or to every one, as the convention says") {
  const Tensor x{{2, 2}, {1, 3, 3, 3}}, dy{{1, 1}, {10}};
  CHECK(gradientOf(maxPool(), {x}, dy, {{"ties", 0}}) == Tensor{{2, 2}, {0, 10, 0, 0}});
  CHECK(gradientOf(maxPool(), {x}, dy, {{"ties", 1}}) == Tensor{{2, 2}, {0, 10, 10, 10}});
}

TEST_CASE("max_pool: of overlapping windows a cell gets the gradient of each that it wins") {
  const Tensor x{{2, 3}, {0, 9, 0, 0, 0, 0}}, dy{{1, 2}, {1, 2}};
  CHECK(gradientOf(maxPool(), {x}, dy, {{"stride", 1}}) == Tensor{{2, 3}, {0, 3, 0, 0, 0, 0}});
}

TEST_CASE("max_pool: a row that no window reads gets no gradient") {
  const Tensor x{{3, 3}, {1, 2, 9, 3, 4, 9, 9, 9, 9}};
  CHECK(outputOf(maxPool(), {x}) == Tensor{{1, 1}, {4}});
  CHECK(gradientOf(maxPool(), {x}, {{1, 1}, {7}}) == Tensor{{3, 3}, {0, 0, 0, 0, 7, 0, 0, 0, 0}});
}

TEST_CASE("conv2d: the kernel is not turned") {
  const Tensor x{{1, 2}, {1, 10}}, k{{1, 2}, {2, 3}};
  CHECK(outputOf(conv2d(), {x, k}) == Tensor{{1, 1}, {32}});
}

TEST_CASE("conv2d: undoing a stride, a cell between the steps gets nothing") {
  // Windows start at columns 0 and 2; (−1)/2 must not count as 0.
  const Tensor x{{1, 4}, {1, 2, 3, 4}}, k{{1, 1}, {5}}, dy{{1, 2}, {1, 10}};
  CHECK(gradientOf(conv2d(), {x, k}, dy, {{"stride", 2}}) == Tensor{{1, 4}, {5, 0, 50, 0}});
  CHECK(gradientOf(conv2d(), {x, k}, dy, {{"stride", 2}}, 1) == Tensor{{1, 1}, {31}});
}

TEST_CASE("softmax: as written a large score overflows, and is seen to; shifted it does not") {
  const Tensor x{{2}, {1000, 0}};
  const OperationRun<double> run(softmax(), callFor(softmax(), {x}, {}), {x});
  CHECK(std::isinf(run.forward[0].data[0]));
  CHECK(std::isnan(run.forward.back().data[0]));
  CHECK(outputOf(softmax(), {x}, {{"shift", 1}}) == Tensor{{2}, {1, 0}});
}

TEST_CASE("cross_entropy: as written a probability of 0 gives infinity; clipped it does not") {
  const Tensor p{{2}, {0, 1}}, t{{2}, {1, 0}};
  CHECK(outputOf(crossEntropy(), {p, t}).data[0] == std::numeric_limits<double>::infinity());
  const double clipped = outputOf(crossEntropy(), {p, t}, {{"clip", 1}}).data[0];
  CHECK(clipped == doctest::Approx(-std::log(1e-12)).epsilon(1e-14));
  CHECK(gradientOf(crossEntropy(), {p, t}, {{}, {1}}, {{"clip", 1}}) == Tensor{{2}, {0, 0}});
}

TEST_CASE("cross_entropy: a target of 0 contributes nothing, unless its probability is 0 too") {
  CHECK(outputOf(crossEntropy(), {{{2}, {1, 0.5}}, {{2}, {1, 0}}}).data[0] == 0.0);
  // 0·log 0 is no number as written; the trace points at it rather than hide it.
  CHECK(std::isnan(outputOf(crossEntropy(), {{{2}, {1, 0}}, {{2}, {1, 0}}}).data[0]));
}

TEST_CASE("softmax_cross_entropy: the short rule asks for targets that add up to 1") {
  CHECK(addUpToOne({{3}, {0, 1, 0}}));
  CHECK(addUpToOne({{3}, {0.2, 0.7, 0.1}}));
  CHECK(addUpToOne({{2, 2}, {1, 0, 0, 1}}));
  CHECK_FALSE(addUpToOne({{2, 2}, {1, 0, 1, 1}}));
  CHECK_FALSE(addUpToOne({{3}, {0, 0, 0}}));
  CHECK_FALSE(addUpToOne({{2}, {std::numeric_limits<double>::quiet_NaN(), 1}}));
}

TEST_CASE("softmax_cross_entropy: dL is written only where the loss goes on into something else") {
  const std::vector<Tensor> inputs = {{{2}, {0, 0}}, {{2}, {0.5, 0.5}}, {{2}, {1, 0}}};
  OpCall call = callFor(softmaxCrossEntropy(), inputs, {});
  CHECK(softmaxCrossEntropy().backward(call)[0].formula == "dx[i] = (p[i] − t[i])·dL");
  call.outputIsLoss = true;
  CHECK(softmaxCrossEntropy().backward(call)[0].formula == "dx[i] = p[i] − t[i]");
  CHECK(gradientOf(softmaxCrossEntropy(), inputs, {{}, {10}}) == Tensor{{2}, {-5, 5}});
}

TEST_CASE("one_hot: a class number outside the classes gives a row of zeros, no crash") {
  CHECK(outputOf(oneHot(), {{{3}, {3, -1, 0.5}}}, {{"classes", 2}}) == Tensor{{3, 2}, {0, 0, 0, 0, 0, 0}});
}

TEST_CASE("one_hot: apple, pear and watermelon are the rows of the identity") {
  CHECK(outputOf(oneHot(), {{{3}, {0, 1, 2}}}, {{"classes", 3}}) ==
        Tensor{{3, 3}, {1, 0, 0, 0, 1, 0, 0, 0, 1}});
}

TEST_CASE("fan_out: the shares of a gradient are summed in the order of their users") {
  const Tensor shares[] = {{{2}, {1e16, 1}}, {{2}, {1, 2}}, {{2}, {-1e16, 3}}};
  const Line line = fanOutLine({2}, 3);
  Reader<double> reader;
  TermTree tree;
  Reader<Term> recorded(tree);
  for (int k = 0; k < 3; ++k) {
    reader.bind(k, &shares[k]);
    recorded.bind(k, &shares[k]);
  }
  Tensor out = filled({2}, 0.0);
  line.cells.values(reader, out);
  CHECK(out == Tensor{{2}, {0, 6}});
  tree.root = line.cells.term(recorded, 1).id;
  CHECK(summands(tree).size() == 3);
  CHECK(tree.node(tree.root).value == 6);
}
