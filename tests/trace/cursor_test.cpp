// Places in a trace, and the ways between them.
#include "trace/cursor.h"

#include <doctest/doctest.h>

#include <functional>

#include "trace/drafts.h"

using namespace gradwalk;

namespace {

void withDrafts(const std::function<void(const Trace&)>& check) {
  const std::pair<const char*, LessonDraft> drafts[] = {{"cnn", cnnDraft()},
                                                        {"contrast", contrastDraft(2)},
                                                        {"dropout", dropoutDraft()},
                                                        {"fan-out", fanOutDraft()},
                                                        {"bowl", bowlDraft(3, "0.3")}};
  for (const auto& [name, draft] : drafts) {
    const std::string which = name;
    CAPTURE(which);
    check(draft.open()->trace);
  }
}

// A pooling whose last column no window reads: cells without a single term.
LessonDraft gapDraft() {
  return LessonDraft()
      .value("X", {{2, 3}, {1, 2, 3, 4, 5, 6}})
      .line("P", "max_pool(X, size=2)")
      .line("L", "sum(P)")
      .loss("L");
}

std::vector<Cursor> walk(const Trace& trace, Level level, Cursor from, bool forward) {
  std::vector<Cursor> places{from};
  for (;;) {
    const Cursor at = forward ? next(trace, places.back(), level) : previous(trace, places.back(), level);
    if (at == places.back()) return places;
    places.push_back(at);
    REQUIRE(places.size() < 100000);
  }
}

std::string paths(const Trace& trace, const std::vector<Cursor>& places) {
  std::string out;
  for (const Cursor& at : places) out += (out.empty() ? "" : " ") + path(trace, at);
  return out;
}

}  // namespace

TEST_CASE("cursor: place and number are inverse to each other at every level") {
  withDrafts([](const Trace& trace) {
    for (const Level level : {Level::operation, Level::line, Level::cell}) {
      const std::int64_t last = count(trace, level);
      CHECK(last > 0);
      for (std::int64_t n = 0; n <= last; ++n) {
        const Cursor at = place(trace, level, n);
        CHECK(number(trace, at, level) == n);
        if (n > 0) CHECK(levelOf(at) == level);
      }
      CHECK(place(trace, level, 0).atStart());
      CHECK(place(trace, level, -5).atStart());
      CHECK(place(trace, level, last + 100) == place(trace, level, last));
    }
  });
}

TEST_CASE("cursor: next then previous, and previous then next, lead back") {
  withDrafts([](const Trace& trace) {
    for (const Level level : {Level::operation, Level::line, Level::cell}) {
      const std::int64_t last = count(trace, level);
      for (std::int64_t n = 0; n <= last; ++n) {
        const Cursor at = place(trace, level, n);
        if (n < last) CHECK(previous(trace, next(trace, at, level), level) == at);
        if (n > 0) CHECK(next(trace, previous(trace, at, level), level) == at);
      }
    }
  });
}

TEST_CASE("cursor: next at the last step stays there, previous at the start stays there") {
  withDrafts([](const Trace& trace) {
    for (const Level level : {Level::operation, Level::line, Level::cell}) {
      const Cursor last = place(trace, level, count(trace, level));
      CHECK(next(trace, last, level) == last);
      CHECK(previous(trace, Cursor{}, level).atStart());
      CHECK(previous(trace, place(trace, level, 1), level).atStart());
    }
  });
}

TEST_CASE("cursor: at the level of terms, there and back again visits the same places") {
  for (const Opened& run : {cnnDraft().open(), dropoutDraft().open(), gapDraft().open()}) {
    const std::vector<Cursor> there = walk(run->trace, Level::term, Cursor{}, true);
    std::vector<Cursor> back = walk(run->trace, Level::term, there.back(), false);
    std::reverse(back.begin(), back.end());
    CHECK(there == back);
    // Every cell is passed, whether it has terms or not.
    std::int64_t cells = 0;
    for (std::size_t k = 1; k < there.size(); ++k)
      if (there[k].term <= 0) ++cells;
    CHECK(cells == count(run->trace, Level::cell));
  }
}

