// What each switch changes, with the numbers worked by hand.
#include "trace/convention_effects.h"

#include <doctest/doctest.h>

#include "lesson/library.h"

using namespace gradwalk;

namespace {

std::unique_ptr<OpenLesson> lesson(const std::string& name) {
  OpenResult result = openLesson(*findLesson(name));
  REQUIRE_MESSAGE(result.open != nullptr, result.problems);
  return std::move(result.open);
}

Edits edits(const OpenLesson& open, const std::vector<std::string>& words) {
  Edits out;
  Problems problems;
  for (const std::string& each : words) {
    auto edit = parseEdit(open.lesson, each, problems);
    REQUIRE(edit);
    setEdit(out, std::move(*edit));
  }
  return out;
}

ConventionEffects effectsOf(const std::string& name, const std::vector<std::string>& words = {}) {
  const auto open = lesson(name);
  return conventionEffects(open->lesson, open->path, edits(*open, words));
}

const ConventionChoice& choice(const ConventionEffects& all, const std::string& convention,
                               const std::string& name) {
  for (const ConventionEffect& effect : all.conventions)
    for (const ConventionChoice& each : effect.choices)
      if (effect.convention->name == convention && each.name == name) return each;
  FAIL(convention << " " << name);
  return all.conventions.front().choices.front();
}

std::vector<double> valueOf(const std::string& name, const std::vector<std::string>& words, int pass,
                            const std::string& quantity) {
  const auto own = lesson(name);
  const OpenResult result = openEdited(own->lesson, own->path, edits(*own, words), Judging::suspended);
  REQUIRE_MESSAGE(result.open != nullptr, result.problems);
  const int id = result.open->program.find(quantity);
  REQUIRE(id >= 0);
  return result.open->trace.value(pass, id).data;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE(
    "conventions: those that the graph follows are listed, with the lesson's own and the one in force") {
  const auto own = lesson("dropout-contrast");
  const auto list = conventionsOf(own->program, own->lesson);
  std::vector<std::string> names;
  for (const ConventionEffect& each : list) names.push_back(each.convention->name);
  CHECK(names == std::vector<std::string>{"prediction", "probability", "squared_error"});
  CHECK(list[1].choices[0].name == "keep");
  CHECK(list[1].choices[0].inForce);
  CHECK(list[1].choices[0].lessons);
  CHECK_FALSE(list[1].choices[1].inForce);
  // A lesson that says nothing has the first choice, and that one is its own.
  const auto cnn = lesson("cnn");
  for (const ConventionEffect& each : conventionsOf(cnn->program, cnn->lesson)) {
    CHECK(each.choices[0].inForce);
    CHECK(each.choices[0].lessons);
  }
}

TEST_CASE("conventions: an operation that sets its own does not follow the lesson's") {
  Problems problems;
  const OpenResult result = openLesson(Source{"own.toml", R"toml(format = 1
[lesson]
title = { en = "Own", ko = "제 것" }
[values]
X = [[1, 1], [0, 1]]
[graph]
P = "max_pool(X, ties=all)"
)toml"});
  REQUIRE(result.open);
  CHECK(result.open->program.conventions.empty());
}

TEST_CASE("conventions: p to keep or to drop, worked by hand") {
  const ConventionEffects all = effectsOf("dropout-contrast");
  REQUIRE(all.given);
  const ConventionChoice& drop = choice(all, "probability", "drop");
  REQUIRE(drop.difference);
  // 1 − 0.8 = 0.2 is kept. x/0.2 = (20, 10, 0), so y = (10 + 10 + 1, −20 + 5 − 2) = (21, −17),
  // and the loss is (16² + 12²)/2 = 200 in place of 0.78125.
  CHECK(drop.difference->loss->from == 0.78125);
  CHECK(drop.difference->loss->to == doctest::Approx(200).epsilon(1e-12));
  CHECK(drop.difference->first->cell == "keep");
  CHECK(drop.difference->first->path == "1/forward/keep/keep[]");
  CHECK(drop.difference->first->from == 0.8);
  CHECK(drop.difference->first->to == doctest::Approx(0.2));
  CHECK(drop.difference->shown);
  CHECK(valueOf("dropout-contrast", {"conventions.probability=drop"}, 1, "y_test")[0] ==
        doctest::Approx(1.4));  // 0.2·2 + 1
}

TEST_CASE("conventions: weights or outputs scaled at prediction, worked by hand") {
  const ConventionEffects all = effectsOf("dropout-contrast");
  const ConventionChoice& outputs = choice(all, "prediction", "outputs");
  REQUIRE(outputs.difference);
  // (2 + 1)·0.8 = 2.4 in place of 0.8·2 + 1 = 2.6, (1 − 2)·0.8 = −0.8 in place of −1.2.
  const auto y = valueOf("dropout-contrast", {"conventions.prediction=outputs"}, 1, "y_test");
  CHECK(y[0] == doctest::Approx(2.4).epsilon(1e-15));
  CHECK(y[1] == doctest::Approx(-0.8).epsilon(1e-15));
  CHECK(outputs.difference->loss->from == outputs.difference->loss->to);
  CHECK(outputs.difference->added == std::vector<std::string>{"y_test.z"});
  CHECK(outputs.difference->gone == std::vector<std::string>{"y_test.V"});
  CHECK(joined(differenceLines(*outputs.difference, Language::en)).starts_with("L stays 0.78125\n"));
}

TEST_CASE("conventions: with p = 0.5 nobody notices which probability is meant") {
  const ConventionEffects all = effectsOf("dropout");
  const ConventionChoice& drop = choice(all, "probability", "drop");
  REQUIRE(drop.difference);
  CHECK_FALSE(drop.difference->any());
  CHECK(differenceLines(*drop.difference, Language::en) ==
        std::vector<std::string>{"no difference in this lesson: every number is the same"});
  CHECK(differenceLines(*drop.difference, Language::ko) ==
        std::vector<std::string>{"이 수업에서는 차이가 없다. 모든 수가 같다"});
  // One output: half of d² = 3.5² in place of d², the mean of one.
  CHECK(choice(all, "squared_error", "mean").difference->loss->from == doctest::Approx(6.125));
  CHECK(choice(all, "squared_error", "mean").difference->loss->to == doctest::Approx(12.25));
}

TEST_CASE("conventions: the 4×4 CNN hides the tie, the batch and, on its way forward, the kernel's turn") {
  const ConventionEffects all = effectsOf("cnn");
  // K is its own turn, but the patch that makes its gradient is not: 3 1 1 / 0 2 2 / 1 0 3,
  // times −1.8458e-05, is turned to 3 0 1 / 2 2 0 / 1 1 3.
  const ConventionDifference& kernel = *choice(all, "kernel", "flipped").difference;
  CHECK(kernel.first->path == "1/backward/Z/grad.K[0,1]");
  CHECK(kernel.first->to == 0);
  CHECK(kernel.largest->cell == "∂L/∂K[1,0]");
  CHECK(kernel.largest->to == 2 * kernel.first->from);
  CHECK(kernel.quantities == 2);  // grad.K and the new K; turned, that gives the same loss
  CHECK(kernel.loss->from == kernel.loss->to);
  CHECK_FALSE(choice(all, "batch", "sum").difference->any());
  // The pool then notes no positions, but no number changes.
  const ConventionDifference& ties = *choice(all, "ties", "all").difference;
  CHECK_FALSE(ties.any());
  CHECK(ties.gone == std::vector<std::string>{"P.at"});
}

TEST_CASE("conventions: ties go to every largest cell, in the contrast lesson") {
  const ConventionEffects all = effectsOf("contrast");
  const ConventionDifference& ties = *choice(all, "ties", "all").difference;
  // The second sample's second channel is 0 2 / 2 0: its gradient goes to both 2s.
  REQUIRE(ties.first);
  CHECK(ties.first->path == "1/backward/P/grad.A[1,1,1,0]");
  CHECK(ties.first->from == 0.0);
  CHECK(ties.first->to == valueOf("contrast", {}, 1, "grad.P")[3]);
  CHECK(ties.loss->pass == 2);  // the first loss is from before any gradient
  CHECK(ties.shown);
}

TEST_CASE("conventions: a kernel turned by 180°, in the contrast lesson") {
  // K[0] = 1 −1 / 2 0 turned is 0 2 / −1 1. On X[0] = 1 0 2 / 3 1 0 / 0 2 1, less 1:
  //   0·1 + 2·0 − 1·3 + 1·1 − 1 = −3,  0·0 + 2·2 − 1·1 + 1·0 − 1 = 2,
  //   0·3 + 2·1 − 1·0 + 1·2 − 1 = 3,   0·1 + 2·0 − 1·2 + 1·1 − 1 = −2
  const auto z = valueOf("contrast", {"conventions.kernel=flipped"}, 1, "Z");
  CHECK(std::vector<double>(z.begin(), z.begin() + 4) == std::vector<double>{-3, 2, 3, -2});
  const ConventionEffects all = effectsOf("contrast");
  CHECK(choice(all, "kernel", "flipped").difference->first->path == "1/forward/Z/Z[0,0,0,0]");
  CHECK(choice(all, "kernel", "flipped").difference->first->to == -3);
}

TEST_CASE("conventions: mean or sum over two samples doubles the loss and its gradients") {
  const ConventionEffects all = effectsOf("contrast");
  const ConventionDifference& sum = *choice(all, "batch", "sum").difference;
  CHECK(sum.loss->to == 2 * sum.loss->from);
  CHECK(valueOf("contrast", {"conventions.batch=sum"}, 1, "grad.b")[0] ==
        doctest::Approx(2 * valueOf("contrast", {}, 1, "grad.b")[0]));
}

TEST_CASE("conventions: softmax and cross entropy as two rules differ in rounding alone") {
  const ConventionEffects all = effectsOf("contrast");
  const ConventionDifference& separate = *choice(all, "softmax_cross_entropy", "separate").difference;
  CHECK(separate.any());
  CHECK_FALSE(separate.shown);
  CHECK(std::fabs(separate.largest->to - separate.largest->from) < 1e-14);
  CHECK(std::find(separate.added.begin(), separate.added.end(), "∂L/∂p") != separate.added.end());
  const std::string lines = joined(differenceLines(separate, Language::en));
  CHECK(lines.find(" → ") == std::string::npos);
  CHECK(lines.find("(Δ ") != std::string::npos);
  CHECK(lines.find("only in rounding: at the digits shown every number is the same\n") != std::string::npos);
}

TEST_CASE("conventions: the other way round the differences are those back to the lesson's own") {
  const ConventionEffects all = effectsOf("contrast", {"conventions.batch=sum"});
  CHECK(choice(all, "batch", "sum").inForce);
  CHECK_FALSE(choice(all, "batch", "sum").difference);
  CHECK(choice(all, "batch", "mean").lessons);
  const ConventionDifference& back = *choice(all, "batch", "mean").difference;
  CHECK(back.loss->from == 2 * back.loss->to);
}

TEST_CASE("conventions: the lesson's own choice is no edit, whether it is written or not") {
  for (const char* name : {"cnn", "dropout"}) {
    const auto open = lesson(name);
    for (const ConventionEffect& effect : conventionsOf(open->program, open->lesson))
      for (const ConventionChoice& each : effect.choices)
        CHECK(changesNothing(open->lesson, {.kind = EditKind::convention,
                                            .name = effect.convention->name,
                                            .text = each.name}) == each.lessons);
  }
}

TEST_CASE("conventions: every shipped lesson can be opened with every choice, as --set does") {
  for (const LessonEntry& entry : listLessons()) {
    const auto own = lesson(entry.name);
    for (const ConventionEffect& effect : conventionsOf(own->program, own->lesson))
      for (const ConventionChoice& each : effect.choices) {
        const std::string set = "conventions." + effect.convention->name + "=" + each.name;
        CAPTURE(entry.name);
        CAPTURE(set);
        const OpenResult result = openEdited(own->lesson, own->path, edits(*own, {set}), Judging::asUsual);
        CHECK_MESSAGE(result.open != nullptr, result.problems);
      }
  }
}

TEST_CASE("conventions: what nobody waits for is given up, what is too long is said to be") {
  const auto open = lesson("contrast");
  const std::atomic<bool> stop = true;
  CHECK_FALSE(conventionEffects(open->lesson, open->path, {}, &stop).given);
  const OpenResult other =
      openEdited(open->lesson, open->path, edits(*open, {"conventions.ties=all"}), Judging::suspended);
  CHECK(compareRuns(open->trace, other.open->trace).whole);
  const ConventionDifference part = compareRuns(open->trace, other.open->trace, nullptr, 1.0);
  CHECK_FALSE(part.whole);
  CHECK(part.any());
  const ConventionDifference none = compareRuns(open->trace, open->trace);
  CHECK_FALSE(none.any());
  CHECK(none.loss->from == none.loss->to);
}
