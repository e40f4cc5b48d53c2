// A trace is the same however it is kept and in whatever order it is visited.
#include <doctest/doctest.h>

#include <limits>
#include <numeric>

#include "maths/random.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

struct Named {
  const char* name;
  LessonDraft draft;
};

std::vector<Named> drafts() {
  return {{"cnn", cnnDraft()},
          {"contrast", contrastDraft(3)},
          {"dropout", dropoutDraft()},
          {"fan-out", fanOutDraft()},
          {"bowl", bowlDraft(7, "0.3")},
          {"separate", contrastDraft(2).convention("softmax_cross_entropy", "separate")}};
}

// All values of a pass, copied.
std::vector<Tensor> valuesOf(const Trace& trace, int pass) {
  std::vector<Tensor> out;
  for (int id = 0; id < static_cast<int>(trace.program().quantities.size()); ++id)
    out.push_back(trace.value(pass, id));
  return out;
}

bool sameValues(const std::vector<Tensor>& a, const std::vector<Tensor>& b) {
  bool same = a.size() == b.size();
  for (std::size_t id = 0; same && id < a.size(); ++id) same = sameBits(a[id], b[id]);
  return same;
}

}  // namespace

TEST_CASE("trace: run twice, every value has the same bits") {
  for (const Named& named : drafts()) {
    CAPTURE(std::string(named.name));
    const Opened a = named.draft.open(), b = named.draft.open();
    for (int pass = 1; pass <= a->trace.passes(); ++pass)
      CHECK(sameValues(valuesOf(a->trace, pass), valuesOf(b->trace, pass)));
  }
}

TEST_CASE("trace: visited backwards it equals the forward run, within any memory budget") {
  for (const Named& named : drafts()) {
    CAPTURE(std::string(named.name));
    const Opened whole = named.draft.open();
    for (const std::int64_t budget : {0, 1, 2000, 40000}) {
      CAPTURE(budget);
      const Opened small = named.draft.open({}, budget);
      for (int pass = whole->trace.passes(); pass >= 1; --pass)
        CHECK(sameValues(valuesOf(small->trace, pass), valuesOf(whole->trace, pass)));
      for (int pass = 1; pass <= whole->trace.passes(); ++pass)
        CHECK(sameValues(valuesOf(small->trace, pass), valuesOf(whole->trace, pass)));
    }
  }
}

TEST_CASE("trace: many iterations in any order of visits, recomputed from check-points bit for bit") {
  const int iterations = 60;
  const Opened whole = contrastDraft(iterations).open();
  const Opened hand = contrastDraft(iterations).open({HandArithmetic{4, 6, {}}, true});
  for (const std::int64_t budget : {0, 3000, 60000, 500000}) {
    const Opened small = contrastDraft(iterations).open({}, budget);
    const Opened smallHand = contrastDraft(iterations).open({HandArithmetic{4, 6, {}}, true}, budget);
    const RandomKey key = randomKey(1, 0, "visits");
    for (std::uint64_t visit = 0; visit < 100; ++visit) {
      const int pass = 1 + static_cast<int>(uniform(key, visit) * (iterations + 1));
      CAPTURE(budget);
      CAPTURE(pass);
      CHECK(sameValues(valuesOf(small->trace, pass), valuesOf(whole->trace, pass)));
      CHECK(sameValues(valuesOf(smallHand->trace, pass), valuesOf(hand->trace, pass)));
    }
  }
}

TEST_CASE("trace: an iteration starts from what the one before left") {
  const Opened run = contrastDraft(4).open({}, 0);
  for (int pass = 2; pass <= run->trace.passes(); ++pass)
    for (const char* parameter : {"K", "b", "W", "c"}) {
      const Tensor before = run->value(std::string("new.") + parameter, pass - 1);
      CHECK(sameBits(run->value(parameter, pass), before));
    }
}

TEST_CASE("trace: the closing pass has no gradients and no update") {
  const Opened run = cnnDraft().open();
  CHECK(run->trace.passes() == 2);
  CHECK(run->trace.iterations() == 1);
  CHECK(run->value("grad.K", 2).data.empty());
  CHECK(run->value("new.K", 2).data.empty());
  CHECK(run->value("L", 2).data.size() == 1);
}

TEST_CASE("trace: the first value that is not finite is found, whatever comes after") {
  const Opened overflow =
      LessonDraft().value("x", {{2}, {1, 1000}}).line("p", "softmax(x)").line("L", "sum(p)").loss("L").open();
  const auto bad = overflow->trace.firstNotFinite();
  REQUIRE(bad.has_value());
  CHECK(bad->pass == 1);
  CHECK(bad->step == 0);
  CHECK(bad->line == 0);
  CHECK(bad->cell == 1);
  CHECK_FALSE(cnnDraft().open()->trace.firstNotFinite().has_value());

  // Divergence, many iterations later.
  const Opened diverging = bowlDraft(2000, "2").open({}, 0);
  const auto late = diverging->trace.firstNotFinite();
  REQUIRE(late.has_value());
  CHECK(late->pass > 300);
  for (int pass = 1; pass < late->pass; ++pass) CHECK(std::isfinite(diverging->value("f", pass).data[0]));
}

TEST_CASE("trace: hand arithmetic rounds each stored cell, each operation by its own rule") {
  HandArithmetic rule;
  rule.decimals = 3;
  rule.update = 5;
  rule.operations["z"] = 1;
  const Opened run = cnnDraft().open({rule, true});
  CHECK(run->value("p") == Tensor{{2}, {1, 0}});
  CHECK(run->value("p.e") == Tensor{{2}, {270.426, 0.005}});
  CHECK(run->value("z") == Tensor{{2}, {5.6, -5.3}});
  CHECK(run->value("grad.z") == Tensor{{2}, {0, 0}});
  const Opened full = cnnDraft().open();
  CHECK(full->value("p") != run->value("p"));
}

TEST_CASE("trace: hand arithmetic rounds what a person gets, not the noise of doubles") {
  HandArithmetic rule;
  rule.decimals = 2;
  const Opened run = LessonDraft()
                         .value("a", {{5}, {1.1, 2.3, 0.7, 1.3, -0.7}})
                         .value("b", {{5}, {1.15, 0.35, 0.15, 0.05, 0.15}})
                         .line("y", "a * b")
                         .open({rule, true});
  // 1.265, 0.805, 0.105, 0.065 and −0.105 on paper, each half a place.
  CHECK(run->value("y") == Tensor{{5}, {1.27, 0.81, 0.11, 0.07, -0.11}});
}

TEST_CASE("trace: values that are given for each iteration take turns") {
  const Opened run = LessonDraft()
                         .values("x", {{{}, {1}}, {{}, {10}}, {{}, {100}}})
                         .value("w", {{}, {2}})
                         .line("y", "x * w")
                         .line("L", "squared_error(y, 0)")
                         .train("L", {"w"}, "sgd(learning_rate=0)", 5, true)
                         .open({}, 0);
  const double expected[] = {1, 10, 100, 1, 10, 10};
  for (int pass = 6; pass >= 1; --pass) CHECK(run->value("x", pass).data[0] == expected[pass - 1]);
}
