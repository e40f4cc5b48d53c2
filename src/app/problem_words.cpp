#include "app/problem_words.h"

namespace gradwalk {

std::string problemWords(const Problems& problems) {
  if (problems.empty()) return "";
  const Problem& first = problems.front();
  std::string out = first.message;
  if (!first.expected.empty()) out += " (" + first.expected + ")";
  if (!first.hint.empty()) out += ": " + first.hint;
  return out;
}

}  // namespace gradwalk
