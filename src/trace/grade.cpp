#include "trace/grade.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "maths/digits.h"
#include "trace/verdict.h"

namespace gradwalk {
namespace {

constexpr int noiseFreeDigits = 15;
// A shorter figure than this hits too many numbers by chance to be called a mistake, unless
// it is one to the last digit.
constexpr int leastDigitsToBlame = 2;

struct Guess {
  std::string figure;  // as maths/digits.h reads it
  double value = 0.0;
  int digits = 0;  // significant ones
  int places = 0;
};

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

int significantDigits(std::string_view figure) {
  int count = 0;
  for (const char c : figure.substr(0, figure.find_first_of("eE")))
    if (c >= '0' && c <= '9' && (count > 0 || c != '0')) ++count;
  return count;
}

std::optional<Guess> readGuess(std::string_view typed) {
  Guess guess;
  guess.figure = typed;
  replaceAll(guess.figure, "−", "-");  // the typeset minus
  const std::size_t first = guess.figure.find_first_not_of(" \t");
  if (first == std::string::npos) return std::nullopt;
  guess.figure = guess.figure.substr(first, guess.figure.find_last_not_of(" \t") - first + 1);
  // "- 0.5", as it is written by hand.
  if (guess.figure.starts_with("- ")) guess.figure.erase(1, guess.figure.find_first_not_of(' ', 1) - 1);
  const std::optional<double> value = printedValue(guess.figure);
  if (!value) return std::nullopt;
  guess.value = *value;
  guess.digits = significantDigits(guess.figure);
  guess.places = printedPlaces(guess.figure);
  return guess;
}

// Without the noise of doubles: 0.1 + 0.2 is 0.3.
double clean(double value) { return roundSignificant(value, noiseFreeDigits); }

bool fits(const Guess& guess, double value) { return roundTo(clean(value), guess.places) == guess.value; }

bool exactly(const Guess& guess, double value) { return clean(guess.value) == clean(value); }

struct Judge {
  const Trace& trace;
  const Work work;
  Language language;

  std::string say(const Text& text, const Words& words = {}) const {
    return gradwalk::say(text, language, words);
  }
  // By the stated rounding: so many decimals in hand arithmetic, else significant digits.
  std::optional<int> decimals() const { return trace.decimalsOf(work.step()); }
  bool longEnough(const Guess& guess) const {
    return decimals() ? guess.places >= *decimals() : guess.digits >= askedDigits;
  }

