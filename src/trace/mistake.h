// What people do wrong, each computed: a mistake gives the number that a cell would have if
// its line were worked with that mistake.
//
//     const Mistake& turn = *findMistake("kernel-flipped");
//     numbersOf(turn, Work(trace, cursor));   // {0}, where 6 is right
//
// No text says what a wrong number looks like: the same line of mathematics runs over changed
// operands, or with one word read otherwise (trace/work.h). One file a mistake in mistakes/,
// one line in mistakes/menu.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "maths/language.h"
#include "trace/work.h"

namespace gradwalk {

struct Mistake {
  const char* name = "";  // "kernel-flipped", stable
  Text title;             // "Kernel flipped"
  Text what;              // a sentence: what was done, and what should have been
  // Some mistakes can be made in several ways; none where it cannot be made here.
  std::vector<double> (*numbers)(const Work&) = nullptr;
};

std::span<const Mistake> mistakes();
const Mistake* findMistake(std::string_view name);

// Each finite number once, and only those that are not the right one.
std::vector<double> numbersOf(const Mistake& mistake, const Work& work);

}  // namespace gradwalk
