// What each convention changes in a lesson, found by running the lesson with every other
// choice: no table of texts knows it.
//
//     ConventionEffects all = conventionEffects(lesson, path, edits);
//     all.conventions[0].choices[1].difference->loss->to;    // the loss with that choice
//     differenceLines(*difference, Language::en);            // "L stays 1.3132", …
//
// Differences are those from the run that is in force: the lesson with the edits. They
// are of full precision, bit for bit; what cannot be told apart at the digits shown is
// said to be rounding.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lesson/conventions.h"
#include "trace/open_lesson.h"

namespace gradwalk {

// One cell in both runs.
struct ChangedCell {
  std::string path;  // "1/backward/P/grad.A[1,1,0,0]"
  std::string cell;  // "∂L/∂A[1,1,0,0]"
  int pass = 0;
  double from = 0.0, to = 0.0;
};

struct ConventionDifference {
  int quantities = 0, all = 0;                // those that differ, of those that both runs compute
  bool shown = false;                         // at the digits shown, too
  std::optional<ChangedCell> first, largest;  // in order of the computation; by |to − from|
  std::optional<ChangedCell> loss;            // where it first differs, else in the first pass
  std::vector<std::string> added, gone;       // what only this choice forms, and only the other one
  bool whole = true;  // false: of a long run only the first passes and the last were compared
  bool any() const { return quantities > 0; }
};

struct ConventionChoice {
  std::string name;  // "all"
  Text title;        // "every largest cell"
  bool inForce = false, lessons = false;
  std::optional<ConventionDifference> difference;  // of every choice that is not in force
  std::string problem;                             // why the lesson cannot be run so
};

struct ConventionEffect {
  const ConventionInfo* convention = nullptr;
  std::vector<ConventionChoice> choices;
};

struct ConventionEffects {
  std::vector<ConventionEffect> conventions;  // those that matter for this graph
  bool given = true;                          // false when it was given up
};

// What differs between two runs of one lesson; `effort` bounds the cells compared.
ConventionDifference compareRuns(const Trace& inForce, const Trace& other,
                                 const std::atomic<bool>* stop = nullptr, double effort = 3e7);

// The conventions that a program follows and their choices, without what they change.
std::vector<ConventionEffect> conventionsOf(const Program& program, const Lesson& own);

// `own` is the lesson as its file has it.
ConventionEffects conventionEffects(const Lesson& own, const std::filesystem::path& path, const Edits& edits,
                                    const std::atomic<bool>* stop = nullptr);

// A difference in words, a line each.
std::vector<std::string> differenceLines(const ConventionDifference& difference, Language language);

}  // namespace gradwalk
