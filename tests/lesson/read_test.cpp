#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "lesson/generators.h"
#include "lesson/lesson.h"

using namespace gradwalk;

namespace {

const std::string whole = R"toml(# A lesson with everything in it.
format = 1
[lesson]
order = 30
title = { en = "Everything", ko = "전부" }
about = { ko = "모두 있다", en = "All of it" }
source = { document = "004", section = "5" }
[values]
X = [[1, 2.50, -0], [3, 4, 1e-3]]
b = 0.5
W = "normal([2, 3], std=0.1, seed=1)"
mask = { each = [[1, 0], [0, 1]] }
drawn = { each = "bernoulli([4], p=0.5, seed=2)" }
"η" = 0.1
[graph]
Z = "relu(X)"
A = '''
scale(Z, 2)'''
[train]
loss = "A"
parameters = ["W", "b"]
gradients = ["X"]
optimizer = "sgd(learning_rate=0.1)"
iterations = 3
closing = true
[conventions]
ties = "first"
[hand]
decimals = 5
update = 6
operations = { p = 4 }
[notes]
Z = { en = "a note", ko = "메모" }
grad.Z = { en = "another", ko = "또 하나" }
[[printed]]
of = "Z"
value = [[5, 0.50, "-0."], ["", -0.0, 1]]
verdict = "exact"
at = "page 5"
[[printed]]
of = "new.W"
value = [1.00006, ""]
right = [1.000006, ""]
mistake = "W - round(grad.W, 5)"
deviating = [[0]]
verdict = "erratum"
why = { en = "forgotten", ko = "잊음" }
)toml";

Lesson lessonOf(const std::string& text) {
  Problems problems;
  auto lesson = readLesson({"folder/every.toml", text}, problems);
  INFO(render({"every.toml", text}, problems));
  REQUIRE(lesson.has_value());
  CHECK(problems.empty());
  return std::move(*lesson);
}

std::string slice(const Lesson& lesson, Span where) {
  return lesson.source.text.substr(where.begin, where.end - where.begin);
}

std::string problemsOf(const std::string& text) {
  Problems problems;
  CHECK_FALSE(readLesson({"a.toml", text}, problems).has_value());
  CHECK_FALSE(problems.empty());
  return render({"a.toml", text}, problems);
}

}  // namespace

TEST_CASE("lesson: every part of a file is read") {
  const Lesson lesson = lessonOf(whole);
  CHECK(lesson.name == "every");
  CHECK(lesson.title.en == "Everything");
  CHECK(lesson.title.ko == "전부");
  CHECK(lesson.about.en == "All of it");
  CHECK(lesson.order == 30);
  CHECK(lesson.document == "004");
  CHECK(lesson.section == "5");
  CHECK(lesson.graph.size() == 2);
  CHECK(lesson.training.loss == "A");
  CHECK(slice(lesson, lesson.training.lossWhere) == "A");
  REQUIRE(lesson.training.parameters.size() == 2);
  CHECK(lesson.training.parameters[1].first == "b");
  CHECK(slice(lesson, lesson.training.parameters[1].second) == "b");
  REQUIRE(lesson.training.gradients.size() == 1);
  CHECK(lesson.training.gradients[0].first == "X");
  REQUIRE(lesson.training.optimizer.has_value());
  CHECK(lesson.training.iterations == 3);
  CHECK(lesson.training.closing);
  REQUIRE(lesson.conventions.size() == 1);
  CHECK(lesson.conventions[0].name == "ties");
  CHECK(lesson.conventions[0].choice == "first");
  CHECK(slice(lesson, lesson.conventions[0].where) == "ties = \"first\"");
  CHECK(lesson.hand.decimals == 5);
  CHECK(lesson.hand.update == 6);
  CHECK(lesson.hand.operations.at("p") == 4);
  CHECK(lesson.notes.at("Z").en == "a note");
  CHECK(lesson.notes.at("grad.Z").ko == "또 하나");
}

