// A picture written to a file by a command.
//
//     return paintFile("four.png", dark, [&](const Fonts& fonts) { return compose(…, fonts); });
#pragma once

#include <functional>
#include <string>

#include "scene/lab_curves.h"

namespace gradwalk {

bool isPicture(const std::string& file);  // .svg or .png

// The command's exit code; it was said what is wrong.
int paintFile(const std::string& file, bool dark, const std::function<Scene(const Fonts&)>& compose);

// Curves whose letters have the size of every other picture.
LabCurveOptions curveOptions(double width, double height, double scale, Language language);

}  // namespace gradwalk
