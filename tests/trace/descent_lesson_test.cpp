// Optimizers inside a lesson: the table of WORKED_NUMBERS.md, look-ahead, the closing pass,
// what is done to gradients, schedules and stopping.
#include <doctest/doctest.h>

#include <cmath>

#include "maths/digits.h"
#include "trace/convention_effects.h"
#include "trace/cursor.h"
#include "trace/drafts.h"
#include "trace/explain.h"
#include "trace/gradient_check.h"

using namespace gradwalk;

namespace {

double one(const Opened& run, const std::string& quantity, int pass = 1) {
  return run->value(quantity, pass).data.at(0);
}

std::string formulaAt(const Opened& run, const std::string& path) {
  Problem problem;
  const auto cursor = seek(run->trace, path, problem);
  REQUIRE_MESSAGE(cursor.has_value(), path << ": " << problem.message);
  const Explanation found = explain(run->trace, *cursor, Language::en);
  return text(found.symbols) + " | " + text(found.numbers) + " = " + found.result;
}

}  // namespace

TEST_CASE("the bowl of 002 as a lesson: every rule ends where the table says, to the digits given") {
  const std::tuple<const char*, const char*, const char*> table[] = {
      {"sgd(learning_rate=0.95)", "-0.350392995752", "0.0847823165504"},
      {"momentum(learning_rate=0.1)", "0.896413858494", "0.0880856017151"},
      {"momentum(lr=0.1, convention=002)", "0.896413858494", "0.0880856017151"},
      {"nesterov(learning_rate=0.1, convention=003)", "0.613073645307", "0.00589894783579"},
      {"adagrad(learning_rate=1.5, convention=000)", "-0.120162251035", "2.48638418064e-17"},
      {"adagrad(learning_rate=1.5, convention=book)", "-0.120162322314", "2.48638989398e-17"},
      {"rmsprop(learning_rate=0.1, decay=0.9, convention=003)", "-3.47624279494", "0.0116876401377"},
      {"adam(learning_rate=0.3, convention=003)", "0.136014617326", "0.318245388896"},
      {"adam(learning_rate=0.3, epsilon_place=inside)", "0.136014613358", "0.318245389419"},
      {"adam(learning_rate=0.3, convention=book)", "0.136006852395", "0.318245375537"},
      {"adamw(learning_rate=0.3)", "0.263195815372", "0.305322188934"},
  };
  for (const auto& row : table) {
    const char* const optimizer = std::get<0>(row);
    const std::string x = std::get<1>(row), y = std::get<2>(row);
    CAPTURE(optimizer);
    const Opened run = bowlBy(optimizer, 30).open();
    CHECK(significant(one(run, "new.x", 30), 12) == x);
    CHECK(significant(one(run, "new.y", 30), 12) == y);
  }
}

TEST_CASE("look-ahead: the graph reads the point ahead, and its gradient moves the parameter") {
  // v is 0 at first: x̃ = x. Then v = η·∂f/∂x = 0.1·(−0.7) = −0.07 and x = −6.93; with γ = 0.9
  // x̃ = −6.93 + 0.063 = −6.867.
  const Opened run = bowlBy("nesterov(learning_rate=0.1, convention=003)", 2, true).open();
  CHECK(run->program.aheadSteps == 2);
  CHECK(run->program.steps[0].name == "ahead.x");
  CHECK(one(run, "ahead.x") == -7.0);
  CHECK(one(run, "new.x") == doctest::Approx(-6.93).epsilon(1e-14));
  CHECK(one(run, "x", 2) == one(run, "new.x", 1));
  CHECK(one(run, "ahead.x", 2) == doctest::Approx(-6.867).epsilon(1e-14));
  CHECK(one(run, "grad.ahead.x", 2) == doctest::Approx(-0.6867).epsilon(1e-14));
  CHECK(run->program.find("grad.x") == -1);
  CHECK(one(run, "f", 2) == doctest::Approx(6.867 * 6.867 / 20 + 1.24 * 1.24).epsilon(1e-13));
  // The same step from the stored point needs no step before the graph.
  CHECK(bowlBy("nesterov(learning_rate=0.1)", 2).open()->program.aheadSteps == 0);
}

