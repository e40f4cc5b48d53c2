// Gradients against differences of the loss.
#include "trace/gradient_check.h"

#include <doctest/doctest.h>

#include "lesson/library.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

std::unique_ptr<OpenLesson> opened(const std::string& text) {
  OpenResult result = openLesson(Source{"test.toml", text});
  REQUIRE_MESSAGE(result.open, result.problems);
  return std::move(result.open);
}

// ReLU of two sums, one of which is `second`.
std::string bend(const std::string& second) {
  return R"toml(format = 1
[lesson]
title = { en = "a bend", ko = "꺾임" }
[values]
x = [1, 2]
w = [[0.5, )toml" +
         second + R"toml(], [0.25, 0.5]]
y = [0, 0]
[graph]
z = "dense(x, w)"
a = "relu(z)"
L = "squared_error(a, y)"
[train]
loss = "L"
parameters = ["w"]
optimizer = "sgd(learning_rate=0.1)"
)toml";
}

}  // namespace

TEST_CASE("gradient check: every shipped lesson's gradients agree with differences of its loss") {
  int checked = 0;
  for (const LessonEntry& entry : listLessons()) {
    CAPTURE(entry.name);
    const OpenResult result = openLesson(entry.path);
    REQUIRE(result.open);
    const GradientCheck check = checkGradients(result.open->trace);
    CHECK(check.given);
    CHECK(check.holds());
    CHECK(check.largest() <= 2 * check.tolerance);
    for (const GradientTensor& tensor : check.tensors) {
      CHECK(tensor.checked + tensor.kinks == tensor.cells);
      checked += static_cast<int>(tensor.checked);
    }
  }
  CHECK(checked > 40);
}

TEST_CASE("gradient check: of a lesson's text, the first iteration gives the same") {
  const auto lesson = findLesson("contrast");
  REQUIRE(lesson);
  const OpenResult result = openLesson(*lesson);
  REQUIRE(result.open);
  REQUIRE(result.open->trace.iterations() > 1);
  const GradientCheck whole = checkGradients(result.open->trace);
  const GradientCheck first = checkGradients(result.open->lesson.source);
  REQUIRE(whole.tensors.size() == first.tensors.size());
  for (std::size_t k = 0; k < whole.tensors.size(); ++k) {
    CHECK(first.tensors[k].quantity == whole.tensors[k].quantity);
    CHECK(first.tensors[k].worst == whole.tensors[k].worst);
    CHECK(first.tensors[k].largest == whole.tensors[k].largest);
  }
  std::atomic<bool> stop = true;
  CHECK_FALSE(checkGradients(result.open->lesson.source, &stop).given);
  CHECK_FALSE(checkGradients(Source{"broken.toml", "format = 1\n[lesson"}).given);
}

TEST_CASE("gradient check: a kink is named and left out, next to it all is well") {
  // z = (1, 0): the second sum lies exactly where ReLU bends.
  const auto kink = opened(bend("-1"));
  const GradientCheck check = checkGradients(kink->trace);
  REQUIRE(check.tensors.size() == 1);
  CHECK(check.tensors[0].cells == 4);
  // A square of ReLU is smooth at 0: there is a derivative, and it agrees.
  CHECK(check.tensors[0].kinks == 0);
  CHECK(check.holds());

  std::string text = bend("-1");
  text.replace(text.find("squared_error(a, y)"), 19, "sum(a)");
  const GradientCheck bent = checkGradients(opened(text)->trace);
  REQUIRE(bent.tensors.size() == 1);
  CHECK(bent.tensors[0].kinks == 2);  // both weights of the second sum
  CHECK(bent.tensors[0].kinkIn == "relu");
  CHECK(bent.tensors[0].checked == 2);
  CHECK(bent.holds());

  text.replace(text.find("[[0.5, -1]"), 10, "[[0.5, -0.9999999]");
  const GradientCheck near = checkGradients(opened(text)->trace);
  CHECK(near.tensors[0].kinks == 0);
  CHECK(near.holds());
}

TEST_CASE("gradient check: a wrong gradient is found") {
  // The same loss with another backward rule: the step is what is tampered with.
  const auto lesson = opened(bend("0.5"));
  Program wrong = lesson->program;
  bool tampered = false;
  for (Step& step : wrong.steps) {
    for (StepLine& line : step.lines) {
      if (wrong.quantities[static_cast<std::size_t>(line.writes)].name != "grad.w") continue;
      const auto right = line.line.cells.values;
      line.line.cells.values = [right](const Reader<double>& r, Tensor& out) {
        right(r, out);
        out.data[1] *= 1.001;
      };
      tampered = true;
    }
  }
  REQUIRE(tampered);
  const Trace trace(wrong, lesson->lesson);
  const GradientCheck check = checkGradients(trace);
  CHECK_FALSE(check.holds());
  CHECK(check.tensors[0].worst == 1);
  CHECK(check.tensors[0].largest == doctest::Approx(0.001).epsilon(0.5));
}

TEST_CASE("gradient check: of a large lesson a sample, and work that can be given up") {
  const auto lesson = opened(bend("0.5"));
  const GradientCheck few = checkGradients(lesson->trace, nullptr, 1.0);
  CHECK(few.sampled());
  CHECK(few.tensors[0].checked == 3);
  const std::atomic<bool> stop = true;
  CHECK_FALSE(checkGradients(lesson->trace, &stop).given);
}
