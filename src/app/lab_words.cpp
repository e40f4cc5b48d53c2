#include "app/lab_words.h"

#include <algorithm>
#include <cmath>

#include "app/lab_runs.h"
#include "app/state.h"
#include "app/ui_text.h"
#include "lesson/optimizer_call.h"
#include "maths/digits.h"
#include "optim/conventions.h"
#include "optim/treatment.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

std::string figure(double value) { return withMinus(significant(value, defaultDigits)); }

// "x/10 = −0.7", or the number alone where that is the formula.
std::string equation(const std::string& left, const std::string& formula, double value) {
  const std::string number = figure(value);
  std::string out = left + " = ";
  if (!formula.empty() && withMinus(formula) != number) out += withMinus(formula) + " = ";
  return out + number;
}

class Writer {
 public:
  explicit Writer(const AppState& state) : state_(state), language_(state.language) {}

  std::vector<LabLine> write() {
    const LabHere& here = *state_.lab.here;
    const Lab& lab = *state_.lab.lab;
    heading("here", say(text(Ui::labAtStep), language_, {{"n", std::to_string(here.step)}}));
    add("point", lab.x + " = " + figure(here.x) + ", " + lab.y + " = " + figure(here.y) + ", " + lab.height +
                     " = " + figure(here.f));
    if (!here.curvature) return std::move(lines_);
    derivatives(*here.curvature);
    bends(*here.curvature);
    return std::move(lines_);
  }

 private:
  void add(const char* name, std::string words, Ink ink = Ink::text) {
    if (!words.empty()) lines_.push_back({name, std::move(words), false, ink});
  }
  void heading(const char* name, std::string words) { lines_.push_back({name, std::move(words), true}); }

  void derivatives(const Curvature& at) {
    const Lab& lab = *state_.lab.lab;
    const Program& program = state_.open->program;
    const std::string f = program.quantities[static_cast<std::size_t>(program.loss)].name;
    const std::string x = "∂" + lab.x, y = "∂" + lab.y;
    SurfaceTexts as;
    if (state_.lab.data->formulas) as = state_.lab.data->formulas->text;
    heading("gradient", label(Ui::labGradient, language_));
    if (!as.f.empty()) add("formula", f + " = " + withMinus(as.f));
    add("dx", equation("∂" + f + "/" + x, as.dx, at.dx));
    add("dy", equation("∂" + f + "/" + y, as.dy, at.dy));
    heading("hessian", label(Ui::labHessian, language_));
    add("dxx", equation("∂²" + f + "/" + x + "²", as.dxx, at.dxx));
    add("dxy", equation("∂²" + f + "/" + x + y, as.dxy, at.dxy));
    add("dyy", equation("∂²" + f + "/" + y + "²", as.dyy, at.dyy));
  }

  void bends(const Curvature& at) {
    const Lab& lab = *state_.lab.lab;
    const Eigen eigen = eigenOf(at.dxx, at.dxy, at.dyy);
    if (!std::isfinite(eigen.values[0]) || !std::isfinite(eigen.values[1])) return;
    heading("eigenvalues",
            label(state_.lab.data->quadratic ? Ui::labEigenvalues : Ui::labEigenvaluesHere, language_));
    const char* const signs[] = {"λ₁", "λ₂"};
    for (std::size_t k = 0; k < 2; ++k) {
      DirectionStability direction;
      direction.direction = eigen.vectors[k];
      add(k == 0 ? "eigenvalue 1" : "eigenvalue 2",
          say(text(Ui::labAlong), language_,
              {{"what", std::string(signs[k]) + " = " + figure(eigen.values[k])},
               {"name", directionName(direction, lab.x, lab.y)}}));
    }
    add("critical", sentence(criticalPoint(at), language_));
    const auto stability = stabilityHere(state_);
    heading("stability", label(Ui::labStability, language_));
    if (!stability) {
      add("no limit", say(text(Ui::labNoLimit), language_, {{"name", ruleName()}}), Ink::faint);
      return;
    }
    for (std::size_t k = 0; k < 2; ++k) {
      const DirectionStability& each = stability->directions[k];
      add(k == 0 ? "factor 1" : "factor 2", withMinus(sentence(*stability, each, lab.x, lab.y, language_)),
          each.size > 1.0 ? Ink::warning : Ink::text);
    }
    add("limit", withMinus(limitSentence(*stability, language_)));
    if (stability->descent.rule == DescentRule::gradientDescent && stability->everywhere)
      add("condition", withMinus(conditionSentence(*stability, lab.x, lab.y, language_)));
  }

  std::string ruleName() const {
    const Lesson& lesson = state_.open->lesson;
    return lesson.training.optimizer ? lesson.training.optimizer->node(lesson.training.optimizer->root).text
                                     : "";
  }

