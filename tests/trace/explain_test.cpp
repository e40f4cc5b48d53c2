// What a place says: exact texts for a few places, and rules for all of them.
#include "trace/explain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "trace/every_place.h"

using namespace gradwalk;

namespace {

Cursor at(const Opened& run, const std::string& where) {
  Problem why;
  const auto cursor = seek(run->trace, where, why);
  REQUIRE_MESSAGE(cursor.has_value(), where << ": " << why.message);
  return *cursor;
}

// Sentence in both languages, symbols, numbers and result, one a line.
std::string said(const Opened& run, const std::string& where, const ExplainOptions& options = {}) {
  const Cursor cursor = at(run, where);
  const Explanation en = explain(run->trace, cursor, Language::en, options);
  const Explanation ko = explain(run->trace, cursor, Language::ko, options);
  CHECK(text(en.symbols) == text(ko.symbols));
  CHECK(text(en.numbers) == text(ko.numbers));
  return en.sentence + "\n" + ko.sentence + "\n" + text(en.symbols) + "\n" + text(en.numbers) + "\n" +
         en.relation() + " " + en.result;
}

bool hasHangul(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xEA && byte <= 0xED;
  });
}

}  // namespace

TEST_CASE("explain: a cell of the convolution") {
  const Opened cnn = cnnDraft().open();
  CHECK(said(cnn, "Z[1,0]") ==
        "The kernel lies on rows 1–3, columns 0–2; 9 products are summed and the bias is added\n"
        "커널이 행 1–3, 열 0–2에 놓인다. 곱 9개를 더하고 편향을 더한다\n"
        "Z[1,0] = K[0,0]·X[1,0] + K[0,1]·X[1,1] + K[0,2]·X[1,2] + K[1,0]·X[2,0] + K[1,1]·X[2,1] + "
        "K[1,2]·X[2,2] + "
        "K[2,0]·X[3,0] + K[2,1]·X[3,1] + K[2,2]·X[3,2] + b_conv\n"
        "1·3 + 0·1 + 1·1 + 0·0 + 1·2 + 0·2 + 1·1 + 0·0 + 1·3 + 1\n"
        "= 11");
}

TEST_CASE("explain: which input met which gradient in ∂L/∂K[0,0]") {
  const Opened cnn = cnnDraft().open();
  CHECK(
      said(cnn, "grad.K[0,0]") ==
      "K[0,0] was multiplied by 4 input cells; each is multiplied by the gradient of the output it went to\n"
      "K[0,0]은 입력 4칸과 곱해졌다. 각 입력에 그것이 들어간 출력의 기울기를 곱해 더한다\n"
      "∂L/∂K[0,0] = X[0,0]·∂L/∂Z[0,0] + X[0,1]·∂L/∂Z[0,1] + X[1,0]·∂L/∂Z[1,0] + X[1,1]·∂L/∂Z[1,1]\n"
      "1·0 + 2·0 + 3·(-0.000018458) + 1·0\n"
      "= -0.000055374");
  CHECK(said(cnn, "grad.K[0,0]/2") ==
        "Term 3 of 4 of ∂L/∂K[0,0]: X[1,0] is multiplied by ∂L/∂Z[1,0]\n"
        "∂L/∂K[0,0]의 항 4개 가운데 3번째: X[1,0]에 ∂L/∂Z[1,0]을 곱한다\n"
        "X[1,0]·∂L/∂Z[1,0]\n"
        "3·(-0.000018458)\n"
        "= -0.000055374");
}

TEST_CASE("explain: the lines of softmax") {
  const Opened cnn = cnnDraft().open();
  CHECK(said(cnn, "p.e[1]") ==
        "e is raised to z[1]\n"
        "e의 z[1] 거듭제곱을 구한다\n"
        "p.e[1] = exp(z[1])\n"
        "exp(-5.3)\n"
        "= 0.0049916");
  CHECK(said(cnn, "p.s[]") ==
        "2 powers are summed\n"
        "거듭제곱 2개를 더한다\n"
        "p.s = p.e[0] + p.e[1]\n"
        "270.426 + 0.00499159\n"
        "= 270.431");
  CHECK(said(cnn, "p[1]") ==
        "p.e[1] is divided by the sum\n"
        "p.e[1]을 합으로 나눈다\n"
        "p[1] = p.e[1] / p.s\n"
        "0.0049916 / 270.43\n"
        "= 0.000018458");
}

