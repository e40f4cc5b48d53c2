#include "lesson/diagnostic.h"

#include <doctest/doctest.h>

using namespace gradwalk;

namespace {

Span spanOf(const std::string& text, std::string_view part) {
  const std::size_t begin = text.find(part);
  return {begin, begin + part.size()};
}

std::string rendered(const std::string& text, std::string_view part, std::string message = "it is wrong") {
  return render({"a.toml", text}, Problem{spanOf(text, part), std::move(message), "", "", ""});
}

}  // namespace

TEST_CASE("diagnostic: a message shows the line, a caret, what was expected, found, and a hint") {
  std::string text(11, '\n');
  text += "Z = \"conv2(X, K, b_conv)\"\n";
  const Problem problem{spanOf(text, "conv2"), "no operation is called 'conv2'",
                        "an operation from `gradwalk help`", "conv2", "did you mean conv2d?"};
  CHECK(render({"cnn.toml", text}, problem) ==
        "cnn.toml:12:6: error: no operation is called 'conv2'\n"
        "   12 | Z = \"conv2(X, K, b_conv)\"\n"
        "      |      ^~~~~\n"
        "  expected: an operation from `gradwalk help`\n"
        "  found:    conv2\n"
        "  hint:     did you mean conv2d?\n");
}

TEST_CASE("diagnostic: parts that are not said take no line") {
  CHECK(rendered("x = 1\n", "1") ==
        "a.toml:1:5: error: it is wrong\n"
        "    1 | x = 1\n"
        "      |     ^\n");
}

TEST_CASE("diagnostic: the column counts letters, the caret counts display width") {
  CHECK(rendered("ko = \"합성곱\" 가", "가") ==
        "a.toml:1:12: error: it is wrong\n"
        "    1 | ko = \"합성곱\" 가\n"
        "      |               ^~\n");
  CHECK(rendered("x\u0302 = 1", "1") ==
        "a.toml:1:6: error: it is wrong\n"
        "    1 | x\u0302 = 1\n"
        "      |     ^\n");
}

TEST_CASE("diagnostic: a place at the end of the text or of a line has its caret there") {
  CHECK(render({"a.toml", "x ="}, Problem{{3, 3}, "a value is missing", "", "", ""}) ==
        "a.toml:1:4: error: a value is missing\n"
        "    1 | x =\n"
        "      |    ^\n");
  CHECK(render({"a.toml", "x =\r\ny = 1\r\n"}, Problem{{3, 3}, "a value is missing", "", "", ""}) ==
        "a.toml:1:4: error: a value is missing\n"
        "    1 | x =\n"
        "      |    ^\n");
  CHECK(render({"a.toml", ""}, Problem{{0, 0}, "the file is empty", "", "", ""}) ==
        "a.toml:1:1: error: the file is empty\n"
        "    1 |\n"
        "      | ^\n");
  CHECK(render({"a.toml", "x = 1\n"}, Problem{{1000, 2000}, "beyond the end", "", "", ""}) ==
        "a.toml:2:1: error: beyond the end\n"
        "    2 |\n"
        "      | ^\n");
}

TEST_CASE("diagnostic: a problem of the whole file shows no place") {
  CHECK(render({"a.toml", ""},
               Problem{nowhere, "the file cannot be opened", "a lesson file", "a folder", ""}) ==
        "a.toml: error: the file cannot be opened\n"
        "  expected: a lesson file\n"
        "  found:    a folder\n");
}

TEST_CASE("diagnostic: a place over several lines is marked on its first one") {
  CHECK(rendered("X = [[1,\n  2]]\n", "[[1,\n  2]]") ==
        "a.toml:1:5: error: it is wrong\n"
        "    1 | X = [[1,\n"
        "      |     ^~~~\n");
}

