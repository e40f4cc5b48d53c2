// Paths of runs: numbers by an own small loop, and what the lab makes of them.
#include "trace/descent.h"

#include <doctest/doctest.h>

#include <cmath>

#include "trace/explain.h"
#include "trace/lab.h"

using namespace gradwalk;

namespace {

std::string bowl(const std::string& rest, const std::string& f = "x^2/20 + y^2", int iterations = 30) {
  return "format = 1\n[lesson]\ntitle = { en = \"Bowl\", ko = \"그릇\" }\n[values]\nx = -7\ny = "
         "2\n[graph]\nf = \"" +
         f + "\"\n[train]\nloss = \"f\"\nparameters = [\"x\", \"y\"]\niterations = " +
         std::to_string(iterations) + "\n[surface]\n" + rest;
}

std::unique_ptr<OpenLesson> open(const std::string& text, const std::string& follow = "") {
  OpenResult result = openLesson(Source{"bowl.toml", text}, nullptr, follow);
  CAPTURE(result.problems);
  REQUIRE(result.open);
  return std::move(result.open);
}

std::string run(const std::string& call, const std::string& name = "") {
  return "[[run]]\n" + (name.empty() ? "" : "name = \"" + name + "\"\n") + "optimizer = \"" + call + "\"\n";
}

}  // namespace

TEST_CASE("descent: gradient descent on the bowl, update by update") {
  const auto lesson = open(bowl(run("sgd(learning_rate=0.95)")));
  const Descent path = descentOf(lesson->trace);
  REQUIRE(path.steps() == 30);
  REQUIRE(path.x.size() == 31);
  double x = -7.0, y = 2.0;
  for (std::size_t k = 0; k <= 30; ++k) {
    CHECK(path.x[k] == doctest::Approx(x).epsilon(1e-14));
    CHECK(path.y[k] == doctest::Approx(y).epsilon(1e-14));
    CHECK(path.f[k] == doctest::Approx(x * x / 20 + y * y).epsilon(1e-13));
    if (k > 0) {
      CHECK(path.updates[k - 1].step[0] == path.x[k] - path.x[k - 1]);
      CHECK(path.updates[k - 1].effectiveRate[1] == doctest::Approx(0.95).epsilon(1e-12));
    }
    x -= 0.95 * x / 10;
    y -= 0.95 * 2 * y;
  }
  CHECK(path.x[30] == doctest::Approx(-0.350392995752).epsilon(1e-12));
  CHECK(path.y[30] == doctest::Approx(0.0847823165504).epsilon(1e-12));
  CHECK_FALSE(path.notFinite);
}

TEST_CASE("descent: heights are the loss itself, also where gradients are taken ahead") {
  const auto lesson =
      open(bowl(run("sgd(learning_rate=0.1)") + run("nesterov(learning_rate=0.1, convention=003)")));
  const Trace& plain = lesson->traceOf(0);
  const Descent path = descentOf(plain);
  for (int k = 0; k < 30; ++k)
    CHECK(path.f[static_cast<std::size_t>(k)] == plain.value(k + 1, plain.program().loss).data.front());
  const Descent ahead = descentOf(lesson->traceOf(1));
  CHECK(ahead.x[1] == doctest::Approx(-6.93).epsilon(1e-14));
  CHECK(ahead.y[1] == doctest::Approx(1.6).epsilon(1e-14));
  CHECK(ahead.x[30] == doctest::Approx(0.613073645307).epsilon(1e-11));
  CHECK(ahead.y[30] == doctest::Approx(0.00589894783579).epsilon(1e-11));
  for (std::size_t k = 0; k <= 30; ++k)
    CHECK(ahead.f[k] ==
          doctest::Approx(ahead.x[k] * ahead.x[k] / 20 + ahead.y[k] * ahead.y[k]).epsilon(1e-13));
}

TEST_CASE("descent: the numbers after 30 updates from (-7, 2), each under its convention") {
  struct Row {
    const char* call;
    double x, y;
  };
  const Row rows[] = {
      {"sgd(learning_rate=0.95)", -0.350392995752, 0.0847823165504},
      {"momentum(learning_rate=0.1, momentum=0.9, convention=000)", 0.896413858494, 0.0880856017151},
      {"momentum(learning_rate=0.1, momentum=0.9, convention=002)", 0.896413858494, 0.0880856017151},
      {"momentum(learning_rate=0.1, momentum=0.9)", 0.896413858494, 0.0880856017151},
      {"nesterov(learning_rate=0.1, momentum=0.9, convention=003)", 0.613073645307, 0.00589894783579},
      {"adagrad(learning_rate=1.5, convention=000)", -0.120162251035, 2.48638418064e-17},
      {"adagrad(learning_rate=1.5, convention=book)", -0.120162322314, 2.48638989398e-17},
      {"rmsprop(learning_rate=0.1, decay=0.9, epsilon=1e-8)", -3.47624279494, 0.0116876401377},
      {"adam(learning_rate=0.3)", 0.136014617326, 0.318245388896},
      {"adam(learning_rate=0.3, convention=002)", 0.136014613358, 0.318245389419},
      {"adam(learning_rate=0.3, convention=book)", 0.136006852395, 0.318245375537},
      {"adamw(learning_rate=0.3, weight_decay=0.01)", 0.263195815372, 0.305322188934},
  };
  std::string text;
  for (const Row& row : rows) text += run(row.call);
  const auto lesson = open(bowl(text));
  for (std::size_t k = 0; k < std::size(rows); ++k) {
    CAPTURE(rows[k].call);
    const Descent path = descentOf(lesson->traceOf(k));
    CHECK(path.x.back() == doctest::Approx(rows[k].x).epsilon(1e-11));
    CHECK(path.y.back() == doctest::Approx(rows[k].y).epsilon(1e-11));
  }
}

