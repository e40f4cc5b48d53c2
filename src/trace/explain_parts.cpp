#include "trace/explain_parts.h"

namespace gradwalk {
namespace {

const Bilingual* noteFor(const Lesson& lesson, const Step& step) {
  const std::string key = step.phase == Phase::forward    ? step.name
                          : step.phase == Phase::backward ? "grad." + step.name
                                                          : "new." + step.name;
  const auto it = lesson.notes.find(key);
  return it == lesson.notes.end() ? nullptr : &it->second;
}

constexpr std::size_t mostToldLines = 3;
constexpr Text leadTo = {"First {made}; then {last}", "먼저 {made|을} 구한다. 그다음 {last}"};

}  // namespace

void addParts(const Trace& trace, const Cursor& cursor, Language language, const ExplainOptions& options,
              Explanation& out) {
  const Step& step = *stepAt(trace, cursor);
  if (step.lines.size() > 1)
    for (std::size_t l = 0; l < step.lines.size(); ++l)
      out.parts.push_back(
          explain(trace, {cursor.pass, cursor.step, static_cast<int>(l), -1, -1}, language, options));
  // A lesson's own words may say what is asked for.
  if (const Bilingual* note = noteFor(trace.lesson(), step); note != nullptr && !asksHere(options, cursor)) {
    out.sentence = note->in(language);
    return;
  }
  // More than a few lines are named, and only the last one told: each has a step of its own.
  if (out.parts.size() > mostToldLines) {
    std::string made;
    for (std::size_t l = 0; l + 1 < out.parts.size(); ++l)
      made += (l == 0 ? "" : ", ") + symbol(trace.program(), step.lines[l].writes);
    out.sentence = say(leadTo, language, {{"made", made}, {"last", out.parts.back().sentence}});
    return;
  }
  for (std::size_t l = 0; l < out.parts.size(); ++l) {
    const std::string& each = out.parts[l].sentence;
    if (l > 0 && each == out.parts[l - 1].sentence) continue;  // said of both alike
    out.sentence = (l == 0 ? "" : out.sentence + ". ") + each;
  }
}

}  // namespace gradwalk
