// The runs as they are asked for: those of the edit, else the lesson's own.
//
//     const auto runs = askedRuns(state);
//     runs[followedRun(state, runs)].call;   // "sgd(learning_rate=0.95)"
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/run_call.h"
#include "lesson/edit_runs.h"

namespace gradwalk {

struct AppState;
struct Edit;

std::vector<RunText> askedRuns(const AppState& state);

// A run's name, which is that of its rule where it has none of its own.
std::string nameOf(const RunText& run);

// Whether a lesson's own panel of runs is of any use: it has a surface or several runs.
bool hasRuns(const AppState& state);

// Of those, the one whose steps are asked for.
std::size_t followedRun(const AppState& state, const std::vector<RunText>& runs);

// `wanted`, or "wanted 2", "wanted 3" where there is one already.
std::string freeName(const std::vector<RunText>& runs, const std::string& wanted);

// The runs are these from now on, and one of them is followed.
void askRuns(AppState& state, const std::vector<RunText>& runs, const std::string& follow, bool goesOn);

// A setting of the lesson's optimizer, where the runs are edited already: in the call of the run
// that is followed. False where they are not.
bool changeInRuns(AppState& state, const Edit& setting, bool goesOn);

// The field for one number of a run: an edit of all runs whose name and key say which, whose
// text is that number alone. Keys are settings, "start.x", "start.y" and "name".
Edit runField(const std::string& run, const std::string& key);
bool isRunField(const Edit& edit);
std::string runFieldText(const AppState& state, const Edit& field);

// Takes what was typed; why it cannot be taken, else.
std::optional<std::string> takeRunField(AppState& state, const Edit& field, bool goesOn = false);

// A coordinate of the start, where the run that is followed has a start of its own: the field
// for that one.
std::optional<Edit> startField(const AppState& state, const Edit& cell);

}  // namespace gradwalk
