// [surface] against the graph: its two parameters, its height, and that the height can be
// drawn once for all iterations.
#include <algorithm>

#include "lesson/builder.h"

namespace gradwalk {
namespace {

const Quantity& quantityOf(const Builder& builder, int id) {
  return builder.program.quantities[static_cast<std::size_t>(id)];
}

// −1 after a problem.
int parameterCalled(Builder& builder, const std::string& name, Span where, const char* axis) {
  const int id = builder.program.find(name);
  std::vector<std::string> names;
  for (const auto& [parameter, place] : builder.lesson.training.parameters) names.push_back(parameter);
  if (id < 0 || quantityOf(builder, id).kind != QuantityKind::parameter) {
    std::string list;
    for (const std::string& each : names) list += (list.empty() ? "" : ", ") + each;
    builder.problem(where,
                    std::string("the ") + axis + " axis of the surface is no parameter: '" + name + "'",
                    list.empty() ? "a name from parameters under [train]" : "one of " + list, name,
                    didYouMean(name, names));
    return -1;
  }
  if (elementCount(quantityOf(builder, id).shape) == 1) return id;
  builder.problem(where, "'" + name + "' is not one number", "a parameter of one number",
                  "shape " + text(quantityOf(builder, id).shape), "");
  return -1;
}

// The value that changes from iteration to iteration and that a quantity is made from, or "".
std::string changingSource(const Builder& builder, int quantity) {
  std::vector<int> open = {quantity};
  std::set<int> seen = {quantity};
  while (!open.empty()) {
    const int id = open.back();
    open.pop_back();
    const Quantity& q = quantityOf(builder, id);
    if (q.valueIndex >= 0 && builder.lesson.values[static_cast<std::size_t>(q.valueIndex)].each.size() > 1)
      return q.name;
    for (const Step& step : builder.program.steps)
      if (step.output == id)
        for (const int input : step.inputs)
          if (seen.insert(input).second) open.push_back(input);
  }
  return "";
}

}  // namespace

void resolveSurface(Builder& builder) {
  const Lesson& lesson = builder.lesson;
  Program& program = builder.program;
  if (!lesson.surface) {
    // Two parameters of one number each are a surface without being told.
    const auto& parameters = lesson.training.parameters;
    if (program.loss < 0 || parameters.size() != 2) return;
    const int x = program.find(parameters[0].first), y = program.find(parameters[1].first);
    if (x < 0 || y < 0 || elementCount(quantityOf(builder, x).shape) != 1 ||
        elementCount(quantityOf(builder, y).shape) != 1 || !changingSource(builder, program.loss).empty())
      return;
    program.surface = {x, y, program.loss};
    return;
  }
  const Surface& surface = *lesson.surface;
  const int x = parameterCalled(builder, surface.x, surface.xWhere, "x");
  const int y = parameterCalled(builder, surface.y, surface.yWhere, "y");
  if (x < 0 || y < 0) return;
  if (x == y) {
    builder.problem(surface.yWhere, "both axes of the surface are '" + surface.x + "'",
                    "two different parameters", surface.y, "");
    return;
  }
  int height = program.loss;
  if (!surface.height.empty()) {
    height = program.find(surface.height);
    std::vector<std::string> names;
    for (const Definition& definition : lesson.graph) names.push_back(definition.name);
    if (height < 0 || quantityOf(builder, height).kind != QuantityKind::result ||
        elementCount(quantityOf(builder, height).shape) != 1) {
      builder.problem(surface.heightWhere, "the height of the surface is not one number of the graph",
                      "a name from [graph] of one number", surface.height, didYouMean(surface.height, names));
      return;
    }
  }
  if (height < 0) {
    builder.problem(surface.where, "the surface has no height",
                    "loss = \"…\" under [train], or height = \"…\"", "neither", "");
    return;
  }
  if (const std::string source = changingSource(builder, height); !source.empty()) {
    builder.problem(
        surface.heightWhere, "the height changes from iteration to iteration, because '" + source + "' does",
        "a quantity of the graph that is the same in all of them", quantityOf(builder, height).name,
        "compute one over all samples and name it: height = \"…\"");
    return;
  }
  program.surface = {x, y, height};
}

}  // namespace gradwalk
