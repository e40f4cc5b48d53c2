// What goes on beside the window while numbers are edited: runs of the edited lesson on a
// worker, the note that outlives a crash, the lesson's file when it changes on the disk.
//
//     runner.opened(state);                 // another lesson is there: its noted edits too
//     if (runner.advance(state, seconds)) …  // something changed that can be seen
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "app/edit_state.h"
#include "app/job.h"
#include "app/loader.h"
#include "app/state.h"

namespace gradwalk {

class EditRunner {
 public:
  // Notes are kept in `journals`; none when it is empty.
  explicit EditRunner(std::filesystem::path journals) : journals_(std::move(journals)) {}

  // A lesson was opened: edits noted of it come back.
  void opened(AppState& state);

  // The first lesson could not be opened: its file is looked at until it is mended.
  void failed(const AppState& state, const std::filesystem::path& file);

  // True when something changed that can be seen.
  bool advance(AppState& state, double seconds);

 private:
  // What tells one version of a file from another.
  struct Stamp {
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  static std::optional<Stamp> stampOf(const std::filesystem::path& file);

  bool run(AppState& state, double seconds);
  void note(const AppState& state, double seconds);
  bool watch(AppState& state, double seconds);
  void reloaded(AppState& state, LoadResult loaded);

  std::filesystem::path journals_;
  Job<EditedRun> job_;
  Loader loader_;
  std::filesystem::path watched_;
  std::optional<Stamp> stamp_;
  Edits noted_;
  double sinceNote_ = 0.0, sinceLook_ = 0.0;
};

}  // namespace gradwalk
