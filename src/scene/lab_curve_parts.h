// The ends of curves of several runs: where they leave the plot, and their names beside it.
// Internal to scene/lab_curves.
#pragma once

#include <string>
#include <vector>

#include "scene/lab_curves.h"
#include "scene/map_parts.h"
#include "scene/run_style.h"

namespace gradwalk {

// Where a curve crosses the edge, cut there.
struct CurveEdge {
  Point at;
  std::size_t step = 0;  // the first one outside
  bool above = true;
};

// An arrow at each crossing, as far as they stand apart; a sign where the curve ends because it
// is not finite.
void drawCurveEdges(Sheet& sheet, const LabCurve& curve, std::size_t index, const CurveAxes& axes,
                    const std::vector<CurveEdge>& edges);

struct CurveLabel {
  std::size_t curve = 0;
  std::vector<std::string> lines;
  double height = 0.0;
  double x = 0.0, y = 0.0;  // from the left of all labels; of its middle
  double end = 0.0;         // of the curve, a share of the plot's height from its top
};

// In one column, or in several where one cannot hold them.
struct CurveLabels {
  std::vector<CurveLabel> labels;
  double width = 0.0;
  bool whole = true;  // there is room for all
};

// `top` and `bottom` are what the labels may fill. The axes know their range, not yet their plot.
CurveLabels layOutCurveLabels(const Sheet& sheet, const LabCurves& data, const CurveAxes& axes,
                              Language language, double width, double top, double bottom);
void drawCurveLabels(Sheet& sheet, const CurveLabels& labels, const LabCurves& data, const CurveAxes& axes);

}  // namespace gradwalk
