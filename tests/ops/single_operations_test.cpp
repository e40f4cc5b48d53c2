// What only one operation has: conventions at kinks, class numbers, shares of a gradient.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "ops/broadcast.h"
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
  const Line line = fanOutLine({2}, 3, 3);
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

TEST_CASE("power: a whole exponent has a gradient at 0 and below") {
  const auto slope = [](double a, double b) {
    return gradientOf(power(), {{{}, {a}}, {{}, {b}}}, {{}, {1}}).data[0];
  };
  CHECK(slope(-2, 3) == 12);
  CHECK(slope(-7, 2) == -14);
  CHECK(slope(0, 2) == 0);
  CHECK(slope(0, 1) == 1);
  CHECK(slope(0, 0) == 0);
  CHECK(slope(2, -1) == -0.25);
  CHECK(std::isnan(slope(-2, 0.5)));
  CHECK(std::isinf(outputOf(power(), {{{}, {1e308}}, {{}, {2}}}).data[0]));
  CHECK(std::isnan(outputOf(power(), {{{}, {-8}}, {{}, {0.5}}}).data[0]));
}

TEST_CASE("power: by its exponent, 0 stays 0 and a negative base has no logarithm") {
  const auto slope = [](double a, double b) {
    return gradientOf(power(), {{{}, {a}}, {{}, {b}}}, {{}, {1}}, {}, 1).data[0];
  };
  CHECK(slope(0, 3) == 0);
  CHECK(std::isnan(slope(-2, 2)));
}

TEST_CASE("abs: at 0 the gradient is stopped") {
  CHECK(gradientOf(gradwalk::abs(), {{{3}, {0.0, -0.0, -1}}}, {{3}, {5, 6, 7}}) == Tensor{{3}, {0, 0, -7}});
}

TEST_CASE("take: a number that is no row is no number, and gives no gradient") {
  const Tensor x{{2}, {5, 7}}, rows{{4}, {1, 2, -1, 0.5}};
  const Tensor y = outputOf(take(), {x, rows});
  CHECK(y.data[0] == 7);
  for (std::size_t k = 1; k < 4; ++k) CHECK(std::isnan(y.data[k]));
  CHECK(gradientOf(take(), {x, rows}, {{4}, {1, 10, 100, 1000}}) == Tensor{{2}, {0, 1}});
}

TEST_CASE("broadcast: each cell knows whom it reads, and who read it") {
  const Shape shapes[] = {{}, {1}, {3}, {2, 1}, {2, 3}, {1, 3}, {4, 2, 3}, {4, 1, 1}, {1, 2, 1}};
  for (const Shape& a : shapes)
    for (const Shape& b : shapes) {
      const Broadcast pair(a, b);
      for (int k = 0; k < 2; ++k) {
        std::int64_t met = 0;
        for (std::int64_t cell = 0; cell < elementCount(k == 0 ? a : b); ++cell)
          for (std::int64_t t = 0; t < pair.uses(k); ++t, ++met)
            CHECK(pair.cell(k, pair.use(k, cell, t)) == cell);
        CHECK(met == elementCount(pair.shape));
      }
    }
  const Broadcast pair({2, 1}, {3});
  CHECK(pair.cell(0, 5) == 1);
  CHECK(pair.cell(1, 5) == 2);
  CHECK(pair.use(1, 2, 1) == 5);
  CHECK(pair.letters(0) == "[i,0]");
  CHECK(pair.letters(1) == "[j]");
}
