// A sweep as a picture: two hyper-parameters as a heat map with the samples of both searches on
// it, one as curves of the loss, each rate named by what it does.
//
//     HeatView view = composeHeat(sweepHeat(study, "f"), options, fonts);
//     sweepPointAt(study, *view.cellAt({px, py}));      // its place in study.sweep.points
//     LabCurves curves = rateCurves(study, "f", Language::en);   // with SweepAsk::curves
#pragma once

#include "scene/heat_view.h"
#include "scene/lab_curves.h"
#include "trace/sweep_study.h"

namespace gradwalk {

inline constexpr std::size_t mostRateCurves = 24;

// Settings that diverge, or do not reach the tolerance, are cells without a value. `now` is the
// setting in force, one number for each axis.
HeatData sweepHeat(const SweepStudy& study, const std::string& loss, const std::vector<double>& now = {});

std::size_t sweepPointAt(const SweepStudy& study, const HeatCell& cell);

// Every number of a cell: its settings and what came of them.
std::string sweepCellWords(const SweepStudy& study, const HeatCell& cell, const std::string& loss,
                           Language language);

// Of a sweep along one axis that kept its curves.
LabCurves rateCurves(const SweepStudy& study, const std::string& loss, Language language);

}  // namespace gradwalk
