// What is remembered from one sitting to the next, as two small JSON files where the platform
// keeps such things:
//
//     ~/.config/gradwalk/settings.json     { "language": "ko", "textScale": 1.1, "theme": "dark" }
//     ~/.local/state/gradwalk/state.json   { "last": { "lesson": "/…/cnn.toml", "place": "1/forward/Z", "run": "Adam" }, … }
//
//     std::vector<BrokenFile> broken;
//     const Remembered before = readRemembered(usualFolders(), broken);
//
// A value that is out of range counts as not there, each by itself. A file that is no JSON is
// renamed, never written over; what a newer version wrote besides is kept.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/memory_state.h"
#include "maths/language.h"

namespace gradwalk {

struct LastPlace {
  std::filesystem::path lesson;  // absolute
  std::string place;             // a path of names
  std::string run = {};          // the one that was followed; "": the lesson has none
  bool operator==(const LastPlace&) const = default;
};

struct Remembered {
  std::optional<Language> language = {};
  std::optional<double> textScale = {};
  std::optional<bool> dark = {}, reduceMotion = {};
  std::optional<WindowPlace> window = {};
  std::optional<LastPlace> last = {};
  bool operator==(const Remembered&) const = default;
};

// Empty: nowhere.
struct MemoryFolders {
  std::filesystem::path settings, state;
};

// $XDG_CONFIG_HOME/gradwalk or ~/.config/gradwalk, and journalFolder(); empty without a home.
MemoryFolders usualFolders();

struct BrokenFile {
  std::string file;   // "settings.json"
  std::string aside;  // "settings.json.broken"; "" where it could not be renamed
};

Remembered readRemembered(const MemoryFolders& folders, std::vector<BrokenFile>& broken);

// Writes what is set in `changed` beside what the files hold already, each whole or not at
// all. What is in the way (no home, a folder that cannot be written) is no reason to stop.
void writeRemembered(const MemoryFolders& folders, const Remembered& changed);

// Whether the platform asks for less motion: GRADWALK_REDUCE_MOTION set and not 0, or
// gtk-enable-animations off in gtk-4.0/settings.ini or gtk-3.0/settings.ini of `config`.
bool wantsLessMotion(const std::filesystem::path& config);

// $XDG_CONFIG_HOME or ~/.config; empty without a home.
std::filesystem::path configFolder();

}  // namespace gradwalk
