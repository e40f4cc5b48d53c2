#include <fmt/format.h>

#include "cli/commands.h"
#include "trace/until.h"

namespace gradwalk {
namespace {

struct UntilArguments {
  std::string lesson, condition, from;
  std::vector<std::string> sets;
  Language language = Language::en;
};

int until(const UntilArguments& options) {
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  Problems problems;
  const Source source{"condition", options.condition};
  const auto condition = parseCondition(options.condition, problems);
  if (!condition) {
    fmt::print(stderr, "{}", render(source, problems));
    return unusable;
  }
  Cursor from;
  if (!options.from.empty()) {
    const auto found = seekOrComplain(open->trace, options.from);
    if (!found) return unusable;
    from = *found;
  }
  std::vector<Cursor> failing;
  for (const Check& check : open->checks)
    if (!check.holds || check.found == Verdict::erratum) failing.push_back(check.where);
  const Stopped stopped = runUntil(open->trace, from, *condition, failing, options.language, problems);
  if (!problems.empty()) {
    fmt::print(stderr, "{}", render(source, problems));
    return unusable;
  }
  if (!stopped.holds) {
    fmt::print("{}\n", stopped.sentence);
    return failed;
  }
  fmt::print("{}\n{}\n", path(open->trace, stopped.where), stopped.sentence);
  return fine;
}

}  // namespace

void addUntil(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("until", "Run until a condition holds, and say where and why");
  auto options = std::make_shared<UntilArguments>();
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  command
      ->add_option("condition", options->condition,
                   "as L < 0.1, any(Z < 0), abs(grad.K) < 1e-6, not finite(z), fails; and, or")
      ->required();
  command->add_option("--from", options->from, "go on from this step number or path; else from the start");
  addSets(*command, options->sets);
  addLanguage(*command, options->language);
  command->callback([&context, options] { context.run = [options] { return until(*options); }; });
}

}  // namespace gradwalk