TEST_CASE("lesson: values keep the author's order, their numbers and the place of each number") {
  const Lesson lesson = lessonOf(whole);
  REQUIRE(lesson.values.size() == 6);
  std::string names;
  for (const Value& value : lesson.values) names += value.name + " ";
  CHECK(names == "X b W mask drawn η ");
  const Value& x = lesson.values[0];
  CHECK(x.each.front() == Tensor{{2, 3}, {1, 2.5, -0.0, 3, 4, 1e-3}});
  CHECK(std::signbit(x.each.front().data[2]));
  std::string cells;
  for (const Span& cell : x.cells.front()) cells += slice(lesson, cell) + " ";
  CHECK(cells == "1 2.50 -0 3 4 1e-3 ");
  CHECK(slice(lesson, x.where) == "[[1, 2.50, -0], [3, 4, 1e-3]]");
  CHECK(slice(lesson, x.nameWhere) == "X");
  CHECK(lesson.values[1].each.front() == Tensor{{}, {0.5}});
  CHECK(slice(lesson, lesson.values[1].cells.front().front()) == "0.5");
}

TEST_CASE("lesson: a generator draws once, or for each iteration") {
  const Lesson lesson = lessonOf(whole);
  Problems problems;
  const auto normal = parseGenerator("normal([2, 3], std=0.1, seed=1)", 0, problems);
  const Value& w = lesson.values[2];
  REQUIRE(w.each.size() == 1);
  CHECK(sameBits(w.each[0], generate(*normal, "W", 0)));
  CHECK(w.cells[0].empty());
  const Value& mask = lesson.values[3];
  REQUIRE(mask.each.size() == 2);
  CHECK(mask.each[1] == Tensor{{2}, {0, 1}});
  CHECK(mask.cells.size() == 2);
  const Value& drawn = lesson.values[4];
  REQUIRE(drawn.each.size() == 3);
  const auto bits = parseGenerator("bernoulli([4], p=0.5, seed=2)", 0, problems);
  for (std::uint64_t k = 0; k < 3; ++k) CHECK(sameBits(drawn.each[k], generate(*bits, "drawn", k + 1)));
}

TEST_CASE("lesson: expressions point into the file, also from strings of several lines") {
  const Lesson lesson = lessonOf(whole);
  CHECK(lesson.graph[0].name == "Z");
  CHECK(slice(lesson, lesson.graph[0].where) == "\"relu(X)\"");
  const Expression& a = lesson.graph[1].expression;
  CHECK(slice(lesson, a.node(a.root).where) == "scale(Z, 2)");
  const Expression& sgd = *lesson.training.optimizer;
  CHECK(slice(lesson, sgd.node(sgd.root).where) == "sgd(learning_rate=0.1)");
}

TEST_CASE("lesson: printed digits are kept as they are written") {
  const Lesson lesson = lessonOf(whole);
  REQUIRE(lesson.printed.size() == 2);
  const Printed& first = lesson.printed[0];
  CHECK(first.of == "Z");
  CHECK(slice(lesson, first.ofWhere) == "Z");
  CHECK(first.shape == Shape{2, 3});
  CHECK(first.cells == std::vector<PrintedCell>{"5", "0.50", "-0.", "", "-0.0", "1"});
  CHECK(first.declared == Verdict::exact);
  CHECK(first.at == "page 5");
  CHECK(slice(lesson, first.where) == "[[printed]]");
  const Printed& second = lesson.printed[1];
  CHECK(second.declared == Verdict::erratum);
  CHECK(second.right == std::vector<PrintedCell>{"1.000006", ""});
  CHECK(second.deviating == std::vector<Index>{{0}});
  REQUIRE(second.mistake.has_value());
  CHECK(second.mistake->node(second.mistake->root).text == "-");
  CHECK(second.why.ko == "잊음");
}

TEST_CASE("lesson: a byte order mark and Windows line ends change nothing") {
  std::string text = "\xEF\xBB\xBF";
  for (const char c : whole) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Lesson lesson = lessonOf(text);
  CHECK(lesson.values[0].each.front() == Tensor{{2, 3}, {1, 2.5, -0.0, 3, 4, 1e-3}});
  CHECK(slice(lesson, lesson.values[0].cells.front()[1]) == "2.50");
  CHECK(slice(lesson, lesson.values[0].nameWhere) == "X");
  CHECK(lesson.printed[0].cells[1] == "0.50");
}

