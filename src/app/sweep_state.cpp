#include "app/sweep_state.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "app/problem_words.h"
#include "app/state.h"
#include "lesson/edit_runs.h"
#include "lesson/runs.h"
#include "maths/digits.h"
#include "optim/optimizer.h"

namespace gradwalk {
namespace {

std::optional<double> numberIn(const std::string& text) {
  double value = 0.0;
  const std::size_t begin = text.find_first_not_of(' '), end = text.find_last_not_of(' ');
  if (begin == std::string::npos) return std::nullopt;
  const auto [next, error] = std::from_chars(text.data() + begin, text.data() + end + 1, value);
  if (error != std::errc{} || next != text.data() + end + 1 || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string callOf(const AppState& state) {
  return state.open ? runCall(state.open->lesson, state.open->lesson.followed) : "";
}

const Optimizer* optimizerOf(const AppState& state) {
  const std::string call = callOf(state);
  return findOptimizer(call.substr(0, call.find_first_of("( ")));
}

const HyperParameter* settingOf(const AppState& state, const std::string& name) {
  const Optimizer* optimizer = optimizerOf(state);
  if (optimizer == nullptr) return nullptr;
  for (const auto& each : optimizer->hyperParameters)
    if (each.name == name) return &each;
  return nullptr;
}

// Another lesson or another rule has other settings.
void beginForm(AppState& state) {
  Sweeping& sweep = state.sweep;
  const Optimizer* optimizer = optimizerOf(state);
  std::string of = state.open->lesson.name + "/" + (optimizer == nullptr ? "" : optimizer->name);
  if (sweep.of == of) return;
  sweep.of = std::move(of);
  const std::vector<std::string> names = sweepSettings(state);
  for (std::size_t k = 0; k < 2; ++k)
    sweep.form.axes[k] = k < names.size() ? usualRange(state, names[k]) : SweepRange{};
  ++sweep.version;
}

}  // namespace

bool sweepable(const AppState& state) {
  return state.open && state.open->program.surface.exists() && optimizerOf(state) != nullptr;
}

bool sweepOnCanvas(const AppState& state) {
  return state.sweep.shown && state.sideTab == SideTab::sweep && !state.presenting.on && sweepable(state);
}

std::vector<std::string> sweepSettings(const AppState& state) {
  std::vector<std::string> out;
  if (const Optimizer* optimizer = optimizerOf(state))
    for (const auto& each : optimizer->hyperParameters) out.push_back(each.name);
  // And numbers that the call itself has: weight_decay=0.01.
  Problems ignored;
  const auto call = parseExpression(callOf(state), 0, ignored);
  if (!call || call->node(call->root).kind != ExpressionKind::call) return out;
  for (const std::int32_t child : call->node(call->root).children) {
    const ExpressionNode& argument = call->node(child);
    if (argument.kind != ExpressionKind::keyword) continue;
    const std::string name(fullSettingName(argument.text));
    if (call->node(argument.children[0]).kind == ExpressionKind::number &&
        std::find(out.begin(), out.end(), name) == out.end())
      out.push_back(name);
  }
  return out;
}

SweepRange usualRange(const AppState& state, const std::string& setting) {
  SweepRange out{setting, "0.001", "1", true};
  const HyperParameter* known = settingOf(state, setting);
  if (setting.empty()) return {};
  if (known == nullptr) return out;
  if (known->learningRate) {
    out.to = "3";
  } else if (known->most <= 1.0) {
    out = {setting, shortest(known->least), known->below ? "0.99" : shortest(known->most), false};
  } else if (known->initial > 0.0) {
    out.from = shortest(known->initial);
  }
  return out;
}

std::optional<SweepAsk> sweepAsk(const SweepForm& form, std::string& problem) {
  SweepAsk ask;
  for (const SweepRange& range : form.axes) {
    if (range.setting.empty()) continue;
    const auto from = numberIn(range.from), to = numberIn(range.to);
    if (!from || !to) {
      problem = range.setting + ": " + (from ? range.to : range.from) + " ✗";
      return std::nullopt;
    }
    ask.axes.push_back({range.setting, *from, *to, form.cells, range.logarithmic});
  }
  if (ask.axes.empty()) return std::nullopt;
  if (form.bySteps) {
    ask.tolerance = numberIn(form.tolerance);
    if (!ask.tolerance) {
      problem = form.tolerance + " ✗";
      return std::nullopt;
    }
  }
  if (form.grid && ask.axes.size() == 2) ask.grid = {5, 5};
  if (form.random) ask.random = 25;
  return ask;
}

std::vector<double> sweepNow(const AppState& state) {
  std::vector<double> out;
  if (!state.open || !state.sweep.study) return out;
  const std::string call = callOf(state);
  for (const SweepAxis& axis : state.sweep.study->asked.axes) {
    auto value = numberIn(settingIn(call, axis.setting));
    if (!value && axis.setting == "learning_rate") value = numberIn(settingIn(call, "lr"));
    if (!value && settingIn(call, axis.setting).empty())
      if (const HyperParameter* known = settingOf(state, axis.setting)) value = known->initial;
    if (!value) return {};
    out.push_back(*value);
  }
  return out;
}

std::string sweepVocabulary(const AppState& state) {
  if (state.sideTab != SideTab::sweep) return "";
  const Sweeping& sweep = state.sweep;
  std::string out = sweep.problem + "×²–−→↑✗<";
  for (const std::string& each : sweepSettings(state)) out += each;
  for (const SweepRange& each : sweep.form.axes) out += each.from + each.to;
  out += sweep.form.tolerance;
  if (!sweep.study) return out;
  const std::string& loss = state.open->lesson.training.loss;
  for (const std::string& line : sweepLines(*sweep.study, loss, state.language)) out += line;
  for (const SweepResult& each : {SweepResult{0.0, 1, -1}, SweepResult{0.0, -1, 1}})
    out += resultWords(*sweep.study, each, loss, state.language);
  return out;
}

bool SweepRunner::advance(AppState& state) {
  Sweeping& sweep = state.sweep;
  const bool looked = state.sideTab == SideTab::sweep && sweepable(state) && !state.editing.computing;
  if (!looked) {
    // What is under way stops; what is known stays known of the run that it belongs to.
    if (job_.busy()) {
      job_.cancel();
      known_ = false;
      sweep.computing = false;
    }
    return false;
  }
  beginForm(state);
  const Lesson& lesson = state.open->lesson;
  if (!known_ || asked_ != sweep.form || source_ != lesson.source.text || followed_ != lesson.followed) {
    known_ = true;
    asked_ = sweep.form;
    source_ = lesson.source.text;
    followed_ = lesson.followed;
    sweep.study.reset();
    sweep.problem.clear();
    ++sweep.version;
    const auto ask = sweepAsk(sweep.form, sweep.problem);
    sweep.computing = ask.has_value();
    if (!ask) {
      job_.cancel();
      return true;
    }
    job_.start([run = lessonOfRun(lesson, lesson.followed), ask = *ask](const Stop& stop) {
      Problems problems;
      FoundSweep found{studyOf(run, ask, &stop, problems), ""};
      if (!found.study) found.problem = problemWords(problems);
      return found;
    });
  }
  if (!job_.busy()) return false;
  std::optional<FoundSweep> done = job_.takeWithin(std::chrono::milliseconds(3));
  if (!done) return false;
  sweep.computing = false;
  sweep.study = std::move(done->study);
  sweep.problem = std::move(done->problem);
  ++sweep.version;
  return true;
}

}  // namespace gradwalk
