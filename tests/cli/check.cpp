#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

using namespace gradwalk;
using Json = nlohmann::json;

namespace {

// "quantity: found" of every row that does not hold.
std::vector<std::string> failing(const Ran& ran) {
  std::vector<std::string> out;
  for (const Json& row : Json::parse(ran.out))
    if (!row["holds"].get<bool>())
      out.push_back(row["quantity"].get<std::string>() + ": " + row["found"].get<std::string>());
  return out;
}

}  // namespace

TEST_CASE("check: every printed value of every shipped lesson holds") {
  const Ran ran = runProgram({"check"});
  INFO(ran.out << ran.err);
  CHECK(ran.code == 0);
  CHECK(ran.out.find("✗") == std::string::npos);
  for (const char* lesson : {"conv:", "pool:", "softmax:", "cross-entropy:", "cnn:", "dropout:", "contrast:"})
    CHECK(ran.out.find(lesson) != std::string::npos);
}

TEST_CASE("check: the JSON rows carry lesson, quantity, printed, computed, declared, found and holds") {
  const Ran ran = runProgram({"check", "cnn", "--json"});
  REQUIRE(ran.code == 0);
  const Json rows = Json::parse(ran.out);
  CHECK(rows.size() > 50);
  bool seen = false;
  for (const Json& row : rows) {
    for (const char* key : {"lesson", "quantity", "printed", "computed", "declared", "found", "holds"})
      CHECK(row.contains(key));
    if (row["quantity"] != "grad.W_dense[0,0]") continue;
    seen = true;
    CHECK(row["printed"] == "0.00022");
    CHECK(row["computed"].get<double>() == doctest::Approx(-0.0002030368252527).epsilon(1e-10));
    CHECK(row["declared"] == "erratum");
    CHECK(row["found"] == "erratum");
  }
  CHECK(seen);
}

TEST_CASE("check: one changed printed digit fails exactly its row") {
  const Ran ran = runProgram({"check", changedLesson("cnn", "270.43", "270.44"), "--json"});
  CHECK(ran.code == 1);
  CHECK(failing(ran) == std::vector<std::string>{"p.e: erratum"});
}

TEST_CASE("check: a figure that is better than declared fails too") {
  const Ran ran =
      runProgram({"check", changedLesson("softmax", "[0.24, 0.66, 0.09]", "[0.24, 0.67, 0.09]"), "--json"});
  CHECK(ran.code == 1);
  CHECK(failing(ran) == std::vector<std::string>{"p: rounds"});
}

TEST_CASE("check: an erratum whose mistake gives another figure fails") {
  const Ran ran = runProgram(
      {"check", changedLesson("cnn", "b_conv - round(grad.b_conv, 5)", "b_conv + round(grad.b_conv, 5)")});
  CHECK(ran.code == 1);
  CHECK(ran.out.find("✗ the mistake gives 0.99998, not 1.00002") != std::string::npos);
}

TEST_CASE("check: an erratum whose right value is wrong fails") {
  const Ran ran = runProgram({"check", changedLesson("cnn", "right = 1.000002", "right = 1.000003")});
  CHECK(ran.code == 1);
  CHECK(ran.out.find("✗ the right value 1.000003 is not what is computed") != std::string::npos);
}

TEST_CASE("check: a changed input fails the rows that depend on it and no other") {
  // In the dropout example the third input is dropped by no mask, the fourth by the first one.
  const Ran ran =
      runProgram({"check", changedLesson("dropout", "x = [1, 5, 2, 8]", "x = [1, 5, 2, 9]"), "--json"});
  CHECK(ran.code == 1);
  const std::vector<std::string> rows = failing(ran);
  const auto has = [&](const std::string& name) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const std::string& row) { return row.starts_with(name + ":"); });
  };
  for (const char* depends : {"z[]/0..3", "z", "z_test", "z_test[]/0..3", "z_predict", "z_mean_inverted"})
    CHECK(has(depends));
  for (const char* masked : {"x_masked", "z_plain", "w_test", "x_inverted", "z_inverted", "a_masked", "mask"})
    CHECK_FALSE(has(masked));
}

TEST_CASE("check: a lesson that is missing, a folder or broken is exit 2 with a message") {
  CHECK(runProgram({"check", "nowhere.toml"}).code == 2);
  CHECK(runProgram({"check", "cn"}).err.find("did you mean cnn?") != std::string::npos);
  CHECK(runProgram({"check", "."}).code == 2);
  writeAll("broken.toml", "format = 1\n[lesson\n");
  const Ran ran = runProgram({"check", "broken.toml"});
  CHECK(ran.code == 2);
  CHECK(ran.err.find("broken.toml:2:") != std::string::npos);
}

TEST_CASE("check: --gradients holds the backward phase against differences of the loss") {
  const Ran ran = runProgram({"check", "cnn", "--gradients"});
  CHECK(ran.code == 0);
  CHECK(ran.out.find("  K: 9 of 9 cells, largest difference ") != std::string::npos);
  CHECK(ran.out.find("gradients agree ✓") != std::string::npos);
  CHECK(runProgram({"check", "conv", "--gradients"}).out.find("no gradients are formed") !=
        std::string::npos);
  CHECK(runProgram({"check", "cnn", "--gradients", "--json"}).code == 2);
}
