// Every convention that a lesson may choose, gathered from where it is declared: the
// attributes of operations, the fusions, and the fine conventions of optimizers.
//
//     for (const ConventionInfo& each : conventionMenu()) …
//     findConvention("ties")->choices;           // {"first", "all"}
//     findConvention("ties")->choiceTitles[1];   // "every largest cell"
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "maths/language.h"

namespace gradwalk {

struct ConventionInfo {
  std::string name;  // key under [conventions]
  Text title, what;  // "Ties in max pooling", "who gets the gradient when cells tie"
  std::vector<std::string> choices;
  std::vector<Text> choiceTitles;  // one for each choice
  std::size_t initial = 0;         // the choice that holds unless a lesson says otherwise
};

// In order of their names.
std::span<const ConventionInfo> conventionMenu();

// nullptr when there is none of that name.
const ConventionInfo* findConvention(std::string_view name);

// The position among the choices; −1 for a word that is none.
int choiceOf(const ConventionInfo& convention, std::string_view word);

}  // namespace gradwalk
