// gradwalk descend: optimizers on a typed surface, or the runs of a lesson, as a table, CSV,
// JSON or a picture.
#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/json_tensor.h"
#include "cli/picture_file.h"
#include "cli/picture_size.h"
#include "cli/typed_descent.h"
#include "lesson/runs.h"
#include "maths/digits.h"
#include "maths/unicode.h"
#include "paint/file.h"
#include "scene/lab_curves.h"
#include "scene/lab_view.h"

namespace gradwalk {
namespace {

struct DescendArguments {
  TypedDescent typed;
  std::string output, size = "1280x720";
  long long at = -1;
  bool csv = false, json = false, dark = false, apart = false, gradients = false;
  bool curves = false, logarithmic = false;
  Language language = Language::en;
  double scale = 1.0;
};

nlohmann::ordered_json asJson(const OpenLesson& open, const Lab& lab) {
  auto out = nlohmann::ordered_json::array();
  for (std::size_t run = 0; run < lab.descents.size(); ++run) {
    const Descent& descent = lab.descents[run];
    auto steps = nlohmann::ordered_json::array();
    for (std::size_t k = 0; k < descent.x.size(); ++k) {
      nlohmann::ordered_json row = {
          {"step", k}, {"x", toJson(descent.x[k])}, {"y", toJson(descent.y[k])}, {"f", toJson(descent.f[k])}};
      if (k > 0) {
        const DescentUpdate& update = descent.updates[k - 1];
        row["gradient"] = {toJson(update.gradient[0]), toJson(update.gradient[1])};
        row["taken"] = {toJson(update.step[0]), toJson(update.step[1])};
        row["effective_rate"] = {toJson(update.effectiveRate[0]), toJson(update.effectiveRate[1])};
      }
      for (std::size_t s = 0; s < descent.states.size(); ++s)
        row[descent.states[s]] = toJson(descent.kept[s][k]);
      steps.push_back(std::move(row));
    }
    nlohmann::ordered_json each = {
        {"run", descent.run},
        {"optimizer", open.traceOf(run).program().updateSteps > 0 ? runCall(open.lesson, run) : ""}};
    each["steps"] = std::move(steps);
    if (descent.notFinite) each["not_finite_from"] = *descent.notFinite;
    out.push_back(std::move(each));
  }
  return out;
}

std::size_t columnsOf(const std::string& words) {
  std::size_t total = 0;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decodeUtf8(words, at);
    total += static_cast<std::size_t>(displayWidth(c.value));
    at += c.bytes;
  }
  return total;
}

void printSummary(const OpenLesson& open, const Lab& lab, Language language) {
  std::size_t widest = 0;
  for (const Descent& each : lab.descents) widest = std::max(widest, columnsOf(each.run));
  for (std::size_t run = 0; run < lab.descents.size(); ++run) {
    const Descent& each = lab.descents[run];
    const std::string words = descentWords(each, lab, language);
    fmt::print("{}{}  {}\n", each.run, std::string(widest - columnsOf(each.run), ' '), words);
    if (const std::string why = stoppedWords(open.traceOf(run), language); !why.empty())
      fmt::print("{}  {}\n", std::string(widest, ' '), why);
  }
}

int picture(const DescendArguments& options, const OpenLesson& open, const Lab& lab) {
  LabOptions view;
  if (!parsePictureSize(options.size, view.width, view.height)) return unusable;
  view.language = options.language;
  view.textScale = options.scale;
  view.apart = options.apart;
  view.gradientField = options.gradients;
  view.step = options.at < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(options.at));
  return paintFile(options.output, options.dark, [&](const Fonts& fonts) {
    if (!options.curves) return composeDescents(open, lab, view, fonts);
    LabCurveOptions curves = curveOptions(view.width, view.height, options.scale, options.language);
    curves.logarithmic = options.logarithmic;
    curves.step = view.step;
    curves.title = open.lesson.title.in(options.language);
    return composeLabCurves(labCurves(lab.descents, LabQuantity::f, lab.height), curves, fonts).scene;
  });
}

int descend(const DescendArguments& options) {
  const std::string extension = std::filesystem::path(options.output).extension().string();
  const bool drawn = extension == ".svg" || extension == ".png";
  if (!options.output.empty() && !drawn && extension != ".csv" && extension != ".json") {
    complain(
        fmt::format("the kind of file is not known\n  expected: a file ending in .svg, .png, .csv or "
                    ".json\n  found:    {}",
                    options.output));
    return unusable;
  }
  const auto open = openDescent(options.typed, "descend");
  if (!open) return unusable;
  const Lab lab = labOf(*open);
  if (drawn) return picture(options, *open, lab);
  const bool json = options.json || extension == ".json";
  if (!json && !options.csv && extension != ".csv") {
    printSummary(*open, lab, options.language);
    return fine;
  }
  const std::string words = json ? asJson(*open, lab).dump(1) + "\n" : descentsAsText(lab.descents);
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

void addDescend(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("descend", "Optimizers on a surface: their paths as CSV, JSON or a picture");
  auto options = std::make_shared<DescendArguments>();
  addTypedDescent(*command, options->typed);
  auto* csv = command->add_flag("--csv", options->csv, "every step of every run as CSV");
  command->add_flag("--json", options->json, "the same as JSON")->excludes(csv);
  command->add_option("-o,--output", options->output, "FILE.svg, FILE.png, FILE.csv or FILE.json");
  command->add_option("--size", options->size, "WIDTHxHEIGHT of the picture in pixels");
  command->add_option("--at", options->at, "the shared step that the picture shows; the last unless given")
      ->check(CLI::Range(0LL, static_cast<long long>(maxIterations)));
  command->add_option("--x-range", options->typed.xRange,
                      "LOW,HIGH of the picture's x axis, as --x-range=-8,8");
  command->add_option("--y-range", options->typed.yRange, "LOW,HIGH of its y axis");
  command->add_option("--title", options->typed.title, "what stands above the picture");
  command->add_flag("--apart", options->apart, "a picture for each run, side by side");
  command->add_flag("--gradients", options->gradients, "arrows against the gradient");
  command->add_flag("--curves", options->curves,
                    "instead of the map the height of every run against its steps");
  command->add_flag("--log", options->logarithmic, "a logarithmic axis for --curves");
  addLanguage(*command, options->language);
  command->add_option("--scale", options->scale, "text size of the picture, 1 is normal")
      ->check(CLI::Range(leastTextScale, mostTextScale));
  command->add_flag("--dark", options->dark, "the dark theme");
  command->callback([&context, options] { context.run = [options] { return descend(*options); }; });
}

}  // namespace gradwalk
