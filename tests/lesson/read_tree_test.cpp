#include "lesson/read_tree.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace gradwalk;

namespace {

std::string slice(const std::string& text, Span where) {
  return text.substr(where.begin, where.end - where.begin);
}

// Every value's place and content: "key@what stands there", lists and tables inside.
std::string shown(const TomlTree& tree, const TomlNode& node, const std::string& text) {
  std::string out;
  switch (node.kind) {
    case TomlKind::table:
      for (const TomlEntry& entry : tree.entriesOf(node))
        out += slice(text, entry.where) + ":" + shown(tree, tree.node(entry.node), text) + " ";
      return "{" + out + "}";
    case TomlKind::list:
      for (const TomlNode& item : tree.items(node)) out += shown(tree, item, text) + " ";
      return "[" + out + "]";
    case TomlKind::text:
      return slice(text, node.where) + "→" + tree.text(node);
    case TomlKind::number:
    case TomlKind::truth:
      return slice(text, node.where);
  }
  return out;
}

std::string shown(const std::string& text) {
  Problems problems;
  const auto tree = readTree(text, problems);
  if (!tree) return render({"t", text}, problems);
  return shown(*tree, tree->root(), text);
}

// "line:column message | expected | found | hint", of the first syntax error.
std::string problemOf(const std::string& text) {
  Problems problems;
  CHECK_FALSE(readTree(text, problems).has_value());
  REQUIRE(problems.size() == 1);
  const Problem& p = problems[0];
  REQUIRE(p.where.begin <= p.where.end);
  REQUIRE(p.where.end <= text.size());
  const Position at = positionOf(text, p.where.begin);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + p.message + " | " + p.expected +
         " | " + p.found + " | " + p.hint;
}

}  // namespace

TEST_CASE("tree: values keep the author's order and their places in the file") {
  CHECK(shown("z = 1\na = [[1, 2.50], [-0, 1e-3]]\n[t]\nb = true\na = \"x\"") ==
        "{z:1 a:[[1 2.50 ] [-0 1e-3 ] ] t:{b:true a:\"x\"→x } }");
  CHECK(shown("k = { b = 'ko', a = \"합성곱\", c = [1,2] } # end") ==
        "{k:{b:'ko'→ko a:\"합성곱\"→합성곱 c:[1 2 ] } }");
  CHECK(shown("[[p]]\nof = \"Z\"\n[[p]]\nof = \"A\"\n[p.why]\nen = \"x\"\n") ==
        "{p:[{of:\"Z\"→Z } {of:\"A\"→A why:{en:\"x\"→x } } ] }");
  CHECK(shown("한 = 1").find("needs quotes") != std::string::npos);
  CHECK(shown("\"한\" = 1\n'b c' = 2\n") == "{\"한\":1 'b c':2 }");
  CHECK(shown("a.b = 1\na.c = 2\n") == "{a:{b:1 c:2 } }");
}

TEST_CASE("tree: places are right after Hangul, with Windows line ends and a byte order mark") {
  CHECK(shown("\xEF\xBB\xBF# 가나다\r\nt = \"가\" # 나\r\nu = { k = \"다라\", n = 5 }\r\n") ==
        "{t:\"가\"→가 u:{k:\"다라\"→다라 n:5 } }");
  CHECK(shown("\xEF\xBB\xBFx = 12") == "{x:12 }");
}

