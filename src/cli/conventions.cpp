#include <cmath>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "trace/convention_effects.h"

namespace gradwalk {
namespace {

using Json = nlohmann::ordered_json;

struct ConventionsArguments {
  std::string lesson;
  std::vector<std::string> sets;
  Language language = Language::en;
  bool json = false;
};

constexpr Text inForce = {"in force", "지금"}, lessons = {"the lesson's own", "수업에 적힌 대로"},
               none = {"No step of this lesson depends on a convention",
                       "이 수업에는 관례에 달린 단계가 없다"};

void printChoice(const ConventionChoice& choice, Language language) {
  std::string marks;
  if (choice.inForce) marks += in(inForce, language);
  if (choice.lessons) marks += (marks.empty() ? "" : ", ") + std::string(in(lessons, language));
  fmt::print("  {}: {}{}\n", choice.name, in(choice.title, language),
             marks.empty() ? "" : "  (" + marks + ")");
  if (!choice.problem.empty()) fmt::print("{}", choice.problem);
  if (choice.difference)
    for (const std::string& line : differenceLines(*choice.difference, language))
      fmt::print("    {}\n", line);
}

// What is not finite has no number in JSON.
Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(value > 0 ? "inf" : value < 0 ? "-inf" : "nan");
}

Json toJson(const std::optional<ChangedCell>& cell) {
  if (!cell) return nullptr;
  return {{"path", cell->path}, {"cell", cell->cell}, {"from", number(cell->from)}, {"to", number(cell->to)}};
}

Json toJson(const ConventionChoice& choice) {
  Json out{{"choice", choice.name}, {"in_force", choice.inForce}, {"lessons", choice.lessons}};
  if (!choice.problem.empty()) out["problem"] = choice.problem;
  if (!choice.difference) return out;
  const ConventionDifference& d = *choice.difference;
  out["difference"] = {{"quantities", d.quantities},     {"of", d.all},
                       {"at_the_digits_shown", d.shown}, {"loss", toJson(d.loss)},
                       {"first", toJson(d.first)},       {"largest", toJson(d.largest)},
                       {"formed_only_so", d.added},      {"not_formed_so", d.gone},
                       {"every_pass_compared", d.whole}};
  return out;
}

int conventions(const ConventionsArguments& options) {
  const auto own = openOrComplain(options.lesson, followOnly(options.sets));
  if (!own) return unusable;
  const auto edits = editsOrComplain(own->lesson, options.sets);
  if (!edits) return unusable;
  // The edits may be words that the lesson does not take.
  if (!edits->empty() && !openOrComplain(options.lesson, options.sets)) return unusable;
  const ConventionEffects effects = conventionEffects(own->lesson, own->path, *edits);
  if (options.json) {
    auto list = Json::array();
    for (const ConventionEffect& effect : effects.conventions) {
      Json choices = Json::array();
      for (const ConventionChoice& choice : effect.choices) choices.push_back(toJson(choice));
      list.push_back({{"convention", effect.convention->name}, {"choices", std::move(choices)}});
    }
    fmt::print("{}\n", list.dump(1, ' ', false, Json::error_handler_t::replace));
    return fine;
  }
  if (effects.conventions.empty()) fmt::print("{}\n", in(none, options.language));
  for (const ConventionEffect& effect : effects.conventions) {
    const ConventionInfo& convention = *effect.convention;
    fmt::print("{}{}: {} ({})\n", &effect == &effects.conventions.front() ? "" : "\n", convention.name,
               in(convention.title, options.language), in(convention.what, options.language));
    for (const ConventionChoice& choice : effect.choices) printChoice(choice, options.language);
  }
  return fine;
}

}  // namespace

void addConventions(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("conventions", "Say what each other choice of a convention changes in a lesson");
  auto options = std::make_shared<ConventionsArguments>();
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  addSets(*command, options->sets);
  addLanguage(*command, options->language);
  command->add_flag("--json", options->json, "the differences as a JSON array");
  command->callback([&context, options] { context.run = [options] { return conventions(*options); }; });
}

}  // namespace gradwalk
