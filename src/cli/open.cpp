#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"
#include "lesson/library.h"
#include "scene/compose.h"

namespace gradwalk {
namespace {

constexpr const char* noWindowBuilt = "this build of gradwalk has no window";

std::string obstacle(const Context& context, Language language) {
  return context.window == nullptr ? noWindowBuilt : context.window->obstacle(language);
}

}  // namespace

void addOpen(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("open", "Open the window on a lesson");
  auto request = std::make_shared<WindowRequest>();
  auto lesson = std::make_shared<std::string>(defaultLesson);
  const CLI::Option* named = command->add_option(
      "lesson", *lesson, "a lesson's name or a path to a lesson file; without it the last one goes on");
  command->add_option("--step", request->step, "where to begin: a step number or a path");
  addSets(*command, request->sets);
  auto language = std::make_shared<Language>(Language::en);
  const CLI::Option* languageGiven = addLanguage(*command, *language);
  auto scale = std::make_shared<double>(1.0);
  const CLI::Option* scaleGiven = command->add_option("--scale", *scale, "text size, 1 is normal")
                                      ->check(CLI::Range(leastTextScale, mostTextScale));
  auto dark = std::make_shared<bool>(false);
  const CLI::Option* darkGiven = command->add_flag("--dark,!--light", *dark, "the dark or the light theme");
  addHand(*command, request->hand);
  command->add_option("--screenshot", request->screenshot,
                      "write the first picture to this PNG file and leave");
  command->callback([=, &context] {
    if (languageGiven->count() > 0) request->language = *language;
    if (scaleGiven->count() > 0) request->scale = *scale;
    if (darkGiven->count() > 0) request->dark = *dark;
    request->resume = named->count() == 0 && request->step.empty() && request->sets.empty();
    context.run = [&context, request, lesson] {
      // A missing or broken lesson is worth saying even where no window can open.
      const auto path = findLesson(*lesson);
      if (!path) return openOrComplain(*lesson) ? fine : unusable;
      if (!request->step.empty() || !request->sets.empty()) {
        const auto open = openOrComplain(*lesson, request->sets);
        if (!open || (!request->step.empty() && !seekOrComplain(open->trace, request->step))) return unusable;
      }
      if (const std::string why = obstacle(context, request->language.value_or(Language::en)); !why.empty()) {
        complain(why);
        return environment;
      }
      request->lesson = *path;
      return context.window->open(*request);
    };
  });
}

int runDefault(const Context& context) {
  const std::string why = obstacle(context, Language::en);
  if (why.empty()) {
    const auto path = findLesson(defaultLesson);
    if (!path) {
      complain(
          "the shipped lessons were not found\n  hint: set GRADWALK_DATA to the folder that holds lessons/");
      return environment;
    }
    return context.window->open({.lesson = *path, .resume = true});
  }
  const auto open = openOrComplain(defaultLesson);
  if (!open) return environment;
  printSteps(open->trace, Level::operation, 1, count(open->trace, Level::operation), Language::en);
  fmt::print(stderr, "\nNo window: {}\ngradwalk --help lists what can be done without one.\n", why);
  return fine;
}

}  // namespace gradwalk
