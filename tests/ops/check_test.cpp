// What an operation says of shapes and attributes that do not fit.
#include <doctest/doctest.h>

#include "ops/menu.h"

using namespace gradwalk;

namespace {

// "argument | attribute | expected | found | hint", or "fits".
std::string said(const char* name, std::vector<Shape> shapes,
                 const std::map<std::string, double>& given = {}) {
  const Operation& operation = *findOperation(name);
  OpCall call{.shapes = std::move(shapes), .attributes = {}};
  for (const Attribute& attribute : operation.attributes) call.attributes[attribute.name] = attribute.initial;
  for (const auto& [key, value] : given) call.attributes[key] = value;
  const auto misfit = operation.check ? operation.check(call) : std::nullopt;
  if (!misfit) return "fits";
  const std::string at = misfit->argument < 0
                             ? misfit->attribute
                             : operation.arguments[static_cast<std::size_t>(misfit->argument)].name;
  return at + " | " + misfit->expected + " | " + misfit->found + " | " + misfit->hint;
}

Shape outputOf(const char* name, std::vector<Shape> shapes, const std::map<std::string, double>& given = {}) {
  const Operation& operation = *findOperation(name);
  OpCall call{.shapes = std::move(shapes), .attributes = {}};
  for (const Attribute& attribute : operation.attributes) call.attributes[attribute.name] = attribute.initial;
  for (const auto& [key, value] : given) call.attributes[key] = value;
  return operation.forward(call).back().shape;
}

}  // namespace

TEST_CASE("check: conv2d says which of image, kernel and bias does not fit") {
  CHECK(said("conv2d", {{4, 4}, {3, 3}, {}}) == "fits");
  CHECK(said("conv2d", {{4, 4}, {3, 3}, {1}}) == "fits");
  CHECK(said("conv2d", {{4}, {3, 3}}) == "x | an image of shape H×W, C×H×W or N×C×H×W | 4 | ");
  CHECK(said("conv2d", {{4, 4}, {3}}) == "k | a kernel of shape F×F, or out×in×F×F | 3 | ");
  CHECK(said("conv2d", {{2, 4, 4}, {3, 3}}) ==
        "k | a kernel with 2 input channel(s), as 2×4×4 has | 3×3 | kernels are out×in×height×width");
  CHECK(said("conv2d", {{4, 4}, {5, 3}}) ==
        "k | a kernel that fits into the padded input | 5×3 in 4×4 | use a smaller kernel or more padding");
  CHECK(said("conv2d", {{4, 4}, {5, 3}}, {{"padding", 1}}) == "fits");
  CHECK(said("conv2d", {{4, 4}, {3, 3}, {2}}) ==
        "b | a bias with one number | 2 | one bias for each output channel");
  CHECK(said("conv2d", {{4, 4}, {3, 1, 3, 3}, {2}}) ==
        "b | a bias of shape 3 | 2 | one bias for each output channel");
}

TEST_CASE("check: conv2d and max_pool follow the size formulas") {
  CHECK(outputOf("conv2d", {{227, 227}, {11, 11}}, {{"stride", 4}}) == Shape{55, 55});
  CHECK(outputOf("conv2d", {{224, 224}, {3, 3}}, {{"stride", 2}, {"padding", 1}}) == Shape{112, 112});
  CHECK(outputOf("conv2d", {{28, 28}, {8, 1, 3, 3}}) == Shape{8, 26, 26});
  CHECK(outputOf("conv2d", {{32, 1, 28, 28}, {8, 1, 3, 3}}) == Shape{32, 8, 26, 26});
  CHECK(outputOf("max_pool", {{16, 11, 11}}) == Shape{16, 5, 5});
  CHECK(outputOf("max_pool", {{55, 55}}, {{"size", 3}, {"stride", 2}}) == Shape{27, 27});
}

TEST_CASE("check: max_pool wants a window that fits") {
  CHECK(said("max_pool", {{2, 2}}) == "fits");
  CHECK(said("max_pool", {{4, 3}}, {{"size", 4}}) ==
        "size | a window that fits into 4×3 | 4×4 | use a smaller size");
  CHECK(said("max_pool", {{4}}) == "x | an image of shape H×W, C×H×W or N×C×H×W | 4 | ");
}

TEST_CASE("check: dense and matmul want inner extents that meet") {
  CHECK(said("dense", {{3}, {3, 2}, {2}}) == "fits");
  CHECK(said("dense", {{2, 2}, {3, 2}}) ==
        "W | weights of shape 2×outputs | 3×2 | weights are in×out, and the input has 2 numbers");
  CHECK(said("dense", {{2, 2, 2}, {2, 2}}) ==
        "x | a vector, or one row for each sample | 2×2×2 | put a flatten before it");
  CHECK(said("dense", {{3}, {3, 2}, {3}}) == "b | a bias of shape 2 | 3 | one bias for each output");
  CHECK(said("matmul", {{2, 3}, {2, 3}}) ==
        "b | 3 rows, as many as the left side has columns | 2×3 | the left side is 2×3");
  CHECK(said("matmul", {{2, 3}, {}}) == "b | a matrix or a vector | scalar | ");
  CHECK(outputOf("matmul", {{2, 3}, {3, 4}}) == Shape{2, 4});
  CHECK(outputOf("matmul", {{3}, {3, 4}}) == Shape{4});
  CHECK(outputOf("matmul", {{2, 3}, {3}}) == Shape{2});
  CHECK(outputOf("matmul", {{3}, {3}}).empty());
}

