// A guess at a number, judged: right, cut off instead of rounded, or the number that a known
// mistake gives.
//
//     Grade g = grade(trace, cursor, "0", Language::en);   // a place at cell level
//     g.outcome;              // Outcome::wrong
//     g.mistakes[0]->name;    // "kernel-flipped"
//     g.sentence;             // "Not right. Kernel flipped: the kernel was turned by 180°, …"
//
// Asked for are three significant digits, or all of them where there are fewer; in hand
// arithmetic the decimals of the lesson. More may be typed, and each must be right, rounded
// half away from zero. No sentence says the right number, nor blames a guess that is right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trace/mistake.h"

namespace gradwalk {

inline constexpr int askedDigits = 3;

enum class Outcome {
  right,
  tooShort,  // right as far as it goes
  cutOff,    // its digits are those of the number, but the last is not rounded
  wrong,
  unreadable  // no number
};
const char* name(Outcome outcome);  // "right", "too-short", "cut-off", "wrong", "unreadable"

struct Grade {
  Outcome outcome = Outcome::unreadable;
  std::vector<const Mistake*> mistakes;  // that give the guess, where it is wrong
  std::string sentence;
  // Where there is no room for that: the mistakes by name alone; else "".
  std::string brief = {};
};

Grade grade(const Trace& trace, const Cursor& where, std::string_view guess, Language language);

// "to 3 significant digits, or all of them if there are fewer"
std::string askedRounding(const Trace& trace, const Cursor& where, Language language);

// What each mistake that can be made in a cell gives there.
struct Possible {
  const Mistake* mistake = nullptr;
  double number = 0.0;
  bool apart = false;  // it looks different from the right one at the digits shown
};
std::vector<Possible> possibleMistakes(const Trace& trace, const Cursor& where);

// As it is printed: five significant digits, or what hand arithmetic wrote down.
std::string shownNumber(const Trace& trace, double value);

}  // namespace gradwalk
