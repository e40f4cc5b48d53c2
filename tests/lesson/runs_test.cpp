// [surface] and [[run]]: read, checked, edited.
#include "lesson/runs.h"

#include <doctest/doctest.h>

#include "lesson/edit.h"
#include "lesson/edit_runs.h"
#include "lesson/program.h"

using namespace gradwalk;

namespace {

const std::string bowl = R"toml(format = 1
[lesson]
title = { en = "Bowl", ko = "그릇" }
[values]
x = -7
y = 2
[graph]
f = "x^2/20 + y^2"
[train]
loss = "f"
parameters = ["x", "y"]
iterations = 3
)toml";
const std::string surface = R"toml([surface]
x_range = [-8, 8]
y_range = [-4, 4]
)toml";
const std::string runs = R"toml([[run]]
name = "Slow"
optimizer = "sgd(learning_rate=0.1)"

[[run]]
optimizer = "sgd(learning_rate=0.9)"
start = [-3, 1]

[[run]]
optimizer = "sgd(learning_rate=0.2)"
)toml";

std::optional<Lesson> read(const std::string& text, Problems& problems) {
  return readLesson({"bowl.toml", text}, problems);
}

std::string problemsOf(const std::string& text) {
  Problems problems;
  const auto lesson = read(text, problems);
  if (lesson)
    for (std::size_t run = 0; run < runCount(*lesson) && problems.empty(); ++run)
      checkLesson(lessonOfRun(*lesson, run), problems);
  return render({"bowl.toml", text}, problems);
}

