#include "trace/open_lesson.h"

namespace gradwalk {
namespace {

bool declaresHand(const HandArithmetic& hand) {
  return hand.decimals || hand.update || !hand.operations.empty();
}

OpenResult finish(std::filesystem::path path, const Source& source, std::optional<Lesson> lesson,
                  Problems problems, const std::atomic<bool>* stop, Judging judging = Judging::asUsual) {
  std::optional<Program> program;
  if (lesson) program = checkLesson(*lesson, problems);
  if (!program) return {nullptr, render(source, problems)};
  auto open = std::make_unique<OpenLesson>(std::move(path), std::move(*lesson), std::move(*program), stop);
  if (stop != nullptr && stop->load()) return {};
  if (judging == Judging::asUsual)
    open->checks = checkPrinted(open->trace, open->hand ? &*open->hand : nullptr, problems);
  if (!problems.empty()) return {nullptr, render(source, problems)};
  return {std::move(open), ""};
}

}  // namespace

OpenLesson::OpenLesson(std::filesystem::path from, Lesson read, Program checked,
                       const std::atomic<bool>* stop)
    : path(std::move(from)),
      lesson(std::move(read)),
      program(std::move(checked)),
      trace(program, lesson, {}, Trace::usualBudget, stop) {
  if (declaresHand(lesson.hand))
    hand.emplace(program, lesson, Rounding{lesson.hand, true, trace.iterations()}, Trace::usualBudget, stop);
}

OpenResult openLesson(const std::filesystem::path& path, const std::atomic<bool>* stop) {
  Source source;
  Problems problems;
  std::optional<Lesson> lesson = readLessonFile(path, source, problems);
  return finish(path, source, std::move(lesson), std::move(problems), stop);
}

OpenResult openLesson(Source source, const std::atomic<bool>* stop) {
  Problems problems;
  std::optional<Lesson> lesson = readLesson(source, problems);
  return finish(source.name, source, std::move(lesson), std::move(problems), stop);
}

OpenResult openEdited(const Lesson& own, const std::filesystem::path& path, const Edits& edits,
                      Judging judging, const std::atomic<bool>* stop) {
  Problems problems;
  std::optional<Source> source = applyEdits(own, edits, problems);
  if (!source) return {nullptr, render(own.source, problems)};
  std::optional<Lesson> lesson = readLesson(*source, problems);
  OpenResult result = finish(path, *source, std::move(lesson), std::move(problems), stop, judging);
  if (result.open) result.open->edits = edits;
  return result;
}

Trace runByHand(const OpenLesson& lesson, int places, const std::atomic<bool>* stop) {
  HandArithmetic rule;
  rule.decimals = places;
  return Trace(lesson.program, lesson.lesson, {rule, true, lesson.trace.iterations()}, Trace::usualBudget,
               stop);
}

}  // namespace gradwalk
