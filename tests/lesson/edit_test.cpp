// Edits: what is replaced, what stays as it is byte for byte, what is refused.
#include "lesson/edit.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "lesson/library.h"
#include "maths/digits.h"

using namespace gradwalk;

namespace {

const std::string written = R"toml(format = 1  # the first
[lesson]
title = { en = "Edits", ko = "편집" }
[values]
X = [[1, 2.50, -0], # a row
     [3, 4, 1e-3]]
b = 0.5 # 상수
W = "normal([2, 2], std=0.1, seed=1)"
mask = { each = [[1, 0], [0, 1]] }
drawn = { each = "bernoulli([2], p=0.5, seed=2)" }
[graph]
Y = "scale( X , 2 )"
P = "max_pool(X, size=2, stride = 1)"  # pooled
L = "sum(Y)"
[train]
loss = "L"
parameters = ["X"]
optimizer = "sgd"
# the end)toml";

Lesson lessonOf(const std::string& source) {
  Problems problems;
  auto lesson = readLesson({"edits.toml", source}, problems);
  INFO(render({"edits.toml", source}, problems));
  REQUIRE(lesson);
  return std::move(*lesson);
}

Edit edit(const Lesson& lesson, const std::string& words) {
  Problems problems;
  auto out = parseEdit(lesson, words, problems);
  INFO(render({"--set", words}, problems));
  REQUIRE(out);
  return std::move(*out);
}

std::string edited(const Lesson& lesson, const std::vector<std::string>& words) {
  Edits edits;
  for (const std::string& each : words) setEdit(edits, edit(lesson, each));
  Problems problems;
  const auto out = applyEdits(lesson, edits, problems);
  INFO(render(lesson.source, problems));
  REQUIRE(out);
  return out->text;
}

std::string replaced(std::string where, const std::string& from, const std::string& to) {
  const std::size_t at = where.find(from);
  REQUIRE(at != std::string::npos);
  return where.replace(at, from.size(), to);
}

// The message of an edit that is refused.
std::string refused(const Lesson& lesson, const std::string& words) {
  Problems problems;
  const auto out = parseEdit(lesson, words, problems);
  REQUIRE(!out);
  return render({"--set", words}, problems);
}

const Value& valueOf(const Lesson& lesson, const std::string& name) {
  return *std::find_if(lesson.values.begin(), lesson.values.end(),
                       [&](const Value& v) { return v.name == name; });
}

}  // namespace

TEST_CASE("edit: a cell is replaced and nothing else") {
  const Lesson lesson = lessonOf(written);
  CHECK(edited(lesson, {"X[0,1]=7"}) == replaced(written, "2.50", "7"));
  CHECK(edited(lesson, {"b=-1e-3"}) == replaced(written, "0.5 #", "-1e-3 #"));
  CHECK(edited(lesson, {"X[1,2]=0.10", "X[0,0]=9"}) ==
        replaced(replaced(written, "1e-3", "0.10"), "[[1,", "[[9,"));
  CHECK(edited(lesson, {"mask[1]@1=5"}) == replaced(written, "[[1, 0], [0, 1]]", "[[1, 5], [0, 1]]"));
  CHECK(edited(lesson, {}) == written);
}

TEST_CASE("edit: settings are replaced where they stand and added where they are missing") {
  const Lesson lesson = lessonOf(written);
  CHECK(edited(lesson, {"learning_rate=0.5"}) == replaced(written, "\"sgd\"", "\"sgd(learning_rate=0.5)\""));
  CHECK(edited(lesson, {"P.stride=2"}) == replaced(written, "stride = 1", "stride = 2"));
  CHECK(edited(lesson, {"iterations=3"}) == replaced(written, "[train]\n", "[train]\niterations = 3\n"));
  CHECK(edited(lesson, {"conventions.ties=all"}) == written + "\n\n[conventions]\nties = \"all\"\n");
  CHECK(edited(lesson, {"ties=all"}) == written + "\n\n[conventions]\nties = \"all\"\n");
  CHECK(edited(lesson, {"hand.decimals=3"}) == written + "\n\n[hand]\ndecimals = 3\n");
  CHECK(edited(lesson, {"hand.Y=3"}) == written + "\n\n[hand]\noperations = { Y = 3 }\n");

  const std::string full = replaced(written, "\"sgd\"", "'sgd(lr = 0.1)'") +
                           "\niterations = 4 # four\n[conventions]\nties = 'first'\n[hand]\ndecimals=5\n";
  const Lesson more = lessonOf(full);
  CHECK(edited(more, {"learning_rate=0.5"}) == replaced(full, "lr = 0.1", "lr = 0.5"));
  CHECK(edited(more, {"iterations=10"}) == replaced(full, "iterations = 4", "iterations = 10"));
  CHECK(edited(more, {"ties=all"}) == replaced(full, "'first'", "\"all\""));
  CHECK(edited(more, {"hand.decimals=3"}) == replaced(full, "decimals=5", "decimals=3"));
  CHECK(edited(more, {"hand.update=6"}) == replaced(full, "[hand]\n", "[hand]\nupdate = 6\n"));
}

