// The backward walk through graphs: shares that add up, fusions, closed forms.
#include <doctest/doctest.h>

#include <cmath>

#include "maths/digits.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

std::string stepNames(const Program& program, Phase phase) {
  std::string out;
  for (const Step& step : program.steps)
    if (step.phase == phase) out += (out.empty() ? "" : " ") + step.name + ":" + step.operation;
  return out;
}

void checkClose(const Tensor& a, const Tensor& b, double tolerance) {
  REQUIRE(a.shape == b.shape);
  for (std::size_t i = 0; i < a.data.size(); ++i) {
    CAPTURE(i);
    CHECK(std::fabs(a.data[i] - b.data[i]) <=
          tolerance * std::max({1e-300, std::fabs(a.data[i]), std::fabs(b.data[i])}));
  }
}

}  // namespace

TEST_CASE("fan-out: the shares of a value that is used several times add up") {
  const Opened run = fanOutDraft().open();
  // L = Σ (uv)² + u + uv, so ∂L/∂u = 2uv² + 1 + v and ∂L/∂v = 2u²v + u.
  const Tensor &u = run->value("u"), &v = run->value("v");
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(run->value("grad.u").data[i] ==
          doctest::Approx(2 * u.data[i] * v.data[i] * v.data[i] + 1 + v.data[i]));
    CHECK(run->value("grad.v").data[i] == doctest::Approx(2 * u.data[i] * u.data[i] * v.data[i] + u.data[i]));
  }
}

TEST_CASE("fan-out: a value used twice by one operation and once by another has three shares") {
  const Opened run = fanOutDraft().open();
  for (const char* share : {"grad.a@r", "grad.a@q", "grad.a@q#2"}) CHECK(run->program.find(share) >= 0);
  const Tensor& whole = run->value("grad.a");
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(whole.data[i] ==
          run->value("grad.a@r").data[i] + run->value("grad.a@q").data[i] + run->value("grad.a@q#2").data[i]);
}

TEST_CASE(
    "fan-out: its step stands between the last share and the step that needs the sum, with a name of its "
    "own") {
  const Opened run = fanOutDraft().open();
  CHECK(stepNames(run->program, Phase::backward) ==
        "L:sum r:add s:add q:hadamard a.fan_out:fan_out a:hadamard u.fan_out:fan_out");
}

TEST_CASE("fan-out: a square of one value is its derivative twice") {
  const Opened run = LessonDraft().value("x", {{}, {3}}).line("y", "x * x").loss("y").gradients({"x"}).open();
  CHECK(run->value("grad.x").data[0] == 6);
}

TEST_CASE("fan-out: an input used by two branches, of which only one is differentiable") {
  const Opened run = LessonDraft()
                         .value("p", {{2}, {0.25, 0.75}})
                         .line("L", "cross_entropy(p, p)")
                         .loss("L")
                         .gradients({"p"})
                         .open();
  // The target is not differentiated: −t/p = −1.
  CHECK(run->value("grad.p") == Tensor{{2}, {-1, -1}});
  CHECK(run->program.find("grad.p@L") < 0);
}

TEST_CASE("backward: what the loss does not need has no gradient and no step") {
  const Opened run = LessonDraft()
                         .value("x", {{2}, {1, 2}})
                         .value("w", {{2}, {3, 4}})
                         .line("side", "relu(x)")
                         .line("y", "dot(x, w)")
                         .line("L", "squared_error(y, 1)")
                         .train("L", {"w"}, "sgd(learning_rate=0.1)")
                         .open();
  CHECK(stepNames(run->program, Phase::backward) == "L:squared_error y:dot");
  CHECK(run->program.find("grad.x") < 0);
  CHECK(run->program.find("grad.side") < 0);
}

TEST_CASE("backward: without parameters or wanted gradients, every input gets one") {
  const Opened run = LessonDraft()
                         .value("x", {{2}, {1, 2}})
                         .value("w", {{2}, {3, 4}})
                         .line("y", "dot(x, w)")
                         .loss("y")
                         .open();
  CHECK(run->value("grad.x") == Tensor{{2}, {3, 4}});
  CHECK(run->value("grad.w") == Tensor{{2}, {1, 2}});
}

TEST_CASE("backward: a loss that no input can change has no backward step") {
  const Opened run = LessonDraft()
                         .value("index", {{2}, {0, 1}})
                         .line("y", "one_hot(index, classes=3)")
                         .line("L", "sum(y)")
                         .loss("L")
                         .open();
  CHECK(run->value("L").data[0] == 2);
  CHECK(run->program.backwardSteps == 0);
}

TEST_CASE("fusion: prediction minus target, and the gradient between is not formed") {
  const Opened fused = contrastDraft(1).open();
  CHECK(fused->program.find("grad.p") < 0);
  REQUIRE(fused->program.unformed.size() == 1);
  CHECK(fused->program.unformed[0].quantity == "p");
  CHECK(fused->program.unformed[0].by == "softmax_cross_entropy");
  const Tensor &p = fused->value("p"), &t = fused->value("t"), &g = fused->value("grad.s");
  for (std::size_t i = 0; i < g.data.size(); ++i) CHECK(g.data[i] == (p.data[i] - t.data[i]) / 2);
}

TEST_CASE("fusion: the short cut and the long way round give the same gradients") {
  for (const char* batch : {"mean", "sum"}) {
    const Opened fused = contrastDraft(1).convention("batch", batch).open();
    const Opened separate =
        contrastDraft(1).convention("batch", batch).convention("softmax_cross_entropy", "separate").open();
    CHECK(separate->program.find("grad.p") >= 0);
    CHECK(separate->program.unformed.empty());
    CHECK(sameBits(fused->value("L"), separate->value("L")));
    for (const char* quantity : {"grad.s", "grad.W", "grad.c", "grad.K", "grad.b", "new.K", "new.W"}) {
      CAPTURE(std::string(quantity));
      checkClose(fused->value(quantity), separate->value(quantity), 1e-13);
    }
  }
}

