// Paths: written, read back, left short, and wrong.
#include <doctest/doctest.h>

#include "trace/cursor.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

// Where a path leads, as a full path; or the problem as "message | expected | found | hint".
std::string lead(const Trace& trace, const std::string& where) {
  Problem why;
  const auto at = seek(trace, where, why);
  if (at) return path(trace, *at);
  return why.message + " | " + why.expected + " | " + why.found + (why.hint.empty() ? "" : " | " + why.hint);
}

}  // namespace

TEST_CASE("path: every place's path leads back to it") {
  for (const Opened& run : {cnnDraft().open(), contrastDraft(2).open(), dropoutDraft().open(),
                            fanOutDraft().open(), bowlDraft(3, "0.3").open(),
                            contrastDraft(1).convention("softmax_cross_entropy", "separate").open()}) {
    const Trace& trace = run->trace;
    Problem why;
    for (const Level level : {Level::operation, Level::line, Level::cell})
      for (std::int64_t n = 0; n <= count(trace, level); ++n) {
        const Cursor at = place(trace, level, n);
        const std::string where = path(trace, at);
        CAPTURE(where);
        const auto back = seek(trace, where, why);
        REQUIRE(back.has_value());
        CHECK(*back == at);
      }
  }
}

TEST_CASE("path: every term's path leads back to it") {
  const Opened run = cnnDraft().open();
  Problem why;
  Cursor at;
  for (;;) {
    const Cursor on = next(run->trace, at, Level::term);
    if (on == at) break;
    at = on;
    CHECK(seek(run->trace, path(run->trace, at), why) == at);
  }
}

TEST_CASE("path: a step number is accepted wherever a path is") {
  const Opened run = cnnDraft().open();
  CHECK(lead(run->trace, "0") == "start");
  CHECK(lead(run->trace, "start") == "start");
  CHECK(lead(run->trace, "1") == "1/forward/Z");
  CHECK(lead(run->trace, "8") == "1/backward/L");
  CHECK(lead(run->trace, "24") == "after/forward/L");
  CHECK(lead(run->trace, "25") == "there is no step 25 | 0 to 24 | 25");
  CHECK(lead(run->trace, "99999999999999999999").find("there is no") == 0);
}

TEST_CASE("path: what is clear may be left out") {
  const Opened run = cnnDraft().open();
  const std::pair<const char*, const char*> rows[] = {{"Z", "1/forward/Z"},
                                                      {"forward/Z", "1/forward/Z"},
                                                      {"backward/Z", "1/backward/Z"},
                                                      {"1/Z", "1/forward/Z"},
                                                      {"Z[1,0]", "1/forward/Z/Z[1,0]"},
                                                      {"Z[1, 0]", "1/forward/Z/Z[1,0]"},
                                                      {"Z[1,0]/9", "1/forward/Z/Z[1,0]/9"},
                                                      {"Z/Z[1,0]", "1/forward/Z/Z[1,0]"},
                                                      {"Z/grad.K[0,0]", "1/backward/Z/grad.K[0,0]"},
                                                      {"grad.K", "1/backward/Z/grad.K"},
                                                      {"grad.K[0,0]/3", "1/backward/Z/grad.K[0,0]/3"},
                                                      {"p.e[1]", "1/forward/p/p.e[1]"},
                                                      {"p.s", "1/forward/p/p.s"},
                                                      {"p.s[]", "1/forward/p/p.s[]"},
                                                      {"L[]", "1/forward/L/L[]"},
                                                      {"L", "1/forward/L"},
                                                      {"new.K[2,2]", "1/update/K/new.K[2,2]"},
                                                      {"update/K", "1/update/K"},
                                                      {"after.L", "after/forward/L"},
                                                      {"after/L", "after/forward/L"},
                                                      {"after/L[]", "after/forward/L/L[]"},
                                                      {"after", "after/forward/Z"},
                                                      {"backward", "1/backward/L"},
                                                      {"1/update", "1/update/K"}};
  for (const auto& [where, full] : rows) {
    const std::string given = where;
    CAPTURE(given);
    CHECK(lead(run->trace, where) == full);
  }
}

TEST_CASE("path: the second iteration is named first") {
  const Opened run = dropoutDraft().open();
  CHECK(lead(run->trace, "2/update/w") == "2/update/w");
  CHECK(lead(run->trace, "2/y") == "2/forward/y");
  CHECK(lead(run->trace, "2/grad.w[1]") == "2/backward/y/grad.w[1]");
  CHECK(lead(run->trace, "2/backward") == "2/backward/L");
  CHECK(lead(run->trace, "3/y") == "there is no such iteration | 1 to 2 | 3");
  CHECK(lead(run->trace, "0/y") == "there is no such iteration | 1 to 2 | 0");
}

