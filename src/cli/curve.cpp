#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/picture_size.h"
#include "paint/file.h"
#include "paint/png.h"
#include "paint/svg.h"
#include "scene/curve_view.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

struct CurveArguments {
  std::string lesson, output, size = "1280x720";
  std::vector<std::string> quantities, sets;
  Language language = Language::en;
  double scale = 1.0;
  bool logarithmic = false, dark = false;
  int hand = -1;
};

// nullopt after saying what is wrong.
std::optional<std::vector<CurveQuantity>> quantitiesOrComplain(const Trace& trace,
                                                               const std::vector<std::string>& texts) {
  std::string typed;
  for (const std::string& each : texts) typed += each + ";";
  // Each by itself, so that a problem is shown in its own text.
  for (const std::string& each : texts) {
    Problems problems;
    if (!curveQuantities(trace, each, problems)) {
      fmt::print(stderr, "{}", render({"quantity", each}, problems));
      return std::nullopt;
    }
  }
  Problems problems;
  auto all = curveQuantities(trace, typed, problems);
  if (all) return all;
  const Problem& first = problems.front();
  complain(fmt::format("{}\n  expected: {}\n  found:    {}", first.message, first.expected, first.found));
  return std::nullopt;
}

int picture(const CurveArguments& options, const OpenLesson& open, const std::vector<Curve>& curves,
            const std::string& extension) {
  CurveOptions view;
  if (!parsePictureSize(options.size, view.width, view.height)) return unusable;
  std::string problem;
  const auto fonts = Fonts::load(problem);
  if (!fonts) {
    complain(problem);
    return environment;
  }
  view.textSize =
      typeScale({.width = view.width, .height = view.height, .textScale = options.scale}, 1.0).small;
  view.language = options.language;
  view.logarithmic = options.logarithmic;
  view.iterations = open.trace.iterations();
  view.title = open.lesson.title.in(options.language);
  const Scene scene = composeCurves(curves, view, *fonts).scene;
  const Theme theme = options.dark ? darkTheme() : lightTheme();
  const std::string bytes = extension == ".svg" ? svg(scene, theme) : png(scene, theme, *fonts, problem);
  if (problem.empty()) problem = writeFile(options.output, bytes);
  if (problem.empty()) return fine;
  complain(problem);
  return environment;
}

int curve(const CurveArguments& options) {
  const std::string extension = std::filesystem::path(options.output).extension().string();
  if (!options.output.empty() && extension != ".svg" && extension != ".png" && extension != ".csv") {
    complain(fmt::format(
        "the kind of file is not known\n  expected: a file ending in .svg, .png or .csv\n  found:    {}",
        options.output));
    return unusable;
  }
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  std::optional<Trace> byHand;
  const Trace& trace = handTrace(*open, options.hand, byHand);
  const auto quantities = quantitiesOrComplain(trace, options.quantities);
  if (!quantities) return unusable;
  const std::vector<Curve> curves = curvesOf(trace, *quantities);
  if (trace.passes() == 1)
    fmt::print(stderr, "gradwalk: the lesson has one iteration: a single point, no curve\n");
  if (extension == ".svg" || extension == ".png") return picture(options, *open, curves, extension);
  const std::string words = curvesAsText(trace, curves);
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

void addCurve(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("curve", "A quantity in every iteration, as CSV or as a picture");
  auto options = std::make_shared<CurveArguments>();
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  command->add_option("quantity", options->quantities,
                      "numbers, as L, 'K[0,1]', 'abs(grad.K[0,0])'; up to 4; without one the loss");
  command->add_option("-o,--output", options->output, "FILE.csv, FILE.svg or FILE.png; else CSV is printed");
  command->add_option("--size", options->size, "WIDTHxHEIGHT of the picture in pixels");
  command->add_flag("--log", options->logarithmic, "a logarithmic axis, where all values are positive");
  addSets(*command, options->sets);
  addLanguage(*command, options->language);
  command->add_option("--scale", options->scale, "text size of the picture, 1 is normal")
      ->check(CLI::Range(leastTextScale, mostTextScale));
  addHand(*command, options->hand);
  command->add_flag("--dark", options->dark, "the dark theme");
  command->callback([&context, options] { context.run = [options] { return curve(*options); }; });
}

}  // namespace gradwalk
