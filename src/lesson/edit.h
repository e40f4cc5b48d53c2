// Changing a lesson: an edit is a replacement in the lesson's own text, so that what is
// run, shown, saved and typed on the command line is one thing.
//
//     Edits edits;
//     setEdit(edits, {.kind = EditKind::cell, .name = "K", .cell = 1, .text = "2"});
//     if (auto source = applyEdits(lesson, edits, problems)) readLesson(*source, problems);
//     editText(lesson, edits.front());   // "K[0,1]=2", as --set takes it
//
// Edits are kept in the order of what they change, never of time: two ways to the same
// numbers are the same list. Comments and layout outside the replaced words stay as they
// are, byte for byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"

namespace gradwalk {

enum class EditKind : std::uint8_t {
  cell,        // of a value: name, item, cell
  setting,     // of the optimizer: name "learning_rate"
  iterations,  // [train] iterations
  attribute,   // of the operation that makes `name`: key "stride"
  convention,  // [conventions] name
  runs,        // every [[run]], as one line of words (lesson/edit_runs.h)
  hand         // [hand] name: "decimals", "update", or the quantity of an operation
};

struct Edit {
  EditKind kind = EditKind::cell;
  std::string name = {}, key = {};
  std::size_t item = 0;   // cell: which of the tensors of `each`, from 0
  std::int64_t cell = 0;  // cell: its flat index
  std::string text = {};  // what is to stand there, as it was typed

  bool operator==(const Edit&) const = default;
};
using Edits = std::vector<Edit>;

// Of values that a generator makes, so many numbers at most are written out.
inline constexpr std::int64_t mostWrittenOut = 4096;

// Whether the two change the same thing.
bool sameTarget(const Edit& a, const Edit& b);

// In its place among the others; what was there for the same target goes.
void setEdit(Edits& edits, Edit edit);
void dropEdit(Edits& edits, const Edit& target);
const Edit* findEdit(const Edits& edits, const Edit& target);  // nullptr: none

// [conventions] name = "choice".
void setConvention(Edits& edits, const std::string& name, const std::string& choice);

// What stands in the lesson now: the digits as written, or the shortest that read back as
// the same number where the lesson does not write it. "" when there is no such thing.
std::string ownText(const Lesson& lesson, const Edit& target);

// Whether the edit says what the lesson says anyway.
bool changesNothing(const Lesson& lesson, const Edit& edit);

// The lesson's text with the edits in it, under the same name; nullopt after adding a
// problem for each edit that cannot be made. Whether the result makes sense is for the
// reader and the checker to say.
std::optional<Source> applyEdits(const Lesson& lesson, const Edits& edits, Problems& problems);

// Everything but cells that can be edited, with the lesson's own text: settings of the
// optimizer, iterations, numbers among the attributes, hand decimals.
Edits settingsOf(const Lesson& lesson);

// "K[0,1]=2", "b=0.5", "x[0]@3=1" (the third of the values that `each` lists), "learning_rate=0.5",
// "iterations=10", "Z.stride=2", "conventions.ties=all", "hand.decimals=3". Positions of
// a problem are those of `text`.
std::optional<Edit> parseEdit(const Lesson& lesson, std::string_view text, Problems& problems);
std::string editText(const Lesson& lesson, const Edit& edit);

// "--set", "K[0,1]=2", …: the arguments that make the same edits on the command line.
std::vector<std::string> editArguments(const Lesson& lesson, const Edits& edits);

// What is wrong with the words that were typed for an edit; nullopt when they may stand.
std::optional<Problem> editProblem(const Edit& edit, Span where);

}  // namespace gradwalk
