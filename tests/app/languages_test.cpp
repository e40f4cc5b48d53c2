// Every text of the program stands in English and Korean side by side in its source, so the
// sources themselves are read: whatever a file says in one language it says in the other.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "app/keys.h"
#include "app/ui_text.h"
#include "scene/utf8.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;

struct Pair {
  std::string where, en, ko;
};

bool hasHangul(const std::string& text) {
  const std::u32string codes = codePoints(text);
  return std::any_of(codes.begin(), codes.end(), isHangul);
}

// Two small letters in a row outside placeholders: a word and not a sign, a key or a name.
bool hasWord(const std::string& text) {
  return std::regex_search(std::regex_replace(text, std::regex("\\{[^{}]*\\}"), ""), std::regex("[a-z]{2}"));
}

// "{of|은}", "{n?cell|cells}": of, n.
std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> names;
  const std::regex name("\\{([A-Za-z_0-9]+)[|?}]");
  for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) names.insert((*at)[1]);
  return names;
}

std::string joined(const std::string& literals) {
  std::string out;
  const std::regex literal("\"((?:[^\"\\\\]|\\\\.)*)\"");
  for (std::sregex_iterator at(literals.begin(), literals.end(), literal), end; at != end; ++at)
    out += (*at)[1];
  return out;
}

std::string sourceOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string out, line;
  while (std::getline(in, line)) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first != std::string::npos && line.compare(first, 2, "//") == 0) continue;
    out += line + "\n";
  }
  return out;
}

std::vector<fs::path> sources(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GRADWALK_SOURCE_DIR) / "src" / folder))
    if (const auto kind = entry.path().extension(); kind == ".cpp" || kind == ".h")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// Every {"…", "…"} of a file whose second text is Korean or that is called a Text.
std::vector<Pair> pairsOf(const fs::path& file) {
  std::vector<Pair> pairs;
  const std::string source = sourceOf(file);
  const std::string literals = "((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"\\s*)+)";
  const std::regex pair("(Text[ A-Za-z]*(?:= *)?)?\\{\\s*" + literals + ",\\s*" + literals + "\\}");
  for (std::sregex_iterator at(source.begin(), source.end(), pair), end; at != end; ++at) {
    const std::string en = joined((*at)[2]), ko = joined((*at)[3]);
    if ((*at)[1].matched || hasHangul(ko)) pairs.push_back({file.filename().string(), en, ko});
  }
  return pairs;
}

}  // namespace

TEST_CASE("languages: what the sources say in English they say in Korean, with the same things filled in") {
  std::size_t count = 0;
  for (const fs::path& file : sources(""))
    for (const Pair& pair : pairsOf(file)) {
      CAPTURE(pair.where);
      CAPTURE(pair.en);
      CAPTURE(pair.ko);
      ++count;
      CHECK_FALSE(pair.en.empty());
      CHECK_FALSE(hasHangul(pair.en));
      if (hasWord(pair.en)) CHECK((hasHangul(pair.ko) || pair.ko == pair.en));
      // A plural that Korean has no need of may be left out; nothing may be added.
      const std::set<std::string> en = placeholders(pair.en), ko = placeholders(pair.ko);
      for (const std::string& each : ko) CHECK_MESSAGE(en.count(each) == 1, each);
      for (const std::string& each : en)
        if (pair.en.find("{" + each + "}") != std::string::npos) CHECK_MESSAGE(ko.count(each) == 1, each);
    }
  CHECK(count > 250);
}

TEST_CASE("languages: a particle in Korean belongs to something that is filled in") {
  // "K을(를)", or a particle written behind a placeholder, is wrong for half of all words.
  for (const fs::path& file : sources(""))
    for (const Pair& pair : pairsOf(file)) {
      CAPTURE(pair.where);
      CAPTURE(pair.ko);
      CHECK_FALSE(std::regex_search(pair.ko, std::regex("\\((를|는|가|와|으로|으)\\)")));
      CHECK_FALSE(std::regex_search(pair.ko, std::regex("\\}(을|를|은|는|과|와|으로)[ .,]")));
    }
}

TEST_CASE("languages: no panel shows a word that stands in its source in one language") {
  // Words given as they are to what puts them on the screen.
  const std::regex shown(
      "(plainText|wrappedText|fittedText|fitted|TextUnformatted|Text|SetTooltip|BeginCombo|Selectable|tell)"
      "\\(\\s*(?:panel,\\s*|state,\\s*|state_,\\s*)?\"([^\"#%][^\"]*)\"");
  const std::regex button("wordButton\\(panel, \"[^\"]*\", \"([^\"]*)\"");
  for (const fs::path& file : sources("app")) {
    const std::string source = sourceOf(file);
    for (const auto& [pattern, group] : {std::pair{&shown, 2}, std::pair{&button, 1}})
      for (std::sregex_iterator at(source.begin(), source.end(), *pattern), end; at != end; ++at) {
        CAPTURE(file.filename().string());
        CAPTURE(std::string((*at)[0]));
        CHECK_FALSE(hasWord((*at)[static_cast<std::size_t>(group)]));
      }
  }
}

TEST_CASE("languages: the interface's words are Korean in Korean, and every pattern can be filled") {
  const Words words{{"n", "3"},       {"all", "14"},     {"lesson", "cnn"}, {"file", "a.json"},
                    {"aside", "b"},   {"declared", "x"}, {"right", "1"},    {"document", "004"},
                    {"section", "5"}, {"d", "1e-9"},     {"t", "1e-6"},     {"operation", "relu"},
                    {"name", "K"},    {"number", "2"},   {"what", "11"},    {"h", "6.1e-06"},
                    {"mark", "✓"},    {"choice", "all"}, {"printed", "5"},  {"computed", "7"},
                    {"path", "1/Z"},   {"run", "SGD"},    {"loss", "f"}};
  for (const UiText& each : uiTexts()) {
    CAPTURE(each.text.en);
    CHECK(hasHangul(each.text.ko));
    for (const Language language : {Language::en, Language::ko})
      CHECK(say(each.text, language, words).find('{') == std::string::npos);
  }
  for (const KeyHelp& line : keyHelp()) CHECK(hasHangul(line.what.ko));
}

}  // namespace gradwalk