TEST_CASE("tree: strings of every kind") {
  CHECK(shown(R"(a = "q \" \u00e9 \\")") == "{a:\"q \\\" \\u00e9 \\\\\"→q \" é \\ }");
  CHECK(shown("a = \"\"\"\nX +\n  Y\"\"\"\nb = 1") == "{a:\"\"\"\nX +\n  Y\"\"\"→X +\n  Y b:1 }");
  CHECK(shown("a = '''x'y'''\nb = ''") == "{a:'''x'y'''→x'y b:''→ }");
  CHECK(shown("a = \"\"\"x \\\n   y\"\"\"\n") == "{a:\"\"\"x \\\n   y\"\"\"→x y }");
  CHECK(shown("a = \"\"\"\"q\"\"\"\"\"\n") == "{a:\"\"\"\"q\"\"\"\"\"→\"q\"\" }");
}

TEST_CASE("tree: lists may run over lines, with comments and a last comma") {
  CHECK(shown("a = [ # first\n  1, # one\n\n  2,\n] # end\n") == "{a:[1 2 ] }");
  CHECK(shown("a = []\nb = [[], [1]]\nc = {}\n") == "{a:[] b:[[] [1 ] ] c:{} }");
}

TEST_CASE("tree: numbers are those of the digits, with the sign of zero") {
  Problems problems;
  const auto tree =
      readTree("a = [-0, -0.0, 1_000, +5, 0.1, 1e300, inf, -inf, nan, 9007199254740991]", problems);
  REQUIRE(tree.has_value());
  const auto items = tree->items(tree->node(tree->entries[0].node));
  CHECK(std::signbit(items[0].number));
  CHECK(std::signbit(items[1].number));
  CHECK(items[2].number == 1000);
  CHECK(items[3].number == 5);
  CHECK(items[4].number == 0.1);
  CHECK(items[5].number == 1e300);
  CHECK(std::isinf(items[6].number));
  CHECK(items[7].number < 0);
  CHECK(std::isnan(items[8].number));
  CHECK(items[9].number == 9007199254740991.0);
}

TEST_CASE("syntax: what is wrong with names and tables") {
  CHECK(problemOf("가중치 = 1\n") ==
        "1:1 a name with letters beyond a to z needs quotes | \"가중치\" | 가중치 | ");
  CHECK(problemOf("W가 = 1\n") == "1:1 a name with letters beyond a to z needs quotes | \"W가\" | W가 | ");
  CHECK(problemOf("x = 1\n[가") == "2:2 a name with letters beyond a to z needs quotes | \"가\" | 가 | ");
  CHECK(problemOf("[=") == "1:2 a name is missing | a name = value, or a table such as [values] | '=' | ");
  CHECK(problemOf("[") ==
        "1:2 a name is missing | a name = value, or a table such as [values] | the end of the file | ");
  CHECK(problemOf("[]\n") == "1:1 a table has no name | a name, as in [values] | nothing | ");
  CHECK(problemOf("[a\nb = 1") ==
        "1:1 the brackets of a table are not closed | ']' | the end of the line | ");
  CHECK(problemOf("[[a]\nb = 1") ==
        "1:1 the brackets of a table are not closed | ']]' | the end of the line | ");
  CHECK(problemOf("[a] b = 1") == "1:5 something follows the table's name | the end of the line | 'b' | ");
  CHECK(problemOf("= 1") == "1:1 a name is missing before '=' | name = value | '=' | ");
  CHECK(problemOf("x 1") == "1:3 '=' is missing after x | name = value | '1' | ");
  CHECK(problemOf("x: 1") == "1:2 '=' is missing after x | name = value | ':' | write = instead");
  CHECK(problemOf("x\n") == "1:2 '=' is missing after x | name = value | the end of the line | ");
  CHECK(problemOf("x = 1\ny = 2\nx = 3\n") ==
        "3:1 'x' stands twice | each name once | the first one in line 1 | ");
  CHECK(problemOf("[a]\n[b]\n[a]\n") == "3:1 [a] stands twice | each name once | the first one in line 1 | ");
  CHECK(problemOf("a = { b = 1, b = 2 }") ==
        "1:14 'b' stands twice | each name once | the first one in line 1 | ");
  CHECK(problemOf("! = 1") == "1:1 a name is missing | a name = value, or a table such as [values] | '!' | ");
  CHECK(problemOf("\u00A0x = 1").find("an unusual space or dash stands in a name") != std::string::npos);
  CHECK(problemOf("\"\"\"x\"\"\" = 1") ==
        "1:1 a name stands in one pair of quotes | \"name\" | three quotes | ");
  CHECK(problemOf("a.b.c.d.e.f.g.h.i.j = 1") == "1:19 the name has too many dots | at most 8 | more | ");
  CHECK(problemOf("a.b = 1\na = 2") ==
        "2:5 a table and a name contradict each other | valid TOML | cannot redefine existing table 'a' | ");
}

TEST_CASE("syntax: what is wrong with values") {
  CHECK(problemOf("x =\n") ==
        "1:4 a value is missing after '=' | a number, text in quotes, or a list | the end of the line | ");
  CHECK(problemOf("x = # no\n") ==
        "1:5 a value is missing after '=' | a number, text in quotes, or a list | a comment | ");
  CHECK(problemOf("x = 1 2\n") == "1:7 something follows the value | the end of the line | '2' | ");
  CHECK(problemOf("x = 1,5\n") ==
        "1:6 something follows the value | the end of the line | ',' | a decimal point is a point; several "
        "numbers "
        "stand in [ ]");
  CHECK(problemOf("x = conv2d(X)\n") ==
        "1:5 'conv2d(X)' has no quotes | a number, text in quotes, or a list | conv2d(X) | text stands in "
        "quotes");
  CHECK(problemOf("x = True\n") ==
        "1:5 'True' has no quotes | a number, text in quotes, or a list | True | write it in small letters: "
        "true or "
        "false");
  CHECK(problemOf("x = “a”\n") ==
        "1:5 '“a”' has no quotes | a number, text in quotes, or a list | “a” | plain quotes are typed as \"");
  CHECK(problemOf("x = −5\n") ==
        "1:5 '−5' is not a number | a number such as 2, -0.5 or 1e-3 | −5 | the minus sign is typed as -");
  CHECK(problemOf("x = .5\n") ==
        "1:5 '.5' is not a number | a number such as 2, -0.5 or 1e-3 | .5 | a digit stands before the point: "
        "0.5");
  CHECK(problemOf("x = -5.\n") ==
        "1:5 '-5.' is not a number | a number such as 2, -0.5 or 1e-3 | -5. | a digit stands after the "
        "point: 5.0");
  CHECK(problemOf("x = 01\n") ==
        "1:5 '01' is not a number | a number such as 2, -0.5 or 1e-3 | 01 | a number does not begin with an "
        "extra 0");
  CHECK(problemOf("x = 1/3\n") ==
        "1:5 '1/3' is not a number | a number such as 2, -0.5 or 1e-3 | 1/3 | write it as a decimal number");
  CHECK(
      problemOf("x = 0x1F\n") ==
      "1:5 '0x1F' is not a number | a number such as 2, -0.5 or 1e-3 | 0x1F | write it as a decimal number");
  CHECK(problemOf("x = 2024-01-01\n") ==
        "1:5 '2024-01-01' is not a number | a number such as 2, -0.5 or 1e-3 | 2024-01-01 | a date has no "
        "use in a "
        "lesson; text stands in quotes");
  CHECK(problemOf("x = 1__0\n") == "1:5 '1__0' is not a number | a number such as 2, -0.5 or 1e-3 | 1__0 | ");
  CHECK(problemOf("x = 1e999\n") ==
        "1:5 the number is out of range | a magnitude from 4.9e-324 to 1.79e+308 | 1e999 | ");
  CHECK(problemOf("x = 9007199254740993\n") ==
        "1:5 the whole number is too large to be kept exactly | at most 9007199254740991 | 9007199254740993 "
        "| write it "
        "as 9007199254740993.0 if its last digits do not matter");
  CHECK(problemOf("x = " + std::string(61, '1')) ==
        "1:5 a number is too long | at most 60 characters | 61 characters | ");
}

TEST_CASE("syntax: what is wrong with lists, { } and quotes") {
  CHECK(problemOf("x = [1, 2\ny = 3\n") == "1:5 this list is not closed | ']' | 'y' | ");
  CHECK(problemOf("x = [1, 2,\ny = 3\n") == "1:5 this list is not closed | ']' | 'y' | ");
  CHECK(problemOf("x = [1, 2") == "1:5 this list is not closed | ']' | the end of the file | ");
  CHECK(problemOf("x = [[1, 2], [3, 4]\n[graph]\n") ==
        "1:20 a comma is missing in a list | ',' or ']' | '[' | the list that begins in line 1 may lack its "
        "']'");
  CHECK(problemOf("x = [1 2]") == "1:7 a comma is missing in a list | ',' or ']' | '2' | ");
  CHECK(problemOf("x = [, 2]") == "1:6 a value is missing before ',' | a value | ',' | ");
  CHECK(problemOf("x = [1,, 2]") == "1:8 a value is missing before ',' | a value | ',' | ");
  CHECK(problemOf("x = 1]") == "1:6 something follows the value | the end of the line | ']' | ");
  CHECK(problemOf("x = { a = 1\n}") ==
        "1:12 a table in { } stands on one line | '}' or a name = value | the end of the line | ");
  CHECK(problemOf("x = { a = 1, }") ==
        "1:12 a comma stands before '}' | no comma after the last value | ',' | ");
  CHECK(problemOf("x = { a = 1 b = 2 }") == "1:13 a comma is missing in { } | ',' or '}' | 'b' | ");
  CHECK(problemOf("x = \"abc\ny = 1\n") ==
        "1:5 the quotes are not closed | a second \" in this line | the end of the line | ");
  CHECK(problemOf("x = 'abc") ==
        "1:5 the quotes are not closed | a second ' in this line | the end of the file | ");
  CHECK(problemOf("x = \"\"\"abc\n") ==
        "1:5 the three quotes are not closed | three more of them | the end of the file | ");
  CHECK(problemOf(R"(x = "a\d")") ==
        "1:7 a backslash begins no known escape | \\n, \\t, \\\\ or \\\" | \\d | in 'single quotes' a "
        "backslash is only "
        "a backslash");
  CHECK(problemOf(R"(x = "\u12")") ==
        "1:6 an escape is incomplete | 4 hexadecimal digits after \\u | fewer | ");
  CHECK(problemOf(R"(x = "\ud800")") ==
        "1:6 an escape names no letter | a code point up to 10FFFF | \\ud800 | ");
  const std::string open(33, '[');
  CHECK(problemOf("x = " + open) ==
        "1:37 lists are nested too deep | at most 32 inside each other | more | ");
  CHECK(problemOf("x = " + std::string(100000, '[')) ==
        "1:37 lists are nested too deep | at most 32 inside each other | more | ");
}

TEST_CASE("syntax: what no file may hold") {
  CHECK(problemOf("x = \"\xff\"\n") ==
        "1:6 the file is not UTF-8 text | letters in UTF-8 | the byte FF | save the "
        "file as UTF-8");
  CHECK(problemOf(std::string("x = 1\0", 6)) ==
        "1:6 a control character stands in the file | text | the character 0 | delete it");
  CHECK(problemOf("x = \"\x1b[31m\"") ==
        "1:6 a control character stands in the file | text | the character 27 | delete it");
  CHECK(problemOf("x = 1\ry = 2\n") ==
        "1:6 a carriage return stands without a line feed | line ends of one kind | a lone carriage return | "
        "save the "
        "file with Unix or Windows line ends");
}