TEST_CASE("diagnostic: a long line is cut around the caret") {
  const std::string text = "X = [" + std::string(300, '1') + ", bad, " + std::string(300, '2') + "]\n";
  CHECK(rendered(text, "bad") ==
        "a.toml:1:308: error: it is wrong\n"
        "    1 | …" +
            std::string(38, '1') + ", bad, " + std::string(55, '2') +
            "…\n"
            "      |                                          ^~~\n");
  CHECK(rendered(text, "X") ==
        "a.toml:1:1: error: it is wrong\n"
        "    1 | X = [" +
            std::string(95, '1') +
            "…\n"
            "      | ^\n");
  const std::string hangul = std::string("# ") + [] {
    std::string s;
    for (int k = 0; k < 200; ++k) s += "가";
    return s;
  }() + " bad";
  CHECK(rendered(hangul, "bad") ==
        "a.toml:1:204: error: it is wrong\n"
        "    1 | …가가가가가가가가가가가가가가가가가가가 bad\n"
        "      |                                         ^~~\n");
}

TEST_CASE("diagnostic: control characters and escape sequences never reach the terminal") {
  CHECK(rendered("a\x1b[31m\tb\x07 = \xff!", "!", "seen \x1b[2J\nand\xc2\x9b") ==
        "a.toml:1:14: error: seen ?[2J and?\n"
        "    1 | a?[31m b? = ?!\n"
        "      |              ^\n");
  CHECK(rendered("a = \"\u202Ex\u202C\" !", "!") ==
        "a.toml:1:11: error: it is wrong\n"
        "    1 | a = \"?x?\" !\n"
        "      |           ^\n");
  CHECK(render({"a\n.toml", ""}, Problem{nowhere, "no", "", "", ""}) == "a .toml: error: no\n");
}

TEST_CASE("diagnostic: a byte order mark takes no column") {
  CHECK(rendered("\xEF\xBB\xBFx = bad\n", "bad") ==
        "a.toml:1:5: error: it is wrong\n"
        "    1 | x = bad\n"
        "      |     ^~~\n");
}

TEST_CASE("diagnostic: problems are shown in the order of the file, and not without end") {
  const Source source{"a.toml", "x = 1\ny = 2\n"};
  CHECK(render(source, Problems{{{6, 7}, "second", "", "", ""},
                                {{0, 1}, "first", "", "", ""},
                                {nowhere, "whole", "", "", ""}}) ==
        "a.toml: error: whole\n"
        "a.toml:1:1: error: first\n"
        "    1 | x = 1\n"
        "      | ^\n"
        "a.toml:2:1: error: second\n"
        "    2 | y = 2\n"
        "      | ^\n");
  const Problems many(mostRendered + 2, Problem{{0, 1}, "again", "", "", ""});
  const std::string text = render(source, many);
  CHECK(text.ends_with("a.toml: 2 more problems\n"));
}

TEST_CASE("diagnostic: positions count lines and letters from one") {
  const std::string text = "ab\n가나\r\nc";
  CHECK(positionOf(text, 0).line == 1);
  CHECK(positionOf(text, 0).column == 1);
  CHECK(positionOf(text, 2).column == 3);
  CHECK(positionOf(text, 3).line == 2);
  CHECK(positionOf(text, 6).column == 2);
  CHECK(positionOf(text, text.size()).line == 3);
  CHECK(positionOf(text, text.size()).column == 2);
  CHECK(positionOf(text, 999).line == 3);
}

TEST_CASE("didYouMean: the nearest word, or nothing when none is near") {
  const std::vector<std::string> names = {"conv2d",        "relu", "max_pool", "softmax",
                                          "cross_entropy", "K",    "X",        "sum"};
  CHECK(didYouMean("conv2", names) == "did you mean conv2d?");
  CHECK(didYouMean("Conv2D", names) == "did you mean conv2d?");
  CHECK(didYouMean("maxpool", names) == "did you mean max_pool?");
  CHECK(didYouMean("sofmtax", names) == "did you mean softmax?");
  CHECK(didYouMean("crossentropy", names) == "did you mean cross_entropy?");
  CHECK(didYouMean("rleu", names) == "did you mean relu?");
  CHECK(didYouMean("k", names) == "did you mean K?");
  CHECK(didYouMean("Y", names) == "");
  CHECK(didYouMean("dense", names) == "");
  CHECK(didYouMean("su", names) == "did you mean sum?");
  CHECK(didYouMean("", names) == "");
  CHECK(didYouMean(std::string(100000, 'x'), names) == "");
}
