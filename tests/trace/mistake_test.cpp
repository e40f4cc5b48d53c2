// Each mistake's number against figures worked by hand, and every mistake in a shipped lesson.
#include "trace/mistake.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "lesson/library.h"
#include "maths/digits.h"
#include "trace/drafts.h"
#include "trace/grade.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

std::unique_ptr<OpenLesson> lesson(const char* name) {
  OpenResult result = openLesson(*findLesson(name));
  REQUIRE_MESSAGE(result.open != nullptr, result.problems);
  return std::move(result.open);
}

Cursor cellAt(const Trace& trace, const std::string& where) {
  Problem problem;
  const auto cursor = seek(trace, where, problem);
  REQUIRE_MESSAGE(cursor.has_value(), where << ": " << problem.message);
  Cursor at = *cursor;
  // A scalar's whole line is its one cell.
  if (at.line < 0) at.line = static_cast<int>(stepAt(trace, at)->lines.size()) - 1;
  at.cell = std::max<std::int64_t>(at.cell, 0);
  return at;
}

std::vector<double> numbersAt(const Trace& trace, const std::string& where, const char* name) {
  const Mistake* mistake = findMistake(name);
  REQUIRE_MESSAGE(mistake != nullptr, name);
  std::vector<double> out = numbersOf(*mistake, Work(trace, cellAt(trace, where)));
  for (double& x : out) x = roundSignificant(x, 12);
  return out;
}

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("mistakes: a kernel turned or transposed, a bias left out") {
  const auto contrast = lesson("contrast");
  const Trace& trace = contrast->trace;
  // Window 3 1 / 0 2 under 1 −1 / 2 0 with bias −1: 3 − 1 − 1 = 1.
  CHECK(numbersAt(trace, "Z[0,0,1,0]", "kernel-flipped") == Numbers{3});     // 0 2 / −1 1: 2 + 2 − 1
  CHECK(numbersAt(trace, "Z[0,0,1,0]", "kernel-transposed") == Numbers{4});  // 1 2 / −1 0: 3 + 2 − 1
  CHECK(numbersAt(trace, "Z[0,0,1,0]", "bias-forgotten") == Numbers{2});
  // Window 1 0 / 3 1: turned and transposed, the corners 1 and 1 hide the difference.
  CHECK(numbersAt(trace, "Z[0,0,0,0]", "kernel-flipped") == Numbers{-3});
  CHECK(numbersAt(trace, "Z[0,0,0,0]", "kernel-transposed") == Numbers{-3});
  // The second channel has no bias.
  CHECK(numbersAt(trace, "Z[0,1,0,0]", "bias-forgotten").empty());
  // The gradient of a kernel, turned: what stands in the opposite cell.
  CHECK(numbersAt(trace, "grad.K[0,0,0,1]", "kernel-flipped") ==
        Numbers{roundSignificant(trace.value(1, trace.program().find("grad.K")).data[2], 12)});
}

TEST_CASE("mistakes: the symmetric kernel of the 4×4 CNN hides both") {
  const auto cnn = lesson("cnn");
  for (const char* where : {"Z[0,0]", "Z[1,0]", "Z[1,1]"}) {
    CHECK(numbersAt(cnn->trace, where, "kernel-flipped").empty());
    CHECK(numbersAt(cnn->trace, where, "kernel-transposed").empty());
  }
}

TEST_CASE("mistakes: what relu and pooling keep") {
  const auto contrast = lesson("contrast");
  const Trace& trace = contrast->trace;
  CHECK(numbersAt(trace, "A[0,0,0,1]", "relu-forgotten") == Numbers{-1});
  CHECK(numbersAt(trace, "A[0,0,0,0]", "relu-forgotten").empty());            // 6 stays 6
  CHECK(numbersAt(trace, "P[0,0,0,0]", "window-averaged") == Numbers{2.75});  // 6 0 1 4
  CHECK(numbersAt(trace, "A[0,0,0,1]", "window-averaged").empty());           // no window
  const double dy = trace.value(1, trace.program().find("grad.P")).data[0];
  CHECK(numbersAt(trace, "grad.A[0,0,0,1]", "gradient-spread") == Numbers{roundSignificant(dy, 12)});
  CHECK(numbersAt(trace, "grad.A[0,0,0,0]", "gradient-spread").empty());  // the largest
  CHECK(numbersAt(trace, "grad.A[0,0,0,1]", "gradient-shared") == Numbers{roundSignificant(dy / 4, 12)});
  CHECK(numbersAt(trace, "grad.A[0,0,0,0]", "gradient-shared") == Numbers{roundSignificant(dy / 4, 12)});
}