TEST_CASE("explain: the loss, and the gradient that begins the way back") {
  const Opened cnn = cnnDraft().open();
  CHECK(said(cnn, "L[]") ==
        "The terms are summed and the sign is turned\n"
        "항을 모두 더하고 부호를 바꾼다\n"
        "L = -(L.l[0] + L.l[1])\n"
        "-(-0.000018458 + 0)\n"
        "= 0.000018458");
  // 0.99998154 − 1 is −0.00001846: eight digits are too few, and it says so.
  CHECK(said(cnn, "grad.z[0]") ==
        "The target y[0] is subtracted from the prediction p[0]\n"
        "예측 p[0]에서 정답 y[0]을 뺀다\n"
        "∂L/∂z[0] = p[0] - y[0]\n"
        "0.99998154 - 1\n"
        "≈ -0.000018458");
}

TEST_CASE("explain: an updated cell shows that it moved") {
  const Opened cnn = cnnDraft().open();
  CHECK(said(cnn, "new.K[0,1]") ==
        "K[0,1] moves against its gradient: the learning rate times the gradient is subtracted\n"
        "K[0,1]에서 학습률과 기울기의 곱을 뺀다\n"
        "K′[0,1] = K[0,1] - η·∂L/∂K[0,1]\n"
        "0 - 0.1·(-0.000018458)\n"
        "= 0.0000018458");
  const Explanation moved = explain(cnn->trace, at(cnn, "new.K[0,0]"), Language::en);
  CHECK(text(moved.numbers) == "1 - 0.1·(-0.0000553737)");
  CHECK(moved.result == "1.00001");
}

TEST_CASE("explain: a whole line has its general formula, over the names of the lesson") {
  const Opened cnn = cnnDraft().open();
  const std::pair<const char*, const char*> rows[] = {
      {"1/forward/Z", "Z[i,j] = Σ K[h,w]·X[i+h,j+w] + b_conv"},
      {"1/forward/A", "A[i,j] = max(0, Z[i,j])"},
      {"p.e", "p.e[i] = exp(z[i])"},
      {"1/forward/p/p", "p[i] = p.e[i]/p.s"},
      {"1/forward/z/z", "z[j] = z.m[j] + b_dense[j]"},
      {"grad.W_dense", "∂L/∂W_dense[i,j] = F[i]·∂L/∂z[j]"},
      {"grad.K", "∂L/∂K[h,w] = Σ X[i+h,j+w]·∂L/∂Z[i,j]"},
      {"grad.A", "∂L/∂A[u,v] = Σ 1(P.at[i,j] = [u,v])·∂L/∂P[i,j]"},
      {"new.K", "K′ = K - η·∂L/∂K"}};
  for (const auto& [where, formula] : rows) {
    const std::string place = where;
    CAPTURE(place);
    CHECK(text(explain(cnn->trace, at(cnn, where), Language::en).symbols) == formula);
  }
}

TEST_CASE("explain: an output that is called like an index is not mistaken for one") {
  const Opened run = LessonDraft()
                         .value("X", {{3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9}})
                         .value("K", {{2, 2}, {1, 2, 3, 4}})
                         .line("h", "conv2d(X, K)")
                         .line("L", "sum(h)")
                         .loss("L")
                         .gradients({"K"})
                         .open();
  const Explanation whole = explain(run->trace, at(run, "grad.K"), Language::en);
  CHECK(text(whole.symbols) == "∂L/∂K[h,w] = Σ X[i+h,j+w]·∂L/∂h[i,j]");
  for (const Piece& piece : whole.symbols)
    if (piece.text == "h") CHECK(piece.quantity < 0);
}

TEST_CASE("explain: a square names its cell twice") {
  const Opened run = fanOutDraft().open();
  CHECK(said(run, "q[1]") ==
        "a[1] and a[1] are multiplied\n"
        "a[1]과 a[1]을 곱한다\n"
        "q[1] = a[1]·a[1]\n"
        "-6·(-6)\n"
        "= 36");
  // It is read twice and lit once.
  CHECK(explain(run->trace, at(run, "q[1]"), Language::en).reads.size() == 1);
}

