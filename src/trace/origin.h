// Where a number comes from and who uses it: the exact cells, down to the lesson's own
// numbers, and the reverse.
//
//     CellPlace z = *findCell(trace, "Z[1,0]", problem);
//     madeAt(trace, z);                       // 1/forward/Z/Z[1,0]
//     Derivation d = derive(trace, z, {});    // Z[1,0], below it K[0,0], X[1,0], …
//     usersOf(trace, z).places;               // 1/forward/A/A[1,0], …
//
// A parameter of a later iteration comes from the update before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "trace/explain.h"

namespace gradwalk {

// One cell of a quantity in one pass.
struct CellPlace {
  int pass = 1;
  int quantity = -1;
  std::int64_t cell = -1;
  bool operator==(const CellPlace&) const = default;
};

// The place that computed it; nullopt for a number that the lesson gives.
std::optional<Cursor> madeAt(const Trace& trace, const CellPlace& what);

// The cell that a place writes; nullopt above cell level, where there is more than one.
std::optional<CellPlace> writtenAt(const Trace& trace, const Cursor& where);

// "grad.K[0,0]", "2/K[0,1]", "L", "1/backward/Z/grad.K[0,0]": what seek() takes, and the
// lesson's own values. nullopt with a message in `problem`.
std::optional<CellPlace> findCell(const Trace& trace, std::string_view where, Problem& problem);

// How often a cell went into something, and the first of those places in order of time.
struct Users {
  std::vector<Cursor> places;
  std::int64_t count = 0;
};
inline constexpr std::size_t mostUsers = 200;
Users usersOf(const Trace& trace, const CellPlace& what, std::size_t most = mostUsers);

// A derivation, as a flat tree: node 0 is what was asked for.
struct DerivedCell {
  CellPlace what;
  int depth = 0;
  std::optional<Cursor> made;    // nullopt: the lesson gives it
  std::vector<CellPlace> reads;  // the cells of its formula, each once
  std::vector<int> below;        // their nodes, empty where it goes no deeper
  int above = -1;                // the node where the same cell was derived before
  bool cut = false;              // it goes on, but not here
};
struct DeriveOptions {
  int depth = 100;
  std::size_t cells = 300;  // no more than so many
};
using Derivation = std::vector<DerivedCell>;
Derivation derive(const Trace& trace, const CellPlace& what, const DeriveOptions& options);

double valueAt(const Trace& trace, const CellPlace& what);

}  // namespace gradwalk