TEST_CASE("look-ahead: the loss of the closing pass is that of the parameters themselves") {
  const Opened run = bowlBy("nesterov(learning_rate=0.1, convention=003)", 2, true).open();
  const double x = one(run, "new.x", 2), y = one(run, "new.y", 2);
  CHECK(one(run, "f", 3) == doctest::Approx(x * x / 20 + y * y).epsilon(1e-14));
  CHECK(run->trace.firstStep(3) == 2);
  CHECK(run->trace.endStep(3) == run->program.forwardSteps);
  CHECK(run->trace.firstStep(2) == 0);
  // Cursors never stand on a step that was not run, and numbers and places are each other's inverse.
  for (const Level level : {Level::operation, Level::line, Level::cell}) {
    const std::int64_t all = count(run->trace, level);
    for (std::int64_t n = 1; n <= all; ++n) {
      const Cursor at = place(run->trace, level, n);
      CHECK(run->trace.hasStep(at.pass, at.step));
      CHECK(number(run->trace, at, level) == n);
    }
  }
  Problem problem;
  CHECK_FALSE(seek(run->trace, "after/forward/ahead.x", problem).has_value());
  CHECK(seek(run->trace, "2/forward/ahead.x", problem).has_value());
  CHECK(seek(run->trace, "after/forward", problem)->step == 2);
}

TEST_CASE("look-ahead: gradients hold at the point where they are taken") {
  const Opened run = bowlBy("nesterov(learning_rate=0.1, convention=003)", 1).open();
  const GradientCheck check = checkGradients(run->trace);
  REQUIRE(check.tensors.size() == 2);
  CHECK(check.holds());
  CHECK(check.tensors[0].analytic == doctest::Approx(-0.7));
}

TEST_CASE("adam in a lesson: every intermediate result has its line, with its own numbers") {
  const Opened run = bowlBy("adam(learning_rate=0.3)", 2).open();
  // g = −0.7: m = 0.1·g, v = 0.001·g², both made up for by 0.1 and 0.001.
  CHECK(one(run, "new.x.m") == doctest::Approx(-0.07).epsilon(1e-14));
  CHECK(one(run, "new.x.v") == doctest::Approx(0.00049).epsilon(1e-12));
  CHECK(one(run, "new.x.m_hat") == doctest::Approx(-0.7).epsilon(1e-14));
  CHECK(one(run, "new.x.v_hat") == doctest::Approx(0.49).epsilon(1e-12));
  CHECK(one(run, "adam.once.c1", 2) == doctest::Approx(1 - 0.81).epsilon(1e-14));
  CHECK(one(run, "x.m", 2) == one(run, "new.x.m", 1));
  CHECK(formulaAt(run, "2/update/adam.once/adam.once.c1[]") == "c₁ = 1 - β₁^t | 1 - 0.9^2 = 0.19");
  CHECK(formulaAt(run, "2/update/x/new.x.m[]") ==
        "m_x′ = β₁·m_x + (1 - β₁)·∂f/∂x | 0.9·(-0.07) + (1 - 0.9)·(-0.67000) = -0.13000");
  CHECK(formulaAt(run, "1/update/x/new.x.m_hat[]") == "m_hat_x = m_x′ / c₁ | -0.07 / 0.1 = -0.7");
}

TEST_CASE("gradients are clipped first, then weight decay, then the rule") {
  // g = (−0.7, 4): ‖g‖ = 4.0607881; clipped to norm 1, and to ±2 by value before.
  const Opened run =
      bowlBy("sgd(learning_rate=1, clip_value=2, clip_norm=1, weight_decay=0.5, l1=0.25)", 1).open();
  CHECK(one(run, "clip_value.y") == 2.0);
  CHECK(one(run, "clip_value.x") == doctest::Approx(-0.7).epsilon(1e-15));
  const double norm = std::sqrt(0.49 + 4.0);
  CHECK(one(run, "clip.norm.norm") == doctest::Approx(norm).epsilon(1e-14));
  CHECK(one(run, "clip.norm.factor") == doctest::Approx(1 / norm).epsilon(1e-14));
  CHECK(one(run, "clip_norm.y") == doctest::Approx(2 / norm).epsilon(1e-14));
  CHECK(one(run, "weight_decay.y") == doctest::Approx(2 / norm + 1).epsilon(1e-14));
  CHECK(one(run, "l1.x") == doctest::Approx(-0.7 / norm - 3.5 - 0.25).epsilon(1e-14));
  CHECK(one(run, "new.y") == doctest::Approx(2 - (2 / norm + 1.25)).epsilon(1e-13));
  // What is not asked for is not there, and a gradient shorter than the norm stays.
  CHECK(bowlBy("sgd(learning_rate=1)", 1).open()->program.updateSteps == 2);
  CHECK(one(bowlBy("sgd(learning_rate=1, clip_norm=5)", 1).open(), "clip.norm.factor") == 1.0);
}

