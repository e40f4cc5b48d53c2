// A formula as a tree: that it says what its text says, and what LaTeX makes of it.
#include "trace/notation.h"

#include <doctest/doctest.h>

#include "lesson/library.h"
#include "ops/menu.h"
#include "trace/every_place.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

Pieces plain(const std::string& text) { return {{text, Role::plain, -1, -1}}; }

std::string bare(std::string text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ' ') continue;
    // Both minus signs are one.
    if (text.compare(at, 3, "−") == 0) {
      out += '-';
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string tex(const std::string& text) { return latex(notation(plain(text))); }

const NotationNode& only(const Notation& n, NotationKind kind) {
  for (const NotationNode& node : n.nodes)
    if (node.kind == kind) return node;
  FAIL("no such node");
  return n.nodes[0];
}

}  // namespace

TEST_CASE("notation: a quotient takes the whole product before it, and a sum only its product") {
  CHECK(tex("a·b / c + d") == "\\frac{a \\cdot b}{c} + d");
  CHECK(tex("L = −(Σ l[n])/N") == "L = -\\frac{\\sum_{n} {l}_{n}}{N}");
  CHECK(tex("a - b·(-2)") == "a - b \\cdot \\left(-2\\right)");
}

TEST_CASE("notation: a sum runs over the indices that its left side lacks") {
  CHECK(tex("y[i,j] = Σ k[h,w]·x[i+h,j+w] + b") ==
        "{y}_{i,j} = \\sum_{h,w} {k}_{h,w} \\cdot {x}_{i + h,j + w} + b");
  CHECK(tex("y = Σ x[i]") == "y = \\sum_{i} {x}_{i}");
}

TEST_CASE("notation: gradients are fractions, names with a bar have an index, hats are hats") {
  CHECK(tex("∂L/∂K[0,1]") == "\\frac{\\partial L}{{\\partial K}_{0,1}}");
  CHECK(tex("b_conv") == "{b}_{\\mathrm{conv}}");
  CHECK(tex("y_hat") == "\\hat{y}");
  CHECK(tex("m_hat_K") == "{\\hat{m}}_{K}");
  CHECK(tex("√(v + 1)") == "\\sqrt{v + 1}");
  CHECK(tex("x^2") == "{x}^{2}");
}

TEST_CASE("notation: lists of numbers are matrices") {
  const Notation n = notation(plain("[[5, 7], [11, -10]]"));
  CHECK(only(n, NotationKind::matrix).kind == NotationKind::matrix);
  CHECK(latex(n) == "\\begin{bmatrix}5 & 7 \\\\ 11 & -10\\end{bmatrix}");
  CHECK(bareText(n) == "[[5,7],[11,−10]]");
  CHECK(tex("[0.5, 1]") == "\\begin{bmatrix}0.5 & 1\\end{bmatrix}");
}

TEST_CASE("notation: nothing that an author writes becomes a command") {
  CHECK(tex("a\\b") == "a\\backslash b");
  CHECK(tex("값$#%&") == "\\text{값}\\$\\#\\%\\&");
}

TEST_CASE("notation: powers are raised, absolute values stand in bars, functions upright") {
  CHECK(tex("y = x^2 / 20 + y^2") == "y = \\frac{{x}^{2}}{20} + {y}^{2}");
  CHECK(tex("(-7)^(2 - 1)") == "{\\left(-7\\right)}^{2 - 1}");
  CHECK(tex("x[i]^(-2)") == "{{x}_{i}}^{-2}");
  CHECK(tex("|a - 3|·2") == "\\left|a - 3\\right| \\cdot 2");
  CHECK(tex("sin(x) + atan(y)") == "\\sin \\left(x\\right) + \\arctan \\left(y\\right)");
  CHECK(bareText(notation(plain("2·|a - 3|^(1 + b)"))) == "2·|a−3|^(1+b)");
}

TEST_CASE("notation: what cannot be read stays, however it is nested") {
  CHECK(bareText(notation(plain("a) + ]b"))) == "a)+]b");
  const std::string deep = std::string(500, '(') + "x" + std::string(500, ')');
  CHECK(bareText(notation(plain(deep))).find('x') != std::string::npos);
  CHECK(bareText(notation({})).empty());
  for (const char* odd : {"/", "·", "[", "Σ", "^", "|", "|a|b", "-", "a/", "f(", "[[1,", "√"}) {
    CAPTURE(odd);
    CHECK_FALSE(bareText(notation(plain(odd))).empty());
  }
}

TEST_CASE("notation: every general formula of every operation is read whole") {
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    OpCall call;
    for (const Tensor& input : operation.example.inputs) call.shapes.push_back(input.shape);
    for (const Attribute& attribute : operation.attributes)
      call.attributes[attribute.name] = attribute.initial;
    for (const auto& [name, value] : operation.example.attributes) call.attributes[name] = value;
    for (const Line& line : operation.forward(call)) {
      CHECK(bare(bareText(notation(plain(line.formula)))) == bare(line.formula));
    }
  }
}

TEST_CASE("notation: every formula of every lesson says what its text says") {
  for (const LessonEntry& entry : listLessons()) {
    const OpenResult opened = openLesson(entry.path);
    REQUIRE(opened.open);
    const Trace& trace = opened.open->trace;
    const std::int64_t all = count(trace, Level::cell);
    for (std::int64_t k = 1; k <= all; k += std::max<std::int64_t>(1, all / 400)) {
      const Cursor cursor = place(trace, Level::cell, k);
      for (const Cursor& where : {cursor, Cursor{cursor.pass, cursor.step, cursor.line, -1, -1}}) {
        const Explanation e = explain(trace, where, Language::en);
        CAPTURE(e.path);
        for (const Pieces* pieces : {&e.symbols, &e.numbers}) {
          const Notation n = notation(*pieces);
          CHECK(bare(bareText(n)) == bare(text(*pieces)));
          std::size_t leaves = 0, atoms = 0;
          for (const NotationNode& node : n.nodes) leaves += node.kind == NotationKind::leaf ? 1U : 0U;
          for (const Piece& piece : *pieces) atoms += piece.quantity >= 0 ? 1U : 0U;
          CHECK(leaves == atoms);
        }
      }
    }
  }
}
