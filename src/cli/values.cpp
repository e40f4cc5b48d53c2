#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/json_tensor.h"

namespace gradwalk {
namespace {

bool named(QuantityKind kind) { return kind != QuantityKind::constant && kind != QuantityKind::partial; }

bool madeForward(QuantityKind kind) { return kind == QuantityKind::result || kind == QuantityKind::inner; }

int values(const std::string& lesson, const std::vector<std::string>& sets) {
  const auto open = openOrComplain(lesson, sets);
  if (!open) return unusable;
  const Program& program = open->program;
  const Trace& trace = open->trace;
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  for (std::size_t id = 0; id < program.quantities.size(); ++id)
    if (named(program.quantities[id].kind))
      out[program.quantities[id].name] = toJson(trace.value(trace.iterations(), static_cast<int>(id)));
  if (trace.passes() > trace.iterations())
    for (int s = 0; s < program.forwardSteps; ++s)
      for (const StepLine& line : program.steps[static_cast<std::size_t>(s)].lines) {
        const Quantity& quantity = program.quantities[static_cast<std::size_t>(line.writes)];
        if (madeForward(quantity.kind))
          out["after." + quantity.name] = toJson(trace.value(trace.passes(), line.writes));
      }
  fmt::print("{}\n", out.dump(1));
  return fine;
}

}  // namespace

void addValues(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("values", "Print every value of the last iteration as JSON");
  auto lesson = std::make_shared<std::string>();
  command->add_option("lesson", *lesson, "a lesson's name or a path to a lesson file")->required();
  auto sets = std::make_shared<std::vector<std::string>>();
  addSets(*command, *sets);
  command->callback(
      [&context, lesson, sets] { context.run = [lesson, sets] { return values(*lesson, *sets); }; });
}

}  // namespace gradwalk