TEST_CASE("path: a fan-out's step and the step of its value are two places") {
  const Opened run = fanOutDraft().open();
  CHECK(lead(run->trace, "backward/a") == "1/backward/a");
  CHECK(lead(run->trace, "backward/a.fan_out") == "1/backward/a.fan_out");
  CHECK(lead(run->trace, "grad.a") == "1/backward/a.fan_out/grad.a");
  CHECK(lead(run->trace, "grad.a@q#2[1]") == "1/backward/q/grad.a@q#2[1]");
}

TEST_CASE("path: what is wrong is said, with what was expected and what is near") {
  const Opened run = cnnDraft().open();
  const std::pair<const char*, const char*> rows[] = {
      {"Q", "there is no place called 'Q' here | the name of a quantity or an operation | Q"},
      {"grad.k",
       "there is no place called 'grad.k' here | the name of a quantity or an operation | grad.k | did you "
       "mean grad.K?"},
      {"forward/grad.K",
       "there is no place called 'grad.K' here | the name of a quantity or an operation | grad.K"},
      {"backward/new.K",
       "there is no place called 'new.K' here | the name of a quantity or an operation | new.K"},
      {"after/grad.K",
       "there is no place called 'grad.K' here | the name of a quantity or an operation | grad.K"},
      {"after/backward", "this lesson has no such phase | forward, backward or update | backward"},
      {"Z[2,0]", "there is no such cell in Z | an index into 2×2 | [2,0]"},
      {"Z[0]", "there is no such cell in Z | an index into 2×2 | [0]"},
      {"Z[]", "there is no such cell in Z | an index into 2×2 | []"},
      {"Z[-1,0]", "there is no such cell in Z | an index into 2×2 | [-1,0]"},
      {"L[0]", "there is no such cell in L | an index into scalar | [0]"},
      {"Z[a]", "this is not a cell | an index as in Z[1,0] | Z[a]"},
      {"Z[0,", "this is not a cell | an index as in Z[1,0] | Z[0,"},
      {"Z[0,]", "this is not a cell | an index as in Z[1,0] | Z[0,]"},
      {"Z[", "this is not a cell | an index as in Z[1,0] | Z["},
      {"Z[0,0]x", "this is not a cell | an index as in Z[1,0] | Z[0,0]x"},
      {"Z[0,0]/10", "there is no such term | 0 to 9 | 10"},
      {"Z[0,0]/first", "there is no such term | 0 to 9 | first"},
      {"Z[0,0]/1/2", "nothing may follow a term | the end of the path | 2"},
      {"1/forward/Z/Z/3", "there is no such term | a cell first, as in Z[0,0]/0 | 3"},
      {"2/Z", "there is no such iteration | 1 to 1 | 2"},
      {"", "there is no place called '' here | the name of a quantity or an operation | "},
      {"/", "there is no place called '' here | the name of a quantity or an operation | "},
      {"1//", "there is no place called '' here | the name of a quantity or an operation | "},
      {"9/", "there is no such iteration | 1 to 1 | 9"}};
  for (const auto& [where, said] : rows) {
    const std::string given = where;
    CAPTURE(given);
    CHECK(lead(run->trace, where) == said);
  }
}

TEST_CASE("path: without a closing pass, after is explained") {
  const Opened run = bowlDraft(1, "0.3").open();
  CHECK(lead(run->trace, "after/f") ==
        "this lesson has no closing forward pass | an iteration | after | closing = true under [train] asks "
        "for one");
}

TEST_CASE("path: one that no longer exists leads to its nearest ancestor") {
  const Opened run = cnnDraft().open();
  const auto near = [&](const char* where) { return path(run->trace, nearest(run->trace, where)); };
  CHECK(near("1/backward/Z/grad.K[0,0]/3") == "1/backward/Z/grad.K[0,0]/3");
  CHECK(near("1/backward/Z/grad.K[0,0]/7") == "1/backward/Z/grad.K[0,0]");
  CHECK(near("1/backward/Z/grad.K[7,0]/7") == "1/backward/Z/grad.K");
  CHECK(near("1/backward/Z/grad.gone[0,0]") == "1/backward/Z");
  CHECK(near("1/backward/gone/grad.gone") == "1/backward/L");
  CHECK(near("gone") == "start");
  CHECK(near("") == "start");
  CHECK(near("start") == "start");
}

TEST_CASE("path: nothing that is typed makes a path crash") {
  const Opened run = cnnDraft().open();
  const std::string alphabet = "Z[]/,01.@#aftergradKL-";
  std::uint32_t state = 7;
  for (int k = 0; k < 20000; ++k) {
    std::string where;
    state = state * 1664525U + 1013904223U;
    for (std::uint32_t length = (state >> 8) % 12; length > 0; --length) {
      state = state * 1664525U + 1013904223U;
      where += alphabet[(state >> 8) % alphabet.size()];
    }
    Problem why;
    const auto at = seek(run->trace, where, why);
    if (at) CHECK(seek(run->trace, path(run->trace, *at), why) == *at);
    nearest(run->trace, where);
  }
}
