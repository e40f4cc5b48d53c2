// The path of a run over its surface: where each update led, what it was made of.
//
//     const Descent path = descentOf(trace);      // of a lesson with a surface
//     path.x[0], path.y[0];                       // the start
//     path.x[k], path.f[k];                       // after update k; f is the surface's height there
//     path.updates[k - 1].gradient[0];            // what update k went by, along x
//
// Every number is the trace's own, or the same lines of the graph evaluated at the point.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "trace/field.h"

namespace gradwalk {

// One update, along the two axes.
struct DescentUpdate {
  std::array<double, 2> gradient{};  // what the optimizer was given
  std::array<double, 2> step{};      // the new point minus the old one
  // −step/gradient: the learning rate that plain gradient descent would have needed; not finite
  // where the gradient is 0.
  std::array<double, 2> effectiveRate{};
};

struct Descent {
  std::string run;                        // its name; "" of a lesson without [[run]] and optimizer
  std::vector<double> x, y, f;            // of step 0, the start, and after each update
  std::vector<std::string> states;        // "x.v", "y.v": what the optimizer keeps
  std::vector<std::vector<double>> kept;  // kept[s][step] of states[s]
  std::vector<DescentUpdate> updates;     // update k is updates[k - 1]
  std::optional<std::size_t> notFinite;   // the first step at which x, y or f is not finite

  std::size_t steps() const { return updates.size(); }
};

// The height of the surface at any point. `trace` is of a program with a surface.
PlaneFunction surfaceHeight(const Trace& trace);

Descent descentOf(const Trace& trace);

// The first step at which the two are not at the same point; nullopt where they never part.
std::optional<std::size_t> partAt(const Descent& a, const Descent& b);

// "run,step,x,y,f" and every state of any of them, a line for each step of each, digits that
// read back as the same doubles; what a run does not keep is empty.
std::string descentsAsText(const std::vector<Descent>& descents);

}  // namespace gradwalk
