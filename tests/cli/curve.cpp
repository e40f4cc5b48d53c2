#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "cli/program.h"

using namespace gradwalk;

TEST_CASE("curve: prints the loss of every iteration, and what was asked for beside it") {
  const Ran ran = runProgram({"curve", "contrast"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("iteration,L\n1,"));
  const Ran two = runProgram({"curve", "contrast", "L", "abs(K[0,0,0,0])"});
  CHECK(two.code == 0);
  CHECK(two.out.starts_with("iteration,L,\"abs(K[0,0,0,0])\"\n1,"));
  const Ran one = runProgram({"curve", "softmax", "p[0]"});
  CHECK(one.code == 0);
  CHECK(one.err == "gradwalk: the lesson has one iteration: a single point, no curve\n");
}

TEST_CASE("curve: writes CSV, SVG and PNG; exit 2 for what cannot be drawn") {
  for (const char* file : {"curve.csv", "curve.svg", "curve.png"}) {
    const Ran ran = runProgram({"curve", "contrast", "L", "-o", file, "--log", "--lang", "ko"});
    CHECK(ran.code == 0);
    CHECK(ran.out.empty());
    CHECK(std::filesystem::file_size(file) > 20);
  }
  CHECK(runProgram({"curve", "contrast", "-o", "curve.txt"}).code == 2);
  CHECK(runProgram({"curve", "contrast", "-o", "curve.svg", "--size", "9"}).code == 2);
  const Ran wrong = runProgram({"curve", "contrast", "L", "K"});
  CHECK(wrong.code == 2);
  CHECK(wrong.err.find("a curve shows one number") != std::string::npos);
  CHECK(runProgram({"curve", "contrast", "L", "L", "L", "L", "L"}).code == 2);
  CHECK(runProgram({"curve", "contrast", "L", "--set", "learning_rate=0"}).code == 0);
}
