// An edited lesson as a file of its own, and unsaved edits that outlive a crash.
//
//     proposedName(state);                      // "cnn-edited.toml"
//     saveEdited(state, "cnn-edited.toml");     // "" or a sentence
//     journalFile(folder, "/home/a/cnn.toml");  // …/edits-cnn-1f3a….txt
#pragma once

#include <filesystem>
#include <string>

#include "lesson/edit.h"

namespace gradwalk {

struct AppState;

std::string proposedName(const AppState& state);

// The lesson's own text with the edits in it, whole or not at all. A file that is there
// already is replaced only when `replaces` is set, a shipped lesson never; edits that the
// lesson refuses are not written.
enum class SaveResult { saved, isThere, isShipped, notInForce, cannotWrite };
SaveResult saveEdited(const AppState& state, const std::filesystem::path& path, bool replaces,
                      std::string& problem);

// $XDG_STATE_HOME/gradwalk, or ~/.local/state/gradwalk; empty when there is no home.
std::filesystem::path journalFolder();
// Where the edits of a lesson are noted.
std::filesystem::path journalFile(const std::filesystem::path& folder, const std::filesystem::path& lesson);

// Notes the edits; none takes the note away. What is in the way is no reason to stop.
void writeJournal(const std::filesystem::path& file, const Lesson& lesson, const Edits& edits);
// Those that still fit the lesson; `lost` counts the others.
Edits readJournal(const std::filesystem::path& file, const Lesson& lesson, std::size_t& lost);

}  // namespace gradwalk
