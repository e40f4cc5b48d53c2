#include "trace/open_lesson.h"

namespace gradwalk {
namespace {

bool declaresHand(const HandArithmetic& hand) {
  return hand.decimals || hand.update || !hand.operations.empty();
}

OpenResult finish(std::filesystem::path path, const Source& source, std::optional<Lesson> lesson,
                  Problems problems) {
  std::optional<Program> program;
  if (lesson) program = checkLesson(*lesson, problems);
  if (!program) return {nullptr, render(source, problems)};
  auto open = std::make_unique<OpenLesson>(std::move(path), std::move(*lesson), std::move(*program));
  open->checks = checkPrinted(open->trace, open->hand ? &*open->hand : nullptr, problems);
  if (!problems.empty()) return {nullptr, render(source, problems)};
  return {std::move(open), ""};
}

}  // namespace

OpenLesson::OpenLesson(std::filesystem::path from, Lesson read, Program checked)
    : path(std::move(from)), lesson(std::move(read)), program(std::move(checked)), trace(program, lesson) {
  if (declaresHand(lesson.hand)) hand.emplace(program, lesson, Rounding{lesson.hand, true});
}

OpenResult openLesson(const std::filesystem::path& path) {
  Source source;
  Problems problems;
  std::optional<Lesson> lesson = readLessonFile(path, source, problems);
  return finish(path, source, std::move(lesson), std::move(problems));
}

OpenResult openLesson(Source source) {
  Problems problems;
  std::optional<Lesson> lesson = readLesson(source, problems);
  return finish(source.name, source, std::move(lesson), std::move(problems));
}

Trace runByHand(const OpenLesson& lesson, int places) {
  HandArithmetic rule;
  rule.decimals = places;
  return Trace(lesson.program, lesson.lesson, {rule, true});
}

}  // namespace gradwalk
