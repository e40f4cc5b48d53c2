// Text in the two languages of the program, and Korean particles.
//
// Every sentence is written once in each language, side by side, so that a
// missing one is seen where it is missing (and fails a test).
//
//     const Text slides = {"{k} slides over {x}", "{k|이} {x} 위를 움직인다"};
//     say(slides, Language::ko, {{"k", "K"}, {"x", "X"}});   // "K가 X 위를 움직인다"
//
// In a pattern, {name} is replaced; {name|을}, {name|은}, {name|이}, {name|로} and
// {name|과} are replaced and followed by the particle that the spoken final sound of
// the inserted text asks for: 을/를, 은/는, 이/가, 으로/로, 과/와.
// {n?one|many} is replaced by "one" where the text is 1, else by "many":
// "{n} {n?product|products}". {n?none|one|many} tells 0 apart too; a choice may hold
// placeholders of its own.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gradwalk {

enum class Language { en, ko };

// A constant text in both languages.
struct Text {
  const char* en = "";
  const char* ko = "";
};

// A text from a lesson, in both languages.
struct Bilingual {
  std::string en, ko;
  const std::string& in(Language language) const { return language == Language::ko ? ko : en; }
};

using Words = std::vector<std::pair<std::string, std::string>>;

std::string_view in(const Text& text, Language language);

// Fills a pattern. An unknown name is left standing in its braces.
std::string say(std::string_view pattern, const Words& words);
std::string say(const Text& pattern, Language language, const Words& words);

// The particle pair named by its form after a consonant ("을"), as it must stand
// after `word` when it is read aloud in Korean: digits by their Korean names,
// Latin letters by their letter names, brackets and punctuation passed over.
std::string particle(std::string_view word, std::string_view pair);

}  // namespace gradwalk
