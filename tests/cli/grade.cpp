#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

using namespace gradwalk;

TEST_CASE("grade: one sentence; exit 0 right, 1 wrong, 2 no number") {
  const Ran right = runProgram({"grade", "cnn", "Z[1,0]", "11"});
  CHECK(right.code == 0);
  CHECK(right.out == "Right\n");
  const Ran wrong = runProgram({"grade", "contrast", "Z[0,0,1,0]", "3"});
  CHECK(wrong.code == 1);
  CHECK(wrong.out ==
        "Not right. Kernel flipped: the kernel was turned by 180°, but it is used as it is written\n");
  const Ran negative = runProgram({"grade", "mistakes", "grad.a[2]", "-4"});
  CHECK(negative.code == 1);
  CHECK(negative.out.find("Dropout mask not applied") != std::string::npos);
  const Ran none = runProgram({"grade", "cnn", "Z[1,0]", "eleven"});
  CHECK(none.code == 2);
  CHECK(none.err == "gradwalk: 'eleven' is no number; type one as -0.25 or 1.5e-3\n");
  CHECK(none.out.empty());
}

TEST_CASE("grade: Korean, hand arithmetic, changed numbers") {
  CHECK(runProgram({"grade", "cnn", "Z[1,0]", "11", "--lang", "ko"}).out == "맞다\n");
  CHECK(runProgram({"grade", "cnn", "p[0]", "1.0000", "--hand", "4"}).out == "Right\n");
  CHECK(runProgram({"grade", "cnn", "Z[1,0]", "15", "--set", "X[1,0]=7"}).code == 0);
}

TEST_CASE("grade: as JSON") {
  const Ran ran = runProgram({"grade", "contrast", "Z[0,0,0,0]", "-3", "--json"});
  CHECK(ran.code == 1);
  const auto json = nlohmann::json::parse(ran.out);
  CHECK(json["outcome"] == "wrong");
  CHECK(json["mistakes"] == nlohmann::json{"kernel-flipped", "kernel-transposed"});
  CHECK(json["path"] == "1/forward/Z/Z[0,0,0,0]");
}

TEST_CASE("grade: --mistakes lists what each gives, and whether it can be told apart") {
  const Ran ran = runProgram({"grade", "contrast", "Z[0,0,1,0]", "--mistakes"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("1/forward/Z/Z[0,0,1,0] = 1\n"));
  CHECK(ran.out.find("kernel-flipped                      3   Kernel flipped\n") != std::string::npos);
  CHECK(ran.out.find("kernel-transposed                   4   Kernel transposed\n") != std::string::npos);
  CHECK(ran.out.find("bias-forgotten                      2   Bias forgotten\n") != std::string::npos);
  const Ran json = runProgram({"grade", "contrast", "Z[0,0,1,0]", "--mistakes", "--json"});
  CHECK(nlohmann::json::parse(json.out)["right"] == 1);
  // A step so small that five digits do not show its sign.
  const Ran same = runProgram({"grade", "cnn", "new.b_conv", "--mistakes"});
  CHECK(same.out.find("cannot be told apart at these digits") != std::string::npos);
}

TEST_CASE("grade: what has no answer is told, exit 2") {
  const Ran given = runProgram({"grade", "cnn", "K[0,0]", "1"});
  CHECK(given.code == 2);
  CHECK(given.err.find("is given by the lesson") != std::string::npos);
  CHECK(runProgram({"grade", "cnn", "Q[0]", "1"}).code == 2);
  CHECK(runProgram({"grade", "cnn", "Z[1,0]"}).code == 2);
  CHECK(runProgram({"grade", "cnn", "Z[1,0]", "11", "--mistakes"}).code == 2);
}
