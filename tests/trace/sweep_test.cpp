// A sweep's results are those of single runs.
#include "trace/sweep.h"

#include <doctest/doctest.h>

#include <cmath>

#include "lesson/with_setting.h"
#include "trace/drafts.h"
#include "trace/many_bits.h"

using namespace gradwalk;

namespace {

constexpr const char* rate = "learning_rate";

// The losses of one run by Trace, from before the first update to after the last.
struct Single {
  std::vector<double> losses;
  int notFinite = -1;
};

Single single(const Lesson& from, const std::vector<std::string>& settings, const SweepPoints& points,
              std::size_t point) {
  Lesson lesson = from;
  lesson.training.closing = true;
  for (std::size_t k = 0; k < settings.size(); ++k)
    lesson.training.optimizer = withSetting(*lesson.training.optimizer, settings[k], points.at(point, k));
  Problems problems;
  const auto program = checkLesson(lesson, problems);
  REQUIRE_MESSAGE(program.has_value(), render(lesson.source, problems));
  const Trace trace(*program, lesson);
  Single out;
  for (int pass = 1; pass <= trace.passes(); ++pass) {
    out.losses.push_back(trace.value(pass, program->loss).data[0]);
    if (pass > trace.iterations()) continue;
    for (const auto& [before, after] : program->carried)
      for (const double x : trace.value(pass, after).data)
        if (!std::isfinite(x) && out.notFinite < 0) out.notFinite = pass;
  }
  if (out.notFinite < 0 && !std::isfinite(out.losses.back())) out.notFinite = trace.iterations();
  return out;
}

void checkAgainstTraces(const Lesson& lesson, const Sweep& sweep, std::size_t every) {
  for (std::size_t point = 0; point < sweep.points.size(); point += every) {
    CAPTURE(point);
    const Single run = single(lesson, sweep.points.settings, sweep.points, point);
    CHECK(sameNumber(sweep.results[point].loss, run.losses.back()));
    CHECK(sweep.results[point].notFinite == run.notFinite);
    if (sweep.curves.empty()) continue;
    REQUIRE(sweep.curves[point].size() == run.losses.size());
    for (std::size_t k = 0; k < run.losses.size(); ++k)
      CHECK(sameNumber(sweep.curves[point][k], run.losses[k]));
  }
}

// Without the losses on the way, which a look-ahead takes elsewhere.
void checkClosing(const Lesson& lesson, const Sweep& sweep, std::size_t every) {
  for (std::size_t point = 0; point < sweep.points.size(); point += every) {
    CAPTURE(point);
    const Single run = single(lesson, sweep.points.settings, sweep.points, point);
    CHECK(sameNumber(sweep.results[point].loss, run.losses.back()));
    CHECK(sameNumber(sweep.curves[point].back(), run.losses.back()));
    CHECK(sweep.results[point].notFinite == run.notFinite);
    // The loss on the way is that of a run that ends there.
    Lesson shorter = lesson;
    shorter.training.iterations = 5;
    CHECK(sameNumber(sweep.curves[point][5],
                     single(shorter, sweep.points.settings, sweep.points, point).losses.back()));
  }
}

bool same(const Sweep& a, const Sweep& b) {
  bool equal = a.results.size() == b.results.size() && a.best == b.best && a.curves.size() == b.curves.size();
  for (std::size_t k = 0; equal && k < a.results.size(); ++k)
    equal = sameNumber(a.results[k].loss, b.results[k].loss) && a.results[k].steps == b.results[k].steps &&
            a.results[k].notFinite == b.results[k].notFinite;
  for (std::size_t p = 0; equal && p < a.curves.size(); ++p)
    for (std::size_t k = 0; equal && k < a.curves[p].size(); ++k)
      equal = sameNumber(a.curves[p][k], b.curves[p][k]);
  return equal;
}

Sweep swept(const Lesson& lesson, const SweepPoints& points, const SweepOptions& options = {}) {
  Problems problems;
  auto sweep = sweepOf(lesson, points, options, problems);
  REQUIRE_MESSAGE(sweep.has_value(), render(lesson.source, problems));
  return std::move(*sweep);
}

std::string problemsOf(const Lesson& lesson, const SweepPoints& points, const SweepOptions& options = {}) {
  Problems problems;
  CHECK_FALSE(sweepOf(lesson, points, options, problems).has_value());
  return problems.empty() ? "" : problems.front().message;
}

}  // namespace

TEST_CASE("sweep: on the bowl, the factors of a step worked by hand") {
  // x ← x(1 − η/10), y ← y(1 − 2η): from (−7, 2) with η = 0.5, y is 0 at once.
  const Sweep sweep = swept(bowlDraft(1, "0.1").lesson, {{rate}, {0.5, 1.0}});
  CHECK(sweep.results[0].loss == doctest::Approx(6.65 * 6.65 / 20.0).epsilon(1e-15));
  CHECK(sweep.results[1].loss == doctest::Approx(6.3 * 6.3 / 20.0 + 4.0).epsilon(1e-15));
  CHECK(sweep.best == 0);
}

