#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/help_optimizer.h"
#include "cli/json_tensor.h"
#include "lesson/conventions.h"
#include "ops/menu.h"

namespace gradwalk {
namespace {

std::string valueText(const Tensor& tensor) {
  // A space after each comma, as lessons write arrays.
  std::string out;
  for (const char c : nested(tensor.shape, [&](std::size_t i) -> nlohmann::ordered_json {
                        return nlohmann::ordered_json::parse(shortest(tensor.data[i]));
                      }).dump()) {
    out += c;
    if (c == ',') out += ' ';
  }
  return out;
}

std::string signature(const Operation& operation) {
  std::string list;
  for (const Argument& argument : operation.arguments)
    list += (list.empty() ? "" : ", ") + (argument.optional ? "[" + argument.name + "]" : argument.name);
  for (const Attribute& attribute : operation.attributes) {
    list += (list.empty() ? "" : ", ") + attribute.name;
    list += "=" + (attribute.kind == AttributeKind::choice
                       ? attribute.choices[static_cast<std::size_t>(attribute.initial)]
                       : shortest(attribute.initial));
  }
  return operation.name + "(" + list + ")";
}

// The call that the worked example makes, for the lines that depend on it.
OpCall exampleCall(const Operation& operation) {
  OpCall call;
  for (const Tensor& input : operation.example.inputs) call.shapes.push_back(input.shape);
  for (const Attribute& attribute : operation.attributes) call.attributes[attribute.name] = attribute.initial;
  for (const auto& [name, value] : operation.example.attributes) call.attributes[name] = value;
  for (const Argument& argument : operation.arguments) call.wanted.push_back(argument.differentiable);
  return call;
}

void describeChoices(const ConventionInfo& convention, Language language) {
  for (std::size_t k = 0; k < convention.choices.size(); ++k)
    fmt::print("             {}: {}\n", convention.choices[k], in(convention.choiceTitles[k], language));
}

// The fusions that the operation takes part in.
void describeFusions(const Operation& operation, Language language) {
  for (const Fusion& fusion : fusions()) {
    if (operation.name != fusion.producer && operation.name != fusion.consumer &&
        operation.name != fusion.fused)
      continue;
    fmt::print("  {} {} (a convention)\n", fusion.convention, in(fusion.what, language));
    describeChoices(*findConvention(fusion.convention), language);
  }
}

void describe(const Operation& operation, Language language) {
  fmt::print("{}\n  {}. {}\n\n", signature(operation), in(operation.title, language),
             in(operation.what, language));
  for (const Argument& argument : operation.arguments)
    fmt::print("  {:<8} {}{}\n", argument.name, in(argument.what, language),
               argument.optional ? " (may be left out)" : "");
  for (const Attribute& attribute : operation.attributes) {
    std::string choices;
    for (const std::string& choice : attribute.choices) choices += (choices.empty() ? ": " : ", ") + choice;
    fmt::print("  {:<8} {}{}{}\n", attribute.name, in(attribute.what, language), choices,
               attribute.convention ? " (a convention)" : "");
    if (attribute.convention) describeChoices(*findConvention(attribute.name), language);
  }
  describeFusions(operation, language);
  if (operation.infix != '\0') fmt::print("  may be written with the sign {}\n", operation.infix);

  const OpCall call = exampleCall(operation);
  fmt::print("\n  forward\n");
  for (const Line& line : operation.forward(call)) fmt::print("    {}\n", line.formula);
  if (const auto lines = operation.backward(call); !lines.empty()) {
    fmt::print("  backward\n");
    for (const Line& line : lines) fmt::print("    {}\n", line.formula);
  }

  const WorkedExample& example = operation.example;
  fmt::print("\n  worked example\n");
  for (std::size_t k = 0; k < example.inputs.size(); ++k)
    fmt::print("    {} = {}\n", operation.arguments[k].name, valueText(example.inputs[k]));
  fmt::print("    → {}\n", valueText(example.output));
  const bool any = std::any_of(example.gradients.begin(), example.gradients.end(),
                               [](const auto& g) { return g.has_value(); });
  if (!any) return;
  fmt::print("    with the gradient {} arriving:\n", valueText(example.dy));
  for (std::size_t k = 0; k < example.gradients.size(); ++k)
    if (example.gradients[k])
      fmt::print("    d{} = {}\n", operation.arguments[k].name, valueText(*example.gradients[k]));
}

int help(const std::string& word, Language language) {
  if (word.empty()) {
    fmt::print("Operations, for the graph of a lesson:\n");
    for (const Operation& operation : operations())
      fmt::print("  {:<22} {}\n", operation.name, in(operation.title, language));
    listTraining(language);
    fmt::print(
        "\ngradwalk help OPERATION shows its formula, shapes and a worked example.\n"
        "gradwalk --help shows the commands.\n");
    return fine;
  }
  if (const Operation* operation = findOperation(word)) {
    describe(*operation, language);
    return fine;
  }
  if (describeOptimizer(word, language)) return fine;
  std::vector<std::string> names;
  for (const Operation& operation : operations()) names.push_back(operation.name);
  addTrainingNames(names);
  const std::string near = didYouMean(word, names);
  complain(fmt::format("no operation is called '{}'\n  hint: {}", word,
                       near.empty() ? "gradwalk help lists them" : near));
  return unusable;
}

}  // namespace

void addHelp(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("help", "Explain an operation: formula, shapes, a worked example");
  auto word = std::make_shared<std::string>();
  auto language = std::make_shared<Language>(Language::en);
  command->add_option("operation", *word, "an operation or an optimizer; without one they are listed");
  addLanguage(*command, *language);
  command->callback(
      [&context, word, language] { context.run = [word, language] { return help(*word, *language); }; });
}

}  // namespace gradwalk
