// The words, numbers and signs of a formula's text; used by notation.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trace/explain.h"

namespace gradwalk {

// What a formula is made of: a piece with a cell, or a word, a number or a sign.
struct FormulaToken {
  enum class Kind { atom, word, number, sign, end } kind = Kind::end;
  std::string text = {};
  Piece piece = {};
  bool spaceBefore = false;
};

// Adds those of `text`. True when a space is left over at the end.
bool lex(const std::string& text, std::vector<FormulaToken>& out);

// Length in bytes of the character that begins here.
std::size_t characterLength(std::string_view text, std::size_t at);

bool isAsciiLetter(char c);

}  // namespace gradwalk