TEST_CASE("schedules: the rate of each update, counted from 1") {
  const auto rates = [](const std::string& schedule, int iterations) {
    const Opened run = bowlBy("sgd(learning_rate=0.1, schedule=" + schedule + ")", iterations).open();
    std::vector<double> out;
    for (int pass = 1; pass <= iterations; ++pass) out.push_back(one(run, "new.schedule.rate", pass));
    return out;
  };
  const std::vector<double> steps = rates("step_decay, factor=0.1, every=30", 90);  // 001
  for (std::size_t k = 0; k < 90; ++k)
    CHECK(steps[k] == doctest::Approx(k < 30 ? 0.1 : k < 60 ? 0.01 : 0.001).epsilon(1e-14));
  const std::vector<double> turn = rates("cosine, steps=4, least=0.02", 6);
  CHECK(turn[0] == doctest::Approx(0.1).epsilon(1e-14));
  CHECK(turn[1] == doctest::Approx(0.02 + 0.04 * (1 + std::sqrt(0.5))).epsilon(1e-14));
  CHECK(turn[2] == doctest::Approx(0.06).epsilon(1e-14));
  CHECK(turn[4] == doctest::Approx(0.02).epsilon(1e-14));
  CHECK(turn[5] == 0.02);
  const std::vector<double> straight = rates("linear, steps=4, end=0.02", 6);
  CHECK(straight[1] == doctest::Approx(0.08).epsilon(1e-14));
  CHECK(straight[4] == doctest::Approx(0.02).epsilon(1e-14));
  CHECK(straight[5] == 0.02);
  const std::vector<double> root = rates("inverse_sqrt, warm=2", 8);
  CHECK(root[0] == doctest::Approx(0.05).epsilon(1e-14));
  CHECK(root[1] == doctest::Approx(0.1).epsilon(1e-14));
  CHECK(root[7] == doctest::Approx(0.05).epsilon(1e-14));
  CHECK(rates("inverse_sqrt", 4)[3] == doctest::Approx(0.05).epsilon(1e-14));
}

TEST_CASE("schedules: a tenth on a plateau, and the rule uses the rate of the schedule") {
  // With a rate of 1 y jumps between 2 and −2 and only x falls; with x at 0 nothing does.
  const Opened run = LessonDraft()
                         .value("y", {{}, {2}})
                         .line("f", "y * y")
                         .train("f", {"y"}, "sgd(learning_rate=1, schedule=plateau, patience=2)", 8)
                         .open();
  // f = 4 at first: not lower at updates 2, 3, 4; at 4 that is more than twice.
  const double expected[] = {1, 1, 1, 0.1, 0.1, 0.1};
  for (int pass = 1; pass <= 6; ++pass)
    CHECK(one(run, "new.schedule.rate", pass) == doctest::Approx(expected[pass - 1]).epsilon(1e-14));
  CHECK(one(run, "new.y", 4) == doctest::Approx(-2 + 0.1 * 4).epsilon(1e-14));
  CHECK(formulaAt(run, "4/update/y/new.y[]") == "y′ = y - η_t·∂f/∂y | -2 - 0.1·(-4) = -1.6");
}

