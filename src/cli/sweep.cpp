// gradwalk sweep: one or two hyper-parameters of a descent tried out, as text, CSV, JSON, a heat
// map or learning-rate curves.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/json_tensor.h"
#include "cli/picture_file.h"
#include "cli/picture_size.h"
#include "cli/typed_descent.h"
#include "lesson/runs.h"
#include "maths/digits.h"
#include "optim/optimizer.h"
#include "paint/file.h"
#include "scene/sweep_view.h"
#include "scene/views/page.h"
#include "trace/rate_verdict.h"

namespace gradwalk {
namespace {

struct SweepArguments {
  TypedDescent typed;
  std::vector<std::string> over;
  std::string rates, grid, follow, output, size = "1280x720";
  double tolerance = 0.0, scale = 1.0;
  int random = 0;
  std::uint64_t seed = 1;
  bool tolerant = false, stepsGiven = false, csv = false, json = false, dark = false, logarithmic = false;
  Language language = Language::en;
};

// A problem of what was typed has a place in it; one of the settings stands by itself.
void complainOf(const std::string& option, const std::string& typed, const Problems& problems) {
  for (const Problem& problem : problems) {
    if (!typed.empty()) {
      fmt::print(stderr, "{}", render({option, typed}, {problem}));
      continue;
    }
    std::string message = problem.message;
    if (!problem.expected.empty()) message += "\n  expected: " + problem.expected;
    if (!problem.found.empty()) message += "\n  found:    " + problem.found;
    if (!problem.hint.empty()) message += "\n  hint:     " + problem.hint;
    complain(message);
  }
}

// The run whose settings are tried; nullopt after saying what is wrong.
std::optional<std::size_t> runOf(const OpenLesson& open, const std::string& follow) {
  const std::size_t count = runCount(open.lesson);
  std::vector<std::string> names;
  for (std::size_t run = 0; run < count; ++run) names.push_back(runName(open.lesson, run));
  if (follow.empty()) {
    if (count == 1) return 0;
    complain(
        fmt::format("the lesson has {} runs\n  expected: --follow with one of {}\n  found:    no --follow",
                    count, listed(names)));
    return std::nullopt;
  }
  for (std::size_t run = 0; run < count; ++run)
    if (names[run] == follow) return run;
  const std::string near = didYouMean(follow, names);
  complain(fmt::format("no run is called '{}'\n  expected: {}\n  found:    {}{}", follow, listed(names),
                       follow, near.empty() ? "" : "\n  hint:     " + near));
  return std::nullopt;
}

// The setting that --rates means: the optimizer's learning rate, as its call writes it.
std::string rateSetting(const Lesson& lesson) {
  const Expression& call = *lesson.training.optimizer;
  const Optimizer* optimizer = findOptimizer(call.node(call.root).text);
  if (optimizer != nullptr)
    for (const auto& each : optimizer->hyperParameters)
      if (each.learningRate) return each.name;
  return "learning_rate";
}

std::optional<std::vector<double>> ratesOf(const std::string& typed) {
  std::vector<double> out;
  for (std::size_t at = 0; at <= typed.size();) {
    const std::size_t end = std::min(typed.find(',', at), typed.size());
    double rate = 0.0;
    const auto [next, error] = std::from_chars(typed.data() + at, typed.data() + end, rate);
    if (error != std::errc{} || next != typed.data() + end || !std::isfinite(rate)) {
      complain(
          fmt::format("--rates does not fit\n  expected: numbers, as 0.01,0.1,1\n  found:    {}", typed));
      return std::nullopt;
    }
    out.push_back(rate);
    at = end + 1;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<SweepAsk> askOf(const SweepArguments& options, const Lesson& lesson) {
  SweepAsk ask;
  if (options.over.empty() == options.rates.empty() || options.over.size() > 2) {
    complain(fmt::format(
        "sweep needs one or two settings to try\n  expected: --over learning_rate=0.001:1:64:log, "
        "once or twice, or --rates 0.01,0.1,1\n  found:    {}",
        options.over.size() > 2 ? fmt::format("{} times --over", options.over.size())
        : options.over.empty()  ? "neither"
                                : "both"));
    return std::nullopt;
  }
  for (const std::string& over : options.over) {
    Problems problems;
    const auto axis = parseSweepAxis(over, problems);
    if (axis && goodAxes({*axis}, problems)) {
      ask.axes.push_back(*axis);
      continue;
    }
    complainOf("--over", axis ? "" : over, problems);
    return std::nullopt;
  }
  if (!options.grid.empty()) {
    Problems problems;
    ask.grid = parseSweepGrid(options.grid, problems);
    if (!ask.grid) {
      complainOf("--grid", options.grid, problems);
      return std::nullopt;
    }
  }
  if ((ask.grid || options.random > 0) && ask.axes.size() != 2) {
    complain(
        "--grid and --random compare searches over two settings\n  expected: --over, twice\n  found:    " +
        std::to_string(ask.axes.size()));
    return std::nullopt;
  }
  if (options.tolerant) ask.tolerance = options.tolerance;
  if (options.stepsGiven || !options.typed.f.empty()) ask.updates = options.typed.steps;
  ask.random = options.random;
  ask.seed = options.seed;
  if (options.rates.empty()) {
    ask.curves = ask.axes.size() == 1 && static_cast<std::size_t>(ask.axes[0].count) <= mostRateCurves;
    return ask;
  }
  const auto rates = ratesOf(options.rates);
  if (!rates) return std::nullopt;
  if (rates->size() > mostRateCurves) {
    complain(fmt::format("too many rates to tell apart\n  expected: at most {}\n  found:    {}",
                         mostRateCurves, rates->size()));
    return std::nullopt;
  }
  ask.axes.push_back(
      {rateSetting(lesson), rates->front(), rates->back(), static_cast<int>(rates->size()), false});
  ask.values = *rates;
  ask.curves = true;
  return ask;
}

nlohmann::ordered_json asJson(const SweepStudy& study, const Sweep& sweep) {
  nlohmann::ordered_json out;
  const auto row = [&](std::size_t k) {
    nlohmann::ordered_json each;
    for (std::size_t s = 0; s < sweep.points.settings.size(); ++s)
      each[sweep.points.settings[s]] = toJson(sweep.points.at(k, s));
    each["loss"] = toJson(sweep.results[k].loss);
    if (study.asked.tolerance && sweep.results[k].steps >= 0) each["steps"] = sweep.results[k].steps;
    if (sweep.results[k].notFinite >= 0) each["not_finite_from"] = sweep.results[k].notFinite;
    if (diverges(study, sweep.results[k])) each["diverges"] = true;
    if (!sweep.curves.empty()) {
      auto& curve = each["losses"] = nlohmann::ordered_json::array();
      for (const double f : sweep.curves[k]) curve.push_back(toJson(f));
    }
    return each;
  };
  if (sweep.best >= 0) out["best"] = row(static_cast<std::size_t>(sweep.best));
  auto results = nlohmann::ordered_json::array();
  for (std::size_t k = 0; k < sweep.results.size(); ++k) results.push_back(row(k));
  out["results"] = std::move(results);
  return out;
}

std::string asJson(const SweepStudy& study) {
  nlohmann::ordered_json out{{"updates", study.updates}, {"start_loss", toJson(study.start)}};
  if (study.asked.tolerance) out["tolerance"] = toJson(*study.asked.tolerance);
  out["diverging"] = study.diverged;
  out.update(asJson(study, study.sweep));
  if (study.grid) out["grid"] = asJson(study, *study.grid);
  if (study.random) {
    out["random"] = asJson(study, *study.random);
    out["random"]["seed"] = study.asked.seed;
  }
  return out.dump(1) + "\n";
}

int picture(const SweepArguments& options, const OpenLesson& open, const SweepStudy& study,
            const std::string& loss) {
  double width = 0.0, height = 0.0;
  if (!parsePictureSize(options.size, width, height)) return unusable;
  if (study.sweep.curves.empty() && study.asked.axes.size() == 1) {
    complain(fmt::format(
        "one setting is drawn as curves of the loss, too many to tell apart\n  expected: at most {} "
        "values\n  found:    {}\n  hint:     give --over a second setting for a heat map",
        mostRateCurves, study.sweep.results.size()));
    return unusable;
  }
  const std::string title = open.lesson.title.in(options.language);
  return paintFile(options.output, options.dark, [&](const Fonts& fonts) {
    LabCurveOptions view = curveOptions(width, height, options.scale, options.language);
    view.title = title;
    view.logarithmic = options.logarithmic;
    if (study.asked.axes.size() == 1)
      return composeLabCurves(rateCurves(study, loss, options.language), view, fonts).scene;
    return composeHeat(sweepHeat(study, loss),
                       {.width = width,
                        .height = height,
                        .language = options.language,
                        .textSize = view.textSize,
                        .title = title},
                       fonts)
        .scene;
  });
}

// What was found, and of few values each with what it does.
std::string asLines(const SweepStudy& study, const std::string& loss, Language language) {
  std::string out;
  for (const std::string& line : sweepLines(study, loss, language)) out += line + "\n";
  if (study.sweep.curves.empty()) return out;
  std::vector<double> values;
  for (std::size_t k = 0; k < study.sweep.points.size(); ++k) values.push_back(study.sweep.points.at(k, 0));
  const std::vector<RateVerdict> verdicts = judgeRates(values, study.sweep.curves);
  for (std::size_t k = 0; k < values.size(); ++k)
    out +=
        fmt::format("  {}: {}; {}\n", settingWords(study.sweep.points, k), rateWords(verdicts[k], language),
                    resultWords(study, study.sweep.results[k], loss, language));
  return out;
}

int sweep(const SweepArguments& options) {
  const bool csv = options.csv || options.output.ends_with(".csv");
  const bool json = options.json || options.output.ends_with(".json");
  if (!options.output.empty() && !isPicture(options.output) && !options.output.ends_with(".csv") &&
      !options.output.ends_with(".json")) {
    complain(
        fmt::format("the kind of file is not known\n  expected: a file ending in .svg, .png, .csv or .json\n"
                    "  found:    {}",
                    options.output));
    return unusable;
  }
  const auto open = openDescent(options.typed, "sweep", false);
  if (!open) return unusable;
  const auto run = runOf(*open, options.follow);
  if (!run) return unusable;
  // A run of its own lesson: the followed one has its start in force.
  const Lesson lesson = *run < open->others.size() && open->others[*run] ? open->others[*run]->lesson : open->lesson;
  if (!lesson.training.optimizer) {
    complain("this run has no optimizer, so it has no settings to try");
    return unusable;
  }
  const auto ask = askOf(options, lesson);
  if (!ask) return unusable;
  Problems problems;
  const auto study = studyOf(lesson, *ask, nullptr, problems);
  if (!study) {
    complainOf("", "", problems);
    return unusable;
  }
  const std::string& loss = lesson.training.loss;
  if (isPicture(options.output)) return picture(options, *open, *study, loss);
  const std::string words = csv    ? sweepAsText(*study)
                            : json ? asJson(*study)
                                   : asLines(*study, loss, options.language);
  if (options.output.empty()) {
    fmt::print("{}", words);
    return fine;
  }
  const std::string problem = writeFile(options.output, words);
  if (problem.empty()) return fine;
  complain(problem);
  return environment;
}

}  // namespace

void addSweep(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("sweep", "Hyper-parameters of a descent tried out: the best, and the cliff");
  auto options = std::make_shared<SweepArguments>();
  addTypedDescent(*command, options->typed);
  command
      ->add_option("--over", options->over,
                   "SETTING=FROM:TO:COUNT, and :log for values spaced by factors; once or twice")
      ->allow_extra_args(false);
  command->add_option("--rates", options->rates, "learning rates whose curves are compared, as 0.01,0.1,1");
  auto* tolerance =
      command->add_option("--tolerance", options->tolerance, "count the updates until the loss is below");
  command->add_option("--grid", options->grid, "COLUMNSxROWS samples of a grid search beside it");
  command->add_option("--random", options->random, "so many random samples beside it")
      ->check(CLI::Range(1, mostSamples));
  command->add_option("--seed", options->seed, "of the random samples");
  auto* csv = command->add_flag("--csv", options->csv, "every setting with its loss as CSV");
  command->add_flag("--json", options->json, "the same as JSON, with the samples")->excludes(csv);
  command->add_option("-o,--output", options->output, "FILE.svg, FILE.png, FILE.csv or FILE.json");
  command->add_option("--size", options->size, "WIDTHxHEIGHT of the picture in pixels");
  command->add_flag("--log", options->logarithmic, "a logarithmic axis for curves");
  command->add_option("--title", options->typed.title, "what stands above the picture");
  addLanguage(*command, options->language);
  command->add_option("--scale", options->scale, "text size of the picture, 1 is normal")
      ->check(CLI::Range(leastTextScale, mostTextScale));
  command->add_flag("--dark", options->dark, "the dark theme");
  command->callback([&context, options, command, tolerance] {
    options->tolerant = tolerance->count() > 0;
    if (const auto* follow = command->get_option("--follow"); follow->count() > 0)
      options->follow = follow->results().back();
    options->stepsGiven = command->get_option("--steps")->count() > 0;
    context.run = [options] { return sweep(*options); };
  });
}

}  // namespace gradwalk