TEST_CASE("lesson: every semantic problem is reported, in the order of the file") {
  const std::string text =
      "format = 1\n"
      "[lesson]\n"
      "title = { en = \"T\" }\n"
      "[values]\n"
      "X = [[1, 2], [3]]\n"
      "Y = [1, nan, \"a\"]\n"
      "[graph]\n"
      "Z = \"relu(X\"\n"
      "Q = 5\n"
      "[trian]\n";
  CHECK(problemsOf(text) ==
        "a.toml:3:1: error: 'title' is missing in Korean\n"
        "    3 | title = { en = \"T\" }\n"
        "      | ^~~~~\n"
        "  expected: { en = \"…\", ko = \"…\" }\n"
        "  found:    no ko\n"
        "a.toml:5:14: error: the rows of 'X' differ in length\n"
        "    5 | X = [[1, 2], [3]]\n"
        "      |              ^~~\n"
        "  expected: 2 values, as in the rows before\n"
        "  found:    1 value in X[1]\n"
        "a.toml:6:9: error: Y[1] is not finite\n"
        "    6 | Y = [1, nan, \"a\"]\n"
        "      |         ^~~\n"
        "  expected: a number\n"
        "  found:    nan\n"
        "a.toml:6:14: error: Y[2] is not a number\n"
        "    6 | Y = [1, nan, \"a\"]\n"
        "      |              ^~~\n"
        "  expected: a number without quotes\n"
        "  found:    \"a\"\n"
        "a.toml:8:10: error: this bracket is not closed\n"
        "    8 | Z = \"relu(X\"\n"
        "      |          ^\n"
        "  expected: ')'\n"
        "  found:    the end\n"
        "a.toml:9:5: error: 'Q' must be an expression in quotes\n"
        "    9 | Q = 5\n"
        "      |     ^\n"
        "  expected: text such as \"relu(X)\"\n"
        "  found:    a number 5\n"
        "a.toml:10:2: error: a lesson has no 'trian'\n"
        "   10 | [trian]\n"
        "      |  ^~~~~\n"
        "  expected: format, lesson, train, values, graph, hand, notes, conventions, surface, run, printed\n"
        "  found:    trian\n"
        "  hint:     did you mean train?\n");
}

TEST_CASE("lesson: a file that cannot be opened is a problem without a place") {
  namespace fs = std::filesystem;
  const auto opened = [](const fs::path& path) {
    Source source;
    Problems problems;
    CHECK_FALSE(readLessonFile(path, source, problems).has_value());
    std::string text = render(source, problems);
    const std::size_t colon = text.find(": error");
    return text.substr(colon == std::string::npos ? 0 : colon + 2);
  };
  const fs::path folder = fs::temp_directory_path() / "gradwalk_read_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  CHECK(opened(folder) ==
        "error: the lesson cannot be opened\n"
        "  expected: a lesson file\n"
        "  found:    a folder\n");
  CHECK(opened(folder / "no.toml") ==
        "error: the lesson cannot be opened\n"
        "  expected: a lesson file\n"
        "  found:    no file of this name\n"
        "  hint:     gradwalk list shows the lessons that come with the program\n");
  if (fs::exists("/dev/null"))
    CHECK(opened("/dev/null") ==
          "error: the lesson cannot be opened\n"
          "  expected: a lesson file\n"
          "  found:    a device\n");
  std::ofstream(folder / "large.toml") << std::string(maxLessonBytes + 1, '#');
  CHECK(opened(folder / "large.toml") ==
        "error: the lesson is too large\n"
        "  expected: at most 4 MB\n"
        "  found:    4.1 MB\n"
        "  hint:     large values may come from a generator such as normal([64, 3, 3], seed=1)\n");
  std::ofstream(folder / "shut.toml") << "format = 1\n";
  fs::permissions(folder / "shut.toml", fs::perms::none);
  if (!std::ifstream(folder / "shut.toml"))  // whoever may read everything cannot test this
    CHECK(opened(folder / "shut.toml") ==
          "error: the lesson cannot be opened\n"
          "  expected: a lesson file\n"
          "  found:    Permission denied\n");
  std::ofstream(folder / "good.toml") << whole;
  Source source;
  Problems problems;
  const auto lesson = readLessonFile(folder / "good.toml", source, problems);
  REQUIRE(lesson.has_value());
  CHECK(lesson->name == "good");
  CHECK(source.text == whole);
  CHECK(lesson->source.text == whole);
  fs::remove_all(folder);
}

TEST_CASE("lesson: a large file is read without a detour") {
  std::string text =
      "format = 1\n[lesson]\ntitle = { en = \"가\", ko = \"나\" }\n[graph]\nZ = \"relu(X)\"\n[values]\nX = [";
  int count = 0;
  for (; text.size() < maxLessonBytes / 4; ++count) text += "1,";
  text += "2] # 가\n";
  const Lesson lesson = lessonOf(text);
  CHECK(lesson.values[0].each[0].data.size() == static_cast<std::size_t>(count) + 1);
  CHECK(slice(lesson, lesson.values[0].cells[0].back()) == "2");
}