TEST_CASE("sweep: every result has the bits of a run by trace, however many threads") {
  const LessonDraft drafts[] = {bowlDraft(40, "0.1"), contrastDraft(4), dropoutDraft(), fanOutDraft()};
  for (const LessonDraft& draft : drafts) {
    const SweepPoints points = gridPoints({{rate, 1e-3, 1e3, 300, true}});
    const Sweep one = swept(draft.lesson, points, {.curves = true, .threads = 1});
    const Sweep two = swept(draft.lesson, points, {.curves = true, .threads = 2});
    const Sweep five = swept(draft.lesson, points, {.curves = true, .threads = 5});
    const Sweep lines = swept(draft.lesson, points, {.curves = true, .means = Means::lines});
    CHECK(same(one, two));
    CHECK(same(one, five));
    CHECK(same(one, lines));
    checkAgainstTraces(draft.lesson, one, 23);
  }
}

TEST_CASE("sweep: every optimizer, with its settings, look-ahead, schedules and penalties") {
  struct Case {
    const char* optimizer;
    std::vector<SweepAxis> axes;
  };
  const SweepAxis rates{rate, 1e-3, 2.0, 13, true};
  const Case cases[] = {
      {"sgd", {rates}},
      {"momentum(momentum=0.5)", {rates, {"momentum", 0.0, 0.99, 11}}},
      {"nesterov", {rates, {"momentum", 0.0, 0.99, 11}}},
      {"nesterov(convention=003)", {rates, {"momentum", 0.0, 0.99, 11}}},
      {"adagrad", {rates}},
      {"rmsprop", {rates, {"decay", 0.5, 0.999, 11}}},
      {"adam", {rates, {"beta1", 0.0, 0.99, 11}}},
      {"adam(convention=book)", {rates, {"epsilon", 1e-12, 1e-2, 11, true}}},
      {"adamw", {rates, {"weight_decay", 0.0, 0.5, 11}}},
      {"sgd(learning_rate=0.1, weight_decay=0.1, clip_norm=1)", {rates, {"clip_norm", 0.1, 10.0, 11, true}}},
      {"adam(learning_rate=0.1, schedule=cosine, steps=12)", {rates, {"beta2", 0.5, 0.999, 11}}}};
  for (const Case& each : cases) {
    CAPTURE(each.optimizer);
    const LessonDraft draft = LessonDraft()
                                  .value("x", {{}, {-7}})
                                  .value("y", {{}, {2}})
                                  .line("f", "x^2 / 20 + y^2 + 0.3 * sin(3 * x)")
                                  .train("f", {"x", "y"}, each.optimizer, 20);
    const SweepPoints points = gridPoints(each.axes);
    const Sweep sweep = swept(draft.lesson, points, {.curves = true});
    CHECK(same(sweep, swept(draft.lesson, points, {.curves = true, .means = Means::lines})));
    checkClosing(draft.lesson, sweep, 7);
  }
}

TEST_CASE("sweep: the CNN's own update") {
  const Sweep sweep = swept(cnnDraft().lesson, {{rate}, {0.0, 0.1, 1e3, 1e300}}, {.curves = true});
  checkAgainstTraces(cnnDraft().lesson, sweep, 1);
  CHECK(sweep.results[0].loss == doctest::Approx(1.84580636448e-05).epsilon(1e-11));
  CHECK(sweep.results[1].loss == doctest::Approx(1.84487309525e-05).epsilon(1e-11));
}

TEST_CASE("sweep: divergence is kept as it is, with the update where it began") {
  // y grows by |1 − 2η| ≈ 2e10 a step: its square overflows in the loss before y does.
  const LessonDraft bowl = bowlDraft(60, "0.1");
  const Sweep sweep = swept(bowl.lesson, {{rate}, {0.4, 1e10, 1.0}}, {.curves = true});
  checkAgainstTraces(bowl.lesson, sweep, 1);
  CHECK(sweep.results[0].notFinite == -1);
  CHECK(sweep.results[2].notFinite == -1);
  CHECK(sweep.results[1].loss - sweep.results[1].loss != 0.0);
  // 2·(2e10)ⁿ > 1.8e308 at n = 30.
  CHECK(sweep.results[1].notFinite == 30);
  CHECK(sweep.curves[1][14] < 1e305);
  CHECK(std::isinf(sweep.curves[1][15]));
  CHECK(sweep.best == 0);
  CHECK(swept(bowl.lesson, {{rate}, {1e10, 1e9}}).best == -1);
  // Only the loss overflows, at the end.
  const Sweep late = swept(bowlDraft(16, "0.1").lesson, {{rate}, {1e10}});
  CHECK(std::isinf(late.results[0].loss));
  CHECK(late.results[0].notFinite == 16);
}

