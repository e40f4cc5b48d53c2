#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/json_tensor.h"

namespace gradwalk {
namespace {

bool named(QuantityKind kind) {
  return kind != QuantityKind::constant && kind != QuantityKind::partial && kind != QuantityKind::counter;
}

bool madeForward(QuantityKind kind) { return kind == QuantityKind::result || kind == QuantityKind::inner; }

struct ValuesArguments {
  std::string lesson;
  std::vector<std::string> sets;
  int hand = -1;
};

int values(const ValuesArguments& options) {
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  const Program& program = open->program;
  std::optional<Trace> byHand;
  const Trace& trace = handTrace(*open, options.hand, byHand);
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  for (std::size_t id = 0; id < program.quantities.size(); ++id)
    if (named(program.quantities[id].kind))
      out[program.quantities[id].name] = toJson(trace.value(trace.iterations(), static_cast<int>(id)));
  if (trace.passes() > trace.iterations())
    for (int s = trace.firstStep(trace.passes()); s < trace.endStep(trace.passes()); ++s)
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
  auto options = std::make_shared<ValuesArguments>();
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  addSets(*command, options->sets);
  addHand(*command, options->hand);
  command->callback([&context, options] { context.run = [options] { return values(*options); }; });
}

}  // namespace gradwalk
