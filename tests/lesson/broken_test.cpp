// The catalogue of broken lessons: every file of tests/broken/ is read and checked, and
// what is said about it is compared letter by letter with what the file itself expects:
// the lines at its end that begin with "#! ". Where a file cannot hold a comment, the
// expectation lies beside it, in NAME.expected.
//
// GRADWALK_APPROVE=1 writes what was said into the files; read the difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "lesson/program.h"

using namespace gradwalk;

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(GRADWALK_SOURCE_DIR) / "tests" / "broken";

std::string bytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// What reading and checking say; a lesson without problems says nothing.
std::string said(const std::string& name, const std::string& text) {
  const Source source{name, text};
  Problems problems;
  const auto lesson = readLesson(source, problems);
  CHECK(lesson.has_value() == problems.empty());
  if (lesson) {
    const auto program = checkLesson(*lesson, problems);
    CHECK(program.has_value() == problems.empty());
  }
  for (const Problem& problem : problems) CHECK(problem.where.begin <= problem.where.end);
  return render(source, problems);
}

// The lines of `text`, with their ends.
std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

bool isExpectation(const std::string& line) { return line.rfind("#!", 0) == 0; }

std::string expectedIn(const std::string& text) {
  std::string out;
  for (const std::string& line : linesOf(text))
    if (isExpectation(line)) out += line.substr(line.rfind("#! ", 0) == 0 ? 3 : 2);
  return out;
}

bool approving() { return std::getenv("GRADWALK_APPROVE") != nullptr; }

void approve(const fs::path& path, const std::string& text, const std::string& got) {
  std::string out;
  for (const std::string& line : linesOf(text))
    if (!isExpectation(line)) out += line;
  for (const std::string& line : linesOf(got)) out += "#! " + line;
  std::ofstream(path, std::ios::binary) << out;
}

void compare(const fs::path& golden, const std::string& got) {
  if (approving()) std::ofstream(golden, std::ios::binary) << got;
  CHECK(bytesOf(golden) == got);
}

}  // namespace

TEST_CASE("broken lessons: each says exactly what its file expects") {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  CHECK(files.size() >= 100);
  for (const fs::path& path : files) {
    const std::string name = path.filename().string(), text = bytesOf(path);
    CAPTURE(name);
    const std::string got = said(name, text);
    CHECK(got != "");
    const fs::path golden = fs::path(path).replace_extension(".expected");
    if (fs::exists(golden)) {
      compare(golden, got);
      continue;
    }
    if (approving()) approve(path, text, got);
    CHECK(expectedIn(bytesOf(path)) == got);
  }
}

TEST_CASE("broken lessons: those that are made while testing") {
  std::string sum;
  for (int k = 0; k < 409600; ++k) sum += "X+";
  const std::string head =
      "format = 1\n[lesson]\ntitle = { en = \"Broken\", ko = \"고장\" }\n[values]\nX = 1\n[graph]\n";
  compare(folder / "expression_of_800_kb.expected",
          said("expression_of_800_kb.toml", head + "Z = \"" + sum + "\"\n"));
  std::string powers = "X";  // 1 MB
  for (int k = 0; k < 524288; ++k) powers += "^2";
  compare(folder / "power_of_1_mb.expected", said("power_of_1_mb.toml", head + "Z = \"" + powers + "\"\n"));
  compare(folder / "sum_of_30000.expected",
          said("sum_of_30000.toml", head + "Z = \"" + sum.substr(0, 60000) + "X\"\n"));
  std::string many = head;
  for (int k = 0; k < 4097; ++k) many += "Z" + std::to_string(k) + " = \"relu(X)\"\n";
  compare(folder / "graph_of_4097.expected", said("graph_of_4097.toml", many));
  std::string rows =
      "format = 1\n[lesson]\ntitle = { en = \"Broken\", ko = \"고장\" }\n[graph]\nZ = "
      "\"relu(X)\"\n[values]\n";
  for (int k = 0; k < 150; ++k) rows += "X" + std::to_string(k) + " = nan\n";
  compare(folder / "150_problems.expected", said("150_problems.toml", rows));
  std::string large = head;
  for (int k = 0; k < 9; ++k)
    large.insert(large.find("[graph]"), "W" + std::to_string(k) + " = \"zeros([16777216])\"\n");
  compare(folder / "nine_of_128_mib.expected", said("nine_of_128_mib.toml", large + "Z = \"relu(X)\"\n"));
  compare(folder / "five_megabytes.expected", said("five_megabytes.toml", std::string(5 * 1024 * 1024, '#')));
}

TEST_CASE("broken lessons: a folder, and a file that is not there") {
  Source source;
  Problems problems;
  CHECK_FALSE(readLessonFile(folder, source, problems).has_value());
  source.name = "broken";
  CHECK(render(source, problems) ==
        "broken: error: the lesson cannot be opened\n"
        "  expected: a lesson file\n"
        "  found:    a folder\n");
}

TEST_CASE("broken lessons: any beginning of a lesson, and any with a byte changed, is read without a crash") {
  const std::string text = bytesOf(folder / "mistake_syntax.toml") + bytesOf(folder / "circle.toml");
  for (std::size_t length = 0; length < text.size(); length += 3) said("part.toml", text.substr(0, length));
  for (std::size_t at = 0; at < text.size(); at += 2)
    for (const char c : {'"', '[', '\n', '\x80', '='}) {
      std::string changed = text;
      changed[at] = c;
      Problems problems;
      if (const auto lesson = readLesson({"changed.toml", changed}, problems)) checkLesson(*lesson, problems);
    }
}
