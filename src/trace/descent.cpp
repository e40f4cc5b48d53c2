#include "trace/descent.h"

#include <algorithm>
#include <cmath>

#include "lesson/runs.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

const Quantity& quantityOf(const Program& program, int id) {
  return program.quantities[static_cast<std::size_t>(id)];
}

double number(const Trace& trace, int pass, int id) { return trace.value(pass, id).data.front(); }

// What a carried quantity is after `step` updates.
double after(const Trace& trace, std::size_t step, int id) {
  if (step == 0) return number(trace, 1, id);
  for (const auto& [from, to] : trace.program().carried)
    if (from == id) return number(trace, static_cast<int>(step), to);
  return number(trace, static_cast<int>(step), id);
}

// Nesterov's look-ahead point has the gradient in its own name.
int gradientOf(const Program& program, int parameter) {
  const std::string& name = quantityOf(program, parameter).name;
  const int ahead = program.find("grad.ahead." + name);
  return ahead >= 0 ? ahead : program.find("grad." + name);
}

bool oneNumber(const Quantity& quantity) { return elementCount(quantity.shape) == 1; }

}  // namespace

PlaneFunction surfaceHeight(const Trace& trace) {
  const SurfaceIds& surface = trace.program().surface;
  return {trace, {surface.x, 0}, {surface.y, 0}, {{surface.height, 0}}};
}

Descent descentOf(const Trace& trace) {
  const Program& program = trace.program();
  const std::array<int, 2> axes = {program.surface.x, program.surface.y};
  Descent out;
  out.run = runName(trace.lesson(), trace.lesson().followed);
  const std::size_t steps = program.updateSteps > 0 ? static_cast<std::size_t>(trace.iterations()) : 0;
  std::vector<int> states;
  for (std::size_t id = 0; id < program.quantities.size(); ++id)
    if (program.quantities[id].kind == QuantityKind::state && oneNumber(program.quantities[id])) {
      states.push_back(static_cast<int>(id));
      out.states.push_back(program.quantities[id].name);
    }
  out.kept.resize(states.size());
  PlaneFunction height = surfaceHeight(trace);
  for (std::size_t step = 0; step <= steps; ++step) {
    std::array<double, 2> point{};
    for (std::size_t axis = 0; axis < 2; ++axis) point[axis] = after(trace, step, axes[axis]);
    if (step > 0) {
      DescentUpdate update;
      for (std::size_t axis = 0; axis < 2; ++axis) {
        const int gradient = gradientOf(program, axes[axis]);
        const double before = axis == 0 ? out.x.back() : out.y.back();
        update.gradient[axis] = gradient < 0 ? 0.0 : number(trace, static_cast<int>(step), gradient);
        update.step[axis] = point[axis] - before;
        update.effectiveRate[axis] = -update.step[axis] / update.gradient[axis];
      }
      out.updates.push_back(update);
    }
    out.x.push_back(point[0]);
    out.y.push_back(point[1]);
    out.f.push_back(height.at(point[0], point[1]));
    for (std::size_t s = 0; s < states.size(); ++s) out.kept[s].push_back(after(trace, step, states[s]));
    const bool finite =
        std::isfinite(out.x.back()) && std::isfinite(out.y.back()) && std::isfinite(out.f.back());
    if (!finite && !out.notFinite) out.notFinite = step;
  }
  return out;
}

std::optional<std::size_t> partAt(const Descent& a, const Descent& b) {
  const std::size_t both = std::min(a.x.size(), b.x.size());
  for (std::size_t k = 0; k < both; ++k)
    if (!(a.x[k] == b.x[k]) || !(a.y[k] == b.y[k])) return k;
  return std::nullopt;
}

std::string descentsAsText(const std::vector<Descent>& descents) {
  std::vector<std::string> states;
  for (const Descent& each : descents)
    for (const std::string& state : each.states)
      if (std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
  std::string out = "run,step,x,y,f";
  for (const std::string& state : states) out += "," + state;
  out += "\n";
  // A name with a comma or a quote stands in quotes, doubled inside (RFC 4180).
  const auto cell = [](const std::string& words) {
    if (words.find_first_of(",\"\n") == std::string::npos) return words;
    std::string quoted = "\"";
    for (const char c : words) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
  };
  for (const Descent& each : descents) {
    std::vector<std::ptrdiff_t> column;
    for (const std::string& state : states) {
      const auto it = std::find(each.states.begin(), each.states.end(), state);
      column.push_back(it == each.states.end() ? -1 : it - each.states.begin());
    }
    for (std::size_t k = 0; k < each.x.size(); ++k) {
      out += cell(each.run) + "," + std::to_string(k) + "," + shortest(each.x[k]) + "," +
             shortest(each.y[k]) + "," + shortest(each.f[k]);
      for (const std::ptrdiff_t at : column)
        out += "," + (at < 0 ? std::string() : shortest(each.kept[static_cast<std::size_t>(at)][k]));
      out += "\n";
    }
  }
  return out;
}

}  // namespace gradwalk
