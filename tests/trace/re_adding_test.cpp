// A displayed line re-adds: worked out from its printed numbers alone, it gives the
// printed result; or it says ≈, and then it does not, even with eight digits.
#include <doctest/doctest.h>

#include <map>

#include "lesson/library.h"
#include "maths/digits.h"
#include "maths/random.h"
#include "trace/calculator.h"
#include "trace/every_place.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

struct Seen {
  int equal = 0, about = 0;
};

void checkPlaces(const Opened& run, Seen& seen) {
  forEachPlace(run->trace, [&](const Cursor& cursor) {
    if (levelOf(cursor) < Level::cell) return;
    const Explanation e = explain(run->trace, cursor, Language::en, {.wholeSums = true});
    const std::string line = text(e.numbers);
    CAPTURE(e.path);
    CAPTURE(line);
    CAPTURE(e.result);
    const auto value = calculate(line);
    REQUIRE(value.has_value());
    CHECK(readsAs(*value, e.result) == e.reAdds);
    CHECK(e.digits >= defaultDigits);
    CHECK(e.digits <= mostDigits);
    if (!e.reAdds) CHECK(e.digits == mostDigits);
    ++(e.reAdds ? seen.equal : seen.about);
  });
}

}  // namespace

TEST_CASE("calculator: works out a line as it stands") {
  CHECK(calculate("1·3 + 0·(-0.5) + 2 - 1") == 4.0);
  CHECK(calculate("-3·2") == -6.0);
  CHECK(calculate("-(1 + 2) / 2") == -1.5);
  CHECK(calculate("2·(1 - (-3))") == 8.0);
  CHECK(calculate("12 / (2·3)") == 2.0);
  CHECK(calculate("1(2 > 0)·5 + 1(1 = 0)·7") == 5.0);
  CHECK(calculate("max(0, -2)") == 0.0);
  CHECK(calculate("argmax(1, 5, 5)") == 1.0);
  CHECK(calculate("{1 : 2 > 3 ; -4}") == -4.0);
  CHECK(calculate("1.8458e-07·2") == doctest::Approx(3.6916e-07));
  CHECK_FALSE(calculate("1 + -2").has_value());
  CHECK_FALSE(calculate("2·-3").has_value());
  CHECK_FALSE(calculate("(1 + 2").has_value());
  CHECK_FALSE(calculate("1 2").has_value());
  CHECK_FALSE(calculate("1 + … + 2").has_value());
}

TEST_CASE("re-adding: every cell and term of whole lessons") {
  Seen seen;
  const std::pair<const char*, LessonDraft> drafts[] = {
      {"cnn", cnnDraft()},
      {"contrast", contrastDraft(2)},
      {"contrast, separate", contrastDraft(1).convention("softmax_cross_entropy", "separate")},
      {"contrast, shifted and clipped",
       contrastDraft(1).convention("shift", "max").convention("clip", "1e-12")},
      {"dropout", dropoutDraft()},
      {"fan-out", fanOutDraft()},
      {"bowl", bowlDraft(10, "0.95")}};
  for (const auto& [name, draft] : drafts) {
    const std::string which = name;
    CAPTURE(which);
    checkPlaces(draft.open(), seen);
  }
  CHECK(seen.equal > 2000);
  CHECK(seen.about > 0);
  MESSAGE("re-adding: " << seen.equal << " lines with =, " << seen.about << " with ≈");
}

TEST_CASE("re-adding: every cell and term of every operation, on every row of its table") {
  Seen seen;
  forEachRow([&](const std::string& name, const LessonDraft& draft) {
    CAPTURE(name);
    checkPlaces(draft.open(), seen);
  });
  CHECK(seen.equal > 5000);
  MESSAGE("re-adding: " << seen.equal << " lines with =, " << seen.about << " with ≈");
}

TEST_CASE("re-adding: in hand arithmetic every line gives its rounded result") {
  HandArithmetic rule;
  rule.decimals = 5;
  rule.update = 6;
  for (const LessonDraft& draft : {cnnDraft(), contrastDraft(1), dropoutDraft()}) {
    const Opened run = draft.open({rule, true});
    forEachPlace(run->trace, [&](const Cursor& cursor) {
      if (levelOf(cursor) != Level::cell) return;
      const Explanation e = explain(run->trace, cursor, Language::en, {.wholeSums = true});
      CAPTURE(e.path);
      const auto value = calculate(text(e.numbers));
      REQUIRE(value.has_value());
      const int places = stepAt(run->trace, cursor)->phase == Phase::update ? 6 : 5;
      CHECK(roundTo(roundSignificant(*value, 15), places) == *printedValue(e.result));
      CHECK(e.reAdds);
    });
  }
}

TEST_CASE("re-adding: a stored value that is not what its line gives is said to be about") {
  // p − t where p is a repeating fraction: eight digits of 2/3 do not give a third exactly.
  const Opened run = LessonDraft()
                         .value("a", {{1}, {2.0 / 3.0 * 1e-6 + 1}})
                         .value("b", {{1}, {1}})
                         .line("d", "squared_error(a, b)")
                         .open();
  Problem why;
  const Explanation e = explain(run->trace, *seek(run->trace, "d.d[0]", why), Language::en);
  CHECK(text(e.numbers) == "1.0000007 - 1");
  CHECK(e.relation() == "≈");
  CHECK(e.result == "6.6667e-07");
  CHECK(e.lastPlace == doctest::Approx(3333));
}

// The share of ≈ in every shipped lesson, a number to be proud of or to be asked about.
TEST_CASE("re-adding: every place of every shipped lesson, and how many say ≈") {
  const std::map<std::string, int> golden = {
      {"conv", 0}, {"pool", 0},    {"softmax", 0},  {"cross-entropy", 0},
      {"cnn", 3},  {"dropout", 0}, {"contrast", 0}, {"dropout-contrast", 0}};
  for (const LessonEntry& entry : listLessons()) {
    CAPTURE(entry.name);
    const OpenResult opened = openLesson(entry.path);
    REQUIRE(opened.open);
    const Trace& trace = opened.open->trace;
    int about = 0;
    const auto check = [&](const Cursor& cursor) {
      const Explanation e = explain(trace, cursor, Language::en, {.wholeSums = true});
      CAPTURE(e.path);
      const auto value = calculate(text(e.numbers));
      REQUIRE(value.has_value());
      CHECK(readsAs(*value, e.result) == e.reAdds);
      about += e.reAdds ? 0 : 1;
    };
    const std::int64_t all = count(trace, Level::cell);
    const std::int64_t each = all / trace.passes();
    if (trace.iterations() <= 12) {
      for (std::int64_t k = 1; k <= all; ++k) check(place(trace, Level::cell, k));
    } else {
      for (std::int64_t k = 1; k <= 3 * each; ++k) {
        check(place(trace, Level::cell, k));
        check(place(trace, Level::cell, all + 1 - k));
      }
      const RandomKey key = randomKey(1, 0, entry.name);
      for (std::uint64_t k = 0; k < 1000; ++k)
        check(place(trace, Level::cell,
                    1 + static_cast<std::int64_t>(uniform(key, k) * static_cast<double>(all))));
    }
    if (const auto known = golden.find(entry.name); known != golden.end()) CHECK(about == known->second);
    CHECK(static_cast<double>(about) <= 0.05 * static_cast<double>(all));
  }
}
