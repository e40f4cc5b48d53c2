#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

using namespace gradwalk;
using Json = nlohmann::json;

namespace {

const Json& named(const Json& list, const char* key, const std::string& name) {
  for (const Json& each : list)
    if (each.at(key) == name) return each;
  FAIL("there is no " << name);
  return list;
}

}  // namespace

TEST_CASE("conventions: each choice with what it changes, in numbers") {
  const Ran ran = runProgram({"conventions", "dropout-contrast"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with(
      "prediction: Dropout at prediction (what is multiplied by the probability to keep)\n"
      "  weights: weights scaled  (in force, the lesson's own)\n"
      "  outputs: outputs scaled\n"
      "    L stays 0.78125\n"));
  CHECK(ran.out.find("  drop: p to drop\n    L: 0.78125 → 200\n"
                     "    first differs: 1/forward/keep/keep[]: 0.8 → 0.2\n") != std::string::npos);
  CHECK(ran.out.find("  sum: 1, the sum\n    L: 0.78125 → 1.5625\n") != std::string::npos);
}

TEST_CASE("conventions: no difference is said plainly, and a lesson without any has none") {
  const Ran ran = runProgram({"conventions", "cnn"});
  CHECK(ran.out.find("  sum: sum\n"
                     "    no difference in this lesson: every number is the same\n") != std::string::npos);
  CHECK(runProgram({"conventions", "cross-entropy", "--lang", "ko"}).code == 0);
  const std::string none = changedLesson("conv", "\"conv2d(A, K, stride=1, padding=0)\"", "\"A @ A\"");
  // Its printed figures are of another graph, so they are left out.
  std::string text = readAll(none);
  writeAll(none, text.substr(0, text.find("[[printed]]")).substr(0, text.find("# The document")));
  CHECK(runProgram({"conventions", none}).out == "No step of this lesson depends on a convention\n");
}

TEST_CASE("conventions: JSON has every figure; --set moves what is in force") {
  const Ran ran = runProgram({"conventions", "contrast", "--json", "--set", "conventions.batch=sum"});
  REQUIRE(ran.code == 0);
  const Json list = Json::parse(ran.out);
  const Json& choices = named(list, "convention", "batch").at("choices");
  CHECK(named(choices, "choice", "sum").at("in_force") == true);
  CHECK_FALSE(named(choices, "choice", "sum").contains("difference"));
  const Json& loss = named(choices, "choice", "mean").at("difference").at("loss");
  CHECK(loss.at("from").get<double>() == 2 * loss.at("to").get<double>());
  CHECK(named(choices, "choice", "mean").at("lessons") == true);
}

TEST_CASE("conventions: what cannot be is told, exit 2") {
  CHECK(runProgram({"conventions", "nowhere"}).code == 2);
  const Ran ran = runProgram({"conventions", "contrast", "--set", "conventions.ties=some"});
  CHECK(ran.code == 2);
  CHECK(ran.err.find("the convention 'ties' has no such choice") != std::string::npos);
}

TEST_CASE("help: a convention's choices are explained in both languages, a fusion's too") {
  const std::string en = runProgram({"help", "max_pool"}).out,
                    ko = runProgram({"help", "max_pool", "--lang", "ko"}).out;
  CHECK(en.find("             all: every largest cell\n") != std::string::npos);
  CHECK(ko.find("             all: 최댓값인 칸 모두\n") != std::string::npos);
  CHECK(runProgram({"help", "cross_entropy"}).out.find("             separate: two rules\n") !=
        std::string::npos);
}

TEST_CASE("hand arithmetic: print says what rounding changed, values and render take it, too") {
  const std::string out = runProgram({"print", "cnn", "--hand", "3", "--steps", "p", "--level", "line"}).out;
  CHECK(out.find("  1 of 2 cells differs from full precision; most p.e[1]: 0.005, exactly 0.0049916 (by "
                 "0.0000084)\n") != std::string::npos);
  const Json values = Json::parse(runProgram({"values", "cnn", "--hand", "3"}).out);
  CHECK(values["p.e"][1] == 0.005);
  CHECK(runProgram({"render", "cnn", "--hand", "3", "--step", "p", "-o", "hand.svg"}).code == 0);
  CHECK(readAll("hand.svg").find("(0.0049916)") != std::string::npos);
}
