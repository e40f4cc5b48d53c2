#include "app/lab_state.h"

#include <algorithm>
#include <utility>

#include "app/commands/hand.h"
#include "app/lab_runs.h"
#include "app/state.h"
#include "lesson/runs.h"
#include "trace/hessian.h"

namespace gradwalk {
namespace {

std::string lossName(const Program& program) {
  return program.quantities[static_cast<std::size_t>(program.loss)].name;
}

std::optional<Curvature> curvatureAt(const LabData& data, const Program& program, const Lesson& lesson,
                                     int pass, double x, double y) {
  if (data.formulas) {
    const SurfaceValues values = surfaceValues(*data.formulas, x, y);
    return Curvature{values.dx, values.dy, values.dxx, values.dxy, values.dyy};
  }
  const auto hessian = hessianAt(program, lesson, pass, {data.lab.x, data.lab.y}, {x, y});
  if (!hessian) return std::nullopt;
  return Curvature{hessian->gradient[0], hessian->gradient[1], hessian->at(0, 0), hessian->at(0, 1),
                   hessian->at(1, 1)};
}

// By hand the path is that of the rounded numbers.
std::shared_ptr<const Lab> labToShow(const AppState& state) {
  const std::shared_ptr<const Lab> own(state.lab.data, &state.lab.data->lab);
  const Trace& trace = *state.trace();
  if (&trace == &state.open->trace) return own;
  auto byHand = std::make_shared<Lab>(*own);
  Descent& descent = byHand->descents[byHand->followed];
  std::string name = std::move(descent.run);
  descent = descentOf(trace);
  descent.run = std::move(name);
  return byHand;
}

}  // namespace

LabDataPointer labDataOf(const OpenLesson& open, const std::atomic<bool>* stop) {
  if (!open.program.surface.exists()) return nullptr;
  const auto stopped = [stop] { return stop != nullptr && stop->load(); };
  auto data = std::make_shared<LabData>();
  data->lab = labOf(open, stop);
  if (stopped()) return nullptr;
  const Lab& lab = data->lab;
  if (open.program.loss >= 0)
    data->formulas = surfaceFormulas(open.lesson, lossName(open.program), lab.x, lab.y);
  data->quadratic =
      isQuadratic([&](double x, double y) { return curvatureAt(*data, open.program, open.lesson, 1, x, y); },
                  {lab.field.left, lab.field.right}, {lab.field.bottom, lab.field.top});
  if (stopped()) return nullptr;
  for (const Descent& each : lab.descents) data->parted.push_back(partAt(lab.descents[lab.followed], each));
  return data;
}

bool hasLab(const AppState& state) { return state.open && state.lab.data && state.lab.lab; }

bool labShown(const AppState& state) {
  return state.lab.map && hasLab(state) && !state.editing.computing && !state.predicting.on &&
         !sweepOnCanvas(state);
}

std::string followedName(const AppState& state) {
  const std::vector<RunText> runs = askedRuns(state);
  const auto known = [&](const std::string& name) {
    return std::any_of(runs.begin(), runs.end(), [&](const RunText& each) { return nameOf(each) == name; });
  };
  if (runs.empty() || known(state.lab.follow)) return runs.empty() ? "" : state.lab.follow;
  // It was taken away: as openEdited() does.
  const std::string shown = runName(state.open->lesson, state.open->lesson.followed);
  return !state.editing.computing && known(shown) ? shown : nameOf(runs.front());
}

bool followsAsked(const AppState& state, const Lesson& lesson) {
  const auto run = findRun(lesson, state.lab.follow);
  return !run || *run == lesson.followed;
}

void forgetLab(LabState& lab) {
  lab.data.reset();
  lab.lab.reset();
  lab.here.reset();
  lab.table = false;
  ++lab.version;
}

bool refreshLab(AppState& state) {
  LabState& lab = state.lab;
  const Trace* trace = state.trace();
  if (trace == nullptr || !lab.data || state.editing.computing) return false;
  bool changed = false;
  const int places = handDecimals(state);
  if (!lab.lab || lab.madeOf != trace || lab.madeVersion != lab.version || lab.madePlaces != places) {
    lab.lab = labToShow(state);
    lab.madeOf = trace;
    lab.madeVersion = lab.version;
    lab.madePlaces = places;
    lab.here.reset();
    changed = true;
  }
  const Descent& path = lab.lab->descents[lab.lab->followed];
  const std::size_t step = std::min(labStep(*trace, state.cursor), path.x.size() - 1);
  if (lab.here && lab.here->step == step) return changed;
  lab.here = LabHere{step, path.x[step], path.y[step], path.f[step], std::nullopt};
  const int pass = std::clamp(static_cast<int>(step), 1, trace->iterations());
  lab.here->curvature =
      curvatureAt(*lab.data, state.open->program, state.open->lesson, pass, path.x[step], path.y[step]);
  return true;
}

}  // namespace gradwalk
