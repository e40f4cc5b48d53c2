#include "maths/language.h"

#include <doctest/doctest.h>

#include <string>

#include "maths/unicode.h"

using namespace gradwalk;

TEST_CASE("particle: the spoken final sound of a word chooses its particles") {
  // The word, and how it is read; then 을/를, 은/는, 이/가, 으로/로, 과/와.
  struct Row {
    const char *word, *read, *object, *topic, *subject, *toward, *with;
  };
  const Row rows[] = {
      {"행렬", "행렬", "을", "은", "이", "로", "과"},
      {"커널", "커널", "을", "은", "이", "로", "과"},
      {"합", "합", "을", "은", "이", "으로", "과"},
      {"편향", "편향", "을", "은", "이", "으로", "과"},
      {"기울기", "기울기", "를", "는", "가", "로", "와"},
      {"0", "영", "을", "은", "이", "으로", "과"},
      {"1", "일", "을", "은", "이", "로", "과"},
      {"2", "이", "를", "는", "가", "로", "와"},
      {"3", "삼", "을", "은", "이", "으로", "과"},
      {"4", "사", "를", "는", "가", "로", "와"},
      {"5", "오", "를", "는", "가", "로", "와"},
      {"6", "육", "을", "은", "이", "으로", "과"},
      {"7", "칠", "을", "은", "이", "로", "과"},
      {"8", "팔", "을", "은", "이", "로", "과"},
      {"9", "구", "를", "는", "가", "로", "와"},
      {"10", "십", "을", "은", "이", "으로", "과"},
      {"12", "십이", "를", "는", "가", "로", "와"},
      {"20", "이십", "을", "은", "이", "으로", "과"},
      {"100", "백", "을", "은", "이", "으로", "과"},
      {"101", "백일", "을", "은", "이", "로", "과"},
      {"1000", "천", "을", "은", "이", "으로", "과"},
      {"100000", "십만", "을", "은", "이", "으로", "과"},
      {"1000000000000", "일조", "를", "는", "가", "로", "와"},
      {"000", "영", "을", "은", "이", "으로", "과"},
      {"0.5", "영 점 오", "를", "는", "가", "로", "와"},
      {"0.10", "영 점 일 영", "을", "은", "이", "으로", "과"},
      {"2.71", "이 점 칠 일", "을", "은", "이", "로", "과"},
      {"-5.3", "마이너스 오 점 삼", "을", "은", "이", "으로", "과"},
      {"1.8458e-07", "… 칠 승", "을", "은", "이", "으로", "과"},
      {"1e+12", "… 십이 승", "을", "은", "이", "으로", "과"},
      {"A", "에이", "를", "는", "가", "로", "와"},
      {"K", "케이", "를", "는", "가", "로", "와"},
      {"L", "엘", "을", "은", "이", "로", "과"},
      {"M", "엠", "을", "은", "이", "으로", "과"},
      {"N", "엔", "을", "은", "이", "으로", "과"},
      {"R", "알", "을", "은", "이", "로", "과"},
      {"X", "엑스", "를", "는", "가", "로", "와"},
      {"b_conv", "…브이", "를", "는", "가", "로", "와"},
      {"n", "엔", "을", "은", "이", "으로", "과"},
      {"W1", "더블유 일", "을", "은", "이", "로", "과"},
      {"Z[1,0]", "… 영", "을", "은", "이", "으로", "과"},
      {"Z[0,12]", "… 십이", "를", "는", "가", "로", "와"},
      {"Z[0, 1]", "… 일", "을", "은", "이", "로", "과"},
      {"∂L/∂K", "… 케이", "를", "는", "가", "로", "와"},
      {"∂L/∂K[0,1]", "… 일", "을", "은", "이", "로", "과"},
      {"p.e", "피 이", "를", "는", "가", "로", "와"},
      {"K′", "케이 프라임", "을", "은", "이", "으로", "과"},
      {"σ²", "시그마 제곱", "을", "은", "이", "으로", "과"},
      {"ŷ", "와이 햇", "을", "은", "이", "으로", "과"},
      {"x\u0302", "엑스 햇", "을", "은", "이", "으로", "과"},
      {"x\u0304", "엑스 바", "를", "는", "가", "로", "와"},
      {"W₁", "더블유 일", "을", "은", "이", "로", "과"},
      {"Wᵀ", "더블유 티", "를", "는", "가", "로", "와"},
      {"η", "에타", "를", "는", "가", "로", "와"},
      {"μ", "뮤", "를", "는", "가", "로", "와"},
      {"σ", "시그마", "를", "는", "가", "로", "와"},
      {"ε", "엡실론", "을", "은", "이", "으로", "과"},
      {"β", "베타", "를", "는", "가", "로", "와"},
      {"3×3", "… 삼", "을", "은", "이", "으로", "과"},
      {"50%", "오십 퍼센트", "를", "는", "가", "로", "와"},
      {"softmax(z)", "… 제트", "를", "는", "가", "로", "와"},
      {"‘합’", "합", "을", "은", "이", "으로", "과"},
      {"행렬 (2×3).", "… 삼", "을", "은", "이", "으로", "과"},
      {"\u1112\u1161\u11b8", "합, in loose letters", "을", "은", "이", "으로", "과"},
      {"ㄹ", "리을", "을", "은", "이", "로", "과"},
      {"", "nothing to read", "을(를)", "은(는)", "이(가)", "(으)로", "과(와)"},
      {"…", "nothing to read", "을(를)", "은(는)", "이(가)", "(으)로", "과(와)"},
      {"文", "not known", "을(를)", "은(는)", "이(가)", "(으)로", "과(와)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CAPTURE(row.read);
    CHECK(particle(row.word, "을") == row.object);
    CHECK(particle(row.word, "은") == row.topic);
    CHECK(particle(row.word, "이") == row.subject);
    CHECK(particle(row.word, "로") == row.toward);
    CHECK(particle(row.word, "과") == row.with);
  }
}

TEST_CASE("particle: a pair may be named by either of its forms") {
  for (const char* pair : {"을", "를"}) CHECK(particle("K", pair) == "를");
  for (const char* pair : {"은", "는"}) CHECK(particle("K", pair) == "는");
  for (const char* pair : {"이", "가"}) CHECK(particle("K", pair) == "가");
  for (const char* pair : {"으로", "로"}) CHECK(particle("K", pair) == "로");
  for (const char* pair : {"과", "와"}) CHECK(particle("K", pair) == "와");
  CHECK(particle("L", "이다") == "이다");
  CHECK(particle("K", "이다") == "다");
  CHECK(particle("K", "에서") == "에서");
}

TEST_CASE("say: names in braces are replaced, with their particles") {
  const Text slides = {"{k} slides over {x}", "{k|이} {x} 위를 움직인다"};
  const Words words = {{"k", "K"}, {"x", "X"}};
  CHECK(say(slides, Language::en, words) == "K slides over X");
  CHECK(say(slides, Language::ko, words) == "K가 X 위를 움직인다");
  CHECK(say("{a|을} {b|로} 바꾼다", {{"a", "Z[1,0]"}, {"b", "1"}}) == "Z[1,0]을 1로 바꾼다");
  CHECK(say("{n|으로} 나눈다", {{"n", "100"}}) == "100으로 나눈다");
}

TEST_CASE("say: an unknown name stays in its braces, and inserted text is not read again") {
  CHECK(say("{a} and {b|을}", {{"a", "1"}}) == "1 and {b|을}");
  CHECK(say("{a}", {{"a", "{b}"}, {"b", "no"}}) == "{b}");
  CHECK(say("{{a}}", {{"a", "1"}}) == "{1}");
  CHECK(say("a { brace", {{"a", "1"}}) == "a { brace");
  CHECK(say("{", {}) == "{");
  CHECK(say("}", {}) == "}");
  CHECK(say("", {}) == "");
  CHECK(say("{}", {}) == "{}");
}

TEST_CASE("say: a text is given in the language asked for") {
  const Text text = {"the sum", "합"};
  CHECK(in(text, Language::en) == "the sum");
  CHECK(in(text, Language::ko) == "합");
  CHECK(Bilingual{"the sum", "합"}.in(Language::ko) == "합");
}

TEST_CASE("unicode: code points are decoded strictly") {
  CHECK(decodeUtf8("A", 0).value == U'A');
  CHECK(decodeUtf8("가", 0).value == U'가');
  CHECK(decodeUtf8("가", 0).bytes == 3);
  CHECK(decodeUtf8("\xF0\x9D\x9B\xBC", 0).value == 0x1D6FC);
  for (const char* bad :
       {"\xff", "\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xEA\xB0"}) {
    const CodePoint c = decodeUtf8(bad, 0);
    CHECK_FALSE(c.valid);
    CHECK(c.bytes == 1);
    CHECK(c.value == 0xFFFD);
  }
  CHECK_FALSE(firstInvalidUtf8("기울기").has_value());
  CHECK(firstInvalidUtf8("기\xff").value() == 3);
}

TEST_CASE("unicode: Hangul takes two columns, combining marks none") {
  CHECK(displayWidth(U'a') == 1);
  CHECK(displayWidth(U'é') == 1);
  CHECK(displayWidth(U'가') == 2);
  CHECK(displayWidth(U'漢') == 2);
  CHECK(displayWidth(0x0302) == 0);
  CHECK(displayWidth(U'∂') == 1);
}

TEST_CASE("particle: a question mark that stands for a number is read as one") {
  CHECK(particle("?", "을") == "를");
  CHECK(particle("답?", "을") == "을");
  CHECK(say("{result|을} 남긴다", {{"result", "?"}}) == "?를 남긴다");
}