  Grade unreadable(std::string_view typed) const;
  Grade right(const Guess& guess) const;
  Grade wrong(const Guess& guess) const;
  Grade judged(std::string_view typed) const;
};

Grade Judge::unreadable(std::string_view typed) const {
  const std::string shown(typed);
  if (shown.find_first_not_of(" \t") == std::string::npos)
    return {Outcome::unreadable,
            {},
            say({"Type a number, as -0.25 or 1.5e-3", "-0.25나 1.5e-3처럼 수를 적는다"})};
  if (shown.find(',') != std::string::npos)
    return {Outcome::unreadable,
            {},
            say({"'{guess}' cannot be read as a number: decimals follow a point, as in 0.25",
                 "'{guess}'에 쉼표가 있어 수로 읽을 수 없다. 소수는 0.25처럼 점을 찍어 적는다"},
                {{"guess", shown}})};
  return {Outcome::unreadable,
          {},
          say({"'{guess}' is no number; type one as -0.25 or 1.5e-3",
               "수가 아니다: '{guess}'. -0.25나 1.5e-3처럼 적는다"},
              {{"guess", shown}})};
}

Grade Judge::right(const Guess& guess) const {
  if (exactly(guess, work.right())) return {Outcome::right, {}, say({"Right", "맞다"})};
  return {Outcome::right,
          {},
          say({"Right, rounded to {n} significant digits", "유효숫자 {n}자리로 반올림하여 맞다"},
              {{"n", std::to_string(guess.digits)}})};
}

Grade Judge::wrong(const Guess& guess) const {
  Grade out{.outcome = Outcome::wrong};
  for (const Mistake& mistake : mistakes()) {
    const std::vector<double> numbers = numbersOf(mistake, work);
    if (std::any_of(numbers.begin(), numbers.end(), [&](double number) {
          return exactly(guess, number) || (guess.digits >= leastDigitsToBlame && fits(guess, number));
        }))
      out.mistakes.push_back(&mistake);
  }
  if (out.mistakes.empty()) {
    out.sentence = say({"Not right, and none of the known mistakes gives this number",
                        "틀렸다. 알려진 실수 가운데 이 수가 나오는 것은 없다"});
    return out;
  }
  out.sentence =
      out.mistakes.size() == 1
          ? say({"Not right", "틀렸다"})
          : say({"Not right. {n} mistakes give this number", "틀렸다. 이 수가 나오는 실수가 {n}가지이다"},
                {{"n", std::to_string(out.mistakes.size())}});
  out.brief = say({"Not right", "틀렸다"});
  for (const Mistake* mistake : out.mistakes) {
    const std::string title(in(mistake->title, language));
    out.sentence += ". " + title + ": " + std::string(in(mistake->what, language));
    out.brief += (mistake == out.mistakes.front() ? ": " : ", ") + title;
  }
  return out;
}

Grade Judge::judged(std::string_view typed) const {
  const double value = work.right();
  if (!std::isfinite(value)) {
    // Its name is the only right answer.
    const bool named = typed == significant(value, defaultDigits) || (typed == "−inf" && value < 0);
    if (named) return {Outcome::right, {}, say({"Right", "맞다"})};
  }
  const std::optional<Guess> guess = readGuess(typed);
  if (!guess) return unreadable(typed);
  if (!std::isfinite(value)) return wrong(*guess);
  const Verdict verdict = judge(guess->figure, clean(value), clean(value));
  if (verdict == Verdict::exact || (verdict == Verdict::rounds && longEnough(*guess))) return right(*guess);
  if (verdict == Verdict::rounds && guess->digits > 0) {
    const auto places = decimals();
    return {Outcome::tooShort,
            {},
            say(places ? Text{"Right as far as it goes, but {n} decimals are asked for",
                              "적힌 데까지는 맞지만 소수 {n}자리까지 구한다"}
                       : Text{"Right as far as it goes, but {n} significant digits are asked for",
                              "적힌 데까지는 맞지만 유효숫자 {n}자리까지 구한다"},
                {{"n", std::to_string(places.value_or(askedDigits))}})};
  }
  if (verdict == Verdict::truncates && guess->digits >= leastDigitsToBlame)
    return {Outcome::cutOff,
            {},
            say({"Cut off, not rounded: the last digit typed must be rounded",
                 "반올림하지 않고 버렸다. 적은 끝자리를 반올림해야 한다"})};
  return wrong(*guess);
}

}  // namespace

const char* name(Outcome outcome) {
  switch (outcome) {
    case Outcome::right:
      return "right";
    case Outcome::tooShort:
      return "too-short";
    case Outcome::cutOff:
      return "cut-off";
    case Outcome::wrong:
      return "wrong";
    case Outcome::unreadable:
      break;
  }
  return "unreadable";
}

Grade grade(const Trace& trace, const Cursor& where, std::string_view guess, Language language) {
  return Judge{trace, Work(trace, where), language}.judged(guess);
}

std::string askedRounding(const Trace& trace, const Cursor& where, Language language) {
  const auto places = trace.decimalsOf(*stepAt(trace, where));
  return say(places ? Text{"to {n} {n?decimal|decimals}, as in this hand arithmetic",
                           "손 계산에서처럼 소수 {n}자리까지"}
                    : Text{"to {n} significant digits, or all of them if there are fewer",
                           "유효숫자 {n}자리까지, 그보다 짧으면 모두"},
             language, {{"n", std::to_string(places.value_or(askedDigits))}});
}

std::string shownNumber(const Trace& trace, double value) {
  return trace.rounded() ? shortest(value) : significant(value, defaultDigits);
}

std::vector<Possible> possibleMistakes(const Trace& trace, const Cursor& where) {
  const Work work(trace, where);
  const std::string right = shownNumber(trace, work.right());
  std::vector<Possible> out;
  for (const Mistake& mistake : mistakes())
    for (const double number : numbersOf(mistake, work))
      out.push_back({&mistake, number, shownNumber(trace, number) != right});
  return out;
}

}  // namespace gradwalk
