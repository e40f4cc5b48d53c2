// What is remembered from one sitting to the next.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/headless.h"
#include "app/memory.h"
#include "app/ui_text.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

MemoryFolders scratch(const std::string& name) {
  const fs::path folder = fs::absolute("memory-" + name);
  fs::remove_all(folder);
  return {folder / "config", folder / "state"};
}

std::string readText(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void writeText(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

Remembered read(const MemoryFolders& folders) {
  std::vector<BrokenFile> broken;
  const Remembered out = readRemembered(folders, broken);
  CHECK(broken.empty());
  return out;
}

SittingOptions with(const MemoryFolders& folders) {
  SittingOptions options;
  options.memory = folders;
  return options;
}

// An environment variable for a scope.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    value == nullptr ? unsetenv(name) : setenv(name, value, 1);
  }
  ~Variable() { before_ ? setenv(name_, before_->c_str(), 1) : unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("memory: what is written is read back, and what a newer version wrote is kept") {
  const MemoryFolders folders = scratch("kept");
  CHECK(read(folders) == Remembered{});
  Remembered all;
  all.language = Language::ko;
  all.textScale = 1.21;
  all.dark = true;
  all.reduceMotion = true;
  all.window = WindowPlace{-20, 30, 1000, 700};
  all.last = LastPlace{"/home/a/수업.toml", "1/backward/Z/grad.K[0,0]"};
  writeRemembered(folders, all);
  CHECK(read(folders) == all);
  Json json = Json::parse(readText(folders.settings / "settings.json"));
  CHECK(json["language"] == "ko");
  CHECK(json["theme"] == "dark");
  json["newer"] = {1, 2};
  writeText(folders.settings / "settings.json", json.dump());
  Remembered one;
  one.textScale = 0.9;
  writeRemembered(folders, one);
  json = Json::parse(readText(folders.settings / "settings.json"));
  CHECK(json["newer"] == Json({1, 2}));
  CHECK(json["textScale"] == 0.9);
  CHECK(json["language"] == "ko");
  // Nothing else lies beside the files.
  CHECK(std::distance(fs::directory_iterator(folders.settings), {}) == 1);
}

TEST_CASE("memory: a value that is out of range counts as not there, each by itself") {
  const MemoryFolders folders = scratch("range");
  writeText(folders.settings / "settings.json",
            R"({"language": "fr", "textScale": 99, "theme": "dark", "motion": 3})");
  writeText(folders.state / "state.json",
            R"({"window": {"x": 5, "y": 1e9, "width": 900, "height": 600}, "last": {"lesson": "cnn.toml"}})");
  const Remembered out = read(folders);
  CHECK_FALSE(out.language);
  CHECK_FALSE(out.textScale);
  CHECK(out.dark == true);
  CHECK_FALSE(out.reduceMotion);
  CHECK(out.window == WindowPlace{5, 0, 900, 600});
  CHECK_FALSE(out.last);  // not an absolute path
  writeText(folders.state / "state.json", R"({"window": {"width": 2, "height": 600}})");
  CHECK_FALSE(read(folders).window);
}

TEST_CASE("memory: a broken file is set aside, never over an earlier one, and said") {
  const MemoryFolders folders = scratch("broken");
  int n = 0;
  for (const std::string text : {"{ \"language\": ", "[1, 2]", "\xff\xfe", "", "42"}) {
    CAPTURE(text);
    writeText(folders.settings / "settings.json", text);
    std::vector<BrokenFile> broken;
    CHECK(readRemembered(folders, broken) == Remembered{});
    REQUIRE(broken.size() == 1);
    CHECK(broken[0].file == "settings.json");
    CHECK(broken[0].aside == "settings.json.broken" + (++n > 1 ? std::to_string(n) : ""));
    CHECK(readText(folders.settings / broken[0].aside) == text);
    CHECK_FALSE(fs::exists(folders.settings / "settings.json"));
  }
  writeText(folders.settings / "settings.json", std::string(1 << 20, ' '));
  std::vector<BrokenFile> broken;
  readRemembered(folders, broken);
  CHECK(broken.size() == 1);
  // In the window it is a sentence, and the file is written anew once something changes.
  writeText(folders.settings / "settings.json", "not JSON");
  Headless screen("conv", with(folders));
  CHECK(screen.state().telling.words.find("settings.json could not be read and is kept as") == 0);
  CHECK(screen.has("told"));
  CHECK(screen.missingGlyphs() == 0);
  screen.press(sf::Keyboard::D);
  screen.interface().sitting().keep();
  CHECK(read(folders).dark == true);
  screen.interface().sitting().advance(16.0);
  screen.frames();
  CHECK_FALSE(screen.has("told"));
}

TEST_CASE("memory: a folder that cannot be written, or none, is no reason to stop") {
  const MemoryFolders none;
  writeRemembered(none, rememberedOf(AppState{}));
  const fs::path file = fs::absolute("memory-a-file");
  writeText(file, "x");
  Headless screen("conv", with({file / "config", file / "state"}));
  screen.press(sf::Keyboard::D);
  screen.interface().sitting().keep();
  CHECK(screen.state().dark);
  CHECK(readText(file) == "x");
}

TEST_CASE("memory: the next sitting looks as the last one did") {
  const MemoryFolders folders = scratch("looks");
  {
    Headless screen("conv", with(folders));
    screen.click("language");
    screen.press(sf::Keyboard::D);
    screen.press(sf::Keyboard::M);
    screen.press(sf::Keyboard::Equal, {true, false, false, false});
    screen.interface().sitting().state().placed = {10, 20, 900, 650};
    screen.interface().sitting().advance(1.1);
  }
  Headless screen("conv", with(folders));
  CHECK(screen.state().language == Language::ko);
  CHECK(screen.state().dark);
  CHECK(screen.state().reduceMotion);
  CHECK(screen.state().textScale == doctest::Approx(1.1));
  CHECK(screen.state().placed == WindowPlace{10, 20, 900, 650});
}

TEST_CASE("memory: an option of the command line holds, and is not remembered unless it is changed") {
  const MemoryFolders folders = scratch("options");
  Remembered before;
  before.language = Language::ko;
  before.textScale = 1.5;
  writeRemembered(folders, before);
  SittingOptions options = with(folders);
  options.language = Language::en;
  options.textScale = 2.0;
  Headless screen("conv", options);
  CHECK(screen.state().language == Language::en);
  CHECK(screen.state().textScale == 2.0);
  screen.interface().sitting().keep();
  CHECK(read(folders).language == Language::ko);
  CHECK(read(folders).textScale == 1.5);
  screen.click("language");
  screen.click("language");
  screen.press(sf::Keyboard::Num0, {true, false, false, false});
  screen.interface().sitting().keep();
  CHECK(read(folders).textScale == 1.0);
}

TEST_CASE("memory: without a lesson's name the last one goes on where it was left") {
  const MemoryFolders folders = scratch("last");
  SittingOptions options = with(folders);
  {
    Headless screen("cnn", options);
    CHECK(screen.path() == "start");
    screen.press(sf::Keyboard::G);
    screen.type("grad.K[0,1]");
    screen.press(sf::Keyboard::Enter);
    REQUIRE(screen.path() == "1/backward/Z/grad.K[0,1]");
    screen.interface().sitting().keep();
  }
  SittingOptions resume = options;
  resume.lesson = shippedLesson("conv");
  resume.resume = true;
  {
    Headless screen("", resume);
    CHECK(screen.state().open->lesson.name == "cnn");
    CHECK(screen.path() == "1/backward/Z/grad.K[0,1]");
    CHECK(screen.state().level == Level::cell);
  }
  {  // The last one by its name goes on as well, another begins at its start.
    Headless screen("cnn", options);
    CHECK(screen.path() == "1/backward/Z/grad.K[0,1]");
  }
  {
    SittingOptions step = options;
    step.startAt = "Z";
    Headless screen("cnn", step);
    CHECK(screen.path() == "1/forward/Z");
  }
  {
    Headless screen("softmax", options);
    CHECK(screen.path() == "start");
    screen.interface().sitting().keep();
    CHECK(read(folders).last->lesson == shippedLesson("softmax"));
  }
  // A place that is gone: the nearest there still is. A lesson that is gone: the usual one.
  Remembered gone;
  gone.last = LastPlace{shippedLesson("cnn"), "7/backward/Z/grad.K[9,9]"};
  writeRemembered(folders, gone);
  {
    Headless screen("", resume);
    CHECK(screen.state().open->lesson.name == "cnn");
    CHECK(screen.path() ==
          path(*screen.state().trace(), nearest(*screen.state().trace(), "7/backward/Z/grad.K[9,9]")));
  }
  gone.last->lesson = "/no/such/lesson.toml";
  writeRemembered(folders, gone);
  Headless screen("", resume);
  CHECK(screen.state().open->lesson.name == "conv");
  CHECK(screen.path() == "start");
}

TEST_CASE("memory: the size of the text for a class is not remembered for the desk") {
  const MemoryFolders folders = scratch("class");
  Headless screen("conv", with(folders));
  screen.press(sf::Keyboard::F5);
  screen.press(sf::Keyboard::Equal, {true, false, false, false});
  screen.interface().sitting().keep();
  CHECK_FALSE(read(folders).textScale);
}

TEST_CASE("memory: folders are where the platform expects them") {
  const Variable home("HOME", "/home/kim");
  {
    const Variable config("XDG_CONFIG_HOME", nullptr), state("XDG_STATE_HOME", nullptr);
    CHECK(usualFolders().settings == "/home/kim/.config/gradwalk");
    CHECK(usualFolders().state == "/home/kim/.local/state/gradwalk");
    const Variable none("HOME", nullptr);
    CHECK(usualFolders().settings.empty());
    CHECK(usualFolders().state.empty());
  }
  const Variable config("XDG_CONFIG_HOME", "/c"), state("XDG_STATE_HOME", "relative");
  CHECK(usualFolders().settings == "/c/gradwalk");
  CHECK(usualFolders().state == "/home/kim/.local/state/gradwalk");  // a relative path is not valid
}

TEST_CASE("memory: the platform's wish for less motion is heard, until somebody says otherwise") {
  const fs::path config = fs::absolute("memory-wish");
  fs::remove_all(config);
  {
    const Variable wish("GRADWALK_REDUCE_MOTION", nullptr);
    CHECK_FALSE(wantsLessMotion(config));
    writeText(config / "gtk-3.0" / "settings.ini", "[Settings]\ngtk-enable-animations = 0\n");
    CHECK(wantsLessMotion(config));
    writeText(config / "gtk-3.0" / "settings.ini", "[Settings]\ngtk-enable-animations=1\n");
    CHECK_FALSE(wantsLessMotion(config));
    const Variable asked("GRADWALK_REDUCE_MOTION", "1");
    CHECK(wantsLessMotion(config));
  }
  SittingOptions options;
  options.lessMotion = true;
  CHECK(Headless("conv", options).state().reduceMotion);
  const MemoryFolders folders = scratch("wish-not");
  Remembered full;
  full.reduceMotion = false;
  writeRemembered(folders, full);
  options.memory = folders;
  CHECK_FALSE(Headless("conv", options).state().reduceMotion);
}

}  // namespace gradwalk