TEST_CASE("edit: a table written in one line takes another entry, also one of dots") {
  const std::string inline_ =
      replaced(written, "[train]\nloss = \"L\"\nparameters = [\"X\"]\noptimizer = \"sgd\"\n# the end", "");
  const std::string braces = "train = { loss = \"L\" }\n" + inline_;
  CHECK(edited(lessonOf(braces), {"iterations=1"}) == replaced(braces, "{ loss", "{ iterations = 1, loss"));
  const std::string dots = "train.loss = \"L\"\n" + inline_;
  CHECK(edited(lessonOf(dots), {"iterations=1"}) == "train.iterations = 1\n" + dots);
  const std::string part = written + "\n[hand.operations]\nY = 4\n";
  CHECK(edited(lessonOf(part), {"hand.Y=2"}) == replaced(part, "Y = 4", "Y = 2"));
  CHECK(lessonOf(edited(lessonOf(part), {"hand.decimals=2"})).hand.decimals == 2);
}

TEST_CASE("edit: the numbers of a generator are written out, the others keep their value") {
  const Lesson lesson = lessonOf(written);
  const Tensor own = valueOf(lesson, "W").each.front();
  const std::string out = edited(lesson, {"W[1,0]=0.25"});
  CHECK(out == replaced(written, "\"normal([2, 2], std=0.1, seed=1)\"",
                        "[[" + shortest(own.data[0]) + ", " + shortest(own.data[1]) + "],\n     [0.25, " +
                            shortest(own.data[3]) + "]]"));
  Tensor wanted = own;
  wanted.data[2] = 0.25;
  CHECK(valueOf(lessonOf(out), "W").each.front() == wanted);

  // One drawn anew in each iteration: the number of iterations is edited first.
  const std::string three = edited(lesson, {"iterations=3", "drawn[1]=7"});
  const Lesson drawn = lessonOf(three), own3 = lessonOf(edited(lesson, {"iterations=3"}));
  REQUIRE(valueOf(drawn, "drawn").each.size() == 3);
  CHECK(valueOf(drawn, "drawn").each[0].data[1] == 7);
  CHECK(valueOf(drawn, "drawn").each[2] == valueOf(own3, "drawn").each[2]);
}