TEST_CASE("check: pairs of shapes broadcast from the right, where an axis of length 1 is repeated") {
  const std::string hint = "axes are matched from the right; one of length 1 is repeated";
  for (const char* name : {"add", "subtract", "divide", "power", "maximum", "minimum"}) {
    CAPTURE(std::string(name));
    CHECK(outputOf(name, {{2, 3}, {2, 3}}) == Shape{2, 3});
    CHECK(outputOf(name, {{}, {}}).empty());
    CHECK(outputOf(name, {{2, 3}, {}}) == Shape{2, 3});
    CHECK(outputOf(name, {{}, {2, 3}}) == Shape{2, 3});
    CHECK(outputOf(name, {{3, 1}, {4}}) == Shape{3, 4});
    CHECK(outputOf(name, {{2, 1, 3}, {5, 1}}) == Shape{2, 5, 3});
    CHECK(outputOf(name, {{1}, {1, 1}}) == Shape{1, 1});
    CHECK(said(name, {{2, 3}, {3, 2}}).find("| shape 2×3, as the first argument has | 3×2 | " + hint) !=
          std::string::npos);
    CHECK(said(name, {{3}, {2}}).find(" | 2 | " + hint) != std::string::npos);
  }
  CHECK(outputOf("hadamard", {{3, 1}, {4}}) == Shape{3, 4});
  CHECK(outputOf("hadamard", {{1, 1}, {4}}) == Shape{1, 4});
  CHECK(said("hadamard", {{4}, {}}) ==
        "b | shape 4, as the first argument has | scalar | use scale to multiply by one number");
  CHECK(said("take", {{}, {2}}) == "x | a tensor with rows | scalar | ");
  CHECK(said("take", {{3}, {2, 2}}) == "rows | a row number, or a vector of them | 2×2 | ");
  CHECK(outputOf("take", {{3, 2}, {}}) == Shape{2});
  CHECK(outputOf("take", {{3, 2}, {5}}) == Shape{5, 2});
}

TEST_CASE("check: operations that go cell by cell want one shape") {
  for (const char* name : {"hadamard", "dot", "squared_error"}) {
    CAPTURE(std::string(name));
    CHECK(said(name, {{2, 3}, {2, 3}}) == "fits");
    CHECK(said(name, {{2, 3}, {3, 2}}).find("| shape 2×3, as the first argument has | 3×2 |") !=
          std::string::npos);
  }
  CHECK(said("cross_entropy", {{3}, {1, 3}}) == "t | shape 3, as the first argument has | 1×3 | ");
  CHECK(said("cross_entropy", {{}, {}}) ==
        "p | a vector of probabilities, or one row for each sample | scalar | ");
  CHECK(said("softmax_cross_entropy", {{3}, {3}, {2}}) == "t | shape 3, as the scores have | 2 | ");
}

TEST_CASE("check: scale wants one number, softmax rows, diagonal a vector, one_hot numbers") {
  CHECK(said("scale", {{3}, {1, 1}}) == "fits");
  CHECK(said("scale", {{3}, {3}}) == "s | one number | 3 | use hadamard to multiply cell by cell");
  CHECK(said("softmax", {{2, 2, 2}}) == "x | a vector, or one row for each sample | 2×2×2 | ");
  CHECK(said("diagonal", {{2, 2}}) == "d | a vector | 2×2 | ");
  CHECK(said("one_hot", {{2, 2}}, {{"classes", 3}}) ==
        "index | a class number, or a vector of them | 2×2 | ");
  CHECK(outputOf("one_hot", {{}}, {{"classes", 3}}) == Shape{3});
  CHECK(outputOf("one_hot", {{4}}, {{"classes", 3}}) == Shape{4, 3});
}

TEST_CASE("check: no operation stumbles over shapes of any rank") {
  const Shape shapes[] = {{}, {1}, {3}, {1, 1}, {2, 3}, {3, 2}, {1, 2, 3}, {2, 1, 2, 3}, {1, 1, 1, 1, 1}};
  for (const Operation& operation : operations())
    for (const Shape& a : shapes)
      for (const Shape& b : shapes)
        for (const Shape& c : shapes) {
          OpCall call{.shapes = {a, b, c}, .attributes = {}};
          call.shapes.resize(operation.arguments.size());
          for (const Attribute& attribute : operation.attributes)
            call.attributes[attribute.name] = attribute.initial;
          if (operation.check && operation.check(call)) continue;
          call.wanted.assign(call.shapes.size(), true);
          CHECK_FALSE(operation.forward(call).empty());
          operation.backward(call);
        }
}