TEST_CASE("stopping: at the norm of the gradient, and when the loss has not improved") {
  const Opened norm = bowlBy("sgd(learning_rate=0.4)", 1000, true).stop("gradient_norm(1e-3)").open();
  REQUIRE(norm->trace.stopped().has_value());
  const int last = norm->trace.iterations();
  CHECK(norm->trace.stopped()->iteration == last);
  CHECK(last < 1000);
  CHECK(norm->trace.passes() == last + 1);
  const auto length = [&](int pass) {
    return std::hypot(one(norm, "grad.x", pass), one(norm, "grad.y", pass));
  };
  CHECK(length(last) <= 1e-3);
  CHECK(length(last - 1) > 1e-3);
  CHECK(norm->trace.stopped()->value == doctest::Approx(length(last)));
  CHECK(one(norm, "x", last + 1) == one(norm, "new.x", last));
  CHECK(stoppedWords(norm->trace, Language::en).starts_with("Stopped after iteration "));
  CHECK(count(norm->trace, Level::operation) ==
        static_cast<std::int64_t>(last) * static_cast<std::int64_t>(norm->program.steps.size()) +
            norm->program.forwardSteps);

  // f stays 4: the best is that of iteration 1, and 3 more do not improve on it.
  const Opened waits = LessonDraft()
                           .value("y", {{}, {2}})
                           .line("f", "y * y")
                           .train("f", {"y"}, "sgd(learning_rate=1)", 50)
                           .stop("patience(3)")
                           .open();
  CHECK(waits->trace.iterations() == 4);
  CHECK(stoppedWords(waits->trace, Language::en) ==
        "Stopped after iteration 4: f has not been below 4 for 3 iterations");
  CHECK_FALSE(bowlBy("sgd(learning_rate=0.4)", 3).stop("patience(3)").open()->trace.stopped().has_value());
}

TEST_CASE("conventions of optimizers: the call's own, its preset's, the lesson's, PyTorch's") {
  const auto place = [](const std::string& call, const std::string& lessons) {
    LessonDraft draft = bowlBy(call, 1);
    if (!lessons.empty()) draft.convention("epsilon_place", lessons);
    const Opened run = draft.open();
    const auto used = run->program.conventions.find("epsilon_place");
    const std::string formula = formulaAt(run, "1/update/x/new.x.rate[]");
    return std::string(formula.find("√(G_x′)") != std::string::npos ? "outside" : "inside") + " " +
           (used == run->program.conventions.end() ? "fixed" : used->second);
  };
  CHECK(place("adagrad", "") == "outside outside");
  CHECK(place("adagrad", "inside") == "inside inside");
  CHECK(place("adagrad(convention=book)", "inside") == "outside fixed");
  CHECK(place("adagrad(convention=000)", "") == "inside fixed");
  CHECK(place("adagrad(convention=000, epsilon_place=outside)", "inside") == "outside fixed");
  CHECK(one(bowlBy("adagrad(convention=000)", 1).open(), "adagrad.epsilon") == 1e-8);
  CHECK(one(bowlBy("adagrad(convention=000, epsilon=1e-3)", 1).open(), "adagrad.epsilon") == 1e-3);
}

TEST_CASE("optimizer calls: what does not fit is said with what would") {
  const auto says = [](const std::string& call, const std::string& words) {
    const std::string problems = bowlBy(call, 1).problems();
    CHECK_MESSAGE(problems.find(words) != std::string::npos, call << ":\n" << problems);
  };
  says("adam(convention=001)", "expected: pytorch, 000, 002, 003, book");
  says("adamw(convention=book)", "expected: pytorch");
  says("momentum(momentum=1)", "a number from 0 up to, but not, 1");
  says("sgd(learning_rate=-1)", "learning_rate does not fit");
  says("sgd(learning_rat=1)", "did you mean learning_rate?");
  says("sgd(epsilon_place=inside)", "sgd has no such setting");
  says("adam(epsilon_place=insid)", "did you mean inside?");
  says("sgd(schedule=cosin)", "did you mean cosine?");
  says("sgd(schedule=cosine)", "the schedule cosine needs 'steps'");
  says("sgd(steps=3)", "steps belongs to schedule=cosine");
  says("sgd(lr=1, learning_rate=1)", "given twice");
  says("nesterov(nesterov_point=look_ahead, schedule=linear, steps=3)", "comes too late");
  says("sgd(schedule=cosine, steps=2.5)", "a whole number from 1");
}