TEST_CASE("mistakes: masks, scaling and matrices on the way back") {
  const auto easy = lesson("mistakes");
  const Trace& trace = easy->trace;
  CHECK(numbersAt(trace, "grad.h[0]", "relu-mask-forgotten") == Numbers{2});
  CHECK(numbersAt(trace, "grad.h[1]", "relu-mask-forgotten").empty());
  CHECK(numbersAt(trace, "grad.a[2]", "mask-forgotten") == Numbers{-4});
  CHECK(numbersAt(trace, "d[2]", "mask-forgotten") == Numbers{1});
  CHECK(numbersAt(trace, "grad.d[1]", "scale-forgotten") == Numbers{6});
  CHECK(numbersAt(trace, "grad.r[0]", "matrix-not-transposed") == Numbers{-2});  // 2·1 − 2·2
  CHECK(numbersAt(trace, "grad.r[1]", "matrix-not-transposed") == Numbers{3});   // 2·0.5 + 2·1
  CHECK(numbersAt(trace, "grad.r[1]", "updated-weight") == Numbers{5.68});       // 2·1.92 + 2·0.92
  CHECK(numbersAt(trace, "grad.x[0]", "matrix-not-transposed").empty());         // W is not square
  CHECK(numbersAt(trace, "z[0]", "matrix-transposed") == Numbers{2});            // 4·0.5
  CHECK(numbersAt(trace, "grad.V[0,1]", "gradient-transposed") == Numbers{8});
  CHECK(numbersAt(trace, "2/h[1]", "weight-of-before") == Numbers{2});
  CHECK(numbersAt(trace, "h[1]", "weight-of-before").empty());
}

TEST_CASE("mistakes: the update without its rate, uphill, or the step alone") {
  const auto easy = lesson("mistakes");
  const Trace& trace = easy->trace;
  // 2 − 0.01·8 = 1.92
  CHECK(numbersAt(trace, "new.V[1,0]", "learning-rate-forgotten") == Numbers{-6});
  CHECK(numbersAt(trace, "new.V[1,0]", "moved-uphill") == Numbers{2.08});
  CHECK(numbersAt(trace, "new.V[1,0]", "step-only") == Numbers{-0.08, 0.08});
  CHECK(numbersAt(trace, "new.V[0,0]", "moved-uphill").empty());  // its gradient is 0
}

TEST_CASE("mistakes: losses with another factor, another mean, another logarithm") {
  const auto easy = lesson("mistakes");
  CHECK(numbersAt(easy->trace, "L", "sum-for-mean") == Numbers{18});  // 9 + 9 + 0
  CHECK(numbersAt(easy->trace, "grad.z[0]", "sum-for-mean") == Numbers{6});
  CHECK(numbersAt(easy->trace, "grad.z[0]", "factor-forgotten") == Numbers{1});
  CHECK(numbersAt(easy->trace, "L.d[0]", "target-not-subtracted") == Numbers{8});
  const auto entropy = lesson("cross-entropy");
  // log10 0.7 = −0.15490196
  CHECK(numbersAt(entropy->trace, "L.l[1]", "decimal-logarithm")[0] == doctest::Approx(-0.15490196));
  // And with it the loss, which reads what the line before worked out.
  CHECK(numbersAt(entropy->trace, "L", "decimal-logarithm")[0] == doctest::Approx(0.15490196));
  const Opened summed = LessonDraft()
                            .value("p", {{2, 2}, {0.5, 0.5, 0.25, 0.75}})
                            .value("t", {{2, 2}, {1, 0, 1, 0}})
                            .line("L", "cross_entropy(p, t)")
                            .convention("batch", "sum")
                            .open();
  // log 2 + log 4 = 2.0794415; its mean over two samples.
  CHECK(numbersAt(summed->trace, "L", "mean-for-sum")[0] == doctest::Approx(1.0397208));
  CHECK(numbersAt(summed->trace, "L", "sum-for-mean").empty());
}

TEST_CASE("mistakes: softmax without its exponential, or without its division") {
  const Opened run = LessonDraft().value("x", {{3}, {1, 2, 5}}).line("p", "softmax(x)").open();
  CHECK(numbersAt(run->trace, "p[2]", "exp-forgotten") == Numbers{0.625});  // 5/8
  CHECK(numbersAt(run->trace, "p.e[2]", "exp-forgotten") == Numbers{5});
  CHECK(numbersAt(run->trace, "p[0]", "not-normalised")[0] == doctest::Approx(2.7182818));
}

