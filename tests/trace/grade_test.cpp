// How a guess is judged.
#include "trace/grade.h"

#include <doctest/doctest.h>

#include "lesson/library.h"
#include "trace/drafts.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

// A sum that is whatever number is wanted.
struct Asked {
  Opened run;
  explicit Asked(double value)
      : run(LessonDraft().value("x", {{2}, {value, 0}}).line("y", "sum(x)").open()) {}
  Grade judge(const std::string& guess, Language language = Language::en) const {
    return grade(run->trace, {.pass = 1, .step = 0, .line = 0, .cell = 0}, guess, language);
  }
  Outcome outcome(const std::string& guess) const { return judge(guess).outcome; }
};

std::vector<std::string> namesOf(const Grade& judged) {
  std::vector<std::string> out;
  for (const Mistake* mistake : judged.mistakes) out.emplace_back(mistake->name);
  return out;
}

}  // namespace

TEST_CASE("grade: three significant digits, or all of them, each rounded") {
  const Asked asked(0.35667494);
  for (const char* right : {"0.357", "0.3567", ".357", "+0.35667", "0.35667494", "3.57e-1", " 0.357 "})
    CHECK(asked.outcome(right) == Outcome::right);
  CHECK(asked.outcome("0.36") == Outcome::tooShort);
  CHECK(asked.outcome("0.4") == Outcome::tooShort);
  CHECK(asked.outcome("0.356") == Outcome::cutOff);
  CHECK(asked.outcome("0.35") == Outcome::cutOff);
  CHECK(asked.outcome("0.358") == Outcome::wrong);
  CHECK(asked.outcome("0") == Outcome::wrong);
  CHECK(asked.outcome("0.3566749400") == Outcome::right);
  CHECK(asked.outcome("0.3566749401") == Outcome::wrong);
}

TEST_CASE("grade: a number that has fewer digits is right as it is") {
  CHECK(Asked(11).outcome("11") == Outcome::right);
  CHECK(Asked(11).outcome("11.00") == Outcome::right);
  CHECK(Asked(5.5).outcome("5.5") == Outcome::right);
  CHECK(Asked(0).outcome("0") == Outcome::right);
  CHECK(Asked(0).outcome("-0.0") == Outcome::right);
  CHECK(Asked(0.1 + 0.2).outcome("0.3") == Outcome::right);  // not 0.30000000000000004
  CHECK(Asked(2.5).outcome("3") == Outcome::tooShort);
  CHECK(Asked(270.42640743).outcome("270") == Outcome::right);
  CHECK(Asked(1234567.8).outcome("1234568") == Outcome::right);
  CHECK(Asked(1234567.8).outcome("1230000") == Outcome::wrong);  // its last three digits are zeros
  CHECK(Asked(1234567.8).outcome("1.23e6") == Outcome::right);
}

TEST_CASE("grade: half is rounded away from zero, on the shortest decimal") {
  CHECK(Asked(2.675).outcome("2.68") == Outcome::right);
  CHECK(Asked(2.675).outcome("2.67") == Outcome::cutOff);
  CHECK(Asked(-2.675).outcome("-2.68") == Outcome::right);
  CHECK(Asked(1.005).outcome("1.01") == Outcome::right);
}

TEST_CASE("grade: small numbers, powers of ten and the typeset minus") {
  const Asked asked(-1.8457893e-05);
  for (const char* right : {"-1.85e-5", "-0.0000185", "−0.0000185", "- 1.846e-05", "-1.85E-5"})
    CHECK(asked.outcome(right) == Outcome::right);
  CHECK(asked.outcome("-0.00002") == Outcome::tooShort);
  CHECK(asked.outcome("-1.84e-5") == Outcome::cutOff);
  CHECK(asked.outcome("0") == Outcome::wrong);
  CHECK(namesOf(asked.judge("1.85e-5")) == std::vector<std::string>{"sign-lost"});
}

TEST_CASE("grade: what is no number is told, and how a decimal is written") {
  const Asked asked(0.25);
  for (const char* odd : {"abc", "1/4", "0,25", "", "  ", "--1", "1e", "0x1", "nan"})
    CHECK(asked.outcome(odd) == Outcome::unreadable);
  CHECK(asked.judge("abc").sentence == "'abc' is no number; type one as -0.25 or 1.5e-3");
  CHECK(asked.judge("0,25").sentence ==
        "'0,25' cannot be read as a number: decimals follow a point, as in 0.25");
  CHECK(asked.judge("abc", Language::ko).sentence == "수가 아니다: 'abc'. -0.25나 1.5e-3처럼 적는다");
}

