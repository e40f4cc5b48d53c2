#include "cli/picture_file.h"

#include <filesystem>

#include "cli/commands.h"
#include "paint/file.h"
#include "paint/png.h"
#include "paint/svg.h"
#include "scene/views/page.h"

namespace gradwalk {

bool isPicture(const std::string& file) { return file.ends_with(".svg") || file.ends_with(".png"); }

int paintFile(const std::string& file, bool dark, const std::function<Scene(const Fonts&)>& compose) {
  std::string problem;
  const auto fonts = Fonts::load(problem);
  if (!fonts) {
    complain(problem);
    return environment;
  }
  const Scene scene = compose(*fonts);
  const Theme& theme = dark ? darkTheme() : lightTheme();
  const std::string bytes = file.ends_with(".svg") ? svg(scene, theme) : png(scene, theme, *fonts, problem);
  if (problem.empty()) problem = writeFile(file, bytes);
  if (problem.empty()) return fine;
  complain(problem);
  return environment;
}

LabCurveOptions curveOptions(double width, double height, double scale, Language language) {
  LabCurveOptions out;
  out.width = width;
  out.height = height;
  out.language = language;
  out.textSize = typeScale({.width = width, .height = height, .textScale = scale}, 1.0).small;
  return out;
}

}  // namespace gradwalk
