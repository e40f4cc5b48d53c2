// Printed values against computed ones.
#include "trace/verdict.h"

#include <doctest/doctest.h>

#include <limits>

#include "trace/arithmetic.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

struct Judged {
  Opened run, hand;
  Problems problems;
  std::vector<Check> checks;
};

Judged judged(const LessonDraft& draft, const std::optional<HandArithmetic>& rule = std::nullopt) {
  Judged out;
  out.run = draft.open();
  if (rule) out.hand = draft.open({*rule, true});
  out.checks = checkPrinted(out.run->trace, out.hand ? &out.hand->trace : nullptr, out.problems);
  return out;
}

// "exact:holds", or "exact:reason".
std::string said(const LessonDraft& draft, const std::optional<HandArithmetic>& rule = std::nullopt) {
  const Judged j = judged(draft, rule);
  std::string out;
  for (const Check& check : j.checks)
    out += std::string(out.empty() ? "" : "; ") + name(check.found) + ":" +
           (check.holds ? "holds" : check.reason);
  for (const Problem& problem : j.problems)
    out += (out.empty() ? "" : "; ") + problem.message + " | " + problem.expected + " | " + problem.found;
  return out;
}

HandArithmetic fiveAndSix() {
  HandArithmetic rule;
  rule.decimals = 5;
  rule.update = 6;
  return rule;
}

// Every figure that the CNN's document prints for its tensors, as it is declared.
LessonDraft cnnPrinted() {
  LessonDraft draft = cnnDraft();
  draft.printed("Z", {2, 2}, {"5", "7", "11", "10"}, Verdict::exact)
      .printed("p.e", {2}, {"270.43", "0.005"}, Verdict::rounds)
      .printed("p", {2}, {"0.99998", "0.00002"}, Verdict::rounds)
      .printed("L", {}, {"0.00002"}, Verdict::rounds)
      .printed("grad.z", {2}, {"-0.00002", "0.00002"}, Verdict::rounds)
      .printed("grad.W_dense", {1, 2}, {"0.00022", "0.00022"}, Verdict::erratum, {"-0.00022", "0.00022"},
               "abs(round(F[0] * round(grad.z[1], 5), 5))")
      .printed("grad.W_dense", {1, 2}, {"-0.00022", "0.00022"}, Verdict::hand)
      .printed("grad.F[0]/0", {}, {"-0.00001"}, Verdict::rounds)
      .printed(
          "grad.K", {3, 3},
          {"-0.00006", "-0.00002", "-0.00002", "-0.", "-0.00004", "-0.00004", "-0.00002", "-0.", "-0.00006"},
          Verdict::rounds)
      .printed("new.W_dense", {1, 2}, {"0.500022", "-0.500022"}, Verdict::hand)
      .printed("new.b_dense", {2}, {"0.100002", "0.199998"}, Verdict::rounds)
      .printed("new.K", {3, 3},
               {"1.00006", "0.00002", "1.00002", "", "1.00004", "0.00004", "1.00002", "", "1.00006"},
               Verdict::erratum,
               {"1.000006", "0.000002", "1.000002", "0", "1.000004", "0.000004", "1.000002", "0", "1.000006"},
               "K - round(grad.K, 5)")
      .printed("new.b_conv", {}, {"1.00002"}, Verdict::erratum, {"1.000002"},
               "b_conv - round(grad.b_conv, 5)");
  return draft;
}

}  // namespace

