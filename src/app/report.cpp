#include "app/report.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace gradwalk {
namespace {

constexpr int framesForPicture = 4;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

const char* name(Level level) {
  switch (level) {
    case Level::iteration:
      return "iteration";
    case Level::operation:
      return "operation";
    case Level::line:
      return "line";
    case Level::cell:
      return "cell";
    case Level::term:
      return "term";
  }
  return "";
}

}  // namespace

ReportOptions reportOptions(const std::string& screenshot) {
  ReportOptions options;
  options.screenshot = screenshot;
  options.frames = std::atoi(variable("GRADWALK_WINDOW_FRAMES").c_str());
  if (options.frames <= 0 && !screenshot.empty()) options.frames = framesForPicture;
  options.state = variable("GRADWALK_WINDOW_STATE");
  options.times = variable("GRADWALK_WINDOW_TIMES");
  if (const std::string size = variable("GRADWALK_WINDOW_SIZE"); !size.empty()) {
    unsigned width = 0, height = 0;
    if (std::sscanf(size.c_str(), "%ux%u", &width, &height) == 2) {
      options.width = width;
      options.height = height;
    }
  }
  return options;
}

std::string reportText(const AppState& state, const std::map<std::string, Area>& places, int frames,
                       unsigned width, unsigned height) {
  std::string out = fmt::format("size {}x{}\nframes {}\n", width, height, frames);
  if (const Trace* trace = state.trace()) {
    out += fmt::format("lesson {}\npath {}\nnumber {} of {}\n", trace->lesson().name,
                       path(*trace, state.cursor), placeNumber(state), placeCount(state));
  }
  out += fmt::format("level {}\nlanguage {}\nscale {:.3f}\n", name(state.level),
                     state.language == Language::ko ? "ko" : "en", state.textScale);
  const auto flag = [&out](const char* what, bool on) {
    out += fmt::format("{} {}\n", what, on ? "on" : "off");
  };
  flag("playing", state.playing);
  flag("help", state.help);
  flag("picker", state.picker);
  flag("go-to", state.goTo);
  flag("problems", !state.problems.empty());
  flag("blank", state.blank);
  flag("full-screen", state.fullScreen);
  flag("hand", state.hand);
  flag("dark", state.dark);
  flag("curve", state.curves.shown);
  if (hasLab(state)) {
    flag("map", labShown(state));
    flag("arrows", state.lab.arrows);
    out += "run " + followedName(state) + "\n";
  }
  out += fmt::format("strip {:.3f}\n", state.strip.zoom);
  flag("presenting", state.presenting.on);
  flag("copy-menu", state.copying.menu);
  flag("reduce-motion", state.reduceMotion);
  if (!state.telling.words.empty()) out += "told " + state.telling.words + "\n";
  if (state.open) {
    out += "edits";
    for (const Edit& edit : state.editing.edits) out += " " + editText(ownLesson(state).lesson, edit);
    out += "\n";
  }
  flag("predicting", state.predicting.on);
  if (const auto asked = askedPlace(state)) out += "asked " + path(*state.trace(), *asked) + "\n";
  if (!state.predicting.guess.empty()) out += "guess " + state.predicting.guess + "\n";
  if (const auto& found = state.predicting.grade) {
    out += std::string("grade ") + name(found->outcome);
    for (const Mistake* mistake : found->mistakes) out += std::string(" ") + mistake->name;
    out += "\n";
  }
  if (!state.goToProblem.empty()) out += "go-to-problem " + state.goToProblem + "\n";
  for (const auto& [what, area] : places) {
    out +=
        fmt::format("place {} {:.0f} {:.0f} {:.0f} {:.0f}\n", what, area.x, area.y, area.width, area.height);
  }
  return out;
}

void writeReport(const ReportOptions& options, const AppState& state,
                 const std::map<std::string, Area>& places, int frames, unsigned width, unsigned height) {
  if (options.state.empty()) return;
  // Renamed into place, so that a reader never sees half of it.
  const std::string half = options.state + ".part";
  {
    std::ofstream file(half, std::ios::binary | std::ios::trunc);
    file << reportText(state, places, frames, width, height);
  }
  std::rename(half.c_str(), options.state.c_str());
}

}  // namespace gradwalk
