// A quantity of several runs against the step they share, each run in its own style, its name
// at the end of its curve.
//
//     LabCurves curves = labCurves(lab.descents, LabQuantity::f, "f");
//     LabCurvePicture picture = composeLabCurves(curves, {.width = 900, .height = 300}, fonts);
//     picture.stepAt(x);                       // what a click there means
//
//     step 12   f   ● SGD 0.64   ■ Adam 1.2
//     4 ┤╲___        ↑                 ● SGD
//     2 ┤    ╲______________________   ■ Adam ↑ 8.1e9 after 30 steps
//       └┬───────┬───────┬───────┬───  step
//        0      10      20      30
//
// A linear axis is wide enough for every run that does not diverge; a curve that goes beyond it
// ends on its edge, cut there exactly, with an arrow and the number that it comes to. A
// logarithmic axis holds every finite positive value; what is 0 leaves it below. What is not
// finite ends its curve with a sign: ▲ +∞, ▼ −∞, × not a number, and in words. Ids: "curve:0",
// "curve.marker:0", "curve.name:0", "curve.value:0", "curve.out:0:12" (the step), "curve.edge:0:12",
// "curve.note", "curve.now", "curve.tick", "title".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "maths/language.h"
#include "scene/curve_axes.h"
#include "scene/fonts.h"
#include "trace/descent.h"

namespace gradwalk {

enum class LabQuantity : std::uint8_t { f, x, y };

struct LabCurve {
  std::string name;
  int style = 0;               // of runStyle()
  std::vector<double> values;  // of step 0, the start, and after each update
  bool diverges = false;       // a linear axis need not hold it
  bool followed = false;
  std::string what = {};  // more about it, under its name
};

struct LabCurves {
  std::string quantity;  // "f"
  std::vector<LabCurve> curves;
};

// Of every run; it diverges when its height ends above its start, below all bounds, or is not
// finite.
LabCurves labCurves(const std::vector<Descent>& descents, LabQuantity what, const std::string& quantity,
                    std::optional<std::size_t> followed = {});

// Whether a loss with this curve diverges.
bool divergingLoss(const std::vector<double>& values);

struct LabCurveOptions {
  double width = 1280.0, height = 720.0;
  Language language = Language::en;
  double textSize = 17.0;  // of the smallest letters, in pixels
  bool logarithmic = false;
  std::optional<std::size_t> step = {};  // the shared step at hand
  std::string title = {};
};

struct LabCurvePicture {
  Scene scene;
  CurveAxes axes;  // its iteration is the step and one
  std::size_t stepAt(double x) const { return static_cast<std::size_t>(axes.iterationAt(x) - 1); }
};

LabCurvePicture composeLabCurves(const LabCurves& curves, const LabCurveOptions& options, const Fonts& fonts);

// "step 12\nSGD: f = 0.6443600219" with every digit, a line for each run.
std::string labCurveWords(const LabCurves& curves, std::size_t step, Language language);

}  // namespace gradwalk