TEST_CASE("judge: the first verdict that fits") {
  struct Row {
    const char* printed;
    double computed, byHand;
    Verdict expected;
  };
  const double inf = std::numeric_limits<double>::infinity(), none = std::numeric_limits<double>::quiet_NaN();
  const Row rows[] = {{"11", 11, 11, Verdict::exact},
                      {"0.3", 0.1 + 0.2, 0.3, Verdict::exact},
                      {"-0.", -0.0, 0, Verdict::exact},
                      {"0", 0, 0, Verdict::exact},
                      {"1.5e-3", 0.0015, 0.0015, Verdict::exact},
                      {"270.43", 270.42640743, 270.42640743, Verdict::rounds},
                      {"2.68", 2.675, 2.675, Verdict::rounds},
                      {"0.13", 0.125, 0.125, Verdict::rounds},
                      {"-0.13", -0.125, -0.125, Verdict::rounds},
                      {"-0.00002", -1.84578932957e-05, 0, Verdict::rounds},
                      {"-0.", -0.4, -0.4, Verdict::rounds},
                      {"1300", 1300.4, 1300.4, Verdict::rounds},
                      {"0.66", 0.66524, 0.66524, Verdict::truncates},
                      {"-0.66", -0.66524, -0.66524, Verdict::truncates},
                      {"25", 25.58, 25.58, Verdict::truncates},
                      {"0.00022", 0.0002030368, 0.00022, Verdict::hand},
                      {"0.500022", 0.500020303683, 0.500022, Verdict::hand},
                      {"0.67", 0.66124, 0.66124, Verdict::erratum},
                      {"0.00022", -0.0002030368, -0.00022, Verdict::erratum},
                      {"270.44", 270.42640743, 270.43, Verdict::erratum},
                      {"1", inf, inf, Verdict::erratum},
                      {"1", none, none, Verdict::erratum},
                      {"no number", 1, 1, Verdict::erratum}};
  for (const Row& row : rows) {
    const std::string printed = row.printed;
    CAPTURE(printed);
    CAPTURE(row.computed);
    CHECK(judge(row.printed, row.computed, row.byHand) == row.expected);
  }
}

TEST_CASE("verdicts: the CNN's printed figures hold, each with its verdict found by computing") {
  const Judged j = judged(cnnPrinted(), fiveAndSix());
  CHECK(j.problems.empty());
  REQUIRE(j.checks.size() == cnnPrinted().lesson.printed.size());
  for (const Check& check : j.checks) {
    CAPTURE(check.printed->of);
    CAPTURE(check.reason);
    CHECK(check.holds);
    CHECK(check.found == check.printed->declared);
  }
}

TEST_CASE("verdicts: one changed digit makes exactly that row fail") {
  const LessonDraft draft = cnnPrinted();
  for (std::size_t row = 0; row < draft.lesson.printed.size(); ++row)
    for (std::size_t cell = 0; cell < draft.lesson.printed[row].cells.size(); ++cell) {
      LessonDraft changed = draft;
      PrintedCell& figure = changed.lesson.printed[row].cells[cell];
      const std::size_t digit = figure.find_last_of("0123456789");
      if (digit == std::string::npos) continue;
      figure[digit] =
          figure[digit] == '9' ? '4' : static_cast<char>(figure[digit] + (figure[digit] < '5' ? 5 : -4));
      CAPTURE(changed.lesson.printed[row].of);
      CAPTURE(figure);
      const Judged j = judged(changed, fiveAndSix());
      REQUIRE(j.checks.size() == draft.lesson.printed.size());
      for (std::size_t k = 0; k < j.checks.size(); ++k) CHECK(j.checks[k].holds == (k != row));
    }
}

TEST_CASE("verdicts: a changed input makes the rows that depend on it fail") {
  LessonDraft changed = cnnPrinted();
  changed.lesson.values[0].each[0].data[0] = 9;  // X[0,0] = 9 instead of 1: Z[0,0] = 13 wins the window
  const Judged j = judged(changed, fiveAndSix());
  CHECK_FALSE(j.checks[0].holds);
  CHECK(j.checks[0].found == Verdict::erratum);
  CHECK(j.checks[0].cells[0].computed == 13);
  CHECK(j.checks[0].cells[1].found == Verdict::exact);
}

