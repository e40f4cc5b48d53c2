// The runs of a lesson as one line of words, which an edit replaces as a whole.
//
//     runsText(lesson);   // "SGD: sgd(learning_rate=0.95); adam(learning_rate=0.3) @ -7,2"
//
// A run is its name and a colon (left out where the optimizer's own name will do), the
// optimizer's call, and behind an @ its start, if it has one of its own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"

namespace gradwalk {

struct RunText {
  std::string name;  // "" is the optimizer's own name
  std::string call;
  std::string start;  // "-7,2", or ""
  bool operator==(const RunText&) const = default;
};

std::vector<RunText> runTexts(const Lesson& lesson);
std::string runsText(const std::vector<RunText>& runs);
std::string runsText(const Lesson& lesson);

// nullopt after adding a problem with its place in `text`.
std::optional<std::vector<RunText>> parseRuns(std::string_view text, Problems& problems);

// The text has these runs from now on; an optimizer under [train] goes. False after a problem.
bool putRuns(std::string& text, std::string_view runs, Problems& problems);

// The value of a setting as a call writes it, "" where it does not; and the call with it.
std::string settingIn(const std::string& call, const std::string& name);
std::string withSetting(const std::string& call, const std::string& name, const std::string& value);

}  // namespace gradwalk
