#include "maths/tensor.h"

#include <doctest/doctest.h>

#include <limits>

using namespace gradwalk;

TEST_CASE("tensor: index and position in row-major order are inverse to each other") {
  for (const Shape& shape :
       {Shape{}, Shape{5}, Shape{2, 3}, Shape{2, 3, 4}, Shape{1, 1, 7}, Shape{2, 2, 2, 2}}) {
    CAPTURE(text(shape));
    for (std::int64_t flat = 0; flat < elementCount(shape); ++flat) {
      const Index index = unravel(shape, flat);
      REQUIRE(index.size() == shape.size());
      for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        CHECK(index[axis] >= 0);
        CHECK(index[axis] < shape[axis]);
      }
      CHECK(flatIndex(shape, index) == flat);
    }
  }
}

TEST_CASE("tensor: the last axis runs fastest") {
  const Tensor x = {{2, 2}, {1, 2, 3, 4}};
  CHECK(x.data[static_cast<std::size_t>(flatIndex(x.shape, {1, 0}))] == 3);
  CHECK(unravel({2, 3, 4}, 23) == Index{1, 2, 3});
}

TEST_CASE("tensor: a scalar has one cell without an index") {
  CHECK(elementCount({}) == 1);
  CHECK(flatIndex({}, {}) == 0);
  CHECK(unravel({}, 0).empty());
  CHECK(filled({}, 7.0) == Tensor{{}, {7.0}});
}

TEST_CASE("tensor: shapes and cells are written as on a blackboard") {
  CHECK(text(Shape{}) == "scalar");
  CHECK(text(Shape{4}) == "4");
  CHECK(text(Shape{2, 3, 4}) == "2×3×4");
  CHECK(cellText({}).empty());
  CHECK(cellText({3}) == "[3]");
  CHECK(cellText({1, 0, 12}) == "[1,0,12]");
}

TEST_CASE("tensor: sameBits tells −0 from 0, and takes NaN for itself") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(sameBits({{2}, {1.0, nan}}, {{2}, {1.0, nan}}));
  CHECK_FALSE(sameBits({{1}, {0.0}}, {{1}, {-0.0}}));
  CHECK_FALSE(sameBits({{1, 2}, {1, 2}}, {{2, 1}, {1, 2}}));
  CHECK_FALSE(sameBits({{}, {}}, {{}, {1}}));
  CHECK(sameBits({{}, {}}, {{}, {}}));
}
