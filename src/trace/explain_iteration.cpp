#include "trace/explain_iteration.h"

#include <cmath>

#include "lesson/runs.h"
#include "maths/digits.h"
#include "trace/descent.h"

namespace gradwalk {
namespace {

constexpr Text movedWords = {
    "Update {k} leads {who}from ({x0}, {y0}) to ({x1}, {y1}); {f} {how} from {f0} to {f1}",
    "갱신 {k}번: {who}({x0}, {y0})에서 ({x1}, {y1})로 간다. {f|은} {f0}에서 {f1|으로} {how}"};
constexpr Text falls = {"falls", "줄어든다"}, rises = {"rises", "늘어난다"}, stays = {"stays", "그대로다"};
constexpr Text lostWords = {
    "Update {k} leads {who}from ({x0}, {y0}) to ({x1}, {y1}): not all of it is finite any more",
    "갱신 {k}번: {who}({x0}, {y0})에서 ({x1}, {y1})로 간다. 이제 유한하지 않은 값이 있다"};
constexpr Text doneWords = {"Iteration {k} of {n}: forward, back and updated once; {f} was {f0}",
                            "반복 {n}번 중 {k}번째: 순전파, 역전파, 갱신을 한 번 했다. {f|은} {f0}이었다"};
constexpr Text walkedWords = {"Iteration {k} of {n}", "반복 {n}번 중 {k}번째"};
constexpr Text closingWords = {"Once more with the updated parameters: {f} is {f0}",
                               "갱신한 파라미터로 다시 한 번: {f|은} {f0}이다"};

constexpr Text drawnWords = {". The rows drawn were {rows}", ". 뽑은 행: {rows}"};

double number(const Trace& trace, int pass, int id) { return trace.value(pass, id).data.front(); }

double updated(const Trace& trace, int pass, int parameter) {
  for (const auto& [from, to] : trace.program().carried)
    if (from == parameter) return number(trace, pass, to);
  return number(trace, pass, parameter);
}

std::string nameOf(const Trace& trace, int id) {
  return trace.program().quantities[static_cast<std::size_t>(id)].name;
}

// Which samples a mini-batch was made of, where they change from iteration to iteration.
std::string drawn(const Trace& trace, int pass, Language language) {
  for (const Step& step : trace.program().steps) {
    if (step.phase != Phase::forward || step.operation != "take" || step.inputs.size() < 2) continue;
    const Quantity& rows = trace.program().quantities[static_cast<std::size_t>(step.inputs[1])];
    if (rows.valueIndex < 0 ||
        trace.lesson().values[static_cast<std::size_t>(rows.valueIndex)].each.size() < 2)
      continue;
    std::string list;
    for (const double row : trace.value(pass, step.inputs[1]).data)
      list += (list.empty() ? "" : ", ") + shortest(row);
    return say(drawnWords, language, {{"rows", list}});
  }
  return "";
}

std::string moved(const Trace& trace, int pass, Language language) {
  const SurfaceIds& surface = trace.program().surface;
  PlaneFunction height = surfaceHeight(trace);
  const double x0 = number(trace, pass, surface.x), y0 = number(trace, pass, surface.y);
  const double x1 = updated(trace, pass, surface.x), y1 = updated(trace, pass, surface.y);
  const double f0 = height.at(x0, y0), f1 = height.at(x1, y1);
  const std::string run = runName(trace.lesson(), trace.lesson().followed);
  const bool several = trace.lesson().runs.size() > 1;
  // Digits enough to see that something moved.
  const auto apart = [](double value, double before) {
    return significantApart(value, before, defaultDigits);
  };
  const Words words = {{"k", std::to_string(pass)},
                       {"who", several ? run + (language == Language::ko ? ": " : " ") : std::string()},
                       {"x0", significant(x0, defaultDigits)},
                       {"y0", significant(y0, defaultDigits)},
                       {"x1", apart(x1, x0)},
                       {"y1", apart(y1, y0)},
                       {"f", nameOf(trace, surface.height)},
                       {"f0", significant(f0, defaultDigits)},
                       {"f1", apart(f1, f0)},
                       {"how", std::string(in(f1 < f0   ? falls
                                              : f1 > f0 ? rises
                                                        : stays,
                                              language))}};
  const bool finite = std::isfinite(x1) && std::isfinite(y1) && std::isfinite(f1);
  return say(finite ? movedWords : lostWords, language, words) + drawn(trace, pass, language);
}

}  // namespace

Explanation explainIteration(const Trace& trace, const Cursor& cursor, Language language) {
  const Program& program = trace.program();
  Explanation out;
  out.path = path(trace, cursor);
  const bool closing = cursor.pass > trace.iterations();
  Words words = {{"k", std::to_string(cursor.pass)}, {"n", std::to_string(trace.iterations())}};
  if (program.loss >= 0) {
    words.emplace_back("f", nameOf(trace, program.loss));
    words.emplace_back("f0", significant(number(trace, cursor.pass, program.loss), defaultDigits));
  }
  if (closing || program.updateSteps == 0 || !program.surface.exists()) {
    out.sentence = say(closing ? closingWords : program.loss < 0 ? walkedWords : doneWords, language, words);
    return out;
  }
  out.sentence = moved(trace, cursor.pass, language);
  // The last line of each parameter's update is where it came to stand.
  for (int s = program.forwardSteps + program.backwardSteps; s < static_cast<int>(program.steps.size());
       ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    if (step.output != program.surface.x && step.output != program.surface.y) continue;
    out.parts.push_back(explain(
        trace, {.pass = cursor.pass, .step = s, .line = static_cast<int>(step.lines.size()) - 1}, language));
  }
  return out;
}

}  // namespace gradwalk
