#include "lesson/expression.h"

#include <doctest/doctest.h>

using namespace gradwalk;

namespace {

// The tree with every bracket written: "(K - round(grad.K, 5))".
std::string bracketed(const Expression& e, std::int32_t id) {
  const ExpressionNode& node = e.node(id);
  const auto list = [&](std::size_t first) {
    std::string out;
    for (std::size_t k = first; k < node.children.size(); ++k)
      out += (k > first ? ", " : "") + bracketed(e, node.children[k]);
    return out;
  };
  switch (node.kind) {
    case ExpressionKind::number:
    case ExpressionKind::name:
      return node.text;
    case ExpressionKind::word:
      return "'" + node.text + "'";
    case ExpressionKind::cell:
      return node.text + "[" + list(1) + "]";
    case ExpressionKind::call:
      return node.text + "(" + list(0) + ")";
    case ExpressionKind::keyword:
      return node.text + "=" + list(0);
    case ExpressionKind::unary:
      return "(-" + list(0) + ")";
    case ExpressionKind::binary:
      return "(" + bracketed(e, node.children[0]) + " " + node.text + " " + bracketed(e, node.children[1]) +
             ")";
  }
  return "?";
}

std::string parsed(const std::string& text) {
  Problems problems;
  const auto e = parseExpression(text, 0, problems);
  if (!e) return render({"e", text}, problems);
  CHECK(problems.empty());
  for (std::size_t k = 0; k < e->nodes.size(); ++k)
    for (const std::int32_t child : e->nodes[k].children) CHECK(static_cast<std::size_t>(child) < k);
  return bracketed(*e, e->root);
}

// The one problem of a text, as "message | expected | found | hint @ what is marked".
std::string problemOf(const std::string& text) {
  Problems problems;
  CHECK_FALSE(parseExpression(text, 0, problems).has_value());
  REQUIRE(problems.size() == 1);
  const Problem& p = problems[0];
  REQUIRE(p.where.begin <= p.where.end);
  REQUIRE(p.where.end <= text.size());
  return p.message + " | " + p.expected + " | " + p.found + " | " + p.hint + " @" +
         std::to_string(p.where.begin) + " " + text.substr(p.where.begin, p.where.end - p.where.begin);
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int k = 0; k < times; ++k) out += text;
  return out;
}

}  // namespace

TEST_CASE("expression: calls, names with dots, cells and settings") {
  CHECK(parsed("conv2d(X, K, b_conv, stride=1)") == "conv2d(X, K, b_conv, stride=1)");
  CHECK(parsed("K - round(grad.K, 5)") == "(K - round(grad.K, 5))");
  CHECK(parsed("max_pool(A, size=2, ties=all)") == "max_pool(A, size=2, ties='all')");
  CHECK(parsed("max_pool(A, ties='all')") == "max_pool(A, ties='all')");
  CHECK(parsed("f(x, a=-0.5)") == "f(x, a=(-0.5))");
  CHECK(parsed("p.e[0] + Z[1,0]") == "(p.e[0] + Z[1, 0])");
  CHECK(parsed("f()") == "f()");
  CHECK(parsed("relu(dense(F, W, b))") == "relu(dense(F, W, b))");
  CHECK(parsed("  X\n +\tY ") == "(X + Y)");
}

TEST_CASE("expression: signs bind as on paper") {
  CHECK(parsed("a + b * c") == "(a + (b * c))");
  CHECK(parsed("a - b - c") == "((a - b) - c)");
  CHECK(parsed("a / b / c") == "((a / b) / c)");
  CHECK(parsed("a @ b + c") == "((a @ b) + c)");
  CHECK(parsed("-a ^ 2") == "(-(a ^ 2))");
  CHECK(parsed("a ^ b ^ c") == "(a ^ (b ^ c))");
  CHECK(parsed("2 ^ -1") == "(2 ^ (-1))");
  CHECK(parsed("-a * b") == "((-a) * b)");
  CHECK(parsed("a - -b") == "(a - (-b))");
  CHECK(parsed("(a + b) * (c)") == "((a + b) * c)");
}

TEST_CASE("expression: numbers are read exactly, names may be Greek or Hangul") {
  Problems problems;
  const auto e = parseExpression("0.1", 0, problems);
  CHECK(e->node(e->root).value == 0.1);
  CHECK(parsed("1e-3") == "1e-3");
  CHECK(parsed(".5 + 2.") == "(.5 + 2.)");
  CHECK(parsed("η * 기울기") == "(η * 기울기)");
  CHECK(parsed("x\u0302 + W₁") == "(x\u0302 + W₁)");
}

TEST_CASE("expression: every node knows its place in the source") {
  const std::string text = "f((a + b) * -c, k=2)";
  Problems problems;
  const auto e = parseExpression(text, 100, problems);
  const auto slice = [&](const ExpressionNode& node) {
    return text.substr(node.where.begin - 100, node.where.end - node.where.begin);
  };
  std::string all;
  for (const ExpressionNode& node : e->nodes) all += slice(node) + " | ";
  CHECK(all == "a | b | a + b | c | -c | (a + b) * -c | 2 | k=2 | f((a + b) * -c, k=2) | ");
}

