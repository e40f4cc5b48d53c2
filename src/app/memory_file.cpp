#include "app/memory_file.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/edit_save.h"
#include "app/state.h"
#include "paint/file.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uintmax_t mostBytes = 64 * 1024;
constexpr int mostAside = 100;
constexpr int leastSide = 320, mostSide = 16384;
constexpr std::size_t mostPlace = 1000;
constexpr const char* settingsName = "settings.json";
constexpr const char* stateName = "state.json";

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

enum class Found { nothing, good, broken };

// `json` is an object also where there is nothing.
Found readObject(const fs::path& file, Json& json) {
  json = Json::object();
  std::error_code error;
  const auto status = fs::status(file, error);
  if (!fs::exists(status)) return Found::nothing;
  if (!fs::is_regular_file(status) || fs::file_size(file, error) > mostBytes || error) return Found::broken;
  Json read = Json::parse(contents(file), nullptr, false);
  if (!read.is_object()) return Found::broken;
  json = std::move(read);
  return Found::good;
}

// A name that no earlier one has.
std::string setAside(const fs::path& file) {
  for (int n = 1; n <= mostAside; ++n) {
    const std::string name = file.filename().string() + ".broken" + (n > 1 ? std::to_string(n) : "");
    const fs::path aside = file.parent_path() / name;
    std::error_code error;
    if (fs::exists(fs::symlink_status(aside, error))) continue;
    fs::rename(file, aside, error);
    return error ? "" : name;
  }
  return "";
}

Json readOrSetAside(const fs::path& file, std::vector<BrokenFile>& broken) {
  Json json;
  if (readObject(file, json) == Found::broken) broken.push_back({file.filename().string(), setAside(file)});
  return json;
}

std::optional<std::string> textAt(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || !found->is_string() ? std::nullopt : std::optional(found->get<std::string>());
}

std::optional<int> wholeAt(const Json& json, const char* key, int least, int most) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) return std::nullopt;
  const auto value = found->get<std::int64_t>();
  return value < least || value > most ? std::nullopt : std::optional(static_cast<int>(value));
}

// One of two words; nullopt for any other.
std::optional<bool> choiceAt(const Json& json, const char* key, const char* off, const char* on) {
  const auto word = textAt(json, key);
  return word == on ? std::optional(true) : word == off ? std::optional(false) : std::nullopt;
}

std::optional<WindowPlace> windowIn(const Json& json) {
  const auto found = json.find("window");
  if (found == json.end() || !found->is_object()) return std::nullopt;
  const auto x = wholeAt(*found, "x", -mostSide, mostSide), y = wholeAt(*found, "y", -mostSide, mostSide);
  const auto width = wholeAt(*found, "width", leastSide, mostSide),
             height = wholeAt(*found, "height", leastSide, mostSide);
  if (!width || !height) return std::nullopt;
  return WindowPlace{x.value_or(0), y.value_or(0), *width, *height};
}

std::optional<LastPlace> lastIn(const Json& json) {
  const auto found = json.find("last");
  if (found == json.end() || !found->is_object()) return std::nullopt;
  const auto lesson = textAt(*found, "lesson");
  std::string place = textAt(*found, "place").value_or("");
  if (!lesson || !lesson->starts_with('/') || lesson->find('\0') != std::string::npos) return std::nullopt;
  if (place.size() > mostPlace) place.clear();
  std::string run = textAt(*found, "run").value_or("");
  if (run.size() > mostPlace) run.clear();
  return LastPlace{*lesson, std::move(place), std::move(run)};
}

// Written only where that changes something; what cannot be read as it is stays untouched.
void update(const fs::path& file, const Json& changes) {
  if (changes.empty()) return;
  Json json;
  if (readObject(file, json) == Found::broken && setAside(file).empty()) return;
  Json now = json;
  now.update(changes);
  if (now == json) return;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  // A lesson's path may hold bytes that are no UTF-8.
  if (!error) writeFile(file, now.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

bool animationsOff(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > mostBytes || error) return false;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::erase_if(line, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
    if (line.starts_with("gtk-enable-animations="))
      return line.ends_with("=0") || line.ends_with("=false") || line.ends_with("=FALSE");
  }
  return false;
}

}  // namespace

fs::path configFolder() {
  if (const std::string config = variable("XDG_CONFIG_HOME"); config.starts_with('/')) return config;
  const std::string home = variable("HOME");
  return home.empty() ? fs::path() : fs::path(home) / ".config";
}

MemoryFolders usualFolders() {
  const fs::path config = configFolder();
  return {config.empty() ? config : config / "gradwalk", journalFolder()};
}

Remembered readRemembered(const MemoryFolders& folders, std::vector<BrokenFile>& broken) {
  Remembered out;
  if (!folders.settings.empty()) {
    const Json json = readOrSetAside(folders.settings / settingsName, broken);
    if (const auto korean = choiceAt(json, "language", "en", "ko"))
      out.language = *korean ? Language::ko : Language::en;
    out.dark = choiceAt(json, "theme", "light", "dark");
    out.reduceMotion = choiceAt(json, "motion", "full", "reduced");
    if (const auto scale = json.find("textScale"); scale != json.end() && scale->is_number()) {
      const auto value = scale->get<double>();
      if (value >= leastScale && value <= mostScale) out.textScale = value;
    }
  }
  if (!folders.state.empty()) {
    const Json json = readOrSetAside(folders.state / stateName, broken);
    out.window = windowIn(json);
    out.last = lastIn(json);
  }
  return out;
}

void writeRemembered(const MemoryFolders& folders, const Remembered& changed) {
  Json settings = Json::object(), state = Json::object();
  if (changed.language) settings["language"] = *changed.language == Language::ko ? "ko" : "en";
  if (changed.textScale && std::isfinite(*changed.textScale)) settings["textScale"] = *changed.textScale;
  if (changed.dark) settings["theme"] = *changed.dark ? "dark" : "light";
  if (changed.reduceMotion) settings["motion"] = *changed.reduceMotion ? "reduced" : "full";
  if (changed.window) {
    const WindowPlace& w = *changed.window;
    state["window"] = {{"x", w.x}, {"y", w.y}, {"width", w.width}, {"height", w.height}};
  }
  if (changed.last) {
    state["last"] = {{"lesson", changed.last->lesson.string()}, {"place", changed.last->place}};
    if (!changed.last->run.empty()) state["last"]["run"] = changed.last->run;
  }
  if (!folders.settings.empty()) update(folders.settings / settingsName, settings);
  if (!folders.state.empty()) update(folders.state / stateName, state);
}

bool wantsLessMotion(const fs::path& config) {
  if (const std::string wish = variable("GRADWALK_REDUCE_MOTION"); !wish.empty()) return wish != "0";
  if (config.empty()) return false;
  return animationsOff(config / "gtk-4.0" / "settings.ini") ||
         animationsOff(config / "gtk-3.0" / "settings.ini");
}

}  // namespace gradwalk
