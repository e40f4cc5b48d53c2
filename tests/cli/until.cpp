#include <doctest/doctest.h>

#include "cli/program.h"

using namespace gradwalk;

TEST_CASE("until: prints the place and the reason; exit 1 when it never holds, 2 for no condition") {
  const Ran ran = runProgram({"until", "contrast", "any(Z < 0)"});
  CHECK(ran.code == 0);
  CHECK(ran.out == "1/forward/Z\nStopped: any(Z < 0) (Z[0,0,0,1] = -1)\n");
  CHECK(runProgram({"until", "contrast", "any(Z < 0)", "--from", "1/forward/Z"})
            .out.starts_with("2/forward/Z\n"));
  CHECK(runProgram({"until", "cnn", "L > 100"}).code == 1);
  const Ran wrong = runProgram({"until", "cnn", "L <"});
  CHECK(wrong.code == 2);
  CHECK(wrong.err.find("a side of the comparison is missing") != std::string::npos);
  // An erratum of the document is a place where it prints another number.
  CHECK(runProgram({"until", "cnn", "fails"}).out.starts_with("1/backward/z\n"));
}