TEST_CASE("expression: each error names its place, what was expected and what was found") {
  CHECK(problemOf("") ==
        "the expression is empty | a name, a number or an operation such as relu(Z) | nothing |  @0 ");
  CHECK(problemOf("a +") ==
        "something is missing after '+' | a name, a number or an operation such as relu(Z) | the end |  @3 ");
  CHECK(problemOf("* a") ==
        "something is missing at the beginning | a name, a number or an operation such as relu(Z) | '*' |  "
        "@0 *");
  CHECK(problemOf("a + * b") ==
        "something is missing after '+' | a name, a number or an operation such as relu(Z) | '*' |  @4 *");
  CHECK(problemOf("a b") == "a sign is missing before b | + - * / ^ @ or the end | b |  @2 b");
  CHECK(problemOf("a)") == "a bracket is closed that was not opened | the end or a sign | ')' |  @1 )");
  CHECK(problemOf("(a + b") == "this bracket is not closed | ')' | the end |  @0 (");
  CHECK(problemOf("relu(a") == "this bracket is not closed | ')' | the end |  @4 (");
  CHECK(problemOf("f(a b)") == "a comma or a sign is missing before b | ',' or ')' | b |  @4 b");
  CHECK(problemOf("f(a, )") ==
        "an argument is missing after ',' | a name, a number or an operation | ')' |  @5 )");
  CHECK(problemOf("f(, a)") ==
        "an argument is missing after '(' | a name, a number or an operation | ',' |  @2 ,");
  CHECK(problemOf("a, b") ==
        "a comma stands outside of the brackets of an operation | the end or a sign | ',' |  @1 ,");
  CHECK(problemOf("Z = relu(a)") ==
        "'=' has no meaning here | the end or a sign | '=' | the name on the left of the line is the name of "
        "what is computed @2 =");
  CHECK(problemOf("f(a, stride=)") == "'stride' is given no value | a number or a word | ')' |  @12 )");
  CHECK(problemOf("f(a, stride=-x)") == "'stride' is given no value | a number | x |  @13 x");
  CHECK(problemOf("f(a, s=1, s=2)") == "'s' is given twice | each setting once | s |  @10 s");
  CHECK(problemOf("f(s=1, a)") ==
        "an argument without a name follows one with a name | settings such as stride=1 last | a |  @7 a");
  CHECK(problemOf("f(a, s=1+2)") == "a comma or a sign is missing before '+' | ',' or ')' | '+' |  @8 +");
  CHECK(problemOf("Z[a]") ==
        "an index is missing or is not a whole number | a whole number from 0 | a |  @2 a");
  CHECK(problemOf("Z[1.5]") ==
        "an index is missing or is not a whole number | a whole number from 0 | 1.5 |  @2 1.5");
  CHECK(problemOf("Z[-1]") ==
        "an index is missing or is not a whole number | a whole number from 0 | '-' |  @2 -");
  CHECK(problemOf("Z[1") == "this bracket is not closed | ']' | the end |  @1 [");
  CHECK(problemOf("f([1, 2])") ==
        "a list of numbers cannot stand in an expression | a name, a number or an operation | '[' | give the "
        "list "
        "a name under [values] @2 [");
  CHECK(problemOf("grad.f(x)") ==
        "an operation's name has no dots | an operation from `gradwalk help` | grad.f |  @0 grad.f");
  CHECK(
      problemOf("2x") ==
      "'2x' is neither a number nor a name | a sign between the number and the name | 2x | write 2*x @0 2x");
  CHECK(problemOf("1e999") ==
        "the number is out of range | a magnitude from 4.9e-324 to 1.79e+308 | 1e999 |  @0 1e999");
  CHECK(problemOf("a $ b") ==
        "'$' has no meaning here | names, numbers, brackets and + - * / ^ @ | $ |  @2 $");
  CHECK(problemOf("a × b") ==
        "'×' has no meaning here | names, numbers, brackets and + - * / ^ @ | × | write * instead @2 ×");
  CHECK(problemOf("a − b") ==
        "'−' has no meaning here | names, numbers, brackets and + - * / ^ @ | − | write - instead @2 −");
  CHECK(problemOf("'all'") ==
        "a quoted word has no meaning here | a name, a number or an operation | 'all' | a quoted word may "
        "follow "
        "'=', as in ties='all' @1 all");
  CHECK(problemOf("f(a, t='al)") == "a quoted word is not closed | a second ' | the end |  @7 'al)");
  CHECK(problemOf("a.") == "'.' has no meaning here | names, numbers, brackets and + - * / ^ @ | . |  @1 .");
  CHECK(problemOf("a..b") ==
        "'.' has no meaning here | names, numbers, brackets and + - * / ^ @ | . |  @1 .");
}

TEST_CASE("expression: 64 KB are read, more are refused by name") {
  CHECK(problemOf(repeated("X+", 409600)).substr(0, 85) ==
        "expression is 800 KB long; at most 64 KB |  |  | give parts of it names and lines of ");
  CHECK(problemOf(std::string(64 * 1024 + 1, ' ')).substr(0, 40) ==
        "expression is 65 KB long; at most 64 KB ");
  CHECK(parsed("X" + std::string(64 * 1024 - 1, ' ')) == "X");
}

TEST_CASE("expression: nothing nests more than 200 deep, however it is written") {
  const std::string message =
      "the expression is nested more than 200 deep | at most 200 brackets and signs, one inside the other |  "
      "| give a "
      "part of it a name and a line of its own @";
  CHECK(parsed(repeated("(", 200) + "a" + repeated(")", 200)) == "a");
  CHECK(problemOf(repeated("(", 201) + "a" + repeated(")", 201)) == message + "200 (");
  CHECK(problemOf(repeated("(", 30000)) == message + "200 (");
  CHECK(problemOf(repeated("f(", 30000)) == message + "401 (");
  CHECK(problemOf(repeated("-", 60000) + "a") == message + "200 -");
  CHECK(problemOf(repeated("a^", 30000) + "a") == message + "401 ^");
  CHECK(problemOf(repeated("X+", 30000) + "X") == message + "400 X");
  CHECK(problemOf(repeated("X*", 30000) + "X") == message + "400 X");
}