TEST_CASE("fusion: a loss that goes on is multiplied by its own gradient") {
  const auto draft = [](const char* choice) {
    return contrastDraft(1)
        .line("M", "L * 3")
        .train("M", {}, "sgd(learning_rate=0.1)")
        .convention("softmax_cross_entropy", choice)
        .open();
  };
  const Opened fused = draft("fused"), separate = draft("separate");
  checkClose(fused->value("grad.s"), separate->value("grad.s"), 1e-13);
  checkClose(fused->value("grad.K"), separate->value("grad.K"), 1e-12);
}

TEST_CASE("fusion: targets that do not add up to 1 take the long way") {
  LessonDraft draft = LessonDraft();
  draft.value("x", {{2}, {0.5, -1}})
      .value("t", {{2}, {1, 1}})
      .line("p", "softmax(x)")
      .line("L", "cross_entropy(p, t)")
      .loss("L");
  const Opened run = draft.open();
  CHECK(run->program.find("grad.p") >= 0);
  const Tensor& p = run->value("p");
  // −Σ t·log p: 2p − t where the targets add up to 2.
  CHECK(run->value("grad.x").data[0] == doctest::Approx(2 * p.data[0] - 1).epsilon(1e-14));
}

TEST_CASE("fusion: a one-hot target that the lesson computes is known before it runs") {
  const auto draft = [](std::vector<double> classes) {
    return LessonDraft()
        .value("x", {{2, 3}, {0.5, -1, 2, 0, 1, -0.5}})
        .value("index", {{2}, std::move(classes)})
        .line("t", "one_hot(index, classes=3)")
        .line("p", "softmax(x)")
        .line("L", "cross_entropy(p, t)")
        .loss("L")
        .gradients({"x"})
        .open();
  };
  CHECK(draft({2, 0})->program.unformed.size() == 1);
  // A class that does not exist gives a row of zeros: the short rule would be wrong.
  const Opened outside = draft({3, 0});
  CHECK(outside->program.unformed.empty());
  CHECK(outside->value("grad.x").data[0] == 0.0);
}

TEST_CASE("fusion: a target that changes with the iteration is looked at in each") {
  const auto draft = [](Tensor second) {
    return LessonDraft()
        .value("x", {{2}, {0.5, -1}})
        .values("t", {{{2}, {1, 0}}, std::move(second)})
        .line("p", "softmax(x)")
        .line("L", "cross_entropy(p, t)")
        .train("L", {"x"}, "sgd(learning_rate=0.1)", 2)
        .open();
  };
  CHECK(draft({{2}, {0, 1}})->program.unformed.size() == 1);
  CHECK(draft({{2}, {0, 2}})->program.unformed.empty());
}

TEST_CASE("descent: on x²/20 + y², each coordinate shrinks by its own factor") {
  const int steps = 30;
  const Opened run = bowlDraft(steps, "0.95").open();
  for (int k = 1; k <= steps; ++k) {
    CHECK(run->value("new.x", k).data[0] == doctest::Approx(-7 * std::pow(1 - 0.95 / 10, k)).epsilon(1e-12));
    CHECK(run->value("new.y", k).data[0] == doctest::Approx(2 * std::pow(1 - 2 * 0.95, k)).epsilon(1e-12));
    if (k > 1) CHECK(sameBits(run->value("x", k), run->value("new.x", k - 1)));
  }
  CHECK(significant(run->value("new.x", steps).data[0], 12) == "-0.350392995752");
  CHECK(significant(run->value("new.y", steps).data[0], 12) == "0.0847823165504");
}

TEST_CASE("descent: a rate that is too high diverges in one direction and converges in the other") {
  const Opened run = bowlDraft(40, "1.05").open();
  CHECK(std::fabs(run->value("new.y", 40).data[0]) > 80);
  CHECK(std::fabs(run->value("new.x", 40).data[0]) < 0.1);
}

TEST_CASE("dropout: a dropped input's weight gets no gradient; the next step has another mask") {
  const Opened run = dropoutDraft().open();
  CHECK(run->value("y").data[0] == doctest::Approx(1.4).epsilon(1e-15));
  CHECK(run->value("L").data[0] == doctest::Approx(6.125).epsilon(1e-14));
  const Tensor& first = run->value("grad.w");
  CHECK(first.data[1] == 0);
  CHECK(first.data[3] == 0);
  CHECK(first.data[0] == doctest::Approx(-7));
  CHECK(first.data[2] == doctest::Approx(-14));
  CHECK(run->value("m", 2) == Tensor{{4}, {0, 1, 1, 0}});
  CHECK(run->value("grad.w", 2).data[0] == 0);
  CHECK(run->value("grad.w", 2).data[1] != 0);
  // The closing pass sees what the last iteration saw.
  CHECK(run->value("m", 3) == run->value("m", 2));
}

TEST_CASE("graph: an attribute that has no sensible value of its own must be given") {
  const std::string said = LessonDraft().value("index", {{2}, {0, 1}}).line("t", "one_hot(index)").problems();
  CHECK(said ==
        "draft.toml:1:1: error: one_hot needs 'classes'\n"
        "    1 | one_hot(index)\n"
        "      | ^~~~~~~~~~~~~~\n"
        "  expected: classes=…\n"
        "  found:    no classes\n"
        "  hint:     see gradwalk help one_hot\n");
}
