// Copying to the clipboard; here it is a function that writes down what it got.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/copying.h"
#include "app/headless.h"
#include "app/ui_text.h"
#include "paint/png.h"
#include "trace/notation.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;
using K = sf::Keyboard;
constexpr Modifiers control{true, false, false, false}, controlShift{true, true, false, false};

struct Clip {
  ClipKind kind = ClipKind::text;
  std::string bytes;
};

SittingOptions into(std::vector<Clip>& clips, ClipFault fault = ClipFault::none) {
  SittingOptions options;
  options.clipboard = [&clips, fault](ClipKind kind, const std::string& bytes) {
    if (fault == ClipFault::none) clips.push_back({kind, bytes});
    return fault;
  };
  return options;
}

void go(Headless& screen, const std::string& where) {
  perform(screen.interface().sitting().state(), SeekText{where});
  screen.frames();
}

// The middle of a cell of the canvas.
void point(Headless& screen, const std::string& cell) {
  const ShapeOf* shape = find(screen.interface().scene(), cell);
  REQUIRE(shape != nullptr);
  const Box box = bounds(*shape);
  const Area& canvas = screen.interface().layout().canvas;
  screen.move(canvas.x + static_cast<float>(box.middleX()), canvas.y + static_cast<float>(box.middleY()));
}

std::string readAll(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Runs a copied command as a shell would, with our program for "gradwalk".
std::string pictureOf(const std::string& command) {
  fs::remove_all("copied");
  fs::create_directory("copied");
  REQUIRE(command.starts_with("gradwalk render "));
  const std::string line =
      "cd copied && " + std::string(GRADWALK_PROGRAM) + command.substr(8) + " 2>said.txt";
  REQUIRE_MESSAGE(std::system(line.c_str()) == 0, line, "\n", readAll("copied/said.txt"));
  for (const auto& entry : fs::directory_iterator("copied"))
    if (entry.path().extension() == ".png") return readAll(entry.path());
  FAIL("no picture");
  return "";
}

}  // namespace

TEST_CASE("copy: Ctrl C takes the formula that is shown, and says so") {
  std::vector<Clip> clips;
  Headless screen("cnn", into(clips));
  go(screen, "Z[1,0]");
  screen.press(K::C, control);
  REQUIRE(clips.size() == 1);
  CHECK(clips[0].kind == ClipKind::text);
  CHECK(clips[0].bytes == lineText(explain(*screen.state().trace(), screen.state().cursor, Language::en)));
  CHECK(clips[0].bytes.starts_with("Z[1,0] = "));
  CHECK(clips[0].bytes.ends_with("= 11"));
  CHECK(screen.state().telling.words.starts_with("Copied: Z[1,0] = "));
  CHECK(screen.has("told"));
  CHECK(screen.missingGlyphs() == 0);
  screen.interface().sitting().advance(5.0);
  screen.frames();
  CHECK_FALSE(screen.has("told"));
}

TEST_CASE(
    "copy: the menu has a letter for each, and copies the number under the pointer with all its digits") {
  std::vector<Clip> clips;
  Headless screen("cnn", into(clips));
  go(screen, "grad.K[0,0]");
  point(screen, "cell:grad.K:4");
  screen.press(K::C, controlShift);
  REQUIRE(screen.state().copying.menu);
  for (const char* name : {"copy line", "copy latex", "copy picture", "copy command"})
    CHECK(screen.has(name));
  CHECK(screen.missingGlyphs() == 0);
  screen.press(K::Escape);
  CHECK_FALSE(screen.state().copying.menu);
  CHECK(clips.empty());

  go(screen, "grad.K");
  point(screen, "cell:X:7");
  screen.press(K::C, controlShift);
  screen.press(K::N);
  REQUIRE(clips.size() == 1);
  CHECK(clips[0].bytes == "5");
  CHECK(screen.path() == "1/backward/Z/grad.K");  // N did not go on
  // Away from every number: the one that the place writes.
  go(screen, "grad.K[0,0]");
  screen.move(2.0F, 2.0F);
  screen.press(K::C, controlShift);
  screen.click("copy number");
  REQUIRE(clips.size() == 2);
  const auto cell = screen.state().copying.number;
  REQUIRE(cell);
  const Tensor& values = screen.state().trace()->value(cell->pass, cell->quantity);
  CHECK(std::strtod(clips[1].bytes.c_str(), nullptr) == values.data[0]);
  CHECK(clips[1].bytes.size() > 10);
  screen.press(K::C, controlShift);
  screen.press(K::L);
  REQUIRE(clips.size() == 3);
  CHECK(clips[2].bytes == latex(explain(*screen.state().trace(), screen.state().cursor, Language::en)));
}

