#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/picture_size.h"
#include "paint/file.h"
#include "paint/png.h"
#include "paint/svg.h"
#include "scene/compose.h"
#include "scene/lab_view.h"

namespace gradwalk {
namespace {

struct RenderOptions {
  std::string lesson, step = "0", output, size = "1280x720";
  std::vector<std::string> sets;
  Language language = Language::en;
  double scale = 1.0;
  bool dark = false, wholeSums = false, ownHand = false;
  int hand = -1;
  std::string as = "page";  // of `kinds`
  std::string strip = "1";
  std::string view;  // of `views`; "": the map, where there is one
  bool gradients = false;
};

const std::vector<std::string> kinds = {"page", "canvas", "presented"};
const std::vector<std::string> views = {"map", "steps"};

// The map of a descent with what the step says.
Scene map(const OpenLesson& open, const Trace& trace, const Cursor& cursor, const RenderOptions& options,
          const SceneOptions& asked, const Fonts& fonts) {
  LabOptions lab;
  lab.width = asked.width;
  lab.height = asked.height;
  lab.language = options.language;
  lab.textScale = options.scale;
  lab.header = asked.header;
  lab.footer = asked.footer;
  lab.leastText = asked.leastText;
  lab.gradientField = options.gradients;
  return composeLabView(open, labOf(open), trace, cursor, lab, fonts).scene;
}

int render(const RenderOptions& options) {
  SceneOptions scene;
  if (!parsePictureSize(options.size, scene.width, scene.height)) return unusable;
  const std::string extension = std::filesystem::path(options.output).extension().string();
  if (extension != ".svg" && extension != ".png") {
    complain(fmt::format(
        "the kind of picture is not known\n  expected: a file ending in .svg or .png\n  found:    {}",
        options.output));
    return unusable;
  }
  const auto strip = readStripWords(options.strip);
  if (!strip) {
    complain(fmt::format(
        "--strip does not fit\n  expected: fit, or a zoom from {} to {}, then @ and the number of the first "
        "operation shown if it matters, as 1.44@5\n  found:    {}",
        leastStripZoom, mostStripZoom, options.strip));
    return unusable;
  }
  scene.stripView = *strip;
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  if (options.ownHand && !open->hand) {
    complain(options.lesson + " declares no hand arithmetic\n  hint: --hand N rounds to N decimals");
    return unusable;
  }
  std::optional<Trace> byHand;
  if (options.hand >= 0) byHand.emplace(runByHand(*open, options.hand));
  const Trace& trace = options.ownHand ? *open->hand : byHand ? *byHand : open->trace;
  // An edited lesson shows its own numbers beside the edited ones, as the window does.
  const auto own = open->edits.empty() ? nullptr : openOrComplain(options.lesson, followOnly(options.sets));
  const bool page = options.as == "page";
  // By hand, what rounding changed is shown instead of what edits did, as in the window.
  const bool rounded = options.ownHand || byHand;
  if (own) {
    scene.edits = &open->edits;
    if (!rounded) scene.own = &own->trace;
  }
  if (rounded) scene.exact = &open->trace;
  scene.wholeSums = options.wholeSums;
  scene.header = scene.footer = page;
  if (options.as == "presented") {
    scene.strip = false;
    scene.leastText = leastPresentedText;
  }
  if (options.view == "map" && !open->program.surface.exists()) {
    complain(options.lesson +
             " has no surface to map\n  expected: a lesson with [surface], or with two parameters of "
             "one number each");
    return unusable;
  }
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
  const bool mapped = open->program.surface.exists() && options.view != "steps";
  const Scene picture =
      mapped ? map(*open, trace, *cursor, options, scene, *fonts) : compose(trace, *cursor, scene, *fonts);
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
  addHand(*command, options->hand);
  command
      ->add_flag("--own-hand", options->ownHand, "hand arithmetic: rounded as the lesson itself declares it")
      ->excludes("--hand");
  command->add_flag("--dark", options->dark, "the dark theme");
  command->add_option(
      "--strip", options->strip,
      "the network's strip: its zoom (1 is usual, fit: all of it), as 2 or 1.44@5 to begin at "
      "operation 5");
  command->add_flag("--whole-sums", options->wholeSums, "long sums whole where there is room");
  command
      ->add_option(
          "--as", options->as,
          "page: with title and footer; canvas: as the window shows it between its panels; presented: "
          "as in front of a class")
      ->check(CLI::IsMember(kinds));
  command
      ->add_option("--view", options->view,
                   "of a descent: the map with the paths, or the steps as of a network")
      ->check(CLI::IsMember(views));
  command->add_flag("--gradients", options->gradients, "on the map, arrows against the gradient");
  command->callback([&context, options] { context.run = [options] { return render(*options); }; });
}

}  // namespace gradwalk