TEST_CASE("mistakes: gradients that are not summed, or averaged") {
  const auto contrast = lesson("contrast");
  const Trace& trace = contrast->trace;
  const Tensor& dz = trace.value(1, trace.program().find("grad.z"));
  const auto clean = [](double x) { return roundSignificant(x, 12); };
  CHECK(numbersAt(trace, "grad.b[0]", "gradients-not-summed") ==
        Numbers{clean(dz.data[0]), clean(dz.data[3])});
  CHECK(numbersAt(trace, "grad.b[0]", "mean-for-sum") == Numbers{clean((dz.data[0] + dz.data[3]) / 2)});
  const Opened shared = fanOutDraft().open();
  CHECK(numbersAt(shared->trace, "grad.u[0]", "gradients-not-summed").size() == 2);
}

TEST_CASE("mistakes: signs") {
  const auto contrast = lesson("contrast");
  CHECK(numbersAt(contrast->trace, "Z[0,0,0,1]", "sign-lost") == Numbers{1});
  // 0·1 + 2·1 + 1·2 + 0·0 + 1 = 5: kernel and bias without their minus.
  CHECK(numbersAt(contrast->trace, "Z[0,0,0,1]", "minus-overlooked") == Numbers{5});
  CHECK(numbersAt(contrast->trace, "A[0,0,0,1]", "sign-lost").empty());  // 0 has none
}

TEST_CASE("mistakes: in hand arithmetic their numbers are rounded as the lesson rounds") {
  const auto cnn = lesson("cnn");
  REQUIRE(cnn->hand);
  // 1 − 0.1·(−0.00006) = 1.000006, to six decimals; the whole gradient: 1.00006.
  CHECK(numbersAt(*cnn->hand, "new.K[0,0]", "learning-rate-forgotten") == Numbers{1.00006});
}

TEST_CASE("mistakes: each has its name once and both languages") {
  std::set<std::string> names;
  for (const Mistake& mistake : mistakes()) {
    CAPTURE(mistake.name);
    CHECK(names.insert(mistake.name).second);
    CHECK(findMistake(mistake.name) == &mistake);
    for (const Text& each : {mistake.title, mistake.what}) {
      CHECK(std::string_view(each.en).size() > 3);
      CHECK(std::string_view(each.ko).size() > 3);
      CHECK(std::string_view(each.ko) != each.en);
      CHECK(std::string_view(each.en).back() != '.');
    }
  }
  CHECK(names.size() >= 25);
}

// Every mistake is recognised by name somewhere, by the number it gives as it is printed.
TEST_CASE("mistakes: each is told apart at the digits shown in some shipped lesson, and named there") {
  std::map<std::string, std::string> seen;
  for (const LessonEntry& entry : listLessons()) {
    CAPTURE(entry.name);
    const OpenResult opened = openLesson(entry.path);
    REQUIRE(opened.open);
    const Trace& trace = opened.open->trace;
    // Of a descent, every update is like the first ones.
    const bool descent = trace.program().surface.exists();
    const std::int64_t all = count(trace, Level::cell);
    for (std::int64_t n = 1; n <= (descent ? std::min<std::int64_t>(all, 60) : all); ++n) {
      const Cursor where = place(trace, Level::cell, n);
      const std::string at = path(trace, where);
      CAPTURE(at);
      const std::vector<Possible> possible = possibleMistakes(trace, where);
      // The right number is never blamed.
      const double right = Work(trace, where).right();
      const Grade good = grade(trace, where, significant(right, defaultDigits), Language::en);
      CHECK(good.outcome == Outcome::right);
      CHECK(good.mistakes.empty());
      for (const Possible& each : possible) {
        if (!each.apart) continue;
        const std::string guess = significant(each.number, defaultDigits);
        CAPTURE(guess);
        const Grade wrong = grade(trace, where, guess, Language::en);
        if (wrong.outcome != Outcome::wrong) {
          // 1 beside 0.99998 is right as far as it goes, and then nobody is blamed.
          CHECK((wrong.outcome == Outcome::tooShort || wrong.outcome == Outcome::cutOff));
          CHECK(wrong.mistakes.empty());
          continue;
        }
        // Named are those that give this number, as far as it was typed, and no other.
        CHECK(std::count(wrong.mistakes.begin(), wrong.mistakes.end(), each.mistake) == 1);
        for (const Mistake* named : wrong.mistakes)
          CHECK(std::any_of(possible.begin(), possible.end(), [&](const Possible& other) {
            return other.mistake == named &&
                   roundTo(roundSignificant(other.number, 15), printedPlaces(guess)) == *printedValue(guess);
          }));
        CHECK(wrong.sentence.find(each.mistake->title.en) != std::string::npos);
        seen.emplace(each.mistake->name, entry.name + " " + at);
      }
    }
  }
  for (const Mistake& mistake : mistakes()) {
    CAPTURE(mistake.name);
    CHECK(seen.contains(mistake.name));
  }
}