TEST_CASE("explain: the shares of a gradient, and a line that is no derivative") {
  const Opened run = fanOutDraft().open();
  CHECK(said(run, "grad.a[2]") ==
        "3 shares of the gradient are summed\n"
        "기울기 3몫을 더한다\n"
        "∂L/∂a[2] = ∂L/∂a@r[2] + ∂L/∂a@q[2] + ∂L/∂a@q#2[2]\n"
        "1 + (-0.25) + (-0.25)\n"
        "= 0.5");
  const Opened separate = contrastDraft(1).convention("softmax_cross_entropy", "separate").open();
  CHECK(text(explain(separate->trace, at(separate, "grad.p.a[0]"), Language::en).symbols)
            .starts_with("p.a[0] = "));
}

TEST_CASE("explain: a cell that no window reads gets no gradient, in words") {
  const Opened run = LessonDraft()
                         .value("X", {{2, 3}, {1, 2, 3, 4, 5, 6}})
                         .line("P", "max_pool(X, size=2)")
                         .line("L", "sum(P)")
                         .loss("L")
                         .open();
  CHECK(said(run, "grad.X[0,2]") ==
        "X[0,2] lies in no window, so it gets no gradient\n"
        "X[0,2]는 어느 창에도 들지 않아 기울기를 받지 않는다\n"
        "∂L/∂X[0,2] = 0\n"
        "0\n"
        "= 0");
}

TEST_CASE("explain: a negative number in the graph is put in parentheses where a sign stands before it") {
  const Opened run =
      LessonDraft().value("x", {{2}, {1, -2}}).line("y", "x * -3").line("e", "softmax(y)").open();
  CHECK(text(explain(run->trace, at(run, "y[1]"), Language::en).symbols) == "y[1] = x[1]·(-3)");
  CHECK(text(explain(run->trace, at(run, "y[1]"), Language::en).numbers) == "-2·(-3)");
  CHECK(text(explain(run->trace, at(run, "e.e[0]"), Language::en).numbers) == "exp(-3)");
}

TEST_CASE("explain: reads are the cells of the formula, each once, with the roles of their operands") {
  const Opened cnn = cnnDraft().open();
  const Explanation cell = explain(cnn->trace, at(cnn, "Z[1,0]"), Language::en);
  CHECK(cell.reads.size() == 19);
  REQUIRE(cell.operands.size() == 3);
  CHECK(cell.operands == std::vector<int>{cnn->id("X"), cnn->id("K"), cnn->id("b_conv")});
  for (const Touched& read : cell.reads) {
    CHECK(read.role != Role::plain);
    if (read.quantity == cnn->id("K")) CHECK(read.role == Role::operand2);
  }
  CHECK(cell.written.quantity == cnn->id("Z"));
  CHECK(cell.written.cell == 2);
  // A term reads only its own factors.
  CHECK(explain(cnn->trace, at(cnn, "Z[1,0]/4"), Language::en).reads.size() == 2);
}

TEST_CASE("explain: long sums keep their ends, or are written out on request") {
  const Opened run = LessonDraft().value("x", filled({40}, 1.5)).line("y", "sum(x)").open();
  const Explanation shortened = explain(run->trace, at(run, "y[]"), Language::en);
  CHECK(text(shortened.symbols) ==
        "y = x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + … + x[36] + x[37] + x[38] + x[39]");
  CHECK(shortened.sentence == "40 cells are summed");
  CHECK(shortened.reads.size() == 40);
  const Explanation whole = explain(run->trace, at(run, "y[]"), Language::en, {.wholeSums = true});
  CHECK(text(whole.numbers).find("…") == std::string::npos);
  CHECK(whole.result == "60");
}

