#include "lesson/generators.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "maths/random.h"

using namespace gradwalk;

namespace {

Tensor made(const std::string& text, std::string_view quantity = "W", std::uint64_t iteration = 0) {
  Problems problems;
  const auto generator = parseGenerator(text, 0, problems);
  INFO(render({"g", text}, problems));
  REQUIRE(generator.has_value());
  const Tensor tensor = generate(*generator, quantity, iteration);
  CHECK(tensor.shape == generator->shape);
  return tensor;
}

std::string problemOf(const std::string& text) {
  Problems problems;
  CHECK_FALSE(parseGenerator(text, 0, problems).has_value());
  REQUIRE(problems.size() == 1);
  const Problem& p = problems[0];
  REQUIRE(p.where.end <= text.size());
  return p.message + " | " + p.expected + " | " + p.found + " | " + p.hint + " @" +
         std::to_string(p.where.begin) + " " + text.substr(p.where.begin, p.where.end - p.where.begin);
}

}  // namespace

TEST_CASE("generator: zeros, ones, full, range, identity and binary are what they say") {
  CHECK(made("zeros([2, 2])") == Tensor{{2, 2}, {0, 0, 0, 0}});
  CHECK(made("ones([3])") == Tensor{{3}, {1, 1, 1}});
  CHECK(made("full([2], -0.5)") == Tensor{{2}, {-0.5, -0.5}});
  CHECK(made("full([2], value=2)") == Tensor{{2}, {2, 2}});
  CHECK(made("range([2, 3])") == Tensor{{2, 3}, {1, 2, 3, 4, 5, 6}});
  CHECK(made("range([3], start=0, step=-0.5)") == Tensor{{3}, {0, -0.5, -1}});
  CHECK(made("identity(2)") == Tensor{{2, 2}, {1, 0, 0, 1}});
  CHECK(made("binary(2)") == Tensor{{4, 2}, {0, 0, 0, 1, 1, 0, 1, 1}});
  CHECK(made("binary(4)").shape == Shape{16, 4});
  CHECK(made("full([], 3)") == Tensor{{}, {3}});
}

TEST_CASE("generator: random values are drawn cell by cell from seed, iteration and name") {
  const Tensor w = made("normal([2, 2], mean=1, std=0.5, seed=7)");
  for (std::uint64_t i = 0; i < 4; ++i) CHECK(w.data[i] == 1.0 + 0.5 * normal(randomKey(7, 0, "W"), i));
  CHECK(made("normal([4], mean=1, std=0.5, seed=7)").data == w.data);
  CHECK(made("normal([4], mean=1, std=0.5, seed=7)", "V").data != w.data);
  CHECK(made("normal([4], mean=1, std=0.5, seed=7)", "W", 1).data != w.data);
  for (const double u : made("uniform([1000], low=-1, high=1, seed=3)").data) {
    CHECK(u >= -1.0);
    CHECK(u < 1.0);
  }
  double kept = 0.0;
  for (const double bit : made("bernoulli([10000], p=0.8, seed=3)").data) {
    CHECK((bit == 0.0 || bit == 1.0));
    kept += bit;
  }
  CHECK(kept > 7800);
  CHECK(kept < 8200);
  for (const double bit : made("bernoulli([100], p=1, seed=3)").data) CHECK(bit == 1.0);
}

TEST_CASE("generator: batches deal out every row once an epoch, in an order of its own") {
  std::vector<double> epochs[2];
  for (std::uint64_t k = 1; k <= 8; ++k) {
    const Tensor rows = made("batches(12, size=3, seed=1)", "rows", k);
    for (const double row : rows.data) epochs[(k - 1) / 4].push_back(row);
  }
  CHECK(epochs[0] != epochs[1]);
  for (std::vector<double>& epoch : epochs) {
    std::vector<double> sorted = epoch;
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted != epoch);
    for (std::size_t i = 0; i < 12; ++i) CHECK(sorted[i] == static_cast<double>(i));
  }
  CHECK(made("batches(12, size=3, seed=2)", "rows", 1) != made("batches(12, size=3, seed=1)", "rows", 1));
  CHECK(made("batches(12, size=3, seed=1)", "r", 1) != made("batches(12, size=3, seed=1)", "rows", 1));
}

TEST_CASE("generator: a batch that does not divide the rows runs on into the next epoch") {
  std::vector<double> dealt;
  for (std::uint64_t k = 1; k <= 10; ++k)
    for (const double row : made("batches(10, size=3, seed=5)", "rows", k).data) dealt.push_back(row);
  for (std::size_t epoch = 0; epoch < 3; ++epoch) {
    std::vector<double> one(dealt.begin() + static_cast<std::ptrdiff_t>(10 * epoch),
                            dealt.begin() + static_cast<std::ptrdiff_t>(10 * epoch + 10));
    std::sort(one.begin(), one.end());
    for (std::size_t i = 0; i < 10; ++i) CHECK(one[i] == static_cast<double>(i));
  }
}

TEST_CASE("generator: a batch of all rows is in order; kept between calls, an order changes nothing") {
  for (std::uint64_t k = 0; k < 4; ++k)
    CHECK(made("batches(4, size=4, seed=1)", "rows", k) == Tensor{{4}, {0, 1, 2, 3}});
  Problems problems;
  const auto g = parseGenerator("batches(7, size=2, seed=3)", 0, problems);
  REQUIRE(g.has_value());
  EpochOrder order;
  for (const std::uint64_t k : {1U, 2U, 3U, 4U, 9U, 3U, 100U, 1U, 0U})
    CHECK(generate(*g, "rows", k, &order) == generate(*g, "rows", k));
}