TEST_CASE("copy: where there is nothing of the kind, a sentence says so and nothing is copied") {
  std::vector<Clip> clips;
  {
    Headless screen("cnn", into(clips));
    screen.press(K::C, control);  // at the start there is no formula
    CHECK(clips.empty());
    CHECK(screen.state().telling.words == label(Ui::copyNothing, Language::en));
    CHECK(screen.state().telling.warning);
  }
  for (const auto& [fault, word] :
       {std::pair{ClipFault::missing, Ui::copyMissing}, {ClipFault::failed, Ui::copyFailed}}) {
    SittingOptions options = into(clips, fault);
    options.language = Language::ko;
    Headless without("cnn", options);
    go(without, "Z");
    without.press(K::C, control);
    CHECK(without.state().telling.words == label(word, Language::ko));
    CHECK(without.missingGlyphs() == 0);
  }
  CHECK(clips.empty());
}

TEST_CASE("copy: the picture is the canvas, and the command makes the same one") {
  std::vector<Clip> clips;
  Headless screen("cnn", into(clips));
  const auto both = [&](const std::string& what) {
    CAPTURE(what);
    clips.clear();
    screen.press(K::C, controlShift);
    screen.press(K::P);
    screen.press(K::C, controlShift);
    screen.press(K::C);
    REQUIRE(clips.size() == 2);
    CHECK(clips[0].kind == ClipKind::png);
    CHECK(clips[0].bytes.starts_with("\x89PNG"));
    std::string problem;
    CHECK(clips[0].bytes ==
          png(screen.interface().scene(), screen.interface().theme(), testFonts(), problem));
    CHECK(clips[1].kind == ClipKind::text);
    CAPTURE(clips[1].bytes);
    CHECK(pictureOf(clips[1].bytes) == clips[0].bytes);
  };
  both("the start");
  go(screen, "grad.K[0,0]");
  both("a cell");
  screen.press(K::Equal);
  screen.press(K::Equal);
  screen.press(K::Equal);
  both("a larger strip");
  screen.press(K::Num0);
  both("a strip that fits");
  screen.press(K::Num0);
  screen.click("language");
  screen.press(K::D);
  screen.press(K::W);
  screen.press(K::Equal, control);
  both("Korean, dark, whole sums, larger");
  AppState& state = screen.interface().sitting().state();
  Problems problems;
  perform(state, SetNumber{*parseEdit(ownLesson(state).lesson, "K[0,1]=2", problems)});
  perform(state, SetNumber{*parseEdit(ownLesson(state).lesson, "learning_rate=0.5", problems)});
  screen.frames();
  both("edited");
  screen.press(K::H);
  screen.frames();
  both("by hand");
  screen.press(K::F5);
  both("presented");
  screen.resize(1024, 768);
  both("in another size");
}

TEST_CASE("copy: a shell takes the words apart as they were") {
  CHECK(shellLine({"gradwalk", "--step", "1/forward/Z", "--set", "K[0,1]=2"}) ==
        "gradwalk --step 1/forward/Z --set 'K[0,1]=2'");
  CHECK(shellLine({"it's", "", "한 글"}) == "'it'\\''s' '' '한 글'");
}

TEST_CASE("copy: without xclip the real clipboard is missing, and says nothing else") {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nowhere", 1);
  CHECK(xclip(ClipKind::text, "a") == ClipFault::missing);
  setenv("PATH", path.c_str(), 1);
  // A program that does not listen: no signal ends us.
  fs::create_directories("fake");
  std::ofstream("fake/xclip") << "#!/bin/sh\nexit 1\n";
  fs::permissions("fake/xclip", fs::perms::owner_all);
  setenv("PATH", (fs::absolute("fake").string() + ":" + path).c_str(), 1);
  CHECK(xclip(ClipKind::png, std::string(1 << 20, 'x')) == ClipFault::failed);
  std::ofstream("fake/xclip") << "#!/bin/sh\necho \"$@\" > said.txt\ncat > got.bin\n";
  CHECK(xclip(ClipKind::png, std::string(1 << 20, 'x')) == ClipFault::none);
  setenv("PATH", path.c_str(), 1);
  CHECK(readAll("got.bin") == std::string(1 << 20, 'x'));
  CHECK(readAll("said.txt") == "-selection clipboard -t image/png -i\n");
}

}  // namespace gradwalk