TEST_CASE("verdicts: without a hand run, hand arithmetic is an erratum") {
  LessonDraft draft = cnnDraft();
  draft.printed("grad.W_dense", {1, 2}, {"-0.00022", "0.00022"}, Verdict::hand);
  CHECK(said(draft) == "erratum:declared hand, found erratum");
  CHECK(said(draft, fiveAndSix()) == "hand:holds");
}

TEST_CASE("verdicts: a tensor's verdict is its cells' weakest, and the cells that deviate are named") {
  LessonDraft draft = LessonDraft().value("x", {{3}, {1.5, 2.5, 0.5}}).line("p", "softmax(x)");
  draft.printed("p", {3}, {"0.24", "0.66", "0.09"}, Verdict::truncates);
  CHECK(said(draft) == "truncates:holds");
  draft.lesson.printed[0].deviating = {{1}};
  CHECK(said(draft) == "truncates:holds");
  draft.lesson.printed[0].deviating = {{0}, {1}};
  CHECK(said(draft) == "truncates:other cells deviate than are declared");
  draft.lesson.printed[0].declared = Verdict::rounds;
  CHECK(said(draft) == "truncates:declared rounds, found truncates");
}

TEST_CASE("verdicts: an erratum needs its right value, and that is checked") {
  const auto draft = [](std::vector<PrintedCell> right, const char* mistake) {
    return LessonDraft()
        .value("x", {{2}, {3, 4}})
        .line("y", "x * 2")
        .printed("y", {2}, {"6", "9"}, Verdict::erratum, std::move(right), mistake);
  };
  CHECK(said(draft({}, "")) == "erratum:no right value is given for [1]");
  CHECK(said(draft({"6", "8"}, "")) == "erratum:holds");
  CHECK(said(draft({"", "8"}, "")) == "erratum:holds");  // the other cell is right as it stands
  CHECK(said(draft({"6", "7"}, "")) == "erratum:the right value 7 is not what is computed");
  CHECK(said(draft({"6", "8"}, "x + 3")) == "erratum:the mistake gives 7, not 9");
  CHECK(said(draft({"6", "8"}, "x * 3 - 3")) == "erratum:holds");
}

TEST_CASE("verdicts: a declared erratum whose figure is right does not hold") {
  const LessonDraft draft =
      LessonDraft().value("x", {{}, {3}}).line("y", "x * 2").printed("y", {}, {"6"}, Verdict::erratum, {"6"});
  CHECK(said(draft) == "exact:declared erratum, found exact");
}

TEST_CASE("verdicts: terms, several terms, cells of inputs and the closing pass can be printed") {
  LessonDraft draft = cnnDraft();
  draft.printed("Z[0,0]/4", {}, {"1"}, Verdict::exact)
      .printed("Z[1,0]/0..9", {10}, {"3", "0", "1", "0", "2", "0", "1", "0", "3", "1"}, Verdict::exact)
      .printed("X[1,3]", {}, {"5"}, Verdict::exact)
      .printed("X", {4, 4}, {"1", "2", "0", "1", "3", "1", "1", "5", "0", "2", "2", "0", "1", "0", "3", "1"},
               Verdict::exact)
      .printed("after.L", {}, {"0.0000184"}, Verdict::rounds);
  const Judged j = judged(draft);
  CHECK(j.problems.empty());
  for (const Check& check : j.checks) {
    CAPTURE(check.printed->of);
    CHECK(check.holds);
  }
}

TEST_CASE("verdicts: what points nowhere or has another shape is a problem") {
  const auto draft = [](const char* of, Shape shape, std::vector<PrintedCell> cells) {
    return cnnDraft().printed(of, std::move(shape), std::move(cells), Verdict::exact);
  };
  CHECK(said(draft("Q", {}, {"1"})) ==
        "no printed value can stand for 'Q' | the name of a quantity or an operation | Q");
  CHECK(said(draft("Z", {4}, {"5", "7", "11", "10"})) ==
        "the printed value of 'Z' has another shape | 2×2 | 4");
  CHECK(said(draft("Z[0,0]/0..10", {11}, std::vector<PrintedCell>(11, "1"))) ==
        "there are no such terms | at most 10 terms, counted from 0 | Z[0,0]/0..10");
  CHECK(said(draft("X[9,9]", {}, {"1"})) == "there is no such cell in X | an index into 4×4 | X[9,9]");
}