bool says(const std::string& text, const std::string& words) {
  const std::string problems = problemsOf(text);
  CAPTURE(problems);
  return problems.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("runs: a name, or the optimizer's own; a start, or the lesson's") {
  Problems problems;
  const auto lesson = read(bowl + surface + runs, problems);
  REQUIRE(lesson);
  REQUIRE(lesson->runs.size() == 3);
  CHECK(lesson->runs[0].name == "Slow");
  CHECK(lesson->runs[1].name == "sgd");
  CHECK(lesson->runs[2].name == "sgd 2");
  CHECK(findRun(*lesson, "sgd 2") == 2);
  CHECK_FALSE(findRun(*lesson, "Fast"));
  CHECK(runCall(*lesson, 1) == "sgd(learning_rate=0.9)");
  const Lesson second = lessonOfRun(*lesson, 1);
  CHECK(second.followed == 1);
  CHECK(second.values[0].each.front().data.front() == -3.0);
  CHECK(second.values[1].each.front().data.front() == 1.0);
  CHECK(lessonOfRun(*lesson, 2).values[0].each.front().data.front() == -7.0);
  const auto program = checkLesson(second, problems);
  REQUIRE(program);
  CHECK(program->quantities[static_cast<std::size_t>(program->surface.x)].name == "x");
  CHECK(program->quantities[static_cast<std::size_t>(program->surface.y)].name == "y");
  CHECK(program->surface.height == program->loss);
  CHECK(problemsOf(bowl + surface + runs).empty());
}

TEST_CASE("runs: two parameters of one number each are a surface without being told") {
  Problems problems;
  const auto lesson = read(bowl + "optimizer = \"sgd\"\n", problems);
  REQUIRE(lesson);
  const auto program = checkLesson(*lesson, problems);
  REQUIRE(program);
  CHECK(program->surface.exists());
  CHECK(runCount(*lesson) == 1);
  CHECK(runName(*lesson, 0) == "sgd");
}

TEST_CASE("runs: what does not fit is said") {
  CHECK(says(bowl + surface + "[[run]]\nname = \"a\"\n", "this [[run]] has no 'optimizer'"));
  CHECK(says(bowl + surface +
                 "[[run]]\nname = \"a\"\noptimizer = \"sgd\"\n[[run]]\nname = \"a\"\noptimizer = \"sgd\"\n",
             "two runs are called 'a'"));
  CHECK(says(bowl + surface + "[[run]]\nname = \"a;b\"\noptimizer = \"sgd\"\n",
             "this cannot be the name of a run"));
  CHECK(says(bowl + surface + "[[run]]\noptimizer = \"sgd\"\nstart = [1]\n", "'start' must be two numbers"));
  CHECK(says(bowl + "[[run]]\noptimizer = \"sgd\"\nstart = [1, 2]\n", "there is no surface"));
  CHECK(
      says(bowl + "optimizer = \"sgd\"\n" + surface + runs, "there is an optimizer under [train] and again"));
  CHECK(says(bowl + surface + "[[run]]\noptimizer = \"sgdd\"\n", "sgd"));
  CHECK(says(bowl + "optimizer = \"sgd\"\n[surface]\nx = \"z\"\n",
             "the x axis of the surface is no parameter: 'z'"));
  CHECK(says(bowl + "optimizer = \"sgd\"\n[surface]\ny = \"x\"\n", "both axes of the surface are 'x'"));
  CHECK(says(bowl + "optimizer = \"sgd\"\n[surface]\nheight = \"g\"\n",
             "the height of the surface is not one number"));
  CHECK(says(bowl + "optimizer = \"sgd\"\n[surface]\nx_range = [2, 1]\n", "this range is empty"));
  CHECK(says(bowl + "optimizer = \"sgd\"\n[surface]\ncolour = 1\n", "colour"));
}

TEST_CASE("runs: a height that changes from iteration to iteration cannot be drawn") {
  std::string text = bowl + "optimizer = \"sgd\"\n";
  text.replace(text.find("y = 2\n"), 6, "y = 2\nn = { each = [1, 2, 3] }\n");
  text.replace(text.find("x^2/20 + y^2"), 12, "x^2/20 + n*y^2");
  CHECK(says(text + surface, "the height changes from iteration to iteration, because 'n' does"));
  // Without being asked for it is no surface, and no problem either.
  CHECK(problemsOf(text).empty());
  text.replace(text.find("[train]"), 0, "J = \"x^2/20 + y^2\"\n");
  CHECK(problemsOf(text + surface + "height = \"J\"\n").empty());
}

TEST_CASE("runs: as one line of words and back") {
  Problems problems;
  const auto lesson = read(bowl + surface + runs, problems);
  REQUIRE(lesson);
  const std::string words =
      "Slow: sgd(learning_rate=0.1); sgd(learning_rate=0.9) @ -3,1; sgd 2: sgd(learning_rate=0.2)";
  CHECK(runsText(*lesson) == words);
  const auto parts = parseRuns(words, problems);
  REQUIRE(parts);
  CHECK(*parts == runTexts(*lesson));
  CHECK_FALSE(parseRuns(" ; ", problems));
  CHECK_FALSE(parseRuns("a: ; sgd", problems));
  CHECK_FALSE(parseRuns("sgd(\"x\")", problems));
  CHECK(problems.size() == 3);
}

TEST_CASE("runs: an edit replaces all of them and leaves the rest of the text as it is") {
  Problems problems;
  const std::string text = bowl + "# kept\n" + runs + "# the end\n" + surface;
  std::string moved = text;
  moved.replace(moved.find("start = [-3, 1]\n"), 16, "");
  const auto own = read(moved, problems);
  REQUIRE(own);
  const auto lesson = std::optional(lessonOfRun(*own, 0));
  auto edit = parseEdit(*lesson, "runs=A: sgd(learning_rate=0.5); sgd", problems);
  REQUIRE(edit);
  CHECK(edit->kind == EditKind::runs);
  CHECK(editText(*lesson, *edit) == "runs=A: sgd(learning_rate=0.5); sgd");
  const auto out = applyEdits(*lesson, {*edit}, problems);
  REQUIRE(out);
  CHECK(out->text ==
        bowl +
            "# kept\n[[run]]\nname = \"A\"\noptimizer = \"sgd(learning_rate=0.5)\"\n\n[[run]]\noptimizer = "
            "\"sgd\"\n\n# the end\n" +
            surface);
  const auto again = read(out->text, problems);
  REQUIRE(again);
  CHECK(again->runs.size() == 2);
  CHECK(problems.empty());
}

TEST_CASE("runs: a lesson with one optimizer under [train] gets [[run]] tables in its place") {
  Problems problems;
  const auto lesson =
      read(bowl + "optimizer = \"sgd(learning_rate=0.1)\"  # slow\nclosing = true\n", problems);
  REQUIRE(lesson);
  CHECK(runsText(*lesson) == "sgd(learning_rate=0.1)");
  const auto out = applyEdits(
      *lesson, {{.kind = EditKind::runs, .text = "sgd(learning_rate=0.1); Fast: sgd(learning_rate=0.9)"}},
      problems);
  REQUIRE(out);
  const auto again = read(out->text, problems);
  REQUIRE(again);
  CHECK(again->runs.size() == 2);
  CHECK(again->runs[1].name == "Fast");
  CHECK_FALSE(again->training.optimizer);
  CHECK(again->training.closing);
}

TEST_CASE("runs: where a run has a start of its own, the values can still be edited") {
  Problems problems;
  const auto lesson = read(bowl + surface + runs, problems);
  REQUIRE(lesson);
  const Lesson own = lessonOfRun(*lesson, 1);
  const Edit edit{.kind = EditKind::cell, .name = "x", .text = "-5"};
  CHECK(ownText(own, edit) == "-3");
  CHECK(ownText(lessonOfRun(*lesson, 0), edit) == "-7");
  const auto out = applyEdits(own, {edit}, problems);
  REQUIRE(out);
  CHECK(problems.empty());
  CHECK(out->text.find("x = -5\n") != std::string::npos);
  CHECK(out->text.find("start = [-3, 1]") != std::string::npos);
}

TEST_CASE("runs: a setting within a call") {
  CHECK(settingIn("sgd(learning_rate=0.1)", "learning_rate") == "0.1");
  CHECK(settingIn("sgd(learning_rate=-1e-3)", "learning_rate") == "-1e-3");
  CHECK(settingIn("sgd", "learning_rate").empty());
  CHECK(withSetting("sgd(learning_rate=0.1)", "learning_rate", "0.2") == "sgd(learning_rate=0.2)");
  CHECK(withSetting("sgd", "learning_rate", "0.2") == "sgd(learning_rate=0.2)");
  CHECK(withSetting("sgd()", "learning_rate", "0.2") == "sgd(learning_rate=0.2)");
  CHECK(withSetting("adam(beta1=0.9)", "learning_rate", "0.2") == "adam(beta1=0.9, learning_rate=0.2)");
}

TEST_CASE("runs: settings of several runs are changed in their own calls") {
  Problems problems;
  const auto lesson = read(bowl + surface + runs, problems);
  REQUIRE(lesson);
  CHECK_FALSE(parseEdit(lessonOfRun(*lesson, 0), "learning_rate=0.5", problems));
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.back().message.find("several runs") != std::string::npos);
}
