#include "trace/lab.h"

#include <algorithm>
#include <cmath>

#include "lesson/runs.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

struct Stretch {
  double low = 0.0, high = 0.0;
  bool any = false;
  void add(double value) {
    low = any ? std::min(low, value) : value;
    high = any ? std::max(high, value) : value;
    any = true;
  }
  double size() const { return high - low; }
};

// How far a run ever goes from its start; infinite for one that is lost.
double reach(const Descent& descent) {
  if (descent.notFinite) return HUGE_VAL;
  double most = 0.0;
  for (std::size_t k = 0; k < descent.x.size(); ++k)
    most = std::max(most, std::hypot(descent.x[k] - descent.x[0], descent.y[k] - descent.y[0]));
  return most;
}

// A run that goes much farther than the others would shrink them to a point: of it, only the
// beginning decides what is drawn. The rest of its path leaves the picture, and says so.
void addPath(const Descent& descent, double most, Stretch& x, Stretch& y) {
  for (std::size_t k = 0; k < descent.x.size(); ++k) {
    if (!(std::hypot(descent.x[k] - descent.x[0], descent.y[k] - descent.y[0]) <= most)) return;
    x.add(descent.x[k]);
    y.add(descent.y[k]);
  }
}

void widen(Stretch& range, double other) {
  const double size = range.size() > 0.0 ? range.size() : std::max(1.0, 0.5 * other);
  const double margin = 0.15 * size + (range.size() > 0.0 ? 0.0 : 0.5 * size);
  range.low -= margin;
  range.high += margin;
}

void chooseBorders(const Lesson& lesson, Lab& lab) {
  double shortest = HUGE_VAL;
  for (const Descent& descent : lab.descents) {
    const bool down = !descent.f.empty() && descent.f.back() <= descent.f.front();
    if (down) shortest = std::min(shortest, reach(descent));
  }
  if (!std::isfinite(shortest)) {
    shortest = 0.0;
    for (const Descent& descent : lab.descents)
      for (std::size_t k = 0; k < std::min<std::size_t>(descent.updates.size(), 5); ++k) {
        const auto& step = descent.updates[k].step;
        if (const double size = std::hypot(step[0], step[1]); std::isfinite(size))
          shortest = std::max(shortest, size);
      }
  }
  Stretch x, y;
  for (const Descent& descent : lab.descents) addPath(descent, 4.0 * shortest, x, y);
  if (!x.any) x.add(0.0);
  if (!y.any) y.add(0.0);
  const double width = x.size(), height = y.size();
  widen(x, height);
  widen(y, width);
  const bool ownX = lesson.surface && lesson.surface->left < lesson.surface->right;
  const bool ownY = lesson.surface && lesson.surface->bottom < lesson.surface->top;
  lab.field.left = ownX ? lesson.surface->left : x.low;
  lab.field.right = ownX ? lesson.surface->right : x.high;
  lab.field.bottom = ownY ? lesson.surface->bottom : y.low;
  lab.field.top = ownY ? lesson.surface->top : y.high;
}

constexpr int gradientColumns = 20, gradientRows = 14;

void addGradients(const Trace& trace, Lab& lab, const std::atomic<bool>* stop) {
  const Program& program = trace.program();
  if (program.surface.height != program.loss) return;
  const auto named = [&](int parameter, const char* prefix) {
    return program.find(prefix + program.quantities[static_cast<std::size_t>(parameter)].name);
  };
  const bool ahead = named(program.surface.x, "ahead.") >= 0;
  const char* const prefix = ahead ? "grad.ahead." : "grad.";
  const int gx = named(program.surface.x, prefix), gy = named(program.surface.y, prefix);
  if (gx < 0 || gy < 0) return;
  // Of the first iteration, whose velocity is still 0: ahead is where the parameters are.
  const PlaneFunction gradients(trace, {program.surface.x, 0}, {program.surface.y, 0}, {{gx, 0}, {gy, 0}});
  PlaneGrid grid{.columns = gradientColumns, .rows = gradientRows};
  const double width = (lab.field.right - lab.field.left) / gradientColumns;
  const double height = (lab.field.top - lab.field.bottom) / gradientRows;
  grid.left = lab.field.left + 0.5 * width;
  grid.right = lab.field.right - 0.5 * width;
  grid.bottom = lab.field.bottom + 0.5 * height;
  grid.top = lab.field.top - 0.5 * height;
  std::vector<PlaneGrid> made = fieldsOf(gradients, grid, stop);
  if (made.size() != 2) return;
  lab.gradientColumns = gradientColumns;
  lab.gradientRows = gradientRows;
  lab.gradientX = std::move(made[0].values);
  lab.gradientY = std::move(made[1].values);
}

}  // namespace

Lab labOf(const OpenLesson& open, const std::atomic<bool>* stop) {
  Lab lab;
  lab.followed = open.lesson.followed;
  const Program& program = open.program;
  const auto nameOf = [&](int id) { return program.quantities[static_cast<std::size_t>(id)].name; };
  lab.x = nameOf(program.surface.x);
  lab.y = nameOf(program.surface.y);
  lab.height = nameOf(program.surface.height);
  for (std::size_t run = 0; run < runCount(open.lesson); ++run) {
    if (stop != nullptr && stop->load()) return lab;
    lab.descents.push_back(descentOf(open.traceOf(run)));
  }
  chooseBorders(open.lesson, lab);
  lab.field.columns = labColumns;
  lab.field.rows = labRows;
  const PlaneFunction height = surfaceHeight(open.trace);
  std::vector<PlaneGrid> fields = fieldsOf(height, lab.field, stop);
  if (!fields.empty()) lab.field = std::move(fields.front());
  addGradients(open.trace, lab, stop);
  return lab;
}

std::string descentWords(const Descent& descent, const Lab& lab, Language language) {
  const auto at = [&](std::size_t k) {
    return lab.x + " = " + significant(descent.x[k], defaultDigits) + ", " + lab.y + " = " +
           significant(descent.y[k], defaultDigits) + ", " + lab.height + " = " +
           significant(descent.f[k], defaultDigits);
  };
  const std::size_t last = descent.x.size() - 1;
  if (!descent.notFinite) {
    constexpr Text words = {"after {n} {n?step|steps}: {at}", "{n}걸음 뒤: {at}"};
    return say(words, language, {{"n", std::to_string(last)}, {"at", at(last)}});
  }
  constexpr Text lost = {"not finite from step {k} on: {at}", "{k}걸음부터 유한하지 않다: {at}"};
  return say(lost, language, {{"k", std::to_string(*descent.notFinite)}, {"at", at(*descent.notFinite)}});
}

std::size_t labStep(const Trace& trace, const Cursor& cursor) {
  if (cursor.atStart()) return 0;
  const Step& step = *stepAt(trace, cursor);
  const auto pass = static_cast<std::size_t>(cursor.pass);
  return step.phase == Phase::update ? pass : pass - 1;
}

}  // namespace gradwalk