TEST_CASE("sweep: the updates until the loss is below a tolerance") {
  const LessonDraft bowl = bowlDraft(50, "0.1");
  const SweepPoints points = gridPoints({{rate, 0.01, 1.0, 40}});
  const Sweep sweep = swept(bowl.lesson, points, {.tolerance = 0.5, .curves = true});
  int never = 0;
  for (std::size_t point = 0; point < points.size(); ++point) {
    int steps = -1;
    for (std::size_t k = 0; k < sweep.curves[point].size() && steps < 0; ++k)
      if (sweep.curves[point][k] < 0.5) steps = static_cast<int>(k);
    CHECK(sweep.results[point].steps == steps);
    never += steps < 0 ? 1 : 0;
  }
  CHECK(never > 0);
  REQUIRE(sweep.best >= 0);
  for (const SweepResult& result : sweep.results)
    CHECK((result.steps < 0 || result.steps >= sweep.results[static_cast<std::size_t>(sweep.best)].steps));
  // Before the first update it counts as none.
  CHECK(swept(bowl.lesson, {{rate}, {0.1}}, {.tolerance = 100.0}).results[0].steps == 0);
}

TEST_CASE("sweep: points of a grid and random ones") {
  const SweepAxis linear{"a", 0.0, 1.0, 3}, decades{"b", 1e-4, 1.0, 5, true};
  const SweepPoints grid = gridPoints({linear, decades});
  REQUIRE(grid.size() == 15);
  CHECK(grid.at(0, 0) == 0.0);
  CHECK(grid.at(1, 0) == 0.5);
  CHECK(grid.at(2, 0) == 1.0);
  CHECK(grid.at(2, 1) == 1e-4);
  CHECK(grid.at(3, 1) == doctest::Approx(1e-3).epsilon(1e-14));
  CHECK(grid.at(14, 1) == 1.0);
  CHECK(gridPoints({}).size() == 0);
  CHECK(gridPoints({{"a", 0.0, 1.0, 1'000'000}, {"b", 0.0, 1.0, 1'000'000}}).size() > mostSweepPoints);

  const SweepPoints some = randomPoints({linear, decades}, 9, 1),
                    more = randomPoints({linear, decades}, 200, 1);
  REQUIRE(some.size() == 9);
  double least = 1.0, most = 0.0;
  int below = 0;
  for (std::size_t k = 0; k < more.size(); ++k) {
    if (k < some.size()) CHECK(some.at(k, 0) == more.at(k, 0));
    if (k < some.size()) CHECK(some.at(k, 1) == more.at(k, 1));
    least = std::min(least, more.at(k, 0));
    most = std::max(most, more.at(k, 0));
    below += more.at(k, 1) < 1e-2 ? 1 : 0;
  }
  CHECK(least > 0.0);
  CHECK(least < 0.05);
  CHECK(most < 1.0);
  CHECK(most > 0.95);
  CHECK(below > 70);  // half of the decades
  CHECK(below < 130);
  CHECK(randomPoints({linear}, 9, 2).values != randomPoints({linear}, 9, 1).values);
}

TEST_CASE("sweep: what cannot be swept is said") {
  const Lesson bowl = bowlDraft(30, "0.1").lesson;
  CHECK(problemsOf(bowl, {{"speed"}, {0.1}}) == "sgd has no such setting");
  CHECK(problemsOf(bowl, {{rate}, {0.1, -0.1}}) == std::string(rate) + " does not fit");
  CHECK(problemsOf(bowl, {{rate}, {0.1, std::nan("")}}) == std::string(rate) + " does not fit");
  CHECK(problemsOf(bowl, {{rate}, {}}) == "a sweep needs points");
  CHECK(problemsOf(bowl, gridPoints({{rate, 0.0, 1.0, 5'000'000}})) == "too many points for a sweep");
  CHECK(problemsOf(LessonDraft().value("x", {{}, {1}}).line("f", "x * x").lesson, {{rate}, {0.1}}) ==
        "this lesson has no descent to sweep");
  CHECK(problemsOf(bowl, gridPoints({{rate, 0.0, 1.0, 1000}}), {.curves = true, .updates = 1'000'000}) ==
        "this sweep would run too long");
  const std::atomic<bool> stop = true;
  CHECK(problemsOf(bowl, gridPoints({{rate, 0.0, 1.0, 1000}}), {.stop = &stop}).empty());
}

TEST_CASE("sweep: a setting is put where it stood, or added") {
  Problems problems;
  const auto call = parseExpression("sgd(learning_rate=0.5)", 0, problems),
             name = parseExpression("sgd", 0, problems);
  const auto argument = [](const Expression& e, std::size_t k) {
    const ExpressionNode& keyword = e.node(e.node(e.root).children.at(k));
    return keyword.text + "=" + e.node(keyword.children.at(0)).text;
  };
  const Expression changed = withSetting(*call, "learning_rate", 0.25),
                   added = withSetting(*call, "momentum", 0.9),
                   begun = withSetting(*name, "learning_rate", -2.0);
  CHECK(changed.node(changed.root).children.size() == 1);
  CHECK(argument(changed, 0) == "learning_rate=0.25");
  CHECK(argument(added, 0) == "learning_rate=0.5");
  CHECK(argument(added, 1) == "momentum=0.9");
  CHECK(begun.node(begun.root).kind == ExpressionKind::call);
  CHECK(argument(begun, 0) == "learning_rate=-");
}