TEST_CASE("descent: one that diverges keeps its true numbers and says from where on") {
  const auto lesson =
      open(bowl(run("sgd(learning_rate=1.05)") + run("sgd(learning_rate=1e300)"), "x^2/20 + y^2", 40));
  const Descent path = descentOf(lesson->traceOf(0));
  CHECK_FALSE(path.notFinite);
  CHECK(path.y[40] == doctest::Approx(2 * std::pow(-1.1, 40)).epsilon(1e-12));
  const Descent lost = descentOf(lesson->traceOf(1));
  REQUIRE(lost.notFinite);
  CHECK(*lost.notFinite == 1);  // y is −4e300 and its square is not finite
  CHECK(lost.y[1] == doctest::Approx(-4e300));
  const Lab lab = labOf(*lesson);
  CHECK(descentWords(lab.descents[1], lab, Language::en).starts_with("not finite from step 1 on"));
  CHECK(partAt(path, lost) == 1);
  CHECK_FALSE(partAt(path, path));
}

TEST_CASE("descent: as text, with every state that any run keeps") {
  const auto lesson = open(bowl(run("sgd(learning_rate=0.5)", "Plain, quick") +
                                    run("momentum(learning_rate=0.5, momentum=0.5, convention=000)"),
                                "x^2/2 + y^2/2", 1));
  std::vector<Descent> both = {descentOf(lesson->traceOf(0)), descentOf(lesson->traceOf(1))};
  CHECK(descentsAsText(both) ==
        "run,step,x,y,f,x.v,y.v\n"
        "\"Plain, quick\",0,-7,2,26.5,,\n"
        "\"Plain, quick\",1,-3.5,1,6.625,,\n"
        "momentum,0,-7,2,26.5,0,0\n"
        "momentum,1,-3.5,1,6.625,-3.5,1\n");
}

TEST_CASE("lab: the picture's borders, and the height on them") {
  const auto lesson = open(bowl("x_range = [-8, 8]\ny_range = [-4, 4]\n" + run("sgd(learning_rate=0.95)")));
  const Lab lab = labOf(*lesson);
  CHECK(lab.field.left == -8.0);
  CHECK(lab.field.top == 4.0);
  REQUIRE(lab.field.values.size() == static_cast<std::size_t>(labColumns) * labRows);
  CHECK(lab.field.at(0, 0) == doctest::Approx(64.0 / 20 + 16).epsilon(1e-14));
  CHECK(lab.field.at(labColumns / 2, labRows / 2) == 0.0);
  REQUIRE(lab.gradientX.size() == static_cast<std::size_t>(lab.gradientColumns * lab.gradientRows));
  CHECK(lab.gradientX.front() == doctest::Approx((-8 + 8.0 / lab.gradientColumns) / 10).epsilon(1e-13));
  CHECK(lab.gradientY.front() == doctest::Approx(2 * (-4 + 4.0 / lab.gradientRows)).epsilon(1e-13));
}

TEST_CASE("lab: without ranges every run that comes down can be seen, and a lost one does not decide") {
  const auto lesson = open(bowl(run("sgd(learning_rate=0.95)") + run("sgd(learning_rate=1.3)")));
  const Lab lab = labOf(*lesson);
  CHECK(lab.field.left < -7.0);
  CHECK(lab.field.right > lab.descents[0].x.back());
  CHECK(lab.field.top > 2.0);
  CHECK(lab.field.top < 100.0);
  CHECK(std::fabs(lab.descents[1].y.back()) > 1000.0);
}

TEST_CASE("iteration: a level of its own above the operations") {
  const auto lesson = open(bowl(run("sgd(learning_rate=0.95)"), "x^2/20 + y^2", 3));
  const Trace& trace = lesson->trace;
  CHECK(count(trace, Level::iteration) == 3);
  const Cursor second = place(trace, Level::iteration, 2);
  CHECK(levelOf(second) == Level::iteration);
  CHECK(path(trace, second) == "2/");
  CHECK(labStep(trace, second) == 2);
  Problem problem;
  const auto found = seek(trace, "2/", problem);
  REQUIRE(found);
  CHECK(*found == second);
  CHECK(next(trace, second, Level::iteration) == place(trace, Level::iteration, 3));
  CHECK(next(trace, place(trace, Level::iteration, 3), Level::iteration) ==
        place(trace, Level::iteration, 3));
  CHECK(previous(trace, place(trace, Level::iteration, 1), Level::iteration) == Cursor{});
  CHECK(next(trace, Cursor{}, Level::iteration) == place(trace, Level::iteration, 1));
  const Cursor inside = next(trace, second, Level::operation);
  CHECK(path(trace, inside) == "2/forward/f.2");
  CHECK(number(trace, second, Level::operation) == number(trace, inside, Level::operation));
  CHECK(number(trace, inside, Level::iteration) == 2);
  CHECK(path(trace, previous(trace, second, Level::operation)) == "1/update/y");
  CHECK_FALSE(seek(trace, "4/", problem));
  CHECK(labStep(trace, Cursor{}) == 0);
  CHECK(labStep(trace, inside) == 1);
  for (std::int64_t n = 0; n <= 3; ++n)
    CHECK(number(trace, place(trace, Level::iteration, n), Level::iteration) == n);
}

