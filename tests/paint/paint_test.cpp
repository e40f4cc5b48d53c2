#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "paint/file.h"
#include "paint/png.h"
#include "paint/svg.h"
#include "paint/text.h"
#include "scene/words.h"

using namespace gradwalk;

namespace {

Fonts loaded() {
  std::string problem;
  auto fonts = Fonts::load(problem);
  REQUIRE_MESSAGE(fonts.has_value(), problem);
  return std::move(*fonts);
}

Scene sample(const Fonts& fonts) {
  Scene scene{320, 200, Ink::paper, {}};
  scene.shapes.push_back(RectShape{"panel", {10, 10, 300, 180}, Ink::panel, Ink::rule, 1, Stroke::solid, 8});
  scene.shapes.push_back(RectShape{"read", {20, 60, 60, 40}, {}, Ink::operand2, 3, Stroke::dashed});
  scene.shapes.push_back(
      HeatShape{"heat", {200, 60, 80, 40}, "X <1>", -2, 2, 4, 2, {1, 1, 0, -1, -1, -1, 0, 0.5f}});
  scene.shapes.push_back(LineShape{"flow", {{90, 80}, {150, 80}}, Ink::accent, 3, Stroke::solid, true});
  scene.shapes.push_back(placeText(fonts, {"formula", "합성곱 Z = Σ K·X", 20, 40, 20}));
  scene.shapes.push_back(placeText(fonts, {"result", "= 11", 30, 85, 20, Face::bold}));
  return scene;
}

std::string contents(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// A folder of its own, gone at the end.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gradwalk-paint-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() {
    std::error_code none;
    std::filesystem::permissions(path, std::filesystem::perms::owner_all, none);
    std::filesystem::remove_all(path, none);
  }
};

}  // namespace

TEST_CASE("svg: nothing in a text or an id can become markup") {
  const Fonts fonts = loaded();
  Scene scene{300, 100, Ink::paper, {}};
  scene.shapes.push_back(
      placeText(fonts, {"a\"><script>", "<script>alert('1 & 2')</script>\x01\x1B", 10, 40, 20}));
  const std::string page = svg(scene, lightTheme());
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;") != std::string::npos);
  CHECK(page.find('\x01') == std::string::npos);
  CHECK(page.find('\x1B') == std::string::npos);
}

TEST_CASE("svg: a text is a text, with the scene's position for every glyph") {
  const Fonts fonts = loaded();
  const Scene scene = sample(fonts);
  const std::string page = svg(scene, lightTheme());
  CHECK(page.find(">합성곱 Z = Σ K·X</text>") != std::string::npos);
  const auto& text = std::get<TextShape>(*find(scene, "formula"));
  std::string places;
  for (const PlacedGlyph& glyph : text.glyphs) places += (places.empty() ? "" : " ") + lengthText(glyph.x);
  CHECK(page.find("x=\"" + places + "\" y=\"40\" font-size=\"20\"") != std::string::npos);
  CHECK(page.find("font-weight=\"bold\">= 11</text>") != std::string::npos);
}

TEST_CASE("svg: a dashed outline, an arrow head and a heat map are drawn") {
  const std::string page = svg(sample(loaded()), lightTheme());
  CHECK(count(page, "stroke-dasharray=\"9 5.1\"") == 1);
  CHECK(count(page, "<polygon") == 1);
  CHECK(count(page, "<title>X &lt;1&gt;</title>") == 1);
  CHECK(count(page, "<path") == 3);  // two tints of orange and one of blue; zero is the ground
}

TEST_CASE("painters: the same scene gives the same bytes") {
  const Fonts fonts = loaded(), again = loaded();
  std::string problem;
  CHECK(svg(sample(fonts), darkTheme()) == svg(sample(again), darkTheme()));
  const std::string bytes = png(sample(fonts), darkTheme(), fonts, problem);
  CHECK(bytes == png(sample(again), darkTheme(), again, problem));
  CHECK(bytes != png(sample(fonts), lightTheme(), fonts, problem));
  CHECK(problem.empty());
}

TEST_CASE("png: the picture has the scene's size, or a multiple of it") {
  const Fonts fonts = loaded();
  std::string problem;
  const auto side = [](const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = (value << 8) | static_cast<unsigned char>(bytes[at + k]);
    return value;
  };
  const std::string bytes = png(sample(fonts), lightTheme(), fonts, problem);
  REQUIRE(bytes.substr(1, 3) == "PNG");
  CHECK(side(bytes, 16) == 320);
  CHECK(side(bytes, 20) == 200);
  const std::string twice = png(sample(fonts), lightTheme(), fonts, problem, 2);
  CHECK(side(twice, 16) == 640);
}

TEST_CASE("png: an impossible size is a sentence") {
  const Fonts fonts = loaded();
  std::string problem;
  CHECK(png(Scene{0, 100, Ink::paper, {}}, lightTheme(), fonts, problem).empty());
  CHECK(problem == "a picture must be between 1 and 16384 pixels wide and high");
  CHECK(png(Scene{1e9, 100, Ink::paper, {}}, lightTheme(), fonts, problem).empty());
}

TEST_CASE("text: a scene reads from top to bottom and from left to right") {
  const Fonts fonts = loaded();
  Scene scene{640, 200, Ink::paper, {}};
  scene.shapes.push_back(placeText(fonts, {"numbers", "1·3 + 1", 60, 80, 20}));
  scene.shapes.push_back(placeText(fonts, {"equals", "=", 30, 80, 20}));
  scene.shapes.push_back(placeText(fonts, {"phase", "Forward", 400, 40, 20}));
  scene.shapes.push_back(placeText(fonts, {"title", "Softmax", 10, 40, 20}));
  CHECK(plainText(scene) == "Softmax   Forward\n= 1·3 + 1\n");
}

TEST_CASE("file: it is written whole, and what was there is replaced") {
  const Folder folder;
  const auto path = folder.path / "a.svg";
  CHECK(writeFile(path, "one") == "");
  CHECK(contents(path) == "one");
  CHECK(writeFile(path, "two") == "");
  CHECK(contents(path) == "two");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
  CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::owner_read) !=
        std::filesystem::perms::none);
}

TEST_CASE("file: a link is followed and stays a link") {
  const Folder folder;
  CHECK(writeFile(folder.path / "real", "one") == "");
  std::filesystem::create_symlink(folder.path / "real", folder.path / "link");
  CHECK(writeFile(folder.path / "link", "two") == "");
  CHECK(std::filesystem::is_symlink(folder.path / "link"));
  CHECK(contents(folder.path / "real") == "two");
}

TEST_CASE("file: a missing folder, a folder for a name and an empty name are sentences") {
  const Folder folder;
  const std::string base = folder.path.string();
  CHECK(writeFile(base + "/no/a.svg", "x") ==
        "cannot write '" + base + "/no/a.svg': there is no folder '" + base + "/no'");
  CHECK(writeFile(base, "x") == "cannot write '" + base + "': it is a folder");
  CHECK(writeFile("", "x") == "a file name is missing");
}

TEST_CASE("file: without permission nothing is written and nothing is left behind") {
  if (geteuid() == 0) return;  // root may write anywhere
  const Folder folder;
  std::filesystem::permissions(folder.path,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  CHECK(writeFile(folder.path / "a.svg", "x").find("Permission denied") != std::string::npos);
  CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("file: a full disk is a sentence") {
  if (!std::filesystem::exists("/dev/full")) return;
  CHECK(writeFile("/dev/full", "x").find("No space left") != std::string::npos);
}
