// What a place in a trace says: its sentence, its formula in symbols and in
// numbers, its result, and which cells were read and written.
//
//     Explanation e = explain(trace, cursor, Language::en);
//     text(e.symbols);    // "Z[1,0] = K[0,0]·X[1,0] + … + b"
//     text(e.numbers);    // "1·3 + 0·1 + … + 1"
//     e.result;           // "11"
//     e.relation;         // '=' or '≈' between numbers and result
//
// The numbers line re-adds: it is evaluated again from its printed operands and,
// until that gives the printed result, digits are added, up to eight.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "maths/language.h"
#include "trace/cursor.h"

namespace gradwalk {

enum class Role { plain, operand1, operand2, operand3, written };

// A piece of a formula, and the cell that it stands for, if any.
struct Span2 {};  // reserved

struct Piece {
  std::string text;
  Role role = Role::plain;
  int quantity = -1;       // the operand's quantity, −1 for signs and constants
  std::int64_t cell = -1;  // its flat index
};

using Pieces = std::vector<Piece>;

std::string text(const Pieces& pieces);

// A cell that a line read, in the order of its formula, each once.
struct Touched {
  int quantity = -1;
  std::int64_t cell = -1;
  Role role = Role::plain;
};

struct Explanation {
  std::string path;
  std::string sentence;
  Pieces symbols, numbers;
  std::string result;      // printed; of a line or operation: its shape or its few values
  bool reAdds = true;      // '=' if true, '≈' if not
  int digits = 5;          // significant digits that the numbers line needed
  double lastPlace = 0.0;  // ≈ only: difference in units of the last printed place
  std::vector<Touched> reads;
  Touched written;            // cell −1: the whole quantity
  std::vector<int> operands;  // quantity ids read by this line, in role order
  // Of an operation with several lines: what each of its lines says, in order. The
  // formula above is then that of the last one.
  std::vector<Explanation> parts;
  std::string relation() const { return reAdds ? "=" : "≈"; }
};

// What stands in place of a number that is asked for.
inline constexpr const char* askedSign = "?";

// Shortened formulas keep the first and last few terms of a long sum.
struct ExplainOptions {
  std::size_t mostTerms = 12;
  bool wholeSums = false;
  // A number that is asked for, at cell level: nothing that is computed there or later in the
  // same step is said. The operands are.
  std::optional<Cursor> asked = {};
};

Explanation explain(const Trace& trace, const Cursor& cursor, Language language,
                    const ExplainOptions& options = {});

// "∂L/∂K", "K′", "Z": how a quantity is written in a formula.
std::string symbol(const Program& program, int quantity);

}  // namespace gradwalk