TEST_CASE("edit: a generator of many numbers is not written out") {
  const Lesson lesson = lessonOf(replaced(written, "normal([2, 2]", "normal([65, 64]"));
  Problems problems;
  CHECK(!applyEdits(lesson, {edit(lesson, "W[0,0]=1")}, problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "'W' comes from a generator and has too many numbers to write out");
  CHECK(problems[0].found == "4160");
}

TEST_CASE("edit: what cannot stand there is refused where it was typed") {
  const Lesson lesson = lessonOf(written);
  CHECK(refused(lesson, "X[0,3]=1").find("--set:1:2: error: 'X' has no such cell") == 0);
  CHECK(refused(lesson, "X[0]=1").find("expected: an index such as X[0,0], of a tensor of shape 2×3") !=
        std::string::npos);
  CHECK(refused(lesson, "X[0,0]=two").find("--set:1:8: error: 'two' is not a number") == 0);
  CHECK(refused(lesson, "X[0,0]=").find("a number is missing") != std::string::npos);
  CHECK(refused(lesson, "X[0,0]=nan").find("'nan' is not a number") != std::string::npos);
  CHECK(refused(lesson, "X[0,0]=−1").find("the minus sign is typed as -") != std::string::npos);
  CHECK(refused(lesson, "X[0,0]=1/3").find("'1/3' is not a number") != std::string::npos);
  CHECK(refused(lesson, "learning_rat=1").find("did you mean learning_rate?") != std::string::npos);
  CHECK(refused(lesson, "mask[0]=1").find("has one value for each iteration") != std::string::npos);
  CHECK(refused(lesson, "mask[0]@3=1").find("from @1 to @2") != std::string::npos);
  CHECK(refused(lesson, "ties=\"all\"").find("cannot stand here") != std::string::npos);
  CHECK(refused(lesson, "nothing").find("this sets nothing") != std::string::npos);
}

TEST_CASE("edit: edits stand in the order of cells, whatever the order of time") {
  const Lesson lesson = lessonOf(written);
  const std::vector<std::string> words = {"X[1,0]=1", "learning_rate=0.3", "X[0,2]=5", "b=2", "X[1,0]=8"};
  Edits forward, other;
  for (const std::string& each : words) setEdit(forward, edit(lesson, each));
  for (const int k : {4, 1, 3, 2}) setEdit(other, edit(lesson, words[static_cast<std::size_t>(k)]));
  CHECK(forward == other);
  CHECK(editArguments(lesson, forward) == std::vector<std::string>{"--set", "X[0,2]=5", "--set", "X[1,0]=8",
                                                                   "--set", "b=2", "--set",
                                                                   "learning_rate=0.3"});
  dropEdit(forward, edit(lesson, "b=7"));
  CHECK(forward.size() == 3);
  CHECK(findEdit(forward, edit(lesson, "b=7")) == nullptr);
  CHECK(findEdit(forward, edit(lesson, "learning_rate=7"))->text == "0.3");
}

TEST_CASE("edit: the lesson's own text is known, and an edit that changes nothing too") {
  const Lesson lesson = lessonOf(written);
  CHECK(ownText(lesson, edit(lesson, "X[0,1]=1")) == "2.50");
  CHECK(ownText(lesson, edit(lesson, "learning_rate=1")) == "0.01");
  CHECK(ownText(lesson, edit(lesson, "P.size=1")) == "2");
  CHECK(ownText(lesson, edit(lesson, "iterations=7")) == "1");
  CHECK(changesNothing(lesson, edit(lesson, "X[0,1]=2.5")));
  CHECK(!changesNothing(lesson, edit(lesson, "X[0,1]=2.51")));
  CHECK(changesNothing(lesson, edit(lesson, "P.stride=1")));
}

TEST_CASE("edit: 200 seeded edits of each shipped lesson read back, and the rest of the text is the same") {
  std::mt19937 random(3);
  for (const LessonEntry& entry : listLessons()) {
    CAPTURE(entry.name);
    Source source;
    Problems problems;
    const auto lesson = readLessonFile(entry.path, source, problems);
    REQUIRE(lesson);
    Edits edits;
    for (int n = 0; n < 200; ++n) {
      const Value& value = lesson->values[random() % lesson->values.size()];
      const std::size_t item = random() % value.each.size();
      if (value.cells[item].empty()) continue;
      const double x = (static_cast<double>(random()) - 2147483648.0) / 1e5;
      setEdit(edits, {.name = value.name,
                      .item = item,
                      .cell = static_cast<std::int64_t>(random() % value.each[item].data.size()),
                      .text = shortest(x)});
    }
    const auto out = applyEdits(*lesson, edits, problems);
    REQUIRE(out);
    const Lesson again = lessonOf(out->text);
    // Read back: every value as edited, every other as it was.
    std::vector<Value> wanted = lesson->values;
    for (const Edit& each : edits)
      for (Value& value : wanted)
        if (value.name == each.name)
          value.each[each.item].data[static_cast<std::size_t>(each.cell)] = std::stod(each.text);
    for (std::size_t v = 0; v < wanted.size(); ++v) CHECK(again.values[v].each == wanted[v].each);
    // Outside the numbers both texts are the same bytes.
    const auto blanked = [](const Lesson& from) {
      std::string rest = from.source.text;
      std::vector<Span> spans;
      for (const Value& value : from.values)
        for (const auto& cells : value.cells) spans.insert(spans.end(), cells.begin(), cells.end());
      std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin > b.begin; });
      for (const Span& span : spans) rest.replace(span.begin, span.end - span.begin, "#");
      return rest;
    };
    CHECK(blanked(again) == blanked(*lesson));
  }
}
