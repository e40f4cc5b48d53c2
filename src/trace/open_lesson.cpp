#include "trace/open_lesson.h"

#include <algorithm>

#include "lesson/runs.h"

namespace gradwalk {
namespace {

bool declaresHand(const HandArithmetic& hand) {
  return hand.decimals || hand.update || !hand.operations.empty();
}

struct Request {
  const std::atomic<bool>* stop = nullptr;
  const std::string& follow;
  Judging judging = Judging::asUsual;
};

bool givenUp(const Request& request) { return request.stop != nullptr && request.stop->load(); }

}  // namespace

std::optional<std::size_t> followed(const Lesson& lesson, const std::string& name, Problems& problems) {
  if (name.empty()) return 0;
  if (const auto run = findRun(lesson, name)) return run;
  std::vector<std::string> names;
  for (const LessonRun& run : lesson.runs) names.push_back(run.name);
  problems.push_back({{0, 0},
                      "no run is called '" + name + "'",
                      names.empty() ? "no run: the lesson has none" : "one of " + listed(names),
                      name,
                      didYouMean(name, names)});
  return std::nullopt;
}

namespace {

// What is printed of a run that there is not; the runs may have been edited since.
void complainOfPrinted(const Lesson& lesson, Problems& problems) {
  std::vector<std::string> names;
  for (const LessonRun& run : lesson.runs) names.push_back(run.name);
  for (const Printed& printed : lesson.printed)
    if (!printed.run.empty() && std::find(names.begin(), names.end(), printed.run) == names.end())
      problems.push_back({printed.runWhere, "no run is called '" + printed.run + "'",
                          names.empty() ? "no 'run': the lesson has none" : "one of " + listed(names),
                          printed.run, didYouMean(printed.run, names)});
}

// `lesson` is as it was read: in that of a run its own start may stand for all others'.
void addOthers(OpenLesson& open, const Lesson& lesson, const Request& request, Problems& problems) {
  open.others.resize(lesson.runs.size());
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
    if (run == open.lesson.followed || givenUp(request)) continue;
    Lesson own = lessonOfRun(lesson, run);
    auto program = checkLesson(own, problems);
    if (!program) continue;
    open.others[run] = std::make_unique<OtherRun>(std::move(own), std::move(*program), request.stop);
    if (request.judging == Judging::asUsual && !givenUp(request))
      open.others[run]->checks = checkPrinted(open.others[run]->trace, nullptr, problems);
  }
}

OpenResult finish(std::filesystem::path path, const Source& source, std::optional<Lesson> lesson,
                  Problems problems, const Request& request) {
  std::optional<Program> program;
  std::optional<Lesson> ofRun;
  if (lesson)
    if (const auto run = followed(*lesson, request.follow, problems)) {
      ofRun = lessonOfRun(*lesson, *run);
      program = checkLesson(*ofRun, problems);
    }
  if (!program) return {nullptr, render(source, problems)};
  auto open =
      std::make_unique<OpenLesson>(std::move(path), std::move(*ofRun), std::move(*program), request.stop);
  if (givenUp(request)) return {};
  if (request.judging == Judging::asUsual) complainOfPrinted(open->lesson, problems);
  if (request.judging == Judging::asUsual)
    open->checks = checkPrinted(open->trace, open->hand ? &*open->hand : nullptr, problems);
  addOthers(*open, *lesson, request, problems);
  if (givenUp(request)) return {};
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

OtherRun::OtherRun(Lesson own, Program checked, const std::atomic<bool>* stop)
    : lesson(std::move(own)),
      program(std::move(checked)),
      trace(program, lesson, {}, Trace::usualBudget / 4, stop) {}

OpenResult openLesson(const std::filesystem::path& path, const std::atomic<bool>* stop,
                      const std::string& follow) {
  Source source;
  Problems problems;
  std::optional<Lesson> lesson = readLessonFile(path, source, problems);
  return finish(path, source, std::move(lesson), std::move(problems), {stop, follow});
}

OpenResult openLesson(Source source, const std::atomic<bool>* stop, const std::string& follow) {
  Problems problems;
  std::optional<Lesson> lesson = readLesson(source, problems);
  return finish(source.name, source, std::move(lesson), std::move(problems), {stop, follow});
}

OpenResult openEdited(const Lesson& own, const std::filesystem::path& path, const Edits& edits,
                      Judging judging, const std::atomic<bool>* stop, const std::string& wanted) {
  Problems problems;
  std::optional<Source> source = applyEdits(own, edits, problems);
  if (!source) return {nullptr, render(own.source, problems)};
  std::optional<Lesson> lesson = readLesson(*source, problems);
  // The run that was followed may have been taken away.
  std::string follow = own.runs.empty() ? "" : own.runs[own.followed].name;
  if (lesson && findRun(*lesson, wanted)) follow = wanted;
  if (lesson && !findRun(*lesson, follow)) follow.clear();
  OpenResult result = finish(path, *source, std::move(lesson), std::move(problems), {stop, follow, judging});
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
