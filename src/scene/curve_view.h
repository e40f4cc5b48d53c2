// Quantities against iteration, as a scene like every other: window, SVG and PNG share it.
//
//     CurvePicture picture = composeCurves(curves, {.width = 900, .height = 300}, fonts);
//     picture.axes.iterationAt(x);       // what a click there means
//     svg(picture.scene, lightTheme());
//
//     iteration 12   ● L = 0.64436   ■ K[0,1] = 0.5
//     1.0 ┤╲___
//         │    ╲________________________ ● L
//     0.5 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ ■ K[0,1]
//         └┬───────┬───────┬───────┬────
//          1      10      20      30      iteration
//
// A curve has a colour, a dash and a marker of its own and its name at its end. Of many
// iterations each column of the picture keeps its least and its greatest value, so that no
// peak is lost. What is not finite has a mark at the edge, ▲ +∞, ▼ −∞, × not a number, and
// is named in words. Ids: "curve:0", "curve.marker:0", "curve.name:0", "curve.value:0",
// "curve.edge:0:12" (its iteration), "curve.note", "curve.now", "curve.tick".
#pragma once

#include <vector>

#include "maths/language.h"
#include "scene/curve_axes.h"
#include "scene/fonts.h"
#include "trace/curve.h"

namespace gradwalk {

struct CurveOptions {
  double width = 1280.0, height = 720.0;
  Language language = Language::en;
  double textSize = 17.0;    // of the smallest letters, in pixels
  bool logarithmic = false;  // where all values are positive
  int marked = 0;            // the iteration at hand; 0: none
  int iterations = 1;        // one more value than these is the closing pass's
  std::string title = {};
};

struct CurvePicture {
  Scene scene;
  CurveAxes axes;
};

CurvePicture composeCurves(const std::vector<Curve>& curves, const CurveOptions& options, const Fonts& fonts);

// "iteration 12"; "after" in the closing pass.
std::string curveWhere(int iteration, int iterations, Language language);

// Of the curves that have a value there, the one nearest to a point; −1 for none.
int nearestCurve(const CurvePicture& picture, const std::vector<Curve>& curves, int iteration, double y);

// "iteration 12\nL = 0.6443600219" with every digit.
std::string curveWords(const std::vector<Curve>& curves, int iteration, int iterations, Language language);

// The points through which a curve is drawn, parted where it is not finite. Where there are
// more values than columns: of each column the first, the least, the greatest, the last.
std::vector<std::vector<Point>> curvePoints(const std::vector<double>& values, const CurveAxes& axes,
                                            int mostColumns);

}  // namespace gradwalk