TEST_CASE("generator: the order of an epoch is each row's place among the draws") {
  const RandomKey key = randomKey(1, 2, "rows");  // the second epoch
  const Tensor rows = made("batches(5, size=1, seed=1)", "rows", 6);
  for (std::uint64_t i = 0; i < 5; ++i)
    CHECK(uniform(key, static_cast<std::uint64_t>(rows.data[0])) <= uniform(key, i));
}

TEST_CASE("generator: each error names its place, what was expected and what was found") {
  CHECK(problemOf("hello") ==
        "this is neither numbers nor a generator | numbers such as [[1, 2], [3, 4]], or a generator such as "
        "zeros([2, 3]) | hello |  @0 hello");
  CHECK(problemOf("").substr(0, 39) == "this is neither numbers nor a generator");
  CHECK(problemOf("zero([2])") ==
        "no generator is called 'zero' | zeros, ones, full, range, identity, binary, normal, uniform, "
        "bernoulli, batches | "
        "zero | did you mean zeros? @0 zero");
  CHECK(problemOf("batches(10, size=11, seed=1)") ==
        "a batch is larger than all rows together | size at most 10 | 11 |  @0 batches(10, size=11, seed=1)");
  CHECK(problemOf("batches(10, seed=1)").substr(0, 20) == "batches needs 'size'");
  CHECK(problemOf("batches([10], size=2, seed=1)").substr(0, 24) == "batches needs one number");
  CHECK(problemOf("relu(X)").find("what is computed belongs under [graph] @0 relu") != std::string::npos);
  CHECK(problemOf("zeros(3)") ==
        "zeros needs a shape | a list such as [2, 3], as in zeros([2, 3]) | 3 |  @6 3");
  CHECK(problemOf("zeros()") ==
        "zeros needs a shape | a list such as [2, 3], as in zeros([2, 3]) | ')' |  @6 )");
  CHECK(problemOf("zeros([2, 0])") == "this is no extent of a shape | a whole number from 1 | 0 |  @10 0");
  CHECK(problemOf("zeros([2.5])") == "this is no extent of a shape | a whole number from 1 | 2.5 |  @7 2.5");
  CHECK(problemOf("zeros([-1])") == "this is no extent of a shape | a whole number from 1 | '-' |  @7 -");
  CHECK(problemOf("zeros([2") == "']' is missing | zeros([2, 3]) | the end |  @8 ");
  CHECK(problemOf("zeros([2]") == "')' is missing | zeros([2, 3]) | the end |  @9 ");
  CHECK(problemOf("zeros([100000000])") ==
        "the tensor is too large | at most 16777216 numbers | 100000000 numbers |  @6 [100000000]");
  CHECK(problemOf("zeros([10000000000, 1000000000000000])") ==
        "the tensor is too large | at most 16777216 numbers | 1e+25 numbers |  @6 [10000000000, "
        "1000000000000000]");
  CHECK(problemOf("zeros([1,1,1,1,1,1,1,1,1])") ==
        "the tensor has too many axes | at most 8 | 9 |  @6 [1,1,1,1,1,1,1,1,1]");
  CHECK(problemOf("binary(13)") ==
        "binary needs one number | a whole number from 1 to 12, as in binary(4) | 13 |  @7 13");
  CHECK(problemOf("identity(0)") ==
        "identity needs one number | a whole number from 1 to 4096, as in identity(3) | 0 |  @9 0");
  CHECK(problemOf("normal([2])") ==
        "normal needs 'seed' | normal([2, 3], mean=0, std=1, seed=1) | no seed | any whole number; the same "
        "seed "
        "gives the same numbers @10 )");
  CHECK(problemOf("full([2])") == "full needs 'value' | full([2, 3], 0.5) | no value |  @8 )");
  CHECK(problemOf("normal([2], sdt=1, seed=1)") ==
        "normal has no setting 'sdt' | mean, std, seed | sdt | did you mean std? @12 sdt");
  CHECK(problemOf("normal([2], std=-1, seed=1)") ==
        "'std' of normal does not fit | a number from 0 | -1 |  @16 -1");
  CHECK(problemOf("normal([2], seed=1.5)") ==
        "'seed' of normal does not fit | a whole number from 0 to 999999999 | 1.5 |  @17 1.5");
  CHECK(problemOf("normal([2], seed=a)") ==
        "'seed' of normal is given no number | a whole number from 0 to 999999999 | a |  @17 a");
  CHECK(problemOf("bernoulli([2], p=1.5, seed=1)") ==
        "'p' of bernoulli does not fit | a number from 0 to 1 | 1.5 |  @17 1.5");
  CHECK(problemOf("normal([2], std=1, std=2, seed=1)") ==
        "'std' is given twice | each setting once | std |  @19 std");
  CHECK(problemOf("normal([2], 1)") ==
        "a setting of normal has no name | normal([2, 3], mean=0, std=1, seed=1) | 1 |  @12 1");
  CHECK(problemOf("uniform([2], low=2, high=1, seed=1)") ==
        "low of uniform is above high | low at most high | 2 above 1 |  @0 uniform([2], low=2, high=1, "
        "seed=1)");
  CHECK(problemOf("zeros([2]) + 1") ==
        "something follows the generator | nothing after its ')' | '+' | what is computed belongs under "
        "[graph] "
        "@11 + 1");
}