  const AppState& state_;
  Language language_;
  std::vector<LabLine> lines_;
};

bool known(const AppState& state) {
  return hasLab(state) && state.lab.here && !state.editing.computing && !state.predicting.on;
}

}  // namespace

std::vector<LabLine> labLines(const AppState& state) {
  return known(state) ? Writer(state).write() : std::vector<LabLine>{};
}

std::optional<Stability> stabilityHere(const AppState& state) {
  if (!known(state) || !state.lab.here->curvature) return std::nullopt;
  Problems problems;
  const auto chosen = chooseOptimizer(state.open->lesson, problems);
  // A schedule changes the rate, a treatment the gradient.
  if (!chosen || chosen->schedule->lines != nullptr || !chosen->treatments.empty()) return std::nullopt;
  const std::string& rule = chosen->optimizer->name;
  DescentSettings settings;
  settings.rate = chosen->settings.at("learning_rate");
  if (rule == "momentum" || rule == "nesterov") {
    settings.rule = rule == "momentum" ? DescentRule::heavyBall : DescentRule::nesterov;
    settings.momentum = chosen->settings.at("momentum");
  } else if (rule != "sgd") {
    return std::nullopt;
  }
  return stabilityOf(*state.lab.here->curvature, settings, state.lab.data->quadratic);
}

std::vector<std::string> runNotes(const AppState& state, std::size_t run) {
  std::vector<std::string> out;
  if (!known(state) || run >= state.lab.lab->descents.size()) return out;
  const Descent& descent = state.lab.lab->descents[run];
  const auto words = [&](Ui word, std::size_t step) {
    out.push_back(
        say(text(word), state.language,
            {{"n", std::to_string(step)}, {"name", state.lab.lab->descents[state.lab.lab->followed].run}}));
  };
  const std::size_t step = labStep(*state.trace(), state.cursor);
  if (descent.notFinite) words(Ui::labNotFinite, *descent.notFinite);
  if (step > descent.steps()) words(Ui::labEnded, descent.steps());
  if (run < state.lab.data->parted.size() && state.lab.data->parted[run])
    words(Ui::labParts, *state.lab.data->parted[run]);
  return out;
}

std::vector<LabLine> runNumbers(const AppState& state, std::size_t run) {
  std::vector<LabLine> out;
  if (!known(state) || run >= state.lab.lab->descents.size()) return out;
  const Lab& lab = *state.lab.lab;
  const Descent& descent = lab.descents[run];
  const std::size_t k = std::min(labStep(*state.trace(), state.cursor), descent.steps());
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const std::string& name = axis == 0 ? lab.x : lab.y;
    std::string words = name + " = " + figure(axis == 0 ? descent.x[k] : descent.y[k]);
    const auto add = [&](const std::string& what, double value) {
      words += ", " + what + " " + figure(value);
    };
    if (k > 0) {
      const DescentUpdate& update = descent.updates[k - 1];
      add(label(Ui::labGradientWord, state.language), update.gradient[axis]);
      add(label(Ui::labStepWord, state.language), update.step[axis]);
      if (std::isfinite(update.effectiveRate[axis]))
        add(label(Ui::labRateWord, state.language), update.effectiveRate[axis]);
    }
    for (std::size_t s = 0; s < descent.states.size(); ++s)
      if (descent.states[s].starts_with(name + "."))
        add(descent.states[s].substr(name.size() + 1), descent.kept[s][k]);
    out.push_back({"numbers " + std::to_string(run) + " " + name, std::move(words)});
  }
  return out;
}

std::vector<std::string> ruleWords(Language language) {
  std::vector<std::string> out;
  const auto add = [&](const Text& words) { out.emplace_back(in(words, language)); };
  const auto setting = [&](const HyperParameter& each) {
    out.push_back(each.name + each.symbol);
    add(each.what);
  };
  for (const Optimizer& rule : optimizers()) {
    out.push_back(rule.name + rule.formula);
    add(rule.title);
    add(rule.what);
    for (const HyperParameter& each : rule.hyperParameters) setting(each);
    for (const Preset& each : rule.presets) out.push_back(each.name);
  }
  for (const Schedule& each : schedules()) {
    out.push_back(each.name + each.formula);
    add(each.title);
    add(each.what);
    for (const HyperParameter& own : each.settings) setting(own);
  }
  for (const Treatment& each : treatments()) {
    add(each.title);
    add(each.what);
    setting(each.setting);
  }
  for (const Attribute& each : optimizerConventions()) {
    add(each.title);
    add(each.what);
    for (const Text& choice : each.choiceTitles) add(choice);
  }
  return out;
}

}  // namespace gradwalk
