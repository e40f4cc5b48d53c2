#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"
#include "paint/file.h"
#include "paint/png.h"
#include "paint/svg.h"
#include "scene/compose.h"

namespace gradwalk {
namespace {

struct RenderOptions {
  std::string lesson, step = "0", output, size = "1280x720";
  std::vector<std::string> sets;
  Language language = Language::en;
  double scale = 1.0;
  bool dark = false;
  int hand = -1;
};

bool parseSize(const std::string& size, double& width, double& height) {
  int w = 0, h = 0, used = 0;
  if (std::sscanf(size.c_str(), "%dx%d%n", &w, &h, &used) == 2 &&
      static_cast<std::size_t>(used) == size.size() && w >= static_cast<int>(leastWidth) &&
      h >= static_cast<int>(leastHeight) && w <= static_cast<int>(mostPixels) &&
      h <= static_cast<int>(mostPixels)) {
    width = w;
    height = h;
    return true;
  }
  complain(fmt::format(
      "--size does not fit\n  expected: WIDTHxHEIGHT, from {:.0f}x{:.0f} to {:.0f}x{:.0f}\n  found:    {}",
      leastWidth, leastHeight, mostPixels, mostPixels, size));
  return false;
}

int render(const RenderOptions& options) {
  SceneOptions scene;
  if (!parseSize(options.size, scene.width, scene.height)) return unusable;
  const std::string extension = std::filesystem::path(options.output).extension().string();
  if (extension != ".svg" && extension != ".png") {
    complain(fmt::format(
        "the kind of picture is not known\n  expected: a file ending in .svg or .png\n  found:    {}",
        options.output));
    return unusable;
  }
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  std::optional<Trace> byHand;
  if (options.hand >= 0) byHand.emplace(runByHand(*open, options.hand));
  const Trace& trace = byHand ? *byHand : open->trace;
  // An edited lesson shows its own numbers beside the edited ones, as the window does.
  const auto own = options.sets.empty() ? nullptr : openOrComplain(options.lesson);
  if (own) {
    scene.edits = &open->edits;
    scene.own = &own->trace;
  }
  // And a run by hand what rounding changed in it.
  if (byHand) scene.exact = &open->trace;
  const auto cursor = seekOrComplain(trace, options.step);
  if (!cursor) return unusable;
  std::string problem;
  const auto fonts = Fonts::load(problem);
  if (!fonts) {
    complain(problem);
    return environment;
  }
  scene.language = options.language;
  scene.textScale = options.scale;
  const Theme theme = options.dark ? darkTheme() : lightTheme();
  const Scene picture = compose(trace, *cursor, scene, *fonts);
  const std::string bytes = extension == ".svg" ? svg(picture, theme) : png(picture, theme, *fonts, problem);
  if (problem.empty()) problem = writeFile(options.output, bytes);
  if (problem.empty()) return fine;
  complain(problem);
  return environment;
}

}  // namespace

void addRender(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("render", "Render one step as SVG or PNG; needs no display");
  auto options = std::make_shared<RenderOptions>();
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  command->add_option("--step", options->step, "a step number or a path, as 3 or grad.K[0,0]");
  command->add_option("-o,--output", options->output, "FILE.svg or FILE.png")->required();
  command->add_option("--size", options->size, "WIDTHxHEIGHT in pixels");
  addSets(*command, options->sets);
  addLanguage(*command, options->language);
  command->add_option("--scale", options->scale, "text size, 1 is normal")
      ->check(CLI::Range(leastTextScale, mostTextScale));
  command->add_option("--hand", options->hand, "hand arithmetic: round every stored cell to N decimals")
      ->check(CLI::Range(0, 15));
  command->add_flag("--dark", options->dark, "the dark theme");
  command->callback([&context, options] { context.run = [options] { return render(*options); }; });
}

}  // namespace gradwalk
