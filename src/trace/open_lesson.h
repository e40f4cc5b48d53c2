// From a lesson's file to a lesson that can be stepped through: read, checked, run,
// run by hand arithmetic, and its printed values judged. The command line and the
// window both start here.
//
//     OpenResult result = openLesson("lessons/cnn.toml");
//     if (result.open) result.open->trace.value(1, 0);
//     else fmt::print(stderr, "{}", result.problems);
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lesson/edit.h"
#include "trace/verdict.h"

namespace gradwalk {

// A run of the lesson beside the one that is followed. At an address that stays.
struct OtherRun {
  Lesson lesson;
  Program program;
  Trace trace;
  std::vector<Check> checks;

  OtherRun(Lesson own, Program checked, const std::atomic<bool>* stop);
  OtherRun(const OtherRun&) = delete;
  OtherRun& operator=(const OtherRun&) = delete;
};

// At an address that stays: the trace points into its program and its lesson.
struct OpenLesson {
  std::filesystem::path path;
  Lesson lesson;
  Program program;
  Trace trace;
  std::optional<Trace> hand;  // the lesson's own hand arithmetic, if it declares any
  std::vector<Check> checks;  // one for each [[printed]] of the run followed
  Edits edits;                // those that the lesson's text has in it; empty: as its file has it

  // One for each of lesson.runs; null at the run that is followed, whose trace is above.
  std::vector<std::unique_ptr<OtherRun>> others;

  const Trace& traceOf(std::size_t run) const {
    return others.empty() || !others[run] ? trace : others[run]->trace;
  }

  OpenLesson(std::filesystem::path from, Lesson read, Program checked,
             const std::atomic<bool>* stop = nullptr);
  OpenLesson(const OpenLesson&) = delete;
  OpenLesson& operator=(const OpenLesson&) = delete;
};

struct OpenResult {
  std::unique_ptr<OpenLesson> open;  // null when the lesson has problems
  std::string problems;              // rendered, with positions; empty when it was given up
};

// Which run of a lesson is called so; the first for "". nullopt after a problem.
std::optional<std::size_t> followed(const Lesson& lesson, const std::string& name, Problems& problems);

// Once `stop` is set the work is given up and its result is empty. `follow` names the run whose
// steps are to be shown; "" is the first.
OpenResult openLesson(const std::filesystem::path& path, const std::atomic<bool>* stop = nullptr,
                      const std::string& follow = "");
// The same from a text that is not (yet) a file.
OpenResult openLesson(Source source, const std::atomic<bool>* stop = nullptr, const std::string& follow = "");

// The lesson with edits in its text, following the run that `own` follows, or the first where
// an edit took that away; `follow` names another one, as far as there is such a run after the
// edits. What is printed compares with the lesson's own numbers, so it is judged only where that
// is asked for.
enum class Judging { suspended, asUsual };
OpenResult openEdited(const Lesson& own, const std::filesystem::path& path, const Edits& edits,
                      Judging judging, const std::atomic<bool>* stop = nullptr,
                      const std::string& follow = "");

// A run of the lesson in hand arithmetic with `places` decimals everywhere.
Trace runByHand(const OpenLesson& lesson, int places, const std::atomic<bool>* stop = nullptr);

}  // namespace gradwalk
