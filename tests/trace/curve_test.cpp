// Quantities against iteration, held to the trace that they are read from.
#include "trace/curve.h"

#include <doctest/doctest.h>

#include <cmath>

#include "maths/digits.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

std::vector<CurveQuantity> quantities(const Trace& trace, std::string_view typed) {
  Problems problems;
  auto out = curveQuantities(trace, typed, problems);
  REQUIRE_MESSAGE(out.has_value(), (problems.empty() ? "" : problems.front().message));
  return std::move(*out);
}

std::string problem(const Trace& trace, std::string_view typed) {
  Problems problems;
  CHECK_FALSE(curveQuantities(trace, typed, problems));
  REQUIRE(problems.size() == 1);
  return problems.front().message + " | " + problems.front().expected + " | " + problems.front().found;
}

std::string made(const Trace& trace, const char* typed) {
  return path(trace, quantities(trace, typed).front().made);
}

}  // namespace

TEST_CASE("curve: the values are the trace's own, bit for bit, within any memory budget") {
  const LessonDraft draft = bowlDraft(60, "0.3");
  const Opened whole = draft.open();
  for (const std::int64_t budget : {0, 4000, 1 << 20}) {
    const Opened small = draft.open({}, budget);
    const std::vector<Curve> curves =
        curvesOf(small->trace, quantities(small->trace, "f, grad.x; abs(y) * 2"));
    REQUIRE(curves.size() == 3);
    for (int pass = 1; pass <= 60; ++pass) {
      const auto k = static_cast<std::size_t>(pass - 1);
      CHECK(curves[0].values[k] == whole->value("f", pass).data.front());
      CHECK(curves[1].values[k] == whole->value("grad.x", pass).data.front());
      CHECK(curves[2].values[k] == std::fabs(whole->value("y", pass).data.front()) * 2);
    }
  }
}

TEST_CASE("curve: commas within brackets part nothing; nothing typed is the loss") {
  const Opened run = contrastDraft(3).open();
  CHECK(curveTexts(run->trace, "L, K[0,0,1,1];round(b[0], 2) ,, ") ==
        std::vector<std::string>{"L", "K[0,0,1,1]", "round(b[0], 2)"});
  CHECK(curveTexts(run->trace, "  ") == std::vector<std::string>{"L"});
  CHECK(curveTexts(run->trace, "(L") == std::vector<std::string>{"(L"});
}

TEST_CASE("curve: each knows the step that makes it, and the iterations that have it") {
  const Opened run = contrastDraft(3).open();  // and a closing pass
  const Trace& trace = run->trace;
  CHECK(made(trace, "L") == "1/forward/L/L[]");
  CHECK(made(trace, "grad.K[1,0,1,1]") == "1/backward/Z/grad.K[1,0,1,1]");
  CHECK(made(trace, "Z[0,1,2,3]") == "1/forward/Z/Z[0,1,2,3]");
  CHECK(made(trace, "L - grad.b[0]") == "1/backward/Z");
  // A parameter is there from the beginning of an iteration.
  CHECK(made(trace, "K[0,0,0,0]") == "1/forward/Z");
  CHECK(quantities(trace, "L").front().last == 4);
  CHECK(quantities(trace, "grad.b[0]").front().last == 3);
  const std::vector<Curve> curves = curvesOf(trace, quantities(trace, "L, grad.b[0], K[0,0,0,0]"));
  CHECK(curves[0].values.size() == 4);
  CHECK(curves[1].values.size() == 3);
  CHECK(curves[2].values[3] == run->value("new.K", 3).data.front());
}

TEST_CASE("curve: what cannot be drawn is said with what was expected") {
  const Opened run = contrastDraft(3).open();
  const Trace& trace = run->trace;
  CHECK(problem(trace, "K") == "a curve shows one number | one cell, as in K[0,0,0,0] | shape 2×1×2×2");
  CHECK(problem(trace, "abs(b)") == "a curve shows one number | a number, as of single cells | shape 2");
  CHECK(problem(trace, "Q[0]") == "nothing is called 'Q' | a quantity of this lesson | Q");
  CHECK(problem(trace, "K[9,0,0,0]") == "there is no such cell in K | an index into 2×1×2×2 | [9,0,0,0]");
  CHECK(problem(trace, "L,L,L,L,L") == "too many curves for one picture | at most 4 | 5");
  CHECK(problem(trace, "L + " + std::string(80, '1')).starts_with("the quantity is too long"));
  CHECK(problem(trace, "\xff").starts_with("the quantity is no text"));
  CHECK(problem(trace, "L +").find("|") != std::string::npos);
  const Opened none = LessonDraft().value("x", {{2}, {1, 2}}).line("y", "relu(x)").open();
  CHECK(problem(none->trace, "").starts_with("this lesson has no loss"));
  CHECK(quantities(none->trace, "y[1]").front().last == 1);
}

TEST_CASE("curve: as text its figures read back as the same doubles") {
  const Opened run = contrastDraft(2).open();
  const Trace& trace = run->trace;
  const std::vector<Curve> curves = curvesOf(trace, quantities(trace, "L, grad.K[0,0,0,0]"));
  const std::string text = curvesAsText(trace, curves);
  CHECK(text.starts_with("iteration,L,\"grad.K[0,0,0,0]\"\n1," + shortest(curves[0].values[0]) + "," +
                         shortest(curves[1].values[0]) + "\n2,"));
  CHECK(text.ends_with("\nafter," + shortest(curves[0].values[2]) + ",\n"));
  for (const Curve& each : curves)
    for (const double value : each.values) CHECK(*printedValue(shortest(value)) == value);
}

TEST_CASE("curve: it is given up when nobody waits for it") {
  const Opened run = bowlDraft(10, "0.3").open();
  const std::atomic<bool> stop = true;
  CHECK(curvesOf(run->trace, quantities(run->trace, "f"), &stop).empty());
}