TEST_CASE("cursor: a cell without terms is stepped over, not stood on for ever") {
  const Opened run = gapDraft().open();
  CHECK(paths(run->trace, walk(
                              run->trace, Level::term,
                              *[&] {
                                Problem why;
                                return seek(run->trace, "backward/P", why);
                              }(),
                              true)) ==
        "1/backward/P 1/backward/P/grad.X[0,0]/0 1/backward/P/grad.X[0,1]/0 1/backward/P/grad.X[0,2] "
        "1/backward/P/grad.X[1,0]/0 1/backward/P/grad.X[1,1]/0 1/backward/P/grad.X[1,2]");
}

TEST_CASE("cursor: from a shallower place, next enters it") {
  const Opened run = cnnDraft().open();
  Problem why;
  const Cursor op = *seek(run->trace, "1/backward/Z", why);
  CHECK(path(run->trace, next(run->trace, op, Level::line)) == "1/backward/Z/grad.K");
  CHECK(path(run->trace, next(run->trace, op, Level::cell)) == "1/backward/Z/grad.K[0,0]");
  CHECK(path(run->trace, next(run->trace, op, Level::term)) == "1/backward/Z/grad.K[0,0]/0");
  const Cursor line = next(run->trace, op, Level::line);
  CHECK(path(run->trace, next(run->trace, line, Level::cell)) == "1/backward/Z/grad.K[0,0]");
  CHECK(path(run->trace, next(run->trace, line, Level::line)) == "1/backward/Z/grad.b_conv");
}

TEST_CASE("cursor: from a deeper place, a level up goes on to the next or back to the one before") {
  const Opened run = cnnDraft().open();
  Problem why;
  const Cursor term = *seek(run->trace, "1/backward/Z/grad.K[1,1]/2", why);
  CHECK(path(run->trace, next(run->trace, term, Level::cell)) == "1/backward/Z/grad.K[1,2]");
  CHECK(path(run->trace, next(run->trace, term, Level::line)) == "1/backward/Z/grad.b_conv");
  CHECK(path(run->trace, next(run->trace, term, Level::operation)) == "1/update/K");
  CHECK(path(run->trace, previous(run->trace, term, Level::cell)) == "1/backward/Z/grad.K[1,0]");
  CHECK(path(run->trace, previous(run->trace, term, Level::term)) == "1/backward/Z/grad.K[1,1]/1");
}

TEST_CASE("cursor: the number of a place counts from the place's first inside at deeper levels") {
  const Opened run = cnnDraft().open();
  Problem why;
  CHECK(number(run->trace, *seek(run->trace, "A", why), Level::cell) == 5);  // after Z's four
  CHECK(number(run->trace, *seek(run->trace, "A[1,1]", why), Level::cell) == 8);
  CHECK(number(run->trace, *seek(run->trace, "A[1,1]", why), Level::operation) == 2);
  CHECK(number(run->trace, *seek(run->trace, "P[0,0]", why), Level::line) == 4);  // Z, A, P.at, P
}

TEST_CASE("cursor: phases are jumped to from anywhere") {
  const Opened run = bowlDraft(2, "0.3").open();
  const Trace& trace = run->trace;
  std::string forward;
  for (Cursor at; !(nextPhase(trace, at) == at);) {
    at = nextPhase(trace, at);
    forward += path(trace, at) + " ";
    if (number(trace, at, Level::operation) == count(trace, Level::operation)) break;
  }
  CHECK(forward.starts_with("1/forward/f.2 1/backward/f 1/update/x 2/forward/f.2 2/backward/f 2/update/x "));
  Problem why;
  const Cursor inside = *seek(trace, "2/backward/f.1/grad.f.2[]", why);
  CHECK(path(trace, previousPhase(trace, inside)) == "2/backward/f");
  CHECK(path(trace, previousPhase(trace, previousPhase(trace, inside))) == "2/forward/f.2");
  CHECK(path(trace, previousPhase(trace, *seek(trace, "2/forward/f.2", why))) == "1/update/x");
  CHECK(previousPhase(trace, *seek(trace, "1/forward/f.2", why)).atStart());
  CHECK(previousPhase(trace, Cursor{}).atStart());
}

TEST_CASE("cursor: a lesson that computes nothing has only its start") {
  const Opened run = LessonDraft().value("x", {{}, {1}}).open();
  for (const Level level : {Level::operation, Level::line, Level::cell, Level::term}) {
    CHECK(count(run->trace, level) == 0);
    CHECK(next(run->trace, Cursor{}, level).atStart());
    CHECK(previous(run->trace, Cursor{}, level).atStart());
  }
  CHECK(nextPhase(run->trace, Cursor{}).atStart());
}