TEST_CASE("grade: a number that overflowed is called by its name") {
  const Opened run = LessonDraft().value("x", {{2}, {1000, 0}}).line("p", "softmax(x)").open();
  Problem why;
  const Cursor where = *seek(run->trace, "p.e[0]", why);
  CHECK(grade(run->trace, where, "inf", Language::en).outcome == Outcome::right);
  CHECK(grade(run->trace, where, "12", Language::en).outcome == Outcome::wrong);
}

TEST_CASE("grade: hand arithmetic asks for its decimals") {
  const OpenResult opened = openLesson(*findLesson("cnn"));
  REQUIRE(opened.open);
  const Trace& hand = *opened.open->hand;
  Problem why;
  const Cursor where = *seek(hand, "new.K[0,0]", why);
  const auto outcome = [&](const char* guess) { return grade(hand, where, guess, Language::en).outcome; };
  CHECK(outcome("1.000006") == Outcome::right);
  CHECK(outcome("1.00001") == Outcome::tooShort);
  CHECK(outcome("1.00") == Outcome::tooShort);
  CHECK(outcome("1.00006") == Outcome::wrong);
  CHECK(grade(hand, where, "1.00006", Language::en).sentence ==
        "Not right. Learning rate forgotten: the whole gradient was subtracted, but it is multiplied by the "
        "learning rate first");
  CHECK(grade(hand, where, "1.00001", Language::ko).sentence == "적힌 데까지는 맞지만 소수 6자리까지 구한다");
  CHECK(askedRounding(hand, where, Language::en) == "to 6 decimals, as in this hand arithmetic");
  // −0.00002 is all that the hand has.
  CHECK(grade(hand, *seek(hand, "grad.z[0]", why), "-0.00002", Language::en).outcome == Outcome::right);
}

TEST_CASE("grade: one mistake is named, two that give the same are both named") {
  const OpenResult opened = openLesson(*findLesson("contrast"));
  REQUIRE(opened.open);
  const Trace& trace = opened.open->trace;
  Problem why;
  const auto judged = [&](const char* where, const char* guess, Language language) {
    return grade(trace, *seek(trace, where, why), guess, language);
  };
  const Grade one = judged("Z[0,0,1,0]", "3", Language::en);
  CHECK(namesOf(one) == std::vector<std::string>{"kernel-flipped"});
  CHECK(one.sentence ==
        "Not right. Kernel flipped: the kernel was turned by 180°, but it is used as it is written");
  CHECK(one.brief == "Not right: Kernel flipped");
  const Grade both = judged("Z[0,0,0,0]", "-3", Language::ko);
  CHECK(namesOf(both) == std::vector<std::string>{"kernel-flipped", "kernel-transposed"});
  CHECK(both.sentence ==
        "틀렸다. 이 수가 나오는 실수가 2가지이다. 커널 뒤집음: 커널을 180° 돌렸다. 커널은 적힌 그대로 쓴다. "
        "커널 전치: 커널의 행과 열을 바꾸어 썼다");
  CHECK(both.brief == "틀렸다: 커널 뒤집음, 커널 전치");
  CHECK(judged("Z[0,0,0,0]", "17", Language::en).sentence ==
        "Not right, and none of the known mistakes gives this number");
  CHECK(judged("Z[0,0,0,0]", "6", Language::en).sentence == "Right");
  // Rounded as the guess is: log10 0.7 is −0.15490.
  const OpenResult entropy = openLesson(*findLesson("cross-entropy"));
  const Grade log =
      grade(entropy.open->trace, *seek(entropy.open->trace, "L.l[1]", why), "-0.155", Language::en);
  CHECK(namesOf(log) == std::vector<std::string>{"decimal-logarithm"});
}

TEST_CASE("grade: no sentence says the right number") {
  const Asked asked(7.125);
  for (const char* guess : {"3", "7.12", "7.1", "x", "-7.125", "3.5625"})
    for (const Language language : {Language::en, Language::ko})
      CHECK((asked.judge(guess, language).sentence.find("7.125") == std::string::npos ||
             std::string(guess) == "-7.125"));
}