TEST_CASE("iteration: says where it led and by which lines") {
  const auto lesson = open(bowl(run("sgd(learning_rate=0.5)"), "x^2/2 + y^2", 2));
  const Explanation e = explain(lesson->trace, place(lesson->trace, Level::iteration, 1), Language::en);
  CHECK(e.sentence == "Update 1 leads from (-7, 2) to (-3.5, 0); f falls from 28.5 to 6.125");
  REQUIRE(e.parts.size() == 2);
  CHECK(text(e.parts[0].numbers) == "-7 - 0.5·(-7)");
  CHECK(e.parts[0].result == "-3.5");
  const Explanation ko = explain(lesson->trace, place(lesson->trace, Level::iteration, 1), Language::ko);
  CHECK(ko.sentence == "갱신 1번: (-7, 2)에서 (-3.5, 0)로 간다. f는 28.5에서 6.125로 줄어든다");
}

TEST_CASE("iteration: says which samples were drawn") {
  const std::string text =
      "format = 1\n[lesson]\ntitle = { en = \"Line\", ko = \"선\" }\n[values]\nX = [0, 1, 2]\nT = [1, 2, "
      "3]\nw = 0\nb = "
      "0\nrows = { each = [[2, 0], [1, 2]] }\n[graph]\nL = \"mean((take(X, rows) * w + b - take(T, "
      "rows))^2)\"\nJ = "
      "\"mean((X * w + b - T)^2)\"\n[train]\nloss = \"L\"\nparameters = [\"w\", \"b\"]\noptimizer = "
      "\"sgd(learning_rate=0.1)\"\niterations = 2\n[surface]\nx = \"w\"\ny = \"b\"\nheight = \"J\"\n";
  const auto lesson = open(text);
  const auto sentence = [&](std::int64_t n, Language language) {
    return explain(lesson->trace, place(lesson->trace, Level::iteration, n), language).sentence;
  };
  CHECK(sentence(1, Language::en).ends_with(". The rows drawn were 2, 0"));
  CHECK(sentence(2, Language::ko).ends_with(". 뽑은 행: 1, 2"));
  // By hand: rows 2 and 0 have residuals −3 and −1, so the gradients are −6 and −4.
  const Descent path = descentOf(lesson->trace);
  CHECK(path.updates[0].gradient[0] == doctest::Approx(-6.0).epsilon(1e-14));
  CHECK(path.updates[0].gradient[1] == doctest::Approx(-4.0).epsilon(1e-14));
  CHECK(path.f[0] == doctest::Approx(14.0 / 3).epsilon(1e-14));
}

TEST_CASE("runs: the one that is followed is the trace itself, and what is printed is its own") {
  const std::string printed =
      "[[printed]]\nrun = \"Fast\"\nof = \"1/update/y/new.y\"\nvalue = -2\nverdict = \"exact\"\n"
      "[[printed]]\nof = \"1/update/y/new.y\"\nvalue = 1\nverdict = \"exact\"\n";
  const std::string text =
      bowl(run("sgd(learning_rate=0.25)", "Slow") + run("sgd(learning_rate=1)", "Fast") + printed);
  const auto slow = open(text);
  REQUIRE(slow->checks.size() == 1);
  CHECK(slow->checks[0].holds);
  REQUIRE(slow->others.size() == 2);
  CHECK(slow->others[0] == nullptr);
  REQUIRE(slow->others[1]->checks.size() == 1);
  CHECK(slow->others[1]->checks[0].holds);
  const auto fast = open(text, "Fast");
  CHECK(fast->lesson.followed == 1);
  CHECK(fast->checks[0].printed->run == "Fast");
  CHECK(fast->traceOf(0).value(1, fast->traceOf(0).program().find("new.y")).data.front() == 1.0);
  const OpenResult none = openLesson(Source{"bowl.toml", text}, nullptr, "Faster");
  CHECK_FALSE(none.open);
  CHECK(none.problems.find("no run is called 'Faster'") != std::string::npos);
  const OpenResult wrong = openLesson(Source{
      "bowl.toml", text + "[[printed]]\nrun = \"Fats\"\nof = \"f\"\nvalue = 1\nverdict = \"exact\"\n"});
  CHECK_FALSE(wrong.open);
  CHECK(wrong.problems.find("did you mean") != std::string::npos);
}
