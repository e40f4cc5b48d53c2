#include <doctest/doctest.h>

#include "cli/program.h"

using namespace gradwalk;

TEST_CASE("explain: a number's formula, the cells in it, and theirs") {
  const Ran ran = runProgram({"explain", "cnn", "grad.K[0,0]", "--depth", "0"});
  CHECK(ran.code == 0);
  CHECK(ran.out ==
        "1/backward/Z/grad.K[0,0]\n"
        "  ∂L/∂K[0,0] = X[0,0]·∂L/∂Z[0,0] + X[0,1]·∂L/∂Z[0,1] + X[1,0]·∂L/∂Z[1,0] + X[1,1]·∂L/∂Z[1,1]\n"
        "    = 1·0 + 2·0 + 3·(-0.000018458) + 1·0\n"
        "    = -0.000055374\n"
        "  … 8 cells are not followed further; --depth goes deeper\n");
  const Ran deep = runProgram({"explain", "conv", "B[0,0]"});
  CHECK(deep.out.find("  A[0,0] = 1   (given by the lesson)\n") != std::string::npos);
  CHECK(deep.out.find("…") == std::string::npos);
}

TEST_CASE("explain: who uses a number") {
  const Ran ran = runProgram({"explain", "cnn", "b_conv", "--users"});
  CHECK(ran.code == 0);
  CHECK(ran.out.find("b_conv is used by 5 cells:\n  1/forward/Z/Z[0,0] = 5\n") != std::string::npos);
  CHECK(ran.out.find("  1/update/b_conv/new.b_conv[] = ") != std::string::npos);
  const Ran korean = runProgram({"explain", "cnn", "b_conv", "--users", "--lang", "ko"});
  CHECK(korean.out.find("b_conv를 쓰는 칸 5개:") != std::string::npos);
}

TEST_CASE("explain: what is no number is told, exit 2") {
  const Ran ran = runProgram({"explain", "cnn", "grad.Q[0]"});
  CHECK(ran.code == 2);
  CHECK(ran.err.find("there is no place called 'grad.Q' here") != std::string::npos);
  CHECK(ran.err.find("found:    grad.Q[0]") != std::string::npos);
  CHECK(runProgram({"explain", "cnn", "K"}).code == 2);
  CHECK(runProgram({"explain", "cnn"}).code == 2);
}
