#include "scene/sweep_view.h"

#include <cmath>
#include <limits>

#include "maths/digits.h"
#include "scene/views/page.h"
#include "trace/rate_verdict.h"

namespace gradwalk {
namespace {

HeatAxis heatAxis(const SweepAxis& axis) {
  // A single value stands in the middle of its range.
  if (axis.count < 2) return {axis.setting, axis.at(0), axis.at(0), 1, axis.logarithmic};
  return {axis.setting, axis.from, axis.to, static_cast<std::size_t>(axis.count), axis.logarithmic};
}

void addSamples(HeatData& data, const std::optional<Sweep>& search, HeatSample::Kind kind) {
  if (!search) return;
  for (std::size_t k = 0; k < search->points.size(); ++k)
    data.samples.push_back(
        {search->points.at(k, 0), search->points.settings.size() > 1 ? search->points.at(k, 1) : 0.0, kind});
}

}  // namespace

HeatData sweepHeat(const SweepStudy& study, const std::string& loss, const std::vector<double>& now) {
  const std::vector<SweepAxis>& axes = study.asked.axes;
  HeatData data;
  data.x = heatAxis(axes[0]);
  data.y = axes.size() > 1 ? heatAxis(axes[1]) : HeatAxis{"", 0.0, 0.0, 1, false};
  const bool steps = study.asked.tolerance.has_value();
  data.name = steps ? "steps" : loss;
  if (steps) {
    data.without = {"not below the tolerance", "허용값에 이르지 못함"};
  } else {
    data.without = {"diverges: not finite, or above the start", "발산: 유한하지 않거나 처음보다 큼"};
  }
  for (const SweepResult& each : study.sweep.results) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    data.values.push_back(steps                   ? (each.steps >= 0 ? each.steps : none)
                          : diverges(study, each) ? none
                                                  : each.loss);
  }
  if (study.sweep.best >= 0) {
    const auto best = static_cast<std::size_t>(study.sweep.best);
    if (std::isfinite(data.values[best])) data.best = HeatCell{best % data.x.count, best / data.x.count};
  }
  addSamples(data, study.grid, HeatSample::Kind::grid);
  addSamples(data, study.random, HeatSample::Kind::random);
  if (now.size() == axes.size())
    data.samples.push_back({now[0], axes.size() > 1 ? now[1] : 0.0, HeatSample::Kind::current});
  return data;
}

std::size_t sweepPointAt(const SweepStudy& study, const HeatCell& cell) {
  return cell.row * static_cast<std::size_t>(study.asked.axes[0].count) + cell.column;
}

std::string sweepCellWords(const SweepStudy& study, const HeatCell& cell, const std::string& loss,
                           Language language) {
  const std::size_t point = sweepPointAt(study, cell);
  if (point >= study.sweep.results.size()) return "";
  std::string out;
  for (std::size_t k = 0; k < study.sweep.points.settings.size(); ++k)
    out +=
        study.sweep.points.settings[k] + " = " + withMinus(shortest(study.sweep.points.at(point, k))) + "\n";
  return out + withMinus(resultWords(study, study.sweep.results[point], loss, language));
}

LabCurves rateCurves(const SweepStudy& study, const std::string& loss, Language language) {
  LabCurves out{loss, {}};
  std::vector<double> rates;
  for (std::size_t k = 0; k < study.sweep.points.size(); ++k) rates.push_back(study.sweep.points.at(k, 0));
  const std::vector<RateVerdict> verdicts = judgeRates(rates, study.sweep.curves);
  for (std::size_t k = 0; k < rates.size(); ++k)
    out.curves.push_back({.name = withMinus(shortest(rates[k])),
                          .style = static_cast<int>(k),
                          .values = study.sweep.curves[k],
                          .diverges = verdicts[k] == RateVerdict::diverges,
                          .what = rateWords(verdicts[k], language)});
  return out;
}

}  // namespace gradwalk