TEST_CASE("explain: a sum too long to be recorded says how many terms it has") {
  const Opened run = LessonDraft().value("x", filled({5000}, 0.5)).line("y", "sum(x)").open();
  const Explanation cell = explain(run->trace, at(run, "y[]"), Language::en);
  CHECK(cell.sentence == "5000 cells are summed");
  CHECK(cell.result == "2500");
  CHECK(text(cell.numbers) == "0.5 + 0.5 + 0.5 + 0.5 + 0.5 + 0.5 + 0.5 + 0.5 + …");
  CHECK(explain(run->trace, at(run, "y[]/4096"), Language::en).sentence ==
        "The other 904 terms of y, summed");
  CHECK(explain(run->trace, at(run, "y[]/4096"), Language::ko).sentence == "y의 나머지 항 904개의 합");
  CHECK(explain(run->trace, at(run, "y[]/4096"), Language::en).result == "452");
}

TEST_CASE("explain: the start says what the lesson is about") {
  const Opened cnn = cnnDraft().open();
  CHECK(explain(cnn->trace, Cursor{}, Language::en).sentence == "A draft");
  CHECK(explain(cnn->trace, Cursor{}, Language::ko).sentence == "초안");
  CHECK(explain(cnn->trace, Cursor{}, Language::en).path == "start");
}

TEST_CASE("explain: a lesson's own note stands in place of the sentence of its operation") {
  LessonDraft draft = cnnDraft();
  draft.lesson.notes["Z"] = {"Look at the window", "창을 보라"};
  draft.lesson.notes["grad.Z"] = {"Back to the kernel", "커널로 돌아간다"};
  draft.lesson.notes["new.K"] = {"The kernel moves", "커널이 움직인다"};
  const Opened cnn = draft.open();
  CHECK(explain(cnn->trace, at(cnn, "forward/Z"), Language::en).sentence == "Look at the window");
  CHECK(explain(cnn->trace, at(cnn, "backward/Z"), Language::ko).sentence == "커널로 돌아간다");
  CHECK(explain(cnn->trace, at(cnn, "update/K"), Language::en).sentence == "The kernel moves");
  CHECK(explain(cnn->trace, at(cnn, "forward/Z/Z"), Language::en).sentence != "Look at the window");
}

TEST_CASE("explain: every place of every operation speaks, in both languages, with nothing left to fill in") {
  const auto check = [](const std::string& name, const Opened& run) {
    CAPTURE(name);
    forEachPlace(run->trace, [&](const Cursor& cursor) {
      for (const Language language : {Language::en, Language::ko}) {
        const Explanation e = explain(run->trace, cursor, language);
        CAPTURE(e.path);
        CAPTURE(e.sentence);
        CHECK(e.path == path(run->trace, cursor));
        CHECK_FALSE(e.sentence.empty());
        CHECK(e.sentence.find_first_of("{}") == std::string::npos);
        CHECK(hasHangul(e.sentence) == (language == Language::ko));
        // A particle that could not be chosen shows as 을(를).
        CHECK(e.sentence.find("(를)") == std::string::npos);
        CHECK(e.sentence.find("(으)") == std::string::npos);
        CHECK_FALSE(e.symbols.empty());
        CHECK_FALSE(hasHangul(text(e.symbols)));
        CHECK_FALSE(e.result.empty());
        if (levelOf(cursor) >= Level::cell) CHECK_FALSE(e.numbers.empty());
      }
    });
  };
  forEachRow([&](const std::string& name, const LessonDraft& draft) { check(name, draft.open()); });
  check("cnn", cnnDraft().open());
  check("dropout", dropoutDraft().open());
  check("fan-out", fanOutDraft().open());
  check("bowl", bowlDraft(2, "0.3").open());
}

TEST_CASE("explain: what is explained is what was computed") {
  forEachRow([](const std::string& name, const LessonDraft& draft) {
    CAPTURE(name);
    const Opened run = draft.open();
    forEachPlace(run->trace, [&](const Cursor& cursor) {
      if (levelOf(cursor) != Level::cell) return;
      const Explanation e = explain(run->trace, cursor, Language::en);
      const double value =
          run->trace.value(cursor.pass, e.written.quantity).data[static_cast<std::size_t>(e.written.cell)];
      CAPTURE(e.path);
      // Rounded to the digits that are shown; a figure without zeros at its end is whole.
      const double shown = e.result == "nan" ? value : std::stod(e.result);
      const bool exact = roundSignificant(value, 15) == shown || std::isnan(value);
      CHECK((exact || (significantDigits(e.result) >= defaultDigits &&
                       roundSignificant(value, significantDigits(e.result)) == shown)));
    });
  });
}
