#include "app/lab_pointer.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/commands/lab.h"
#include "app/ui_text.h"
#include "maths/digits.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr double reachInEms = 0.9, stillInEms = 0.35;

// The paths alone, whole, and the run that is followed last: of equals the last one is hit.
MapData pathsOf(const Lab& lab, std::vector<int>& order) {
  MapData data;
  data.xName = lab.x;
  data.yName = lab.y;
  const auto add = [&](std::size_t run) {
    const Descent& descent = lab.descents[run];
    data.paths.push_back({descent.run, static_cast<int>(run), descent.x, descent.y, descent.x.size() - 1});
    order.push_back(static_cast<int>(run));
  };
  for (std::size_t run = 0; run < lab.descents.size(); ++run)
    if (run != lab.followed) add(run);
  add(lab.followed);
  return data;
}

double rounded(double value, double range) {
  if (!(range > 0.0) || !std::isfinite(range)) return value;
  return roundTo(value, 2 - static_cast<int>(std::floor(std::log10(range)))) + 0.0;
}

}  // namespace

MapHit hitOnMap(const Lab& lab, const MapAxes& axes, const Point& at, double reach) {
  std::vector<int> order;
  const MapData data = pathsOf(lab, order);
  MapHit hit = nearestStep(data, axes, at, reach);
  if (hit.path >= 0) hit.path = order[static_cast<std::size_t>(hit.path)];
  return hit;
}

std::string hitWords(const Lab& lab, const MapHit& hit, Language language) {
  if (hit.path < 0 || static_cast<std::size_t>(hit.path) >= lab.descents.size()) return "";
  const Descent& descent = lab.descents[static_cast<std::size_t>(hit.path)];
  MapData data;
  data.xName = lab.x;
  data.yName = lab.y;
  data.paths.push_back({descent.run, hit.path, descent.x, descent.y, hit.step});
  std::string words = mapWords(data, {0, hit.step}, language);
  if (hit.step < descent.f.size())
    words += "\n" + lab.height + " = " + withMinus(shortest(descent.f[hit.step]));
  return words;
}

Point pointOnMap(const MapAxes& axes, const Point& at) {
  const Extent& f = axes.frame;
  Point value = axes.value(at);
  value.x = std::clamp(value.x, f.left, f.right);
  value.y = std::clamp(value.y, f.bottom, f.top);
  return {rounded(value.x, f.right - f.left), rounded(value.y, f.top - f.bottom)};
}

Cursor endOfIteration(const Trace& trace, Level level, std::size_t step) {
  if (step == 0) return {};
  const int pass = std::min(static_cast<int>(std::min<std::size_t>(step, 1'000'000'000)), trace.iterations());
  if (level == Level::iteration) return place(trace, Level::iteration, pass);
  return {.pass = pass, .step = trace.endStep(pass) - 1};
}

// The run first: its steps are not there until it is made, but a place of that name is kept.
void LabPointer::go(const AppState& state, const MapHit& hit, Commands& commands) const {
  if (state.trace() == nullptr || !state.lab.lab) return;
  const Descent& descent = state.lab.lab->descents[static_cast<std::size_t>(hit.path)];
  commands.push_back(SeekPlace{endOfIteration(*state.trace(), state.level, hit.step)});
  if (static_cast<std::size_t>(hit.path) != state.lab.lab->followed)
    commands.push_back(FollowRun{descent.run});
}

void LabPointer::take(const AppState& state, const MapAxes* map, Point at, double em, bool free,
                      Commands& commands) {
  marked_.reset();
  words_.clear();
  const ImGuiIO& io = ImGui::GetIO();
  const auto start = [&](Drag& drag) {
    const Point to = pointOnMap(drag.axes, at);
    words_ = say(text(Ui::labMoved), state.language,
                 {{"what", "(" + withMinus(shortest(to.x)) + ", " + withMinus(shortest(to.y)) + ")"}});
    if (drag.asked && to.x == drag.last.x && to.y == drag.last.y) return;
    commands.push_back(MoveStart{to.x, to.y, std::exchange(drag.asked, true)});
    drag.last = to;
  };
  if (drag_ && !io.MouseDown[0]) {
    if (!drag_->moved && drag_->hit && labShown(state)) go(state, *drag_->hit, commands);
    drag_.reset();
  }
  if (drag_) {
    if (std::hypot(at.x - drag_->from.x, at.y - drag_->from.y) > stillInEms * em) drag_->moved = true;
    if (drag_->moved) start(*drag_);
    return;
  }
  if (!free || map == nullptr || !labShown(state) || !map->contains(at)) return;
  const Lab& lab = *state.lab.lab;
  const MapHit hit = hitOnMap(lab, *map, at, reachInEms * em);
  if (hit.path >= 0) {
    const Descent& descent = lab.descents[static_cast<std::size_t>(hit.path)];
    words_ = hitWords(lab, hit, state.language);
    marked_ = map->pixel(descent.x[hit.step], descent.y[hit.step]);
  }
  if (io.KeyCtrl || !ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return;
  if (hit.path >= 0 && hit.step > 0) {
    go(state, hit, commands);
    return;
  }
  drag_ = Drag{*map, at, hit.path >= 0 ? std::optional(hit) : std::nullopt, {}, hit.path < 0, false};
  if (drag_->moved) start(*drag_);
}

}  // namespace gradwalk