TEST_CASE("verdicts: a mistake that cannot be computed is a problem, with a place in the lesson") {
  const auto problemOf = [](const char* mistake) {
    const Judged j = judged(LessonDraft()
                                .value("x", {{2}, {3, 4}})
                                .value("m", {{2, 2}, {1, 2, 3, 4}})
                                .line("y", "x * 2")
                                .printed("y", {2}, {"7", "9"}, Verdict::erratum, {"6", "8"}, mistake));
    if (j.problems.size() != 1) return std::string("no problem");
    const Problem& p = j.problems[0];
    const std::string& source = j.run->lesson.source.text;
    return p.message + " | " + p.expected + " | " + p.found + (p.hint.empty() ? "" : " | " + p.hint) + " @" +
           source.substr(p.where.begin, p.where.end - p.where.begin);
  };
  CHECK(problemOf("xx + 1") == "nothing is called 'xx' | a quantity of this lesson | xx @xx");
  CHECK(problemOf("rnd(x, 1)") ==
        "no function is called 'rnd' | round, truncate, abs, exp, log, log10 or sqrt | rnd @rnd(x, 1)");
  CHECK(problemOf("round(x)") == "round takes other arguments | round(x, places) | 1 argument(s) @round(x)");
  CHECK(problemOf("round(x, 99)") ==
        "the number of places does not fit | a whole number from 0 to 15 | something else @99");
  CHECK(problemOf("x + m") == "the two sides have different shapes | 2 | 2×2 @x + m");
  CHECK(problemOf("m") == "the mistake has another shape | 2 | 2×2 @m");
  CHECK(problemOf("x[5]") == "there is no such cell in x | an index into 2 | [5] @x[5]");
  CHECK(problemOf("x @ m") == "the sign '@' is not for cells | + - * / ^ | @ @x @ m");
}

TEST_CASE("arithmetic: cell by cell, with numbers spread over tensors") {
  const Opened run = LessonDraft().value("x", {{2}, {3, -4}}).value("s", {{}, {2}}).line("y", "x * s").open();
  const auto value = [&](const char* text) {
    Problems problems;
    const auto e = parseExpression(text, 0, problems);
    REQUIRE(e.has_value());
    const auto out = evaluateArithmetic(*e, run->trace, 1, problems);
    REQUIRE(out.has_value());
    return *out;
  };
  CHECK(value("x + 1") == Tensor{{2}, {4, -3}});
  CHECK(value("1 - x") == Tensor{{2}, {-2, 5}});
  CHECK(value("x * x") == Tensor{{2}, {9, 16}});
  CHECK(value("x / s") == Tensor{{2}, {1.5, -2}});
  CHECK(value("x ^ 2") == Tensor{{2}, {9, 16}});
  CHECK(value("-x") == Tensor{{2}, {-3, 4}});
  CHECK(value("-2 ^ 2") == Tensor{{}, {-4}});
  CHECK(value("x[1] * 2") == Tensor{{}, {-8}});
  CHECK(value("round(2.675, 2)") == Tensor{{}, {2.68}});
  CHECK(value("truncate(2.679, 2)") == Tensor{{}, {2.67}});
  CHECK(value("abs(x)") == Tensor{{2}, {3, 4}});
  CHECK(value("sqrt(x[0] + 1)") == Tensor{{}, {2}});
  CHECK(value("log10(1000)") == Tensor{{}, {3}});
  CHECK(value("log(exp(2))") == Tensor{{}, {2}});
}
