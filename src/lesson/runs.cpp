#include "lesson/runs.h"

#include <algorithm>

namespace gradwalk {
namespace {

void begin(Lesson& lesson, const std::string& name, double at) {
  for (Value& value : lesson.values)
    if (value.name == name) {
      value.each = {Tensor{{}, {at}}};
      value.cells.assign(1, {});  // this number stands nowhere in [values]
    }
}

}  // namespace

Lesson lessonOfRun(const Lesson& lesson, std::size_t run) {
  Lesson out = lesson;
  if (run >= lesson.runs.size()) return out;
  const LessonRun& chosen = lesson.runs[run];
  out.followed = run;
  out.training.optimizer = chosen.optimizer;
  if (chosen.start && lesson.surface) {
    begin(out, lesson.surface->x, (*chosen.start)[0]);
    begin(out, lesson.surface->y, (*chosen.start)[1]);
  }
  return out;
}

std::optional<std::size_t> findRun(const Lesson& lesson, std::string_view name) {
  const auto it = std::find_if(lesson.runs.begin(), lesson.runs.end(),
                               [&](const LessonRun& run) { return run.name == name; });
  if (it == lesson.runs.end()) return std::nullopt;
  return static_cast<std::size_t>(it - lesson.runs.begin());
}

std::size_t runCount(const Lesson& lesson) { return std::max<std::size_t>(1, lesson.runs.size()); }

std::string runName(const Lesson& lesson, std::size_t run) {
  if (run < lesson.runs.size()) return lesson.runs[run].name;
  if (!lesson.training.optimizer) return "";
  const Expression& call = *lesson.training.optimizer;
  return call.node(call.root).text;
}

std::string runCall(const Lesson& lesson, std::size_t run) {
  const Expression* call = run < lesson.runs.size()    ? &lesson.runs[run].optimizer
                           : lesson.training.optimizer ? &*lesson.training.optimizer
                                                       : nullptr;
  if (call == nullptr) return "";
  const Span where = call->node(call->root).where;
  return lesson.source.text.substr(where.begin, where.end - where.begin);
}

}  // namespace gradwalk
